// node bench/opening.mjs [texts...]: how long a window with an open plan takes, in projects of 1,000 and 10,000 generated texts, from its
// start to the first highlight of that plan, and to the figures of the whole project. After `npm run build`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { address } from '../scripts/vscode/address.mjs';
import { launchChromium } from '../scripts/vscode/chromium.mjs';
import { renewProfile } from '../scripts/vscode/profile.mjs';
import { startServer } from '../scripts/vscode/server.mjs';
import { codebookOf } from './project.mjs';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 10_000];
const themes = 7;
const keywordsOfTheme = 10;
const sentencesOfText = 130;

const syllables = [
  ...'建设发展服务管理创新推进体系能力机制平台数据资源保障重点工程提升完善加强区域协同安全监督指导开放共享',
];
/** The generator of Park and Miller: the same texts every time. */
let state = 1;
const next = below => {
  state = (state * 48_271) % 2_147_483_647;
  return state % below;
};
const word = length => Array.from({ length }, () => syllables[next(syllables.length)]).join('');
const table = Array.from({ length: themes * keywordsOfTheme }, (_, i) => [
  `theme-${Math.floor(i / keywordsOfTheme)}`,
  word(2 + (i % 3)),
]);

/** Some 4,000 characters, with a keyword in every other sentence. */
function textOf(number) {
  const sentences = Array.from({ length: sentencesOfText }, (_, i) => {
    const keyword = i % 2 === 0 ? table[next(table.length)][1] : '';
    return `${word(14)}，${keyword}${word(12)}。${i % 10 === 9 ? '\n' : ''}`;
  });
  return `第${number}号规划\n\n${sentences.join('')}\n`;
}

function makeProject(texts) {
  const folder = mkdtempSync(join(tmpdir(), 'policy-coder-opening-'));
  writeFileSync(join(folder, 'codebook.yaml'), codebookOf(table.map(row => row.join('\t')).join('\n')));
  for (let i = 0; i < texts; i += 1) {
    const below = join(folder, `plans/${Math.floor(i / 500)}`);
    if (i % 500 === 0) mkdirSync(below, { recursive: true });
    writeFileSync(join(below, `plan-${i}.txt`), textOf(i));
  }
  return folder;
}

const server = await startServer({});
const browser = await launchChromium();
const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
try {
  for (const texts of sizes) {
    const folder = makeProject(texts);
    renewProfile(server.dataDir, {});
    const page = await context.newPage();
    const long = { timeout: 600_000 };
    const marks = page.locator('.view-overlays .cdr[class*="ced-"]').first();
    const figures = page
      .locator('[id="policyCoder.overview"], .statusbar-item[id*="policyCoder.status"]:visible')
      .first();
    await page.goto(address(server, { folder }));
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor(long);
    await page.keyboard.press('Control+p');
    await page.keyboard.type('plan-17.txt');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'plan-17.txt' })
      .first()
      .waitFor(long);
    await page.keyboard.press('Enter');
    await page.locator('.monaco-editor .view-line').first().waitFor(long);
    await figures.waitFor(long);
    // As one comes back the next day: the window opens with the plan.
    await page.reload();
    await page.locator('.monaco-editor .view-line').first().waitFor(long);
    const start = performance.now();
    const since = () => ((performance.now() - start) / 1000).toFixed(1);
    const highlighted = marks.waitFor(long).then(since);
    const counted = figures.waitFor(long).then(since);
    console.log(
      `opening ${texts} texts: the open plan is highlighted after ${await highlighted} s, the figures are there after ${await counted} s`,
    );
    await page.close();
    rmSync(folder, { recursive: true });
  }
} finally {
  await browser.close();
  await server.stop();
}
