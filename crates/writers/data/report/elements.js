// Words, elements and settings of the page.

// What the browser keeps; where it keeps nothing, the page does as long as it is open.
const memory = new Map();
const settings = {
  get(name) {
    if (memory.has(name)) return memory.get(name);
    try { return localStorage.getItem(`ikiz.${name}`); } catch { return null; }
  },
  // Whether the browser keeps it; what it does not keep is in the page's memory.
  set(name, value) {
    try {
      if (value === null) localStorage.removeItem(`ikiz.${name}`);
      else localStorage.setItem(`ikiz.${name}`, value);
      memory.delete(name);
      return true;
    } catch {
      memory.set(name, value);
      return false;
    }
  },
  names(start) {
    const all = new Set([...memory.keys()].filter((name) => memory.get(name) !== null));
    try { for (let at = 0; at < localStorage.length; at += 1) { const key = localStorage.key(at); if (key.startsWith("ikiz.")) all.add(key.slice(5)); } } catch { /* nothing is kept */ }
    return [...all].filter((name) => name.startsWith(start));
  },
};

const LANGUAGES = ["en", "tr"];
let language = settings.get("language") || head.language || (navigator.language.startsWith("tr") ? "tr" : "en");
if (!LANGUAGES.includes(language)) language = "en";

// Words of the page; `{name}` is filled. What counts has a form of its own for one, where the language has it.
function t(name, values = {}) {
  const words = head.words[language];
  const text = (values.count === 1 && words[`${name}.one`]) || (words[name] ?? name);
  return text.replace(/\{(\w+)\}/g, (gap, key) => (key in values ? (typeof values[key] === "number" ? count(values[key]) : values[key]) : gap));
}

// What a code of a table means.
const value = (code) => head.words[language][`value.${code}`] ?? code;
const count = (number) => Number(number).toLocaleString(language);
const decimal = (number, digits = 2) =>
  Number(number).toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
const compact = (number) => number.toLocaleString(language, number > 9999 ? { notation: "compact" } : {});
const percent = (share) => Number(share).toLocaleString(language, { style: "percent" });
const inLanguage = (english, turkish) => (language === "tr" ? turkish || english : english || turkish);

function make(document_, tag, attributes, children) {
  const element = document_(tag);
  for (const [name, content] of Object.entries(attributes || {})) {
    if (content === null || content === undefined || content === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), content);
    else if (name === "value") element.value = content;
    else element.setAttribute(name, content === true ? "" : content);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// An element; texts among its children stay texts.
const h = (tag, attributes, ...children) => make((name) => document.createElement(name), tag, attributes, children);
const s = (tag, attributes, ...children) =>
  make((name) => document.createElementNS("http://www.w3.org/2000/svg", name), tag, attributes, children);

// A text of a document: its direction is its own, whatever stands in it.
const textOf = (text, lang) => h("bdi", { lang, class: "text" }, text ?? "");

// The same, with its lines.
const linesShown = (text) => h("bdi", { class: "text lines" }, text ?? "");

const button = (name, action, attributes = {}) => h("button", { type: "button", onclick: action, ...attributes }, name);

// A small button with a sign on it, and what it does in words for who hovers or listens.
const sayingButton = (sign, says, action, attributes = {}) => button([sign, h("span", { class: "hidden" }, ` ${says}`)], action, { class: "small", title: says, ...attributes });

function select(name, chosen, options, onchange) {
  const field = h("select", { name, id: `field-${name}`, onchange: (event) => onchange(event.target.value) },
    options.map(([code, text]) => h("option", { value: code, selected: code === chosen }, text)));
  return h("label", { for: `field-${name}` }, h("span", {}, t(name)), field);
}

const BANDS = [[0.9, "high"], [0.5, "middle"], [0, "low"]];
// The band of what is shown: 0.896 is shown as 0.90.
const band = (confidence) => BANDS.find(([least]) => Math.round(confidence * 100) / 100 >= least)[1];

// A confidence in a number and a colour.
function confidenceOf(confidence) {
  if (confidence === null) return null;
  return h("span", { class: `confidence ${band(confidence)}`, title: t("confidence-says") }, decimal(confidence));
}

const severityOf = (severity) => h("span", { class: `severity ${severity}` }, value(severity));

// Says something to screen readers and at the foot of the page.
function say(text) {
  const place = document.getElementById("said");
  place.textContent = text;
  place.classList.add("shown");
  clearTimeout(say.timer);
  say.timer = setTimeout(() => place.classList.remove("shown"), 4000);
}

// Where the user is before something is drawn anew; call it to be there again. What has gone gives the focus to the section
// that it was in.
function keptPlace() {
  const [x, y] = [window.scrollX, window.scrollY];
  const focused = document.activeElement;
  const { id, dataset, selectionStart } = focused ?? {};
  const around = focused?.closest("section[id]")?.id;
  return () => {
    window.scrollTo(x, y);
    if (document.activeElement === focused && focused !== document.body) return;
    const marked = dataset?.focus && [...document.querySelectorAll("[data-focus]")].find((one) => one.dataset.focus === dataset.focus);
    const again = marked || document.getElementById(id || around || "none") || document.getElementById(around || "none");
    again?.focus({ preventScroll: true });
    if (typeof selectionStart === "number") again?.setSelectionRange?.(selectionStart, selectionStart);
  };
}

const hashOf = (...parts) => `#/${parts.map(encodeURIComponent).join("/")}`;
