// Two people at one desk: signing in, the same record, a session that dies.
import { join } from "node:path";
import { ask, faults, given, play, told, visitor, wrong } from "./lib.mjs";

await play(async (browser) => {
  const must = (good, what) => { if (!good) throw new Error(what); };
  const record = `/records/${given.names.events[0]}`;
  let done = 0, page;
  async function step(name, walk) {
    try { await walk(); done += 1; } catch (error) { wrong.push(`${name} (${page?.url().replace(given.desk, "")}): ${error.message.split("\n")[0]}`); }
  }
  const expected = (status, url) => (status === 409 && url.includes("/judge/")) || (status === 401 && url.includes("/judge/")) || (status === 403 && url.includes("/sign-in"));
  const people = {};
  for (const name of ["ana", "ben"]) {
    await step(`${name} signs in`, async () => {
      const context = await visitor(browser, { expected });
      people[name] = page = await context.newPage();
      await page.goto(given.desk + record);
      must(new URL(page.url()).pathname === "/sign-in", "the page shows without a session");
      if (name === "ana") {
        await faults(page, "/sign-in");
        await page.screenshot({ path: join(given.screenshots, "sign-in.light.png") });
        await page.locator("[name=name]").fill(name);
        await page.locator("[name=password]").fill("not this one");
        await page.keyboard.press("Enter");
        await page.waitForLoadState("load");
        await page.locator("text=wrong").first().waitFor();
      }
      await page.locator("[name=name]").fill(name);
      await page.locator("[name=password]").fill(given.password);
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.pathname === record);
    });
  }
  const { ana, ben } = people;

  const correct = async (who, status) => {
    page = who;
    await who.locator("select[name=status]").selectOption(status);
    await who.locator("main form button.main").click();
    await who.waitForLoadState("load");
  };
  await step("both open the record's form, ben is quicker", async () => {
    for (const who of [ana, ben]) await who.goto(`${given.desk}/judge/correct?record=${given.names.events[0]}`);
    await correct(ben, "negated");
    await ben.waitForURL((url) => url.pathname === record);
    await correct(ana, "conditional");
    must(/somebody else/i.test(await ana.locator("h1").innerText()), `ana sees “${await ana.locator("h1").innerText()}”`);
    const words = await ana.locator("main").innerText();
    must(/ben/.test(words) && /denied/.test(words) && /conditional/.test(words), "the page does not show both decisions");
    await faults(ana, "the page of a conflict");
    await told(ana);
    await ana.screenshot({ path: join(given.screenshots, "conflict.light.png"), fullPage: true });
    await ana.setViewportSize({ width: 360, height: 780 });
    must(await ana.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page of a conflict scrolls sideways at 360 px");
    await ana.screenshot({ path: join(given.screenshots, "conflict.narrow.png"), fullPage: true });
    await ana.setViewportSize({ width: 1280, height: 900 });
    await ben.reload();
    must(!/conditional/.test(await ben.locator("section.history").innerText()), "ana's was stored without asking her");
  });
  await step("ana decides otherwise all the same, both stay", async () => {
    page = ana;
    await ana.locator("button", { hasText: "Store mine" }).click();
    await ana.waitForURL((url) => url.pathname === record);
    const words = await ana.locator("main").innerText();
    must(/ana/.test(words) && /ben/.test(words) && /disputed/i.test(words), "the record does not show that they differ");
  });
  await step("ana leaves ben's", async () => {
    for (const who of [ana, ben]) await who.goto(`${given.desk}/judge/correct?record=${given.names.events[1]}`);
    await correct(ben, "negated");
    await correct(ana, "conditional");
    await ana.locator("a", { hasText: "Leave theirs" }).click();
    await ana.waitForLoadState("load");
    await ana.goto(`${given.desk}/records/${given.names.events[1]}`);
    must(!/ana/.test(await ana.locator("section.history").innerText()), "ana's was stored");
  });
  await step("a session dies while a form is open: nothing is lost", async () => {
    page = ana;
    await ana.goto(`${given.desk}/judge/note?record=${given.names.events[2]}`);
    await ana.locator("[name=note]").fill("written for an hour");
    await ask("sessions end");
    const second = await ana.context().newPage();
    await ana.locator("main form button.main").click();
    await ana.waitForLoadState("load");
    must(/sign in/i.test(await ana.locator("main").innerText()), "it does not ask to sign in");
    await second.goto(given.desk + "/");
    await second.locator("[name=name]").fill("ana");
    await second.locator("[name=password]").fill(given.password);
    await second.keyboard.press("Enter");
    await second.waitForURL((url) => url.pathname === "/");
    await ana.goBack();
    must(await ana.locator("[name=note]").inputValue() === "written for an hour", `the words are gone: “${await ana.locator("[name=note]").inputValue()}”`);
    await ana.locator("main form button.main").click();
    await ana.waitForURL((url) => !url.pathname.startsWith("/judge"));
    await ana.goto(`${given.desk}/records/${given.names.events[2]}`);
    must(/written for an hour/.test(await ana.locator("main").innerText()), "the note was not kept");
  });
  await step("signing out", async () => {
    page = ben;
    await ben.goto(given.desk + "/events");
    await ben.locator("form.person button").click();
    await ben.waitForURL(/sign-in/);
    await ben.goBack();
    await ben.waitForLoadState("load");
    must(new URL(ben.url()).pathname === "/sign-in" || !(await ben.locator(".records").count()), "after signing out the way back shows the ledger");
  });
  return { done };
});
