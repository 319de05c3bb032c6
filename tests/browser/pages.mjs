// Pages to test, written by the command itself, and a browser to open them in.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const top = join(import.meta.dirname, "../..");
const command = process.env.TRAVAUX ?? join(top, "target/debug/travaux");
const folder = mkdtempSync(join(tmpdir(), "travaux-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

let count = 0;

/** Runs the command, which answers 1 where it finds differences. */
export const travaux = (...args) => {
  try {
    return execFileSync(command, args, { cwd: top, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });
  } catch (failure) {
    if (failure.status === 1) return failure.stdout;
    throw new Error(`travaux ${args.join(" ")}: ${failure.stderr}`);
  }
};

/** Writes a draft to a file. */
export const draft = (text) => {
  const path = join(folder, `${++count}.md`);
  writeFileSync(path, text);
  return path;
};

/** Writes a page and gives its address. */
export const page = (...args) => {
  const path = join(folder, `${++count}.html`);
  travaux(...args, "--format", "html", "--output", path);
  return pathToFileURL(path).href;
};

/** Writes the site of drafts and gives its folder. */
export const site = (...args) => {
  const path = join(folder, String(++count));
  travaux("site", ...args, "--output", path);
  return path;
};

/** Serves drafts; gives where, and what stops it. */
export const serve = (...drafts) => new Promise((done, failed) => {
  const server = spawn(command, ["serve", "--port", "0", ...drafts], { cwd: top, stdio: ["ignore", "pipe", "pipe"] });
  process.on("exit", () => server.kill());
  let said = "";
  const listen = (chunk) => {
    said += chunk;
    const [origin] = said.match(/http:\/\/127\.0\.0\.1:\d+\//) ?? [];
    if (origin) done({ origin, stop: () => server.kill() });
  };
  server.stdout.on("data", listen);
  server.stderr.on("data", listen);
  server.on("exit", () => failed(new Error(`travaux serve: ${said}`)));
});

/** The address of a file. */
export const address = (...parts) => pathToFileURL(join(...parts)).href;

/** The drafts of a folder of fixtures. */
export const pair = (name) => ["old", "new"].map((side) => `fixtures/redline/${name}/${side}.md`);

/** Two rounds of a real negotiation. */
export const rounds = ["texts/un-cybercrime/03-a-ac.291-22.en.md", "texts/un-cybercrime/06-a-ac.291-22-rev.3.en.md"];

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });

/** Opens a page and notes what must not happen: errors, messages, and requests for anything but the page itself. */
export const open = async (browser, address, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1300, height: 900 }, ...options });
  const tab = await context.newPage();
  tab.faults = [];
  tab.on("pageerror", (error) => tab.faults.push(`error: ${error.message}`));
  tab.on("console", (message) => tab.faults.push(`console: ${message.text()}`));
  tab.on("dialog", (dialog) => { tab.faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  let own;
  tab.on("request", (request) => { if (request.url().split("#")[0] !== own) tab.faults.push(`request: ${request.url()}`); });
  tab.turn = async (address) => {
    [own] = address.split("#");
    await tab.goto(address);
  };
  await tab.turn(address);
  return tab;
};
