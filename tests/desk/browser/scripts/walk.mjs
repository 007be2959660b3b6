// Each page once, then in light, dark, narrow and on paper: pictures, accessibility, no scrolling sideways.
import { join } from "node:path";
import { faults, given, play, told, visitor, wrong } from "./lib.mjs";

// Pixels of a long page that a picture shows.
const TALL = 2400;
const nameOf = (address) => address.replace(/^\//, "").replace(/r[0-9a-f]{10,}/g, "r").replace(/[^A-Za-z0-9.]+/g, "-").replace(/^-|-$/g, "") || "home";

await play(async (browser) => {
  const context = await visitor(browser, { expected: (status, url) => status === 404 && url.endsWith("/no-such-page") });
  const page = await context.newPage();
  const pictures = [];
  const seen = new Set();
  let walked = 0;
  for (const address of [...given.visits, "/no-such-page"]) {
    const last = address === "/no-such-page";
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: "light", media: "screen" });
    const answer = await page.goto(given.desk + address, { waitUntil: "load" });
    if (answer.status() !== (last ? 404 : 200)) { wrong.push(`${address}: ${answer.status()}`); continue; }
    walked += !last;
    let name = nameOf(address);
    while (seen.has(name)) name += "-2";
    seen.add(name);
    const picture = async (look) => {
      pictures.push(`${name}.${look}.png`);
      const clip = await page.evaluate((most) => ({ x: 0, y: 0, width: innerWidth, height: Math.min(most, document.documentElement.scrollHeight) }), TALL);
      await page.screenshot({ path: join(given.screenshots, pictures.at(-1)), fullPage: true, clip, animations: "disabled" });
    };
    if (!(await page.title()).includes("Sayso")) wrong.push(`${address}: the title does not name Sayso`);
    const doubles = await page.evaluate(() => {
      const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
      return ids.filter((id, i) => ids.indexOf(id) !== i);
    });
    if (doubles.length) wrong.push(`${address}: ids that are there twice: ${[...new Set(doubles)].slice(0, 5)}`);
    // After a Tab the browser shows the focus as it does for people with a keyboard.
    await page.keyboard.press("Tab");
    const unseen = await page.evaluate(() => {
      const found = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter((e) => !e.disabled && e.checkVisibility());
      const out = found.filter((e) => {
        e.focus({ preventScroll: true });
        if (document.activeElement !== e) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(e);
        // A bar of a picture shows it on the shape within.
        const within = e instanceof SVGElement && [...e.children].some((c) => getComputedStyle(c).stroke !== "none");
        return (outlineStyle === "none" || parseFloat(outlineWidth) < 1) && boxShadow === "none" && !within;
      });
      document.activeElement.blur();
      scrollTo(0, 0);
      return out.map((e) => e.outerHTML.slice(0, 120));
    });
    if (unseen.length) wrong.push(`${address}: the focus is not seen on ${unseen.length}: ${unseen.slice(0, 2).join(" | ")}`);
    await faults(page, `${address} light`);
    await picture("light");
    await page.emulateMedia({ colorScheme: "dark" });
    await faults(page, `${address} dark`, ["color-contrast", "link-in-text-block"]);
    await picture("dark");
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 360, height: 780 });
    const wide = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= width) return null;
      const out = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > width + 1);
      return `${document.documentElement.scrollWidth} px: ${out.slice(0, 3).map((e) => e.outerHTML.slice(0, 120)).join(" | ")}`;
    });
    if (wide) wrong.push(`${address}: scrolls sideways at 360 px, ${wide}`);
    await faults(page, `${address} narrow`, ["scrollable-region-focusable"]);
    await picture("narrow");
    await page.setViewportSize({ width: 794, height: 1123 });
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    const printed = await page.evaluate(() => [...document.querySelectorAll("header.top nav, .no-print, .pager")].filter((e) => e.getClientRects().length).map((e) => e.outerHTML.slice(0, 80)));
    if (printed.length) wrong.push(`${address}: on paper stands what is for the screen only: ${printed[0]}`);
    await picture("print");
    await told(page);
  }
  return { walked, pictures };
});
