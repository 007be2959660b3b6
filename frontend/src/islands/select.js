// Words selected in a report become an event or a claim: a bar beside the selection, and the keys e and q.  Offsets are code
// points of the report's text, as everywhere.
const points = (text) => [...text].length;

/** The offset of a place in the page's text; null where it is not in the report's words. */
function offset(node, at) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const text = element.closest(".t");
  if (!text) return null;
  const segments = [...text.querySelectorAll("[id^=t]")].filter((e) => /^t\d+$/.test(e.id));
  const range = document.createRange();
  for (const segment of segments) {
    const start = Number(segment.id.slice(1));
    range.selectNodeContents(segment);
    const where = range.comparePoint(node, at);
    if (where < 0) return start; // before this segment, after all those before it
    if (where > 0) continue;
    if (node.nodeType !== Node.TEXT_NODE) return at ? start + points(segment.textContent) : start;
    return start + points(node.data.slice(0, at));
  }
  const last = segments.at(-1);
  return last ? Number(last.id.slice(1)) + points(last.textContent) : null;
}

/** The selected words: start and end, blanks at the ends left out. */
function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  let [start, end] = [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)];
  if (start === null || end === null || end <= start) return null;
  const words = selection.toString();
  start += points(words) - points(words.trimStart());
  end -= points(words) - points(words.trimEnd());
  return end > start ? { start, end, box: range.getBoundingClientRect() } : null;
}

function bar() {
  let found = document.querySelector(".selection-bar");
  if (!found) {
    found = document.createElement("div");
    found.className = "selection-bar no-print";
    found.setAttribute("role", "toolbar");
    found.setAttribute("aria-label", "Selected words");
    for (const [kind, label, key] of [["event", "Add event", "e"], ["claim", "Add claim", "q"]]) {
      const link = document.createElement("a");
      link.className = "button";
      link.dataset.kind = kind;
      const cap = document.createElement("kbd");
      cap.textContent = key;
      link.append(`${label} `, cap);
      found.append(link);
    }
    document.body.append(found);
  }
  return found;
}

function show() {
  const report = document.querySelector("[data-report][data-may-add]");
  if (!report) return;
  const found = selected();
  const strip = bar();
  strip.hidden = !found;
  document.querySelectorAll("a[data-add]").forEach((link) => {
    const url = new URL(link.href);
    for (const name of ["start", "end"]) found ? url.searchParams.set(name, found[name]) : url.searchParams.delete(name);
    link.href = url;
  });
  if (!found) return;
  for (const link of strip.children) link.href = document.querySelector(`a[data-add=${link.dataset.kind}]`).href;
  strip.style.top = `${Math.max(4, found.box.top + scrollY - strip.offsetHeight - 8)}px`;
  strip.style.left = `${Math.max(4, Math.min(innerWidth - strip.offsetWidth - 4, found.box.left + scrollX))}px`;
}

let timer;
document.addEventListener("selectionchange", () => { clearTimeout(timer); timer = setTimeout(show, 120); });

// In a form: words selected in its passage go into the input for words that was last used.
let field = null;
document.addEventListener("focusin", (event) => { if (event.target.matches?.("[data-words]")) field = event.target; });
document.addEventListener("pointerup", (event) => {
  if (!event.target.closest?.("[data-passage]") || !field?.isConnected) return;
  const words = getSelection().toString().replace(/\s+/g, " ").trim();
  if (!words) return;
  field.value = words;
  field.focus();
});

// Of a type only its own modes are offered.
export function judging(root) {
  const forms = root.matches("form") ? [root] : [...root.querySelectorAll("form")];
  for (const form of forms) {
    for (const type of form.querySelectorAll("[data-type]")) {
      const mode = form.querySelector(`[name="${CSS.escape(type.name.replace(/type$/, "mode"))}"]`);
      if (!mode) continue;
      const fit = () => {
        for (const group of mode.querySelectorAll("optgroup")) group.hidden = group.disabled = group.dataset.of !== type.value;
        const chosen = mode.selectedOptions[0]?.closest("optgroup");
        if (chosen && chosen.disabled) mode.value = "";
      };
      type.addEventListener("change", fit);
      fit();
    }
    form.addEventListener("submit", () => setTimeout(() => form.querySelectorAll("button").forEach((b) => (b.disabled = true))));
  }
}
addEventListener("pageshow", () => document.querySelectorAll("main form button").forEach((b) => (b.disabled = false)));
