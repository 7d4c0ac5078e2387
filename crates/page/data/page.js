"use strict";
(() => {
  // Times as the reader has them.
  const locale = document.documentElement.lang;
  const timesIn = (root) => {
    for (const time of root.querySelectorAll("time")) {
      time.textContent = new Date(time.dateTime).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
    }
  };
  timesIn(document);

  document.addEventListener("submit", (event) => {
    const question = event.target.dataset.confirm;
    if (question && !confirm(question)) event.preventDefault();
  });

  // As long as a page is open somebody is there.
  setInterval(() => fetch("/alive", { method: "POST" }).catch(() => {}), 20_000);

  const form = document.getElementById("ask");
  if (form) ask(form);
  const job = document.getElementById("job");
  if (job) follow(job);

  /// Shows how a job goes on until it is over.
  function follow(job) {
    const isAhead = () => job.querySelector("[data-ahead]") !== null;
    let misses = 0;
    const look = async () => {
      const answer = await fetch(job.dataset.url).catch(() => null);
      if (answer?.ok) show(await answer.text());
      misses = answer?.ok ? 0 : misses + 1;
      // A key of another start, or a job that was deleted in another tab: looking on is of no use.
      const isOver = answer !== null && !answer.ok;
      if (misses === 4 || isOver) {
        job.querySelector("#state").textContent = job.dataset.gone;
        for (const one of job.querySelectorAll("progress, form")) one.hidden = true;
      }
      // An answer comes when the job is over, or after half a second.
      const pause = misses === 0 ? 0 : misses < 4 ? 500 : 5_000;
      if (isAhead() && !isOver) setTimeout(look, pause);
    };
    const show = (html) => {
      const focused = document.activeElement?.closest("form")?.getAttribute("action");
      const open = job.querySelector("details")?.open;
      const fresh = new DOMParser().parseFromString(html, "text/html").body;
      // The line that is read aloud stays, and is changed only where its text is another one.
      const [before, after] = [job.querySelector("#state"), fresh.querySelector("#state")];
      if (before && after) {
        if (before.textContent !== after.textContent) before.textContent = after.textContent;
        before.className = after.className;
        before.toggleAttribute("data-ahead", after.hasAttribute("data-ahead"));
        after.remove();
        while (before.nextSibling) before.nextSibling.remove();
      }
      job.append(...fresh.childNodes);
      if (open) job.querySelector("details")?.setAttribute("open", "");
      if (focused) job.querySelector(`form[action="${focused}"] button`)?.focus();
    };
    if (isAhead()) look();
  }

  /// Gathers files, sends them, and starts the job.
  function ask(form) {
    const words = JSON.parse(form.dataset.words);
    const say = (name, values) => {
      const text = (values.count === 1 && words[`${name}.one`]) || words[name];
      return text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
    };
    const [drop, chosen, status, sent, go] =
      ["drop", "chosen", "status", "sent", "go"].map((id) => document.getElementById(id));
    // Files that are listed by name.
    const NAMED = 200;
    let files = [];
    window.addEventListener("beforeunload", (event) => { if (files.length > 0) event.preventDefault(); });

    const size = (bytes) => {
      const units = ["B", "KB", "MB", "GB"];
      let at = 0;
      for (; bytes >= 1000 && at < 3; at++) bytes /= 1000;
      return `${bytes.toLocaleString(locale, { maximumFractionDigits: at ? 1 : 0 })} ${units[at]}`;
    };
    const isHidden = (name) => name.split("/").some((part) => part.startsWith("."));
    const isSame = (one, other) => one.name === other.name && one.file.size === other.file.size && one.file.lastModified === other.file.lastModified;
    const add = (more) => {
      for (const one of more) if (!isHidden(one.name) && !files.some((known) => isSame(known, one))) files.push(one);
      const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
      document.getElementById("count").textContent = say("chosen", { count: files.length, size: size(bytes) });
      chosen.hidden = files.length === 0;
      if (files.length > 0) status.textContent = "";
      document.getElementById("names").replaceChildren(...files.slice(0, NAMED).map((one) => {
        const remove = Object.assign(document.createElement("button"), { type: "button", textContent: "×", title: say("remove", { name: one.name }) });
        remove.setAttribute("aria-label", remove.title);
        remove.addEventListener("click", () => { files = files.filter((other) => other !== one); add([]); });
        const item = document.createElement("li");
        item.append(Object.assign(document.createElement("span"), { textContent: one.name }), remove);
        return item;
      }), ...(files.length > NAMED ? [Object.assign(document.createElement("li"), { textContent: "…" })] : []));
    };
    const named = (list) => [...list].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
    for (const id of ["files", "folder"]) {
      const input = document.getElementById(id);
      input.addEventListener("change", () => { add(named(input.files)); input.value = ""; });
    }
    document.getElementById("forget").addEventListener("click", () => {
      files = [];
      add([]);
      document.getElementById("files").focus();
    });

    for (const name of ["dragenter", "dragover"]) {
      document.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
    }
    document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
    document.addEventListener("drop", async (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      // Entries have to be asked for before the event is over.
      const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
      if (entries.length === 0) return add(named(event.dataTransfer.files));
      const [found, lost] = [[], []];
      for (const entry of entries) await walk(entry, found, lost);
      add(found);
      status.textContent = lost.map((name) => say("unreadable", { name })).join(" · ");
    });

    async function walk(entry, found, lost) {
      try {
        if (entry.isFile) {
          const file = await new Promise((take, refuse) => entry.file(take, refuse));
          found.push({ file, name: entry.fullPath.replace(/^\//, "") });
          return;
        }
        const reader = entry.createReader();
        for (;;) {
          const entries = await new Promise((take, refuse) => reader.readEntries(take, refuse));
          if (entries.length === 0) return;
          for (const inside of entries) await walk(inside, found, lost);
        }
      } catch {
        lost.push(entry.name);
      }
    }

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (go.disabled) return;
      if (files.length === 0) { status.textContent = words.none; return; }
      go.disabled = true;
      try {
        const place = await send();
        if (!place) return;
        files = [];
        location.assign(place);
      } catch {
        status.textContent = words.gone;
        go.disabled = false;
      }
    });

    /// Gives the page of the job that has started, if one has.
    async function send() {
      const wish = Object.fromEntries(new FormData(form));
      const made = await fetch("/jobs", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ purpose: wish.purpose, profile: wish.profile, decimals: wish.decimals }),
      });
      if (!made.ok) return replaceBy(made);
      const id = await made.json();
      const refused = [];
      sent.hidden = false;
      sent.max = files.length;
      for (const [at, { file, name }] of files.entries()) {
        status.textContent = say("sending", { done: at + 1, all: files.length, name });
        sent.value = at;
        try {
          const answer = await fetch(`/jobs/${id}/files?name=${encodeURIComponent(name)}`, { method: "PUT", body: file });
          if (!answer.ok) refused.push(`${name}: ${await answer.text()}`);
        } catch {
          // Large files are refused before they are sent to the end, and files can change or go meanwhile.
          await fetch("/alive", { method: "POST" });
          refused.push(say("unreadable", { name }));
        }
      }
      sent.value = files.length;
      if (refused.length > 0) {
        const list = document.createElement("ul");
        list.append(...refused.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
        status.replaceChildren(words.refused, list);
      }
      if (refused.length === files.length) {
        sent.hidden = true;
        go.disabled = false;
        await fetch(`/jobs/${id}/delete`, { method: "POST" });
        return;
      }
      const started = await fetch(`/jobs/${id}/start`, { method: "POST" });
      if (!started.ok) return replaceBy(started);
      // What was refused stands on the page of the job too.
      return `/jobs/${id}`;
    }

    /// Shows the page that says why something was refused.
    async function replaceBy(answer) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      status.textContent = page.querySelector(".message")?.textContent ?? answer.statusText;
      sent.hidden = true;
      go.disabled = false;
    }
  }
})();
