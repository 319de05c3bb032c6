// The page of a redline as its reader meets it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { draft, launch, open, page, pair, rounds } from "./pages.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** A tab on a page; what must not happen is asserted when the test ends. */
const visit = async (test, address, options) => {
  const tab = await open(browser, address, options);
  test.after(async () => {
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  });
  return tab;
};

const negotiation = page("redline", ...rounds);
const moved = page("redline", ...pair("moved-and-edited"));
const long = (word) => `## Article 1. Seals\n\n${Array.from({ length: 60 }, (_, at) => `${at + 1}. The keeper of harbour ${at} ${at === 44 ? word : "counts"} the seals at dawn and writes their number down.\n`).join("\n")}`;
const one = page("redline", draft(long("counts")), draft(long("weighs")));

const position = (tab) => tab.textContent("#tx-at");
const here = (tab) => tab.getAttribute(".here", "id");

test("a page opens without an error, a message or a request", async (t) => {
  const tab = await visit(t, negotiation);
  assert.equal(await tab.title(), "A/AC.291/22 → A/AC.291/22/Rev.3");
  assert.equal(await position(tab), "changes: " + (await tab.locator("main .x").count()));
});

test("keys step from change to change and come round", async (t) => {
  const tab = await visit(t, moved);
  const ids = await tab.$$eval("main .x", (blocks) => blocks.map((block) => block.id));
  for (const id of ids) {
    await tab.keyboard.press("n");
    assert.equal(await here(tab), id);
    assert.equal(await tab.evaluate(() => document.activeElement.id), id);
  }
  await tab.keyboard.press("n");
  assert.equal(await here(tab), ids[0]);
  await tab.keyboard.press("p");
  assert.equal(await here(tab), ids.at(-1));
});

test("a step brings the one changed word of a long article into the window", async (t) => {
  const tab = await visit(t, one, { viewport: { width: 1300, height: 600 } });
  await tab.keyboard.press("n");
  const box = await tab.locator("main ins").boundingBox();
  assert.ok(box.y > 50 && box.y + box.height < 600, JSON.stringify(box));
  assert.equal(await position(tab), "1 of 1");
});

test("a step goes on from where the reader has scrolled to", async (t) => {
  const tab = await visit(t, negotiation);
  await tab.evaluate(() => document.querySelector("#art_16").scrollIntoView());
  await tab.keyboard.press("n");
  assert.match(await here(tab), /^art_16/);
});

test("buttons do what keys do, and the keyboard alone reaches all of them", async (t) => {
  const tab = await visit(t, moved);
  await tab.click("#tx-next");
  const first = await here(tab);
  await tab.click("#tx-next");
  await tab.click("#tx-prev");
  assert.equal(await here(tab), first);
  const reached = new Set();
  await tab.evaluate(() => document.activeElement.blur());
  for (let press = 0; press < 60; press += 1) {
    await tab.keyboard.press("Tab");
    reached.add(await tab.evaluate(() => document.activeElement.id || document.activeElement.name || document.activeElement.className));
  }
  for (const name of ["skip", "tx-prev", "tx-next", "view", "tx-find", "tx-listed", "tx-help", "p"]) assert.ok(reached.has(name), `${name} of ${[...reached]}`);
});

test("a question mark shows the keys, which can be turned off", async (t) => {
  const tab = await visit(t, moved);
  await tab.keyboard.press("?");
  assert.ok(await tab.locator("#tx-keys").isVisible());
  await tab.uncheck("#tx-keys-on");
  await tab.keyboard.press("Escape");
  assert.ok(!(await tab.locator("#tx-keys").isVisible()));
  await tab.keyboard.press("n");
  assert.equal(await tab.locator(".here").count(), 0);
});

test("a filter keeps what it says, with its headings, and counts it", async (t) => {
  const tab = await visit(t, negotiation);
  await tab.click(".filter summary");
  for (const sort of ["ss", "sr", "sf", "sm"]) {
    await tab.check(`[value=${sort}]`);
    const said = Number(await tab.locator(`label:has([value=${sort}]) b`).textContent());
    assert.equal(await position(tab), `changes: ${said}`, sort);
    const left = await tab.$$eval("main :is(p,h2,h3)", (blocks) => blocks.filter((block) => block.getClientRects().length).map((block) => [block.localName, block.className]));
    assert.ok(left.filter(([name]) => name === "p").every(([, classes]) => classes.split(" ").includes(sort)), sort);
    assert.ok(left.some(([name]) => name === "h3"), `${sort}: the headings stay`);
    await tab.uncheck(`[value=${sort}]`);
  }
  assert.equal(await tab.locator("html.filtered").count(), 0);
});

test("a filter by chapter keeps to the chapter", async (t) => {
  const tab = await visit(t, negotiation);
  await tab.click(".filter summary");
  const option = tab.locator("#tx-chapter option").nth(2);
  const [, count] = (await option.textContent()).match(/\((\d+)\)$/);
  await tab.selectOption("#tx-chapter", { index: 2 });
  assert.equal(await position(tab), `changes: ${count}`);
  assert.equal(await tab.locator("main > h2:visible").count(), 1);
  await tab.click("#tx-clear");
  assert.ok(await tab.locator("main > h2:visible").count() > 1);
});

test("an address leads to its clause, also where it is folded or filtered away", async (t) => {
  const tab = await visit(t, negotiation + "#art_1");
  assert.ok(await tab.locator("#art_1").isVisible());
  assert.ok(await tab.locator("details.same:has(#art_1)").evaluate((fold) => fold.open));
  await tab.click(".filter summary");
  await tab.check("[value=sf]");
  await tab.evaluate(() => { location.hash = "#art_4"; });
  await tab.waitForFunction(() => !document.documentElement.classList.contains("filtered"));
  assert.ok(await tab.locator("#art_4").isVisible());
});

test("every clause has an address of its own, and every link leads to one", async (t) => {
  const tab = await visit(t, negotiation);
  const { without, twice, lost } = await tab.evaluate(() => {
    const all = [...document.querySelectorAll("[id]")].map((element) => element.id);
    return {
      without: [...document.querySelectorAll("main :is(p,h2,h3):not([id])")].length,
      twice: all.filter((id, at) => all.indexOf(id) !== at),
      lost: [...document.querySelectorAll("a[href]")].filter((link) => !document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)))).map((link) => link.outerHTML),
    };
  });
  assert.deepEqual([without, twice, lost], [0, [], []]);
});

test("what moved leads to the place it left, and back", async (t) => {
  const tab = await visit(t, moved);
  await tab.click("a.tag");
  // The page marks the place when the browser tells it that the address changed.
  await tab.locator(".went.here").waitFor();
  await tab.click(".went a");
  await tab.waitForFunction(() => document.querySelector(".here")?.id === "art_1");
  await tab.keyboard.press("b");
  await tab.waitForFunction(() => location.hash === "#from-art_3");
});

test("a key copies the address of the change", async (t) => {
  const tab = await visit(t, moved, { permissions: ["clipboard-read", "clipboard-write"] });
  await tab.keyboard.press("n");
  await tab.keyboard.press("c");
  await tab.waitForFunction(() => document.querySelector("#tx-said").textContent);
  assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), moved + "#" + (await here(tab)));
});

test("search finds words in the new text, the deleted ones, and across edits, and opens what is folded", async (t) => {
  const tab = await visit(t, moved);
  const count = async (words) => {
    await tab.fill("#tx-find", words);
    await tab.waitForFunction(() => document.querySelector("#tx-found").textContent);
    const said = await tab.textContent("#tx-found");
    await tab.fill("#tx-find", "");
    await tab.waitForFunction(() => !document.querySelector("#tx-found").textContent);
    return said;
  };
  assert.equal(await count("keeper may weigh"), "1");
  assert.equal(await count("KEEPER SHALL WEIGH"), "1");
  assert.equal(await count("walrus"), "Not found");
  assert.equal(await count("(.*"), "Not found");
  await tab.fill("#tx-find", "ninety metres");
  await tab.press("#tx-find", "Enter");
  assert.ok(await tab.locator("#art_4__para_u1").isVisible());
  assert.equal(await tab.textContent("#tx-found"), "1 of 1");
});

test("the list of changes can be copied", async (t) => {
  const tab = await visit(t, moved, { permissions: ["clipboard-read", "clipboard-write"] });
  await tab.click("#tx-listed");
  const items = await tab.locator("#tx-changes li").allTextContents();
  assert.equal(items.length, await tab.locator("main .x:not(.went)").count());
  assert.ok(items[1].startsWith("article 1 (article 3): "), items[1]);
  const [box, copy] = [await tab.locator("#tx-list").boundingBox(), await tab.locator("#tx-copy").boundingBox()];
  assert.ok(copy.y + copy.height <= box.y + box.height, "the button is in sight however long the list is");
  await tab.click("#tx-copy");
  const copied = await tab.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.includes("thirty") && copied.includes("sixty"), copied);
});

test("it is read without script: edits, headings that fold, links, and no tools that do nothing", async (t) => {
  const tab = await visit(t, moved, { javaScriptEnabled: false });
  assert.ok(await tab.locator("main ins").first().isVisible());
  assert.ok(!(await tab.locator(".bar").isVisible()));
  await tab.click("main summary");
  assert.ok(await tab.locator("#art_4__para_u1").isVisible());
  await tab.click(".story a >> nth=0");
  assert.match(tab.url(), /#art_1(__|$)/);
});

test("it prints with both symbols on the page, and without the tools", async (t) => {
  const tab = await visit(t, moved);
  const pdf = await tab.pdf({ preferCSSPageSize: true });
  assert.ok(pdf.length > 10_000 && pdf.subarray(0, 5).toString() === "%PDF-");
  await tab.emulateMedia({ media: "print" });
  assert.ok(!(await tab.locator(".bar").isVisible()) && !(await tab.locator("nav").isVisible()));
  const head = await tab.evaluate(() => [...document.styleSheets[0].cssRules].filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.cssText).join());
  assert.match(head, /H\\?\/1 → H\\?\/2/);
  assert.equal(await tab.locator("main ins:not(.f)").first().evaluate((edit) => getComputedStyle(edit).textDecorationStyle), "double");
});

for (const [width, height] of [[320, 256], [390, 800], [1300, 900]]) {
  test(`nothing runs out of a window of ${width} by ${height}`, async (t) => {
    const word = "Seehundfütterungsverordnungsausnahmegenehmigung".repeat(8);
    const tab = await visit(t, page("redline", draft(long("counts")), draft(long(word))), { viewport: { width, height } });
    for (const view of ["inline", "side", "notes"]) {
      await tab.check(`[value=${view}]`, { force: true });
      const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${view}: ${over} pixels`);
    }
    await tab.keyboard.press("n");
    assert.ok(await tab.locator(".here").isVisible());
  });
}

test("an Arabic page runs from right to left, and each edit keeps its own direction", async (t) => {
  const tab = await visit(t, page("redline", ...pair("arabic")));
  assert.deepEqual(await tab.evaluate(() => [document.documentElement.lang, document.documentElement.dir, getComputedStyle(document.querySelector("main ins")).unicodeBidi]), ["ar", "rtl", "isolate"]);
  const text = await tab.locator("main p").first().boundingBox(), outline = await tab.locator("nav").boundingBox();
  assert.ok(outline.x > text.x, "the outline stands on the right");
});

test("an interface in one language holds a text in another", async (t) => {
  const tab = await visit(t, page("redline", ...pair("chinese"), "--ui", "ar"));
  assert.deepEqual(await tab.evaluate(() => ["html", "main"].map((name) => document.querySelector(name)).map((element) => [element.lang, element.dir])), [["ar", "rtl"], ["zh", "ltr"]]);
});
