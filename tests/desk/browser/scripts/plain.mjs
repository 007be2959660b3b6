// Each page as a browser without JavaScript has it: it reads, and nothing stands there that only a script could work.
import { given, play, visitor, wrong } from "./lib.mjs";

await play(async (browser) => {
  const context = await visitor(browser, { javaScriptEnabled: false });
  const page = await context.newPage();
  let walked = 0;
  for (const address of given.visits) {
    const answer = await page.goto(given.desk + address, { waitUntil: "load" });
    if (answer.status() !== 200) { wrong.push(`${address}: ${answer.status()}`); continue; }
    walked += 1;
    const found = await page.evaluate(() => {
      const seen = (e) => e.checkVisibility({ visibilityProperty: true });
      const main = document.querySelector("main");
      const dead = [...document.querySelectorAll("a, button, [hx-get], [hx-post]")].filter((e) => seen(e) && (
        (e.matches("a") && !e.hasAttribute("href")) || (e.matches("button") && (!e.form || e.type === "button"))
        || ((e.hasAttribute("hx-get") || e.hasAttribute("hx-post")) && !e.matches("a[href], form[action], form[method], [aria-hidden], #job"))));
      return { heading: main?.querySelectorAll("h1").length, words: main?.innerText.trim().length, dead: dead.map((e) => e.outerHTML.slice(0, 120)) };
    });
    if (found.heading !== 1) wrong.push(`${address}: ${found.heading} first headings`);
    if (!(found.words > 40)) wrong.push(`${address}: only ${found.words} letters to read`);
    for (const html of found.dead) wrong.push(`${address}: nothing happens without JavaScript: ${html}`);
  }
  return { walked };
});
