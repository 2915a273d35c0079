// Makes pages kinder where a script may run. Every page works without it.

const spoken = (words) => {
  const line = document.createElement("p");
  line.className = "unseen";
  line.setAttribute("role", "status");
  document.body.append(line);
  // A live region speaks of changes only, so it has to be there before its words are.
  setTimeout(() => { line.textContent = words; }, 100);
  setTimeout(() => line.remove(), 5000);
};

const token = () => document.querySelector('meta[name="csrf"]')?.content ?? "";
const time = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });

/** Keeps what is typed while it is typed. The server brings it back. */
const keepDraft = (form) => {
  const status = form.querySelector("[data-draft-status]");
  let waiting, unsaved = false, sending = null;

  const fields = () => {
    const all = new FormData(form);
    // Passwords and files are never drafts.
    form.querySelectorAll("input[type=password], input[type=file]").forEach((field) => all.delete(field.name));
    all.delete("csrf");
    return new URLSearchParams(all);
  };
  const send = async () => {
    clearTimeout(waiting);
    if (!unsaved || sending) return;
    unsaved = false;
    sending = new AbortController();
    try {
      const body = fields().toString();
      const answer = await fetch(form.dataset.draft, {
        method: "POST", body, signal: sending.signal,
        headers: {
          "X-CSRF-Token": token(), Accept: "application/json",
          "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8",
        },
        // A page that is left may still send so much, and no more.
        keepalive: body.length < 60000,
      });
      if (answer.status === 401 || answer.status === 400) status?.setAttribute("data-failed", status.dataset.signedOut);
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      if (status) status.textContent = `${status.dataset.saved} ${time()}`;
    } catch {
      if (sending.signal.aborted) return;
      unsaved = true;
      if (status) status.textContent = status.dataset.failed;
    }
    sending = null;
    if (unsaved) waiting = setTimeout(send, 15000);
  };

  form.addEventListener("input", () => {
    unsaved = true;
    clearTimeout(waiting);
    waiting = setTimeout(send, 1500);
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden) send(); });
  // A draft that came after the form itself would outlive it.
  form.addEventListener("submit", () => { clearTimeout(waiting); unsaved = false; sending?.abort(); sending = null; });
};

/** Narrows a long list down to what contains the words typed. What is chosen always stays in sight. */
const narrow = (list, number) => {
  const isSelect = list.matches("select");
  const rows = [...(isSelect ? list.options : list.querySelectorAll(".box"))];
  const input = Object.assign(document.createElement("input"), {
    type: "search", className: "narrow-down", autocomplete: "off", id: `narrow-${number}`, placeholder: list.dataset.filter,
  });
  input.setAttribute("aria-label", list.dataset.filter);
  if (list.id) input.setAttribute("aria-controls", list.id);
  const plain = (text) => text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();
  const names = rows.map((row) => plain(row.textContent));
  const isChosen = (row) => isSelect ? row.selected || row.value === "" : row.querySelector("input").checked;

  input.addEventListener("input", () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    rows.forEach((row, index) => {
      const isShown = isChosen(row) || words.every((word) => names[index].includes(word));
      row.hidden = !isShown;
      // Some browsers show hidden options all the same.
      if (isSelect) row.disabled = !isShown;
    });
  });
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  input.addEventListener("change", (event) => event.stopPropagation());
  list.before(input);
};

/** Offers choices while a name is typed: in a field of its own, after a semicolon, or after an @ in a text. */
const suggest = (field, number) => {
  const isText = field.matches("textarea");
  const list = Object.assign(document.createElement("ul"), { id: `choices-${number}`, className: "suggestions", hidden: true });
  const label = field.labels[0]?.textContent.trim() ?? "";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", label);
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("autocomplete", "off");
  if (!isText) { field.setAttribute("role", "combobox"); field.setAttribute("aria-expanded", "false"); }
  const frame = Object.assign(document.createElement("div"), { className: "suggest" });
  field.before(frame);
  frame.append(field, list);
  let waiting, asked = 0, chosen = -1;

  // Where the word that is being typed begins.
  const start = () => {
    const before = field.value.slice(0, field.selectionStart);
    if (!isText) return field.dataset.several ? before.lastIndexOf(";") + 1 : 0;
    const sign = before.match(/(?:^|[\s(“"«¿¡])@(?=[^@\n]{0,40}$)(?!.*[\s(“"«¿¡]@)/);
    return sign ? sign.index + sign[0].length : -1;
  };
  const options = () => [...list.children];
  const close = () => {
    asked += 1;
    clearTimeout(waiting);
    list.hidden = true;
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
    if (!isText) field.setAttribute("aria-expanded", "false");
  };
  const mark = (index) => {
    chosen = index;
    options().forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    if (index < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", options()[index].id);
    options()[index].scrollIntoView({ block: "nearest" });
  };
  const take = (option) => {
    const from = start(), to = field.selectionStart;
    const space = !isText && from > 0 ? " " : "", end = isText ? " " : "";
    field.setRangeText(space + option.dataset.value + end, Math.max(0, from), isText ? to : field.dataset.several ? to : field.value.length, "end");
    close();
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    close();
  };
  const show = (choices) => {
    list.replaceChildren(...choices.map((choice, index) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.value = choice.value;
      option.append(choice.name);
      option.append(Object.assign(document.createElement("span"), { className: "choice-hint", textContent: choice.hint }));
      option.addEventListener("mousedown", (event) => event.preventDefault());
      option.addEventListener("click", () => take(option));
      return option;
    }));
    mark(-1);
    list.hidden = choices.length === 0;
    if (!isText) field.setAttribute("aria-expanded", String(choices.length > 0));
    spoken(choices.length ? `${field.dataset.found}${choices.length}` : field.dataset.none);
  };
  const ask = async () => {
    const from = start();
    const words = from < 0 ? "" : field.value.slice(from, field.selectionStart).trim();
    if (words.length < 2) return close();
    const own = ++asked;
    try {
      const answer = await fetch(`${field.dataset.choices}?words=${encodeURIComponent(words)}`, { headers: { Accept: "application/json" } });
      const choices = answer.ok && !answer.redirected ? await answer.json() : [];
      if (own !== asked || document.activeElement !== field) return;
      if (isText && !choices.length) return close();
      show(choices);
    } catch { close(); }
  };

  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 150); });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const last = options().length - 1;
    if (event.key === "ArrowDown") mark(chosen >= last ? 0 : chosen + 1);
    else if (event.key === "ArrowUp") mark(chosen <= 0 ? last : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) take(options()[chosen]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
};

/** Two minutes before a session ends: stay, or know that it will. */
const warnOfEnd = () => {
  const { sessionEnds, sessionWarning, sessionStay, sessionOver } = document.body.dataset;
  const ends = Number(sessionEnds) * 1000;
  if (!ends) return;

  const warn = () => {
    const box = document.createElement("div");
    box.className = "session-warning";
    box.setAttribute("role", "alertdialog");
    box.setAttribute("aria-labelledby", "session-words");
    const words = Object.assign(document.createElement("p"), { id: "session-words", textContent: sessionWarning });
    const stay = Object.assign(document.createElement("button"), { type: "button", className: "button primary", textContent: sessionStay });
    box.append(words, stay);
    document.body.append(box);
    const before = document.activeElement;
    stay.focus();
    const over = setTimeout(() => { words.textContent = sessionOver; stay.hidden = true; }, ends - Date.now());
    stay.addEventListener("click", async () => {
      const answer = await fetch("/session", { method: "POST", headers: { "X-CSRF-Token": token(), Accept: "application/json" } });
      if (!answer.ok || answer.redirected) { words.textContent = sessionOver; stay.hidden = true; return; }
      clearTimeout(over);
      document.body.dataset.sessionEnds = (await answer.json()).ends;
      box.remove();
      before?.focus();
      warnOfEnd();
    });
  };
  // Browsers count no further than 2^31 milliseconds.
  setTimeout(warn, Math.min(Math.max(0, ends - 120000 - Date.now()), 2 ** 31 - 1));
};

const copy = (button) => {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    spoken(button.dataset.copied);
    const words = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = words; }, 2000);
  });
};

/** A second press while the first is on its way would do the same thing twice. */
const pressOnce = (event) => {
  const form = event.target;
  const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
  if (question && !confirm(question)) { event.preventDefault(); return; }
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  // Not before the form has been read: a disabled button's own value would be lost.
  setTimeout(() => form.querySelectorAll("button[type=submit]").forEach((button) => { button.disabled = true; }));
};

/** Coming back with the browser's own button finds the form as it was left: ready. */
const release = () => document.querySelectorAll("form[data-sent]").forEach((form) => {
  delete form.dataset.sent;
  form.querySelectorAll("button[type=submit]").forEach((button) => { button.disabled = false; });
});

const closeMenus = (event) => document.querySelectorAll("details.menu[open]").forEach((menu) => {
  const isEscape = event.key === "Escape";
  if (!isEscape && (event.type === "keydown" || menu.contains(event.target))) return;
  menu.open = false;
  if (isEscape) menu.querySelector("summary").focus();
});

/** "/" leads to the search, unless somebody is writing, or has turned it off on the page of the search. */
const shortcut = "search-by-slash";
const leadToSearch = (event) => {
  const isWriting = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isWriting) return;
  const field = document.querySelector(".search-page input[type=text]") ?? document.getElementById("site-search");
  if (!field || localStorage.getItem(shortcut) === "off") return;
  event.preventDefault();
  field.focus();
  field.select();
};
const offerShortcut = (line) => {
  const box = line.querySelector("input");
  box.checked = localStorage.getItem(shortcut) !== "off";
  box.addEventListener("change", () => localStorage.setItem(shortcut, box.checked ? "on" : "off"));
  line.hidden = false;
};

/** A table of fields as a spreadsheet: arrows and Enter move, and a block that was copied there is pasted here. */
const grid = (table) => {
  const rows = [...table.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("[data-grid]")]).filter((row) => row.length);
  const place = (field) => {
    const down = rows.findIndex((row) => row.includes(field));
    return [down, rows[down].indexOf(field)];
  };
  const lead = (down, across) => {
    const field = rows[down]?.[across];
    if (!field) return false;
    field.focus();
    field.select();
    return true;
  };
  table.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!field.dataset?.grid || event.ctrlKey || event.metaKey || event.altKey) return;
    const [down, across] = place(field);
    const atStart = field.selectionEnd === 0, atEnd = field.selectionStart === field.value.length;
    const whole = field.value.length > 0 && field.selectionStart === 0 && field.selectionEnd === field.value.length;
    const moved = {
      ArrowDown: () => lead(down + 1, across), ArrowUp: () => lead(down - 1, across),
      Enter: () => lead(down + (event.shiftKey ? -1 : 1), across) || true,
      ArrowRight: () => (atEnd || whole) && lead(down, across + 1), ArrowLeft: () => (atStart || whole) && lead(down, across - 1),
    }[event.key]?.();
    if (moved) event.preventDefault();
  });
  table.addEventListener("paste", (event) => {
    const field = event.target;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!field.dataset?.grid || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const [down, across] = place(field);
    text.replace(/\r/g, "").replace(/\n$/, "").split("\n").forEach((line, index) => line.split("\t").forEach((cell, step) => {
      const target = rows[down + index]?.[across + step];
      if (target) target.value = cell.trim();
    }));
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
};

/** Says beside each answer what the rules say to it, while it is typed. The server knows the rules. */
const checkAnswers = (part) => {
  const form = part.closest("form");
  let waiting, asked = 0;
  const check = async () => {
    const mine = ++asked;
    const fields = new FormData(form);
    fields.delete("csrf");
    const answer = await fetch(part.dataset.check, {
      method: "POST", body: new URLSearchParams(fields).toString(),
      headers: {
        "X-CSRF-Token": token(), Accept: "application/json",
        "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8",
      },
    }).catch(() => null);
    if (!answer?.ok || mine !== asked) return;
    const said = new Map((await answer.json()).map((line) => [line.field, line.message]));
    part.querySelectorAll("[data-answer]").forEach((question) => {
      const line = question.querySelector("[data-standing]"), words = said.get(question.dataset.answer) ?? "";
      if (line.textContent !== words) line.textContent = words;
      line.hidden = !words;
    });
  };
  part.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(check, 400); });
};

document.querySelectorAll("[data-check]").forEach(checkAnswers);
document.querySelectorAll("form[data-draft]").forEach(keepDraft);
new Set([...document.querySelectorAll("[data-grid]")].map((field) => field.closest("table"))).forEach(grid);
document.querySelectorAll("[data-filter]").forEach(narrow);
document.querySelectorAll("[data-choices]").forEach(suggest);
document.querySelectorAll("[data-copy]").forEach(copy);
document.querySelector("[data-focus]")?.focus();
document.addEventListener("submit", pressOnce);
document.addEventListener("click", closeMenus);
document.addEventListener("keydown", closeMenus);
document.addEventListener("keydown", leadToSearch);
document.querySelectorAll("[data-shortcut]").forEach(offerShortcut);
addEventListener("pageshow", release);
warnOfEnd();
