// node bench/window.mjs [windows]: what a window of VS Code costs in tests: seconds of CPU by process, for the window itself, until it
// has settled, and for the first source that is opened.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { address } from '../scripts/vscode/address.mjs';
import { launchChromium } from '../scripts/vscode/chromium.mjs';
import { renewProfile } from '../scripts/vscode/profile.mjs';
import { copyProject } from '../scripts/vscode/project.mjs';
import { startServer } from '../scripts/vscode/server.mjs';

const TICKS = 100;
const windows = Number(process.argv[2] ?? 3);

/** Seconds of CPU so far by process id, with what the process is. */
function cpu() {
  const found = new Map();
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(path.join('/proc', pid, 'stat'), 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const command = readFileSync(path.join('/proc', pid, 'cmdline'), 'utf8').replaceAll('\0', ' ');
      found.set(pid, { kind: kindOf(command), seconds: (Number(fields[11]) + Number(fields[12])) / TICKS });
    } catch {
      // It has ended.
    }
  }
  return found;
}

/** @param {string} command */
function kindOf(command) {
  const chromium = /--type=([\w-]+)(?:.*--utility-sub-type=(\S+))?/.exec(command);
  if (chromium && !command.includes('bootstrap-fork')) return `chromium ${chromium[2] ?? chromium[1]}`;
  if (/chrom/.test(command)) return 'chromium browser';
  if (command.includes('--type=extensionHost')) return 'extension host';
  const fork = /--type=(\w+)/.exec(command);
  if (fork) return `server ${fork[1]}`;
  if (command.includes('server-main')) return 'server';
  if (command.includes('window.mjs')) return 'playwright';
  return 'others';
}

/**
 * Does some work, and prints what all processes took for it.
 * @param {string} title
 * @param {() => Promise<unknown>} work
 */
async function measured(title, work) {
  const [before, start] = [cpu(), Date.now()];
  await work();
  const wall = (Date.now() - start) / 1000;
  const sums = new Map();
  for (const [pid, { kind, seconds }] of cpu())
    sums.set(kind, (sums.get(kind) ?? 0) + seconds - (before.get(pid)?.seconds ?? 0));
  const rows = [...sums].filter(([, seconds]) => seconds >= 0.05).sort((a, b) => b[1] - a[1]);
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
