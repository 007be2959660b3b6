// A ledger that grows while it is read: page after page, nothing twice, nothing of what was there left out.
import { ask, given, play, told, visitor, wrong } from "./lib.mjs";

await play(async (browser) => {
  const context = await visitor(browser);
  const page = await context.newPage();
  const seen = {};
  for (const [view, rows] of [["/events", ".records > li"], ["/claims", ".records > li"], ["/", "ul.reports > li a[href^='/reports/']"]]) {
    const found = [];
    await page.goto(given.desk + view, { waitUntil: "load" });
    for (let pages = 0; pages < 30; pages++) {
      found.push(...(await page.locator(rows).evaluateAll((all) => all.map((e) => e.id || e.getAttribute("href")))));
      await ask("add");
      const next = page.locator("nav.pager a[rel=next]");
      if (!(await next.count())) break;
      await next.click();
      await page.waitForLoadState("load");
    }
    seen[view] = found;
    const twice = found.filter((id, i) => found.indexOf(id) !== i);
    if (twice.length) wrong.push(`${view}: shown twice: ${twice.slice(0, 5)}`);
    // Back to the first page: what came in meanwhile is there, once.
    await page.goto(given.desk + view, { waitUntil: "load" });
    const fresh = await page.locator(rows).evaluateAll((all) => all.map((e) => e.id || e.getAttribute("href")));
    if (new Set(fresh).size !== fresh.length) wrong.push(`${view}: twice on the first page`);
    if (!fresh.some((id) => !found.includes(id))) wrong.push(`${view}: what was added is not on the first page`);
  }
  await told(page);
  return { seen };
});
