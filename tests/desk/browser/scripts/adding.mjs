// Reports in: pasted, dropped, as a file, without JavaScript; read by the real coder.
import { join } from "node:path";
import { faults, given, play, told, visitor, wrong } from "./lib.mjs";

await play(async (browser) => {
  const context = await visitor(browser, { expected: (status, url) => status === 422 && url.endsWith("/add") });
  const page = await context.newPage();
  const must = (good, what) => { if (!good) throw new Error(what); };
  let done = 0;
  async function way(name, on, walk) {
    try { await walk(); done += 1; } catch (error) { wrong.push(`${name} (${on.url().replace(given.desk, "")}): ${error.message.split("\n")[0]}`); }
  }
  const marked = async (on) => {
    await on.waitForURL(/\/reports\//, { timeout: 150_000 });
    must(await on.locator(".t [data-r]").count() > 0, "no words are marked");
    must(await on.locator(".t .m-act").count() > 0, "no event is marked");
  };

  await way("an empty ledger", page, async () => {
    await page.goto(given.desk + "/", { waitUntil: "load" });
    await faults(page, "an empty ledger");
    await page.screenshot({ path: join(given.screenshots, "welcome.light.png"), fullPage: true });
    for (const view of ["/events", "/claims", "/actors", "/timeline", "/search", "/queue", "/dossiers"]) {
      const answer = await page.goto(given.desk + view, { waitUntil: "load" });
      must(answer.status() === 200 && (await page.locator("h1").count()) === 1, `${view} of an empty ledger`);
    }
  });
  await way("nothing given", page, async () => {
    await page.goto(given.desk + "/add", { waitUntil: "load" });
    await page.locator("form.give button.main").click();
    await page.locator("text=nothing was given").waitFor();
  });
  await way("a pasted text that does not tell its outlet", page, async () => {
    await page.goto(given.desk + "/add", { waitUntil: "load" });
    await page.locator("#text").fill(given.pasted);
    await page.locator("form.give button.main").click();
    await page.waitForURL(/\/add\/[^/]+$/);
    await faults(page, "the check of what was found");
    await page.screenshot({ path: join(given.screenshots, "check.light.png"), fullPage: true });
    await page.setViewportSize({ width: 360, height: 780 });
    must(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the check scrolls sideways at 360 px");
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator("[name=outlet-0]").fill("Delta Radio");
    await page.locator("[name=published-0]").fill("2020-01-16");
    await page.locator("main form button.main").first().click();
    await marked(page);
    await page.screenshot({ path: join(given.screenshots, "report-coded.light.png"), fullPage: true });
    await faults(page, "a report that the coder read");
    await page.emulateMedia({ colorScheme: "dark" });
    await faults(page, "a report that the coder read, dark", ["color-contrast"]);
    await page.screenshot({ path: join(given.screenshots, "report-coded.dark.png"), fullPage: true });
    await page.emulateMedia({ colorScheme: "light" });
  });
  await way("two files dropped on the form", page, async () => {
    await page.goto(given.desk + "/add", { waitUntil: "load" });
    const data = await page.evaluateHandle((texts) => {
      const found = new DataTransfer();
      texts.forEach((text, i) => found.items.add(new File([text], `report-${i}.txt`, { type: "text/plain" })));
      return found;
    }, given.dropped);
    await page.locator("form.give").dispatchEvent("drop", { dataTransfer: data });
    must(await page.evaluate(() => document.querySelector("#files").files.length) === 2, "the form did not take the files");
    await page.locator("form.give button.main").click();
    await page.waitForURL(/\/add\/[^/]+$/);
    if (await page.locator("[name=outlet-rest], [name=outlet-0]").count()) {
      for (const field of await page.locator("input[name^=outlet-]").all()) if (await field.isVisible()) await field.fill("Hill Post");
      await page.locator("main form button.main").first().click();
    }
    await page.locator("text=Done.").waitFor({ timeout: 150_000 });
    await faults(page, "reports that were read");
    must((await page.locator(".stored a[href^='/reports/']").count()) === 2, "not both are stored");
    await page.screenshot({ path: join(given.screenshots, "job.light.png"), fullPage: true });
  });
  await told(page);
  const plain = await visitor(browser, { javaScriptEnabled: false });
  const quiet = await plain.newPage();
  await way("without JavaScript", quiet, async () => {
    await quiet.goto(given.desk + "/add", { waitUntil: "load" });
    await quiet.locator("#files").setInputFiles({ name: "report.txt", mimeType: "text/plain", buffer: Buffer.from(given.uploaded) });
    await quiet.locator("#outlet").fill("Bay News");
    await quiet.locator("#published").fill("2020-01-17");
    await quiet.locator("form.give button.main").click();
    for (let i = 0; i < 30 && !/\/reports\//.test(quiet.url()); i++) {
      await quiet.waitForTimeout(1000);
      await quiet.reload();
    }
    await marked(quiet);
  });
  return { done };
});
