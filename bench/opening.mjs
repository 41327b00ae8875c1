// node bench/opening.mjs [texts...]: a real VS Code with projects of 1,000 and 10,000 generated texts of 4,000 characters, each with 50
// annotations: when the open plan is highlighted, when the figures are there, cold and after a reload; how long another plan and a new annotation
// take; memory and longest block of the extension host. After `npm run build`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { address } from '../scripts/vscode/address.mjs';
import { launchChromium } from '../scripts/vscode/chromium.mjs';
import { renewProfile } from '../scripts/vscode/profile.mjs';
import { startServer } from '../scripts/vscode/server.mjs';
import { generate } from './generate.mjs';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 10_000];
const annotations = 50;
const characters = 4000;
const monitor = join(mkdtempSync(join(tmpdir(), 'policy-coder-monitor-')), 'host.json');
const seconds = since => ((performance.now() - since) / 1000).toFixed(1);
const long = { timeout: 600_000 };

/** Memory of the extension host now, in MB, and its longest block since a time, in ms. */
function host(since) {
  try {
    const { rss, heapUsed, most, blocks } = JSON.parse(readFileSync(monitor, 'utf8'));
    const own = blocks.filter(({ at }) => at >= since);
    const longest = own.reduce((a, b) => Math.max(a, b.ms), 0);
    const over = own.filter(({ ms }) => ms > 50).length;
    const mb = bytes => (bytes / 1e6).toFixed(0);
    return `extension host: ${mb(rss)} MB (heap ${mb(heapUsed)}, most ${mb(most)}), longest block ${longest.toFixed(0)} ms, ${over} half seconds with one over 50 ms`;
  } catch {
    return 'extension host: not measured';
  }
}

const server = await startServer({
  env: {
    NODE_OPTIONS: `--require=${fileURLToPath(new URL('hostMonitor.cjs', import.meta.url))}`,
    POLICY_CODER_MONITOR: monitor,
  },
});
const browser = await launchChromium();
const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
try {
  for (const texts of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'policy-coder-opening-'));
    generate(folder, texts, { annotations, characters });
    renewProfile(server.dataDir, {});
    const page = await context.newPage();
    const say = text => console.log(`${String(texts).padStart(6)} texts  ${text}`);
    const marks = page.locator('.view-overlays .cdr[class*="ced-"]').first();
    const figures = page
      .locator('[id="policyCoder.overview"], .statusbar-item[id*="policyCoder.status"]:visible')
      .first();
    const picked = async name => {
      await page.keyboard.press('Control+p');
      await page.keyboard.type(name);
      await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor(long);
    };
    await page.goto(address(server, { folder }));
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor(long);
    await picked('plan-17.txt');
    await page.keyboard.press('Enter');
    await page.locator('.monaco-editor .view-line').first().waitFor(long);
    await figures.waitFor(long);
    for (const how of ['opened again', 'once more']) {
      // As one comes back the next day: the window opens with the plan.
      const clock = Date.now();
      await page.reload();
      await page.locator('.monaco-editor .view-line').first().waitFor(long);
      const start = performance.now();
      const highlighted = marks.waitFor(long).then(() => seconds(start));
      const counted = figures.waitFor(long).then(() => seconds(start));
      say(
        `${how}: the open plan is highlighted after ${await highlighted} s, the figures are there after ${await counted} s`,
      );
      say(`${how}: ${host(clock)}`);
    }
    await page.waitForTimeout(5000);
    for (const name of ['plan-555.txt', 'plan-777.txt']) {
      await picked(name);
      const clock = Date.now();
      const start = performance.now();
      await page.keyboard.press('Enter');
      await page.locator('.tab.active', { hasText: name }).waitFor(long);
      await marks.waitFor(long);
      say(`${name} is open and highlighted after ${seconds(start)} s`);
      await page.waitForTimeout(1500);
      say(`after that: ${host(clock)}`);
    }
    const item = page.locator('.statusbar-item[id*="policyCoder.status"]:visible').first();
    for (let i = 0; i < 2; i++) {
      const before = await item.innerText();
      await page.keyboard.press('Control+Home');
      for (let line = 0; line < 5 + 3 * i; line++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Control+Alt+m');
      await page.locator('.quick-input-list .monaco-list-row').first().waitFor(long);
      const clock = Date.now();
      const start = performance.now();
      await page.keyboard.press('Enter');
      while ((await item.innerText()) === before && performance.now() - start < 60_000)
        await page.waitForTimeout(5);
      say(
        `a new annotation is counted in the status bar after ${seconds(start)} s: ${before.trim()} -> ${(await item.innerText()).trim()}`,
      );
      await page.waitForTimeout(2000);
      say(`after that: ${host(clock)}`);
    }
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/opening-${texts}.png` });
    await page.close();
    rmSync(folder, { recursive: true });
  }
} finally {
  await browser.close();
  await server.stop();
}
