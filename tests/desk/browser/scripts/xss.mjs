// Hostile words on every page, with the policy of the pages switched off: escaping alone must hold. Then once more with it.
import { given, play, visitor, wrong } from "./lib.mjs";

/** What a payload that ran, or only came through, leaves on a page. */
function traces() {
  const bad = (window.__told || []).splice(0);
  for (const e of document.querySelectorAll("*")) {
    for (const { name, value } of e.attributes || []) {
      const address = value.replace(/[\u0000-\u0020]/g, "").toLowerCase();
      if (/^(on|hx-on)/i.test(name) || name === "style" || name === "srcdoc") bad.push(`attribute ${name} on ${e.outerHTML.slice(0, 100)}`);
      if (/^(href|src|action|formaction|xlink:href|data|hx-get|hx-post)$/i.test(name) && /^(javascript:|vbscript:|data:|\/\/|https?:|\/\\)/.test(address)) bad.push(`${name}=${value.slice(0, 60)}`);
    }
  }
  const planted = "iframe, object, embed, base, math, style, audio, video, template, marquee, x, meta[http-equiv], script:not([src='/static/desk.js']), main [data-island=marks], .t [data-island]";
  for (const e of document.querySelectorAll(planted)) bad.push(`a planted ${e.localName}: ${e.outerHTML.slice(0, 100)}`);
  return bad;
}

await play(async (browser) => {
  let walked = 0;
  const control = [];
  for (const bypassCSP of [true, false]) {
    const context = await visitor(browser, { bypassCSP, expected: (status) => [400, 404, 422].includes(status) });
    await context.addInitScript(() => { window.xss = (n) => { (window.__told ||= []).push(`payload ${n} ran`); }; });
    const page = await context.newPage();
    for (const address of bypassCSP ? given.visits : given.visits.filter((a, i) => i % 5 === 0)) {
      let offered = false;
      await page.goto(given.desk + address, { waitUntil: "load" }).catch((error) => {
        // A feed is offered as a file to keep.
        offered = /Download is starting|ERR_ABORTED/.test(error.message) && address.includes("/feed.");
        if (!offered) wrong.push(`${address}: ${error.message.split("\n")[0]}`);
      });
      walked += 1;
      if (offered || address.includes("/feed.")) continue;
      if (!page.url().startsWith(given.desk + "/")) { wrong.push(`${address}: led to ${page.url()}`); continue; }
      // A payload that waits for the focus.
      for (let i = 0; i < 3; i++) await page.keyboard.press("Tab");
      for (const line of await page.evaluate(traces)) wrong.push(`${address}: ${line}`);
    }
    await context.close();
  }
  // The watch itself: the same payloads on a page that does not escape are seen, each of them.
  const before = wrong.length;
  const context = await visitor(browser, { bypassCSP: true, quiet: true });
  await context.addInitScript(() => { window.xss = (n) => { (window.__told ||= []).push(`payload ${n} ran`); }; });
  const page = await context.newPage();
  let words = "";
  await context.route("**/*", (route) => (route.request().url() === given.desk + "/control" ? route.fulfill({ contentType: "text/html", body: `<!doctype html><title>x</title><p>${words}` }) : route.abort()));
  for (words of given.payloads) {
    await page.goto(given.desk + "/control", { waitUntil: "load" });
    control.push((await page.evaluate(traces)).length > 0);
  }
  wrong.length = before;
  return { walked, control };
});
