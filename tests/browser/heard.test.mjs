// What a screen reader is told: each change once, as what it is, in the order of the text.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, page, pair } from "./pages.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** What is read out of the main part, piece by piece, from the tree that the browser gives to screen readers. */
const heard = async (tab) => {
  const session = await tab.context().newCDPSession(tab);
  // The tree is made when it is first asked for, and grows until it says the same twice.
  for (let before = ""; ;) {
    const text = await read(session);
    if (text !== "" && text === before) return text;
    before = text;
    await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
};
const read = async (session) => {
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const parts = (node) => node.role?.value === "StaticText" ? [node.name.value] : node.role?.value === "link" ? [`(${node.name.value})`] : node.childIds.flatMap((id) => parts(known.get(id)));
  const main = nodes.find((node) => node.role?.value === "main");
  return main ? parts(main).join(" ").replace(/\s+/g, " ") : "";
};
const times = (text, part) => text.split(part).length - 1;

const moved = page("redline", ...pair("moved-and-edited"));

for (const view of ["inline", "side", "notes"]) {
  test(`each change is told once as inserted, deleted or moved: ${view}`, async () => {
    const tab = await open(browser, moved);
    await tab.check(`[value=${view}]`, { force: true });
    const text = await heard(tab);
    for (const [kind, tag] of [["inserted", "ins"], ["deleted", "del"]]) {
      const said = await tab.$$eval(`main ${tag}`, (edits) => edits.filter((edit) => edit.checkVisibility()).map((edit) => edit.textContent.trim()));
      assert.ok(said.length > 2);
      assert.equal(times(text, `[${kind}: `), said.length, text);
      for (const words of said) assert.ok(text.includes(`[${kind}: ${words} `), `${kind} ${words} in ${text}`);
    }
    assert.equal(times(text, " end of insertion]"), times(text, "[inserted: "));
    assert.equal(times(text, " end of deletion]"), times(text, "[deleted: "), text);
    assert.equal(times(text, "(moved from article 3)"), 1);
    assert.equal(times(text, "article 3 moved to (article 1)"), 1);
    // What did not change is heard once, also where it stands in two columns.
    assert.equal(times(text, "This Convention governs the keeping of seals in harbours."), 1);
    assert.equal(times(text, "¶") + times(text, "‸"), 0, "signs for the eye");
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  });
}

test("a heading is called by its words, with its changes, and nothing else", async () => {
  const tab = await open(browser, moved);
  const snapshot = await tab.locator("main").ariaSnapshot();
  const names = [...snapshot.matchAll(/heading "(.*?)" \[level/g)].map(([, name]) => name.replace(/\s+/g, " "));
  assert.deepEqual(names.slice(0, 3), [
    "Chapter I. General provisions",
    "[deleted: Article 3. end of deletion] [inserted: Article 1. end of insertion] Duties of [inserted: the end of insertion] keepers moved from article 3",
    "[deleted: Article 1. end of deletion] [inserted: Article 2. end of insertion] Scope",
  ]);
  await tab.context().close();
});

test("an Arabic change is told in Arabic", async () => {
  const tab = await open(browser, page("redline", ...pair("arabic")));
  const text = await heard(tab);
  assert.equal(times(text, "نهاية الإضافة]"), await tab.locator("main ins:not(.t)").count());
  assert.equal(times(text, "نهاية الحذف]"), await tab.locator("main del:not(.t)").count());
  await tab.context().close();
});

test("a step to a change takes the reader there, and the place is announced", async () => {
  const tab = await open(browser, moved);
  await tab.keyboard.press("n");
  assert.equal(await tab.evaluate(() => document.activeElement.id), "art_1");
  await tab.fill("#tx-find", "herring");
  await tab.waitForFunction(() => document.querySelector("#tx-found").textContent);
  assert.equal(await tab.getAttribute("#tx-found", "role"), "status");
  await tab.context().close();
});
