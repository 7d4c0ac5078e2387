// What is asked in a dialog: where to break a sentence, and a note.

function openDialog(name, ...content) {
  const dialog = h("dialog", { "aria-label": name }, h("h2", {}, name), content);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

// Breaks a sentence before a word.
function askForBreak(sentence, lang, take) {
  const words = sentence.split(/(?<=\s)/);
  const cut = (at) => () => { dialog.close(); take(words.slice(0, at).join("").trim(), words.slice(at).join("").trim()); };
  const dialog = openDialog(t("break-sentence"), h("p", {}, t("break-says")),
    h("p", { lang, class: "words" }, words.map((word, at) => (at ? button(word, cut(at), { class: "word" }) : h("span", {}, word)))),
    button(t("cancel"), () => dialog.close()));
}

// Notes that were left with Esc, by what they are of.
const drafts = new Map();

// Asks for a note. `take` gives what keeps it from being taken, if something does: then the dialog stays.
function askForNote(name, bead, codes, take) {
  const draft = drafts.get(name) ?? bead;
  let isSettled = false;
  const [code, note] = [h("input", { id: "field-code", list: "codes", value: draft.code }), h("textarea", { id: "field-note", rows: "3" }, draft.note)];
  const fault = h("p", { class: "severity warning", role: "alert" }, drafts.has(name) && t("draft-is-back"));
  const submit = (event) => {
    const why = take(code.value.trim(), note.value.trim());
    if (why) { event.preventDefault(); fault.textContent = why; } else isSettled = true;
  };
  const dialog = openDialog(t("note"), h("form", { method: "dialog", onsubmit: submit },
    h("label", { for: "field-code" }, h("span", {}, t("code")), code), h("datalist", { id: "codes" }, codes.map((one) => h("option", { value: one.code, label: [one.label, one.description].filter(Boolean).join(": ") || null }))),
    h("label", { for: "field-note" }, h("span", {}, t("note")), note), fault,
    h("p", { class: "buttons" }, h("button", { class: "main" }, t("keep")), button(t("cancel"), () => { isSettled = true; dialog.close(); }))));
  // Whatever else closes it leaves the note for the next time.
  dialog.addEventListener("close", () => {
    drafts.delete(name);
    if (isSettled || isSame([code.value, note.value], [bead.code, bead.note])) return;
    drafts.set(name, { code: code.value, note: note.value });
    say(t("draft-kept"));
  });
}
