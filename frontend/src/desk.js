// Everything here only adds comfort: each page works without it.
import htmx from "htmx.org";
import "./islands/reader.js";
import "./islands/keys.js";
import { judging } from "./islands/select.js";
import { drop } from "./islands/drop.js";
import { brush } from "./islands/brush.js";

// An island finds its elements by data-island, also in what htmx brings.
const islands = { brush, drop, judging };
htmx.onLoad((root) => {
  for (const element of [root, ...root.querySelectorAll("[data-island]")]) islands[element.dataset?.island]?.(element);
});
