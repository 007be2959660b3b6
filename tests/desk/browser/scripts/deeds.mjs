// Forms as a person without JavaScript works them: filters, dossiers, the look, judging.
import { given, play, visitor, wrong } from "./lib.mjs";

await play(async (browser) => {
  const context = await visitor(browser, { javaScriptEnabled: false, expected: (status, url) => status === 404 && url.includes("/dossiers/") });
  const page = await context.newPage();
  const open = (address) => page.goto(given.desk + address, { waitUntil: "load" });
  const must = (good, what) => { if (!good) throw new Error(what); };
  const main = async () => (await page.locator("main").innerText()).replace(/\s+/g, " ");
  let done = 0;
  // On a wide page the filters stand open.
  const unfold = async () => { const summary = page.locator("details.fold > summary"); if (await summary.isVisible()) await summary.click(); };
  async function deed(name, walk) {
    try { await walk(); done += 1; } catch (error) { wrong.push(`without JavaScript, ${name} (${page.url().replace(given.desk, "")}): ${error.message.split("\n")[0]}`); }
  }
  const { events } = given.names;

  await deed("filtering", async () => {
    await open("/events");
    const all = await page.locator(".records > li").count();
    await unfold();
    await page.locator("#f-from").fill("2020-03");
    await page.locator("#f-to").fill("2020-04");
    await page.locator("input[name=type][value=ASSAULT]").check();
    await page.locator("aside.filters button.main").click();
    const url = new URL(page.url());
    must(url.searchParams.get("from") === "2020-03" && url.searchParams.get("type") === "ASSAULT", `the address has ${url.search}`);
    const found = await page.locator(".records > li").count();
    must(found > 0 && found < all, `${found} of ${all} events`);
    must(![...url.searchParams.values()].includes(""), "the address carries fields that were left empty");
  });

  await deed("a filter that is none", async () => {
    await open("/events");
    await unfold();
    await page.locator("#f-words").fill("no-such-word");
    await page.locator("aside.filters button.main").click();
    must(/without/i.test(await main()), "no way out is offered");
    await page.locator(".empty a").first().click();
    must(await page.locator(".records > li").count() > 0, "the way out leads nowhere");
  });

  await deed("keeping a dossier", async () => {
    await open("/events?country=KRS");
    await page.locator("details.keep > summary").click();
    await page.locator("#dossier-name").fill("Karsa & the <port>");
    await page.locator("details.keep button").click();
    must(/\/dossiers\/[^/]+$/.test(page.url()), "it was not kept");
    must((await main()).includes("Karsa & the <port>"), "its name is not there");
    const kept = page.url();
    await page.locator("input[name=title]").fill("Karsa");
    await page.locator("form", { has: page.locator("input[name=title]") }).locator("button").click();
    must((await page.locator("h1").innerText()) === "Karsa", `it is called ${await page.locator("h1").innerText()}`);
    await page.locator("details.keep > summary", { hasText: "Remove" }).click();
    await page.locator("form[action$='/remove'] button").click();
    must(page.url().endsWith("/dossiers"), `removing led to ${page.url()}`);
    const gone = await open(kept.replace(given.desk, ""));
    must(gone.status() === 404, `a removed dossier gives ${gone.status()}`);
  });

  await deed("the look", async () => {
    await open("/claims");
    await page.locator("details.look > summary").click();
    await page.locator("details.look a", { hasText: "dark" }).click();
    must(new URL(page.url()).pathname === "/claims", `it led to ${page.url()}`);
    must(await page.locator("html").getAttribute("data-theme") === "dark", "the page is not dark");
    await page.locator("details.look > summary").click();
    await page.locator("details.look a", { hasText: "with codes" }).click();
    must(await page.locator(".code").count() > 0, "no codes are shown");
    await open("/look?theme=auto&codes=0&back=https://evil.example/");
    must(page.url() === given.desk + "/", `it led to ${page.url()}`);
  });

  await deed("judging", async () => {
    const record = `/records/${events[1]}`;
    await open(record);
    await page.locator("button", { hasText: "Accept" }).click();
    must(new URL(page.url()).pathname === record, `accepting led to ${page.url()}`);
    must(/ana accepted/.test(await main()), "it is not accepted");
    await page.locator("section.history form button").first().click();
    must(/taken back/.test(await main()), "it is not taken back");
    await page.locator("a", { hasText: "Correct" }).first().click();
    await page.locator("input[name=date]").fill("2020-02-29");
    await page.locator("main form button.main").click();
    must(new URL(page.url()).pathname === record && /29 February 2020/.test(await main()), "the date is not corrected");
  });

  await deed("a form that is wrong", async () => {
    const refused = await visitor(browser, { javaScriptEnabled: false, expected: (status) => status === 400 || status === 422 });
    const other = await refused.newPage();
    await other.goto(`${given.desk}/judge/correct?record=${events[1]}`);
    await other.locator("input[name=date]").fill("next Tuesday");
    await other.locator("main form button.main").click();
    must(/date/i.test(await other.locator("main").innerText()), "the page does not say what is wrong");
    await refused.close();
  });
  return { done };
});
