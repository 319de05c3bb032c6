// axe-core finds nothing, and the markup is valid, on every kind of page.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { findings, invalid, prepare } from "./checks.mjs";
import { launch, open, page, pair, rounds } from "./pages.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const redlines = {
  "a redline": page("redline", ...rounds),
  "a redline with moves": page("redline", ...pair("moved-and-edited")),
  "a redline with brackets": page("redline", ...pair("brackets")),
  "a redline with options and notes": page("redline", ...pair("options-and-notes")),
  "an Arabic redline": page("redline", ...pair("arabic")),
  "a Chinese redline": page("redline", ...pair("chinese")),
  "a Chinese redline for an Arabic reader": page("redline", ...pair("chinese"), "--ui", "ar"),
};

const others = {
  "a ledger": page("offences", ...rounds),
  "a history": page("history", "article 6", ...rounds),
  "a concordance": page("rounds", "--concordance", ...rounds),
  "a state of brackets": page("brackets", ...pair("brackets")),
  "positions": page("positions", ...pair("brackets")),
};

for (const [name, address] of Object.entries(redlines)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${name} is accessible, ${colorScheme}`, async () => {
      const tab = await open(browser, address, { colorScheme, bypassCSP: true });
      await prepare(tab);
      await tab.evaluate(() => document.querySelectorAll("main details").forEach((fold) => { fold.open = true; }));
      for (const view of ["inline", "side", "notes"]) {
        await tab.check(`[value=${view}]`, { force: true });
        assert.deepEqual(await findings(tab), [], view);
      }
      if (colorScheme === "dark") return tab.context().close();
      await tab.keyboard.press("n");
      await tab.click(".filter summary");
      assert.deepEqual(await findings(tab), [], "with the filter open");
      await tab.keyboard.press("Escape");
      await tab.click("#tx-listed");
      assert.deepEqual(await findings(tab), [], "with the list open");
      await tab.context().close();
    });
  }
}

for (const [name, address] of Object.entries(others)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${name} is accessible, ${colorScheme}, and asks for nothing`, async () => {
      const tab = await open(browser, address, { colorScheme });
      assert.deepEqual(tab.faults, []);
      await tab.context().close();
      const bare = await open(browser, address, { colorScheme, bypassCSP: true });
      await prepare(bare);
      assert.deepEqual(await findings(bare), []);
      await bare.context().close();
    });
  }
}

for (const [name, address] of Object.entries({ ...redlines, ...others })) {
  test(`${name} is valid HTML`, async () => {
    assert.deepEqual(await invalid(fileURLToPath(address)), []);
  });
}
