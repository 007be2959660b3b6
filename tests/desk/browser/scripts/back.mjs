// Going back and forth: one page each time, no stale double of it, no deed done twice.
import { given, play, told, visitor, wrong } from "./lib.mjs";

await play(async (browser) => {
  const context = await visitor(browser);
  const page = await context.newPage();
  const open = (address) => page.goto(given.desk + address, { waitUntil: "load" });
  const must = (good, what) => { if (!good) throw new Error(what); };
  let done = 0;
  async function way(name, walk) {
    try { await walk(); done += 1; } catch (error) { wrong.push(`${name} (${page.url().replace(given.desk, "")}): ${error.message.split("\n")[0]}`); }
    await told(page);
  }
  const once = async () => {
    for (const one of ["main", "header.top", "h1", "footer.foot"]) must(await page.locator(one).count() === 1, `${await page.locator(one).count()} times ${one}`);
    const rows = await page.locator(".records > li").evaluateAll((all) => all.map((e) => e.id));
    must(new Set(rows).size === rows.length, "a record stands there twice");
    return rows.length;
  };
  const { events, report } = given.names;

  await way("filters, a record, and back", async () => {
    await open("/events");
    const all = await once();
    if (!(await page.locator("input[name=type][value=ASSAULT]").isVisible())) await page.locator("details.fold > summary").click();
    await page.locator("input[name=type][value=ASSAULT]").check();
    await page.waitForURL(/type=ASSAULT/);
    await page.waitForFunction((n) => document.querySelectorAll(".records > li").length < n, all);
    const some = await once();
    await page.locator(".records .sentence a").first().click();
    await page.waitForURL(/\/records\//);
    await page.goBack();
    await page.waitForURL(/type=ASSAULT/);
    await page.waitForFunction((n) => document.querySelectorAll(".records > li").length === n, some);
    must(await once() === some, "the list is another one");
    must(await page.locator("input[name=type][value=ASSAULT]").isChecked(), "the filter is not ticked");
    await page.goBack();
    await page.waitForURL((url) => url.pathname === "/events" && !url.search);
    await page.waitForFunction((n) => document.querySelectorAll(".records > li").length === n, all);
    must(await once() === all, "without the filter not all are there");
    must(!(await page.locator("input[name=type][value=ASSAULT]").isChecked()), "the filter is still ticked");
    await page.goForward();
    await page.waitForURL(/type=ASSAULT/);
    await page.waitForFunction((n) => document.querySelectorAll(".records > li").length === n, some);
    await once();
  });

  await way("marks of a report, and back", async () => {
    await open("/");
    await page.locator(`a[href='/reports/${report}']`).first().click();
    await page.locator(".t a[data-r]").first().click();
    await page.waitForURL(/record=/);
    await page.locator("#panel .sheet").waitFor();
    await once();
    await page.reload();
    must(await page.locator("#panel .sheet").count() === 1, "the record is closed after a reload");
    await page.goBack();
    await page.waitForURL((url) => url.pathname === "/");
    await once();
  });

  await way("a deed, back, and the same form again", async () => {
    const record = `/records/${events[1]}`;
    await open("/events");
    await open(record);
    await Promise.all([page.waitForEvent("load"), page.locator("button[data-key=a]").click()]);
    const deeds = () => page.locator("section.history .what-done").count();
    const after = await deeds();
    must(after >= 1, "it is not accepted");
    await page.goBack();
    // The page as it was before: its form was sent already. (A browser that asks again shows what was decided.)
    if (new URL(page.url()).pathname === record && (await deeds()) < after) {
      await Promise.all([page.waitForEvent("load"), page.locator("button[data-key=a]").click()]);
    }
    await open(record);
    must(await deeds() === after, `the deed was done twice: ${after} became ${await deeds()}`);
    must((await page.locator("main").innerText()).includes("accepted"), "it is not accepted any more");
    await once();
  });

  await way("a form twice in a row", async () => {
    await open(`/judge/note?record=${events[2]}`);
    await page.locator("[name=note]").fill("once and no more");
    await page.evaluate(() => { const form = document.querySelector("main form"); const button = form.querySelector("button"); form.requestSubmit(button); button.disabled = false; form.requestSubmit(button); });
    await page.waitForURL((url) => !url.pathname.startsWith("/judge"));
    await open(`/records/${events[2]}`);
    const notes = (await page.locator("main").innerText()).split("once and no more").length - 1;
    must(notes === 1, `the note stands there ${notes} times`);
  });

  await way("what is typed stays when somebody goes on and comes back", async () => {
    await open("/add");
    await page.locator("#text").fill("Half a report");
    await page.goto(given.desk + "/events");
    await page.goBack();
    must(await page.locator("#text").inputValue() === "Half a report", "the typed text is gone");
  });
  return { done };
});
