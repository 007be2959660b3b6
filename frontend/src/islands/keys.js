// Keys: each does what a link or a button on the page does that carries its letter (data-key), so that what a key does is always
// also there to be clicked.  No key is taken while somebody types, or together with Ctrl, Alt or Meta.
const VIEWS = { r: ["/", "reports"], e: ["/events", "events"], c: ["/claims", "claims"], a: ["/actors", "actors"], t: ["/timeline", "timeline"], s: ["/search", "search"], q: ["/queue", "what to look at next"], d: ["/dossiers", "dossiers"] };
const KEYS = [
  ["j", "next record"], ["k", "previous record"], ["a", "accept"], ["r", "reject"], ["c", "correct"],
  ["e", "add an event of the selected words"], ["q", "add a claim of the selected words"], ["m", "merge"], ["s", "split"],
  ["o", "note"], ["u", "take back one's own last judgement"], ["n p", "next, previous sentence without a record (in a report)"],
  ["/", "search"], ["?", "this list"], ["Esc", "close, leave"], ["Ctrl Enter", "send the form that is open"],
];

const typing = (target) => target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
let waiting = 0;

/** The dialog with all keys, made when it is first asked for. */
function overlay() {
  let dialog = document.querySelector("dialog.keylist");
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.className = "keylist";
    dialog.setAttribute("aria-labelledby", "keylist-title");
    const title = document.createElement("h2");
    title.id = "keylist-title";
    title.textContent = "Keys";
    const list = document.createElement("dl");
    const views = Object.entries(VIEWS).map(([k, [, name]]) => [`g ${k}`, `go to ${name}`]);
    for (const [keys, does] of [...KEYS, ...views]) {
      const term = document.createElement("dt");
      term.append(...keys.split(" ").flatMap((k, i) => { const e = document.createElement("kbd"); e.textContent = k; return i ? [" ", e] : [e]; }));
      const text = document.createElement("dd");
      text.textContent = does;
      list.append(term, text);
    }
    const close = document.createElement("button");
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    dialog.append(title, list, close);
    document.body.append(dialog);
  }
  if (dialog.open) dialog.close();
  else dialog.showModal();
}

/** Click what carries the key, if it can be seen. */
function press(key) {
  const found = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((e) => e.checkVisibility?.() ?? true);
  if (found) { found.click(); return true; }
  return false;
}

/** The next (1) or previous (-1) record: of a queue, beside a report, or in a list, where it takes the focus. */
function move(by) {
  if (press(by > 0 ? "j" : "k")) return true;
  const panel = document.querySelector(`#panel .panel-nav a[rel=${by > 0 ? "next" : "prev"}]`);
  if (panel) { panel.click(); return true; }
  if (document.querySelector("#panel .sheet")) return false; // the last one
  const links = [...document.querySelectorAll("#panel .all-records a, .records .sentence a, ul.reports .title a, .hits h2 a")];
  if (!links.length) return false;
  const now = links.indexOf(document.activeElement);
  const next = links[now < 0 ? (by > 0 ? 0 : links.length - 1) : Math.max(0, Math.min(links.length - 1, now + by))];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

/** A key for a record that stands in a list opens it: it is looked at before it is judged. */
function openFocused() {
  const link = document.activeElement;
  if (!link?.matches("#panel .all-records a, .records .sentence a")) return false;
  link.click();
  return true;
}

function search() {
  const field = document.querySelector("#search-words, #f-words");
  if (field?.checkVisibility?.()) { field.focus(); field.select(); } else location.assign("/search");
  return true;
}

function go(key) {
  const view = VIEWS[key];
  if (!view) return false;
  const link = document.querySelector(`#views a[href^="${view[0]}"]`); // with the filters that are on
  location.assign(view[0] !== "/" && link ? link.href : view[0]);
  return true;
}

function act(event) {
  const { key } = event;
  if (waiting && Date.now() - waiting < 1500) { waiting = 0; return go(key); }
  waiting = 0;
  if (key === "g") { waiting = Date.now(); return true; }
  if (key === "?") { overlay(); return true; }
  if (key === "/") return search();
  if (key === "j") return move(1);
  if (key === "k") return move(-1);
  if (key === "Escape") return press("Escape") || Boolean(document.querySelector("[data-cancel]")?.click() ?? null);
  return /^[arcmsoueq]$/.test(key) && (press(key) || openFocused());
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = event.target.closest?.("main form");
    if (form) { event.preventDefault(); form.requestSubmit(); }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (act(event)) event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys]")) { event.preventDefault(); overlay(); }
});

document.querySelectorAll("[data-keys]").forEach((e) => (e.hidden = false)); // the script runs when the page is there
