// The reader: a click on marked words opens their record beside the text, a click on a record lights up its words, n and p
// step through the sentences that yielded nothing.  All of it are plain links otherwise.
import htmx from "htmx.org";

const $ = (s, from = document) => from.querySelector(s);

/** Light up the words of a record; none where the number is null. */
function light(number, scroll) {
  const text = $(".t");
  if (!text) return;
  text.querySelectorAll(".lit").forEach((e) => e.classList.remove("lit"));
  if (!number) return;
  const found = [...text.querySelectorAll("[data-r]")].filter((e) => e.dataset.r.split(" ").includes(number));
  found.forEach((e) => e.classList.add("lit"));
  if (scroll && found.length) {
    const report = $("[data-report]").dataset.report;
    const spot = document.getElementById(`${report}.${number}`) || found[0];
    const line = (spot.closest(".line") || spot).getBoundingClientRect();
    const seen = found[0].getBoundingClientRect();
    if (seen.top < 0 || seen.bottom > innerHeight * 0.6 || line.top > innerHeight) {
      (spot.classList.contains("spot") ? spot.nextElementSibling || spot : spot).scrollIntoView({ block: "center" });
    }
  }
}

async function open(href) {
  const panel = $("#panel");
  await htmx.ajax("GET", href.split("#")[0] || location.pathname, { target: "#panel", swap: "innerHTML" });
  history.replaceState(history.state, "", href);
  const sheet = $(".sheet", panel);
  panel.classList.toggle("open", !!$(".sheet, .there", panel));
  panel.scrollTop = 0;
  light(sheet ? sheet.dataset.record : null, false);
}

function part(anchor) {
  return new URL(anchor.href).searchParams.get("part");
}

function elsewhere(anchor) {
  // A link to another report, or to another part of this one, is followed as it is.
  const there = new URL(anchor.href);
  return there.pathname !== location.pathname || (part(anchor) && part(anchor) !== shownPart()) || !reaches(there);
}

function shownPart() {
  const first = $(".t a[data-r], .t a[id]");
  return (first && part(first)) || null;
}

function reaches(there) {
  const number = there.searchParams.get("record");
  if (!number || !shownPart()) return true;
  return !!$(`.t [data-r~="${CSS.escape(number)}"]`);
}

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const anchor = event.target.closest(".t a[id], #panel a[data-open]");
  if (!anchor || !$("[data-island=reader]") || elsewhere(anchor)) return;
  if (!getSelection().isCollapsed) return event.preventDefault(); // words are being selected, not clicked
  event.preventDefault();
  light(anchor.dataset.r?.split(" ")[0] ?? null, !!anchor.closest("#panel")); // at once; the record follows
  open(anchor.getAttribute("href"));
});

/** Go to the next (1) or previous (-1) sentence that yielded nothing. */
function step(by) {
  const all = [...document.querySelectorAll(".t .nothing[id]")];
  if (!all.length) return;
  const now = all.findIndex((e) => e.classList.contains("at") || e.matches(":target"));
  let next = now < 0 ? (by > 0 ? all.findIndex((e) => e.getBoundingClientRect().bottom > 0) : -1) : now + by;
  if (next < 0 || next >= all.length) {
    const link = now >= 0 && all[now].querySelector(`.steps a:${by > 0 ? "last" : "first"}-of-type[href^="?"]`);
    if (link) link.click();
    if (now >= 0 || by < 0) return;
    next = 0;
  }
  all.forEach((e) => e.classList.remove("at"));
  all[next].classList.add("at");
  history.replaceState(history.state, "", `${location.pathname}${location.search}#${all[next].id}`);
  all[next].scrollIntoView({ block: "center" });
}

document.addEventListener("keydown", (event) => {
  if (!$("[data-island=reader]") || event.metaKey || event.ctrlKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]") && event.target.type !== "checkbox") return;
  if (event.key === "n") step(1);
  else if (event.key === "p") step(-1);
  else if (event.key === "Escape") $("#panel [data-close]")?.click();
});

htmx.onLoad(() => document.querySelectorAll(".stepper .keys[hidden]").forEach((e) => (e.hidden = false)));
