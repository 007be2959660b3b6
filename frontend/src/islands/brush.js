// Choosing a period on the timeline: drag over the bars, or arrows with Shift and then Enter. Without it each bar is a link.
export function brush(figure) {
  const svg = figure.querySelector("svg.bars");
  if (!svg || svg.dataset.ready) return;
  svg.dataset.ready = "yes";
  const slots = [...svg.querySelectorAll(".slot")];
  const spans = slots.map((slot) => (slot.closest(".column") || slot).dataset);
  const bars = [...svg.querySelectorAll(".column")];
  const place = bars.map((bar) => slots.indexOf(bar.querySelector(".slot")));
  const said = figure.querySelector("[data-said]");
  const before = said ? said.textContent : "";
  figure.querySelector("[data-help]")?.removeAttribute("hidden");

  let from = -1, to = -1, dragging = false, moved = false, swallow = false;

  function mark(a, b) {
    [from, to] = [a, b];
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    slots.forEach((slot, i) => slot.classList.toggle("chosen", a >= 0 && i >= low && i <= high));
    if (!said) return;
    if (a < 0) { said.textContent = before; return; }
    const total = spans.slice(low, high + 1).reduce((sum, s) => sum + Number(s.total || 0), 0);
    said.textContent = `${spans[low].from} to ${spans[high].to}: ${total} ${total === 1 ? "event" : "events"}`;
  }

  function go() {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    const url = new URL(location.href);
    url.searchParams.set("from", spans[low].from);
    url.searchParams.set("to", spans[high].to);
    for (const name of ["after", "by"]) url.searchParams.delete(name);
    location.assign(url);
  }

  function at(event) {
    const box = svg.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.max(0, Math.min(slots.length - 1, Math.floor(share * slots.length)));
  }

  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    dragging = true; moved = false;
    from = to = at(event);
  });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointermove", (event) => {
    if (!dragging) return;
    const now = at(event);
    if (now !== from && !moved) { moved = true; svg.setPointerCapture(event.pointerId); }
    if (moved) mark(from, now);
  });
  svg.addEventListener("pointerup", () => {
    if (dragging && moved) { swallow = true; go(); }
    dragging = false;
  });
  svg.addEventListener("pointercancel", () => { dragging = false; mark(-1, -1); });
  svg.addEventListener("click", (event) => {
    if (swallow) { event.preventDefault(); swallow = false; }
  }, true);

  bars.forEach((bar, i) => bar.setAttribute("tabindex", i ? "-1" : "0"));
  let anchor = -1;
  svg.addEventListener("keydown", (event) => {
    const here = bars.indexOf(document.activeElement);
    if (here < 0) return;
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: bars.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      const there = Math.max(0, Math.min(bars.length - 1, next));
      bars[here].setAttribute("tabindex", "-1");
      bars[there].setAttribute("tabindex", "0");
      bars[there].focus();
      if (event.shiftKey) {
        if (anchor < 0) anchor = here;
        mark(place[anchor], place[there]);
      } else { anchor = -1; mark(-1, -1); }
    } else if (event.key === "Enter" && anchor >= 0) {
      event.preventDefault();
      go();
    } else if (event.key === "Escape") {
      anchor = -1;
      mark(-1, -1);
    }
  });
}
