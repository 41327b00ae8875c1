// node bench/window.mjs [windows]: what a window of VS Code costs in tests: seconds of CPU by process, for the window itself, until it
// has settled, and for the first source that is opened.
import { setTimeout as sleep } from 'node:timers/promises';
import { address } from '../scripts/vscode/address.mjs';
import { launchChromium } from '../scripts/vscode/chromium.mjs';
import { renewProfile } from '../scripts/vscode/profile.mjs';
import { copyProject } from '../scripts/vscode/project.mjs';
import { startServer } from '../scripts/vscode/server.mjs';
import { ProcessTimes } from './processTimes.mjs';

const windows = Number(process.argv[2] ?? 3);

/**
 * Does some work, and prints what all processes took for it.
 * @param {string} title
 * @param {() => Promise<unknown>} work
 */
async function measured(title, work) {
  const times = new ProcessTimes();
  times.look();
  const [before, start] = [new Map(times.byKind()), Date.now()];
  await work();
  const wall = (Date.now() - start) / 1000;
  times.look();
  /** @type {[kind: string, seconds: number][]} */
  const since = times.byKind().map(([kind, seconds]) => [kind, seconds - (before.get(kind) ?? 0)]);
  const rows = since.filter(([, seconds]) => seconds >= 0.05).sort((a, b) => b[1] - a[1]);
  const sum = rows.reduce((all, [, seconds]) => all + seconds, 0);
  console.log(`${title}: ${sum.toFixed(1)} s of CPU in ${wall.toFixed(1)} s`);
  console.log(`   ${rows.map(([kind, seconds]) => `${kind} ${seconds.toFixed(1)}`).join(', ')}`);
}

const server = await startServer({});
const browser = await launchChromium();
const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
try {
  for (let k = 1; k <= windows; k += 1) {
    const { folder, remove } = copyProject();
    renewProfile(server.dataDir, {});
    const page = await context.newPage();
    await measured(`window ${k}`, async () => {
      await page.goto(address(server, { folder }));
      await page.locator('.monaco-workbench[class*=vscode-theme-]').waitFor();
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    });
    await measured('  settling', () => sleep(4000));
    await measured('  file', async () => {
      await page.keyboard.press('Control+p');
      await page.keyboard.type('云南省.txt');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: '云南省.txt' }).first().waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.monaco-editor .view-line').first().waitFor();
      await sleep(4000);
    });
    await measured('  idle', () => sleep(3000));
    await page.close();
    remove();
  }
} finally {
  await browser.close();
  await server.stop();
}
