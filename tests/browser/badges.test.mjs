// Words that turn what a clause demands: a badge at their clause, heard as well as seen, and a filter for them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { draft, launch, open, page } from "./pages.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const text = (duty, not, days, date, lamps) => `## Article 1. Seals

1. The keeper feeds each seal within ${days} days.

2. The keeper ${duty} write the weight of the herring down.

## Article 2. Boats

Boats ${not} enter the harbour before 1 ${date}.

## Article 3. Lamps

Lamps ${lamps} from dusk to dawn.
`;
const address = page("redline", draft(text("shall", "may", "30", "May 2024", "burn")), draft(text("may", "may not", "60", "June 2025", "glow")));
const expected = {
  art_1__para_1: ["material: “30” became “60”"],
  art_1__para_2: ["material: “shall” became “may”"],
  art_2__para_u1: ["material: “not” was added", "material: “May 2024” became “June 2025”"],
};

test("each badge stands in its clause, says what it is without its colour, and is read with the clause", async () => {
  const tab = await open(browser, address);
  const shown = await tab.$$eval("main p:has(.alarm)", (blocks) => blocks.map((block) => [block.id, [...block.querySelectorAll(".alarm")].map((badge) => badge.textContent)]));
  assert.deepEqual(Object.fromEntries(shown), expected);
  for (const [id, said] of Object.entries(expected)) {
    const heard = await tab.locator(`#${id}`).ariaSnapshot();
    for (const badge of said) assert.equal(heard.split(badge).length, 2, heard);
    assert.ok(!heard.includes("!"), "the mark before a badge is for the eye");
  }
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test("the filter keeps to them, counts them, and the list of changes names them", async () => {
  const tab = await open(browser, address);
  await tab.click(".filter summary");
  await tab.check("[value=sw]");
  assert.equal(await tab.textContent("label:has([value=sw]) b"), "3");
  const left = await tab.$$eval("main p", (blocks) => blocks.filter((block) => block.getClientRects().length).map((block) => block.id));
  assert.deepEqual(left, Object.keys(expected));
  await tab.keyboard.press("Escape");
  await tab.click("#tx-listed");
  const items = await tab.locator("#tx-changes li").allTextContents();
  assert.equal(items.length, 3);
  assert.ok(items[1].startsWith("article 1, paragraph 2: material: “shall” became “may”."), items[1]);
  await tab.context().close();
});

test("what stands first in the page is read first and seen first", async () => {
  for (const width of [1300, 700, 390]) {
    const tab = await open(browser, address, { viewport: { width, height: 900 } });
    const tops = await tab.evaluate(() => ["header", ".bar", ".story", "main"].map((part) => document.querySelector(part).getBoundingClientRect().top));
    assert.deepEqual(tops, [...tops].sort((a, b) => a - b), `${width}`);
    await tab.context().close();
  }
});
