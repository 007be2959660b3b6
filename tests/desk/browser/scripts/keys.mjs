// Every key that the desk's own list of keys names, pressed as a person would, with what it has to bring about.
import { ask, faults, given, play, told, visitor, wrong } from "./lib.mjs";

await play(async (browser) => {
  const context = await visitor(browser);
  const page = await context.newPage();
  const { report, silent, events, claims } = given.names;
  const done = new Set();
  const here = () => new URL(page.url());
  const open = (address) => page.goto(given.desk + address, { waitUntil: "load" });
  const text = (selector) => page.locator(selector).first().innerText();
  const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
  const turned = (what) => page.waitForURL(what, { waitUntil: "load" });
  const must = (good, what) => { if (!good) throw new Error(what); };
  // `autofocus` is obeyed some frames after the page has loaded.
  const focused = (selector, what) => page.locator(`${selector}:focus`).waitFor().catch(() => must(false, `${what} has no focus`));

  /** One path; the keys that it walks are ticked off. What fails is told, and the next path goes on. */
  async function path(name, keys, walk) {
    try { await walk(); } catch (error) { wrong.push(`${name} (${page.url().replace(given.desk, "")}): ${error.message.split("\n")[0]}`); }
    for (const key of keys) done.add(key);
  }

  let listed = [];
  await path("the list of keys", ["?"], async () => {
    await open("/");
    await press("?");
    await page.locator("dialog.keylist[open]").waitFor();
    listed = await page.locator("dialog.keylist dt").allInnerTexts();
    must(listed.length > 10, "the list is short");
    await faults(page, "the list of keys");
    await press("Escape");
    must(await page.locator("dialog.keylist[open]").count() === 0, "Escape did not close the list");
    await page.locator("[data-keys]").click();
    await page.locator("dialog.keylist[open]").waitFor();
  });

  for (const [key, there] of Object.entries({ r: "/", e: "/events", c: "/claims", a: "/actors", t: "/timeline", s: "/search", q: "/queue", d: "/dossiers" })) {
    await path(`g ${key}`, [`g ${key}`], async () => {
      await open(there === "/dossiers" ? "/add" : "/dossiers");
      await page.locator("h1").click();
      await press("g", key);
      await turned((url) => url.pathname === there);
    });
  }
  await path("g keeps the filters", [], async () => {
    await open("/events?country=KRS");
    await press("g", "t");
    await turned((url) => url.pathname === "/timeline" && url.searchParams.get("country") === "KRS");
  });

  await path("/", ["/"], async () => {
    await open("/search");
    await page.locator("h1").click();
    await press("/");
    await focused("input[type=search]", "the field for words");
    await page.keyboard.type("g e a r ?");
    const value = await page.evaluate(() => document.activeElement.value);
    must(here().pathname === "/search" && value === "g e a r ?", `keys acted while somebody typed: the field has “${value}”`);
    await open("/");
    await press("/");
    await turned(/\/search/);
  });

  await path("j and k in a list", ["j", "k"], async () => {
    await open("/events");
    const at = () => page.evaluate(() => [...document.querySelectorAll(".records > li")].findIndex((e) => e.contains(document.activeElement)));
    await press("j"); must(await at() === 0, `j goes to ${await at()}`);
    await press("j", "j"); must(await at() === 2, `j j j goes to ${await at()}`);
    await press("k"); must(await at() === 1, `then k goes to ${await at()}`);
    const link = await page.evaluate(() => document.activeElement.getAttribute("href"));
    await press("Enter");
    await turned((url) => url.pathname === link.split("?")[0]);
  });

  await path("j and k beside a report", [], async () => {
    await open(`/reports/${report}?record=1`);
    const shown = () => page.locator("#panel .sheet").getAttribute("data-record");
    must(await shown() === "1", `record ${await shown()} is open`);
    await press("j");
    await page.waitForFunction(() => new URL(location.href).searchParams.get("record") !== "1");
    must(here().searchParams.get("record") === await shown(), "the address names another record than the one that is open");
    await press("k");
    await page.waitForFunction(() => new URL(location.href).searchParams.get("record") === "1");
    must((await page.locator("main").count()) === 1, "a page stands inside the page");
  });

  await path("n and p", ["n p"], async () => {
    await open(`/reports/${silent}`);
    const at = () => page.evaluate(() => document.querySelector(".nothing.at")?.id);
    await press("n"); must(await at() === "n0", `n goes to ${await at()}`);
    await press("n"); must(await at() === "n1", `n n goes to ${await at()}`);
    await press("p"); must(await at() === "n0", `then p goes to ${await at()}`);
  });

  const record = `/records/${events[0]}`;
  const history = () => page.locator("section.history").first().innerText();
  // The page before the key was pressed must be gone: a form that leads back to the same address leaves it for a moment.
  async function sends(act) {
    await page.evaluate(() => { window.__before = true; });
    await act();
    await page.waitForFunction(() => !window.__before && document.readyState === "complete", null);
  }
  await path("accept, take back, reject", ["a", "u", "r"], async () => {
    await open(record);
    await sends(() => press("a"));
    must(/ana\s+accepted/.test(await history()), `after a: ${await history()}`);
    await sends(() => press("u"));
    must(/taken back/.test(await history()), `after u: ${await history()}`);
    await sends(() => press("r"));
    must(/ana\s+rejected/.test(await history()), `after r: ${await history()}`);
    await sends(() => press("u"));
  });

  await path("correct, leave", ["c", "Esc", "Ctrl Enter"], async () => {
    await open(record);
    await press("c");
    await turned(/\/judge\/correct/);
    await page.locator("h1").click();
    await press("Escape");
    await turned((url) => url.pathname === record);
    await press("c");
    await turned(/\/judge\/correct/);
    await page.locator("select[name=status]").focus();
    await page.locator("select[name=status]").selectOption("ordered").catch(async () => page.locator("select[name=status]").selectOption({ index: 2 }));
    await press("Control+Enter");
    await turned((url) => url.pathname === record);
    must(/ana/.test(await history()), "no judgement of ana's");
  });

  await path("note", ["o"], async () => {
    await open(record);
    await press("o");
    await turned(/\/judge\/note/);
    await focused("textarea[name=note]", "the field for the note");
    await page.keyboard.type("seen on the spot, r a c e");
    await press("Control+Enter");
    await turned((url) => url.pathname === record);
    must((await history()).includes("seen on the spot, r a c e"), "the note is not there");
  });

  await path("merge", ["m"], async () => {
    await open(`/records/${events[2]}`);
    await press("m");
    await turned(/\/judge\/merge/);
    await page.locator("input[type=checkbox][name=other]").first().focus();
    await press("Space", "Control+Enter");
    await turned((url) => url.pathname === `/records/${events[2]}`);
    must(/merged/.test(await history()), `after m: ${await history()}`);
  });

  await path("split", ["s"], async () => {
    await open(`/records/${events[3]}`);
    await press("s");
    await turned(/\/judge\/split/);
    await page.locator("[name='2.date']").fill("");
    await page.keyboard.type("2020-01-01");
    await press("Control+Enter");
    await page.waitForURL((url) => !url.pathname.startsWith("/judge")).catch(async () => { throw new Error((await text("main")).replace(/\s+/g, " ")); });
    must((await page.locator("main").innerText()).length > 40, "nothing to read after it");
  });

  for (const [key, kind, fill] of [
    ["e", "event", async () => { await page.locator("select[name=type]").selectOption("PROTEST"); await page.locator("select[name=type]").focus(); }],
    ["q", "claim", async () => { await page.locator("[name='speaker.name']").first().fill("The minister"); }],
  ]) {
    await path(`select words, ${key}`, [key], async () => {
      await open(`/reports/${silent}`);
      // As a person selects: from the start of the text's second word to the end of the third.
      await page.evaluate(() => {
        const segment = [...document.querySelectorAll(".t [id^=t]")].find((e) => e.firstChild?.data?.includes("shelled the port"));
        const range = document.createRange();
        const at = segment.firstChild.data.indexOf("shelled the port");
        range.setStart(segment.firstChild, at);
        range.setEnd(segment.firstChild, at + "shelled the port".length);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
      });
      await page.locator(".selection-bar:not([hidden])").waitFor();
      await press(key);
      await turned((url) => url.pathname === "/judge/add");
      must(here().searchParams.get("kind") === kind, `a form for ${here().searchParams.get("kind")}`);
      must((await text("[data-passage] mark")) === "shelled the port", `it took over “${await text("[data-passage] mark")}”`);
      await fill();
      await press("Control+Enter");
      await page.waitForURL((url) => !url.pathname.startsWith("/judge"));
      const marked = kind === "event" ? ".m-act" : ".m-words, .m-content, .m-says";
      must(await page.locator(`.t [data-r]`).count() > 0, `the new ${kind} is not marked (${marked})`);
    });
  }

  await path("the queue", [], async () => {
    await open("/queue");
    const first = here().search;
    await press("j");
    await page.waitForURL((url) => url.search !== first && url.searchParams.has("at"));
    const second = here().searchParams.get("at");
    await press("k");
    await page.waitForURL((url) => url.searchParams.get("at") !== second);
    await sends(() => press("a"));
    must(here().pathname === "/queue", `a led to ${here().pathname}`);
    must(/accepted/.test(await text("[role=status]")), "the queue does not tell what was done");
    await sends(() => press("u"));
    must(here().pathname === "/queue", `u led to ${here().pathname}`);
  });

  await path("the timeline", [], async () => {
    await open("/timeline?by=month");
    await page.locator("svg.bars .column[tabindex='0']").focus();
    await press("ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight");
    must(await page.locator("svg.bars .slot.chosen").count() >= 3, "nothing is chosen");
    await press("Escape");
    must(await page.locator("svg.bars .slot.chosen").count() === 0, "Escape does not let go");
    await press("Shift+ArrowLeft", "Enter");
    await turned((url) => url.searchParams.has("from") && url.searchParams.has("to"));
  });

  await path("to the content", [], async () => {
    await open("/events");
    await press("Tab");
    must(await page.evaluate(() => document.activeElement.matches(".skip")), "the first stop is not the way to the content");
    await press("Enter", "Tab");
    must(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)), "it does not lead into the content");
  });

  await told(page);
  const forgotten = listed.map((keys) => keys.replace(/\s+/g, " ").trim()).filter((keys) => !done.has(keys));
  for (const keys of forgotten) wrong.push(`the desk tells of a key that no path here walks: ${keys}`);
  return { listed: listed.length, walked: done.size };
});
