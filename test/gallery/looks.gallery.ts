// Every view in four themes and two languages in the real VS Code: pictures to look at, one sheet for each view and
// language, and what axe-core says of the webviews. Not part of `npm test`, which sees two of the eight: it takes minutes.
// `npm run gallery`, or `GALLERY=dark:zh-cn npm run gallery` for one of them.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/root.mjs';
import { launchChromium } from '../../scripts/vscode/chromium.mjs';
import { THEMES, type ThemeName } from '../../scripts/vscode/profile.mjs';
import { violations } from '../e2e/axe';
import { takePicture } from '../real/pictures';
import { projectRead } from '../real/typing';
import { openWorkbench, type Workbench } from '../real/workbench';
import { drawSheet } from './sheet';
import { views, wordsIn } from './views';

const themes = Object.keys(THEMES) as ThemeName[];
const locales = ['en', 'zh-cn'] as const;
const wanted = process.env.GALLERY?.split(',');
const nameOf = (view: string, theme: string, locale: string) => `gallery/${view}-${locale}-${theme}`;

for (const locale of locales) {
  for (const theme of themes) {
    if (wanted && !wanted.includes(`${theme}:${locale}`)) continue;
    describe(`the gallery in ${theme}, ${locale}`, () => {
      let vscode: Workbench;
      before(async () => {
        vscode = await openWorkbench({ theme, locale });
        await vscode.openFile('上海市.txt');
        await projectRead(vscode);
      });
      after(() => vscode?.close());

      for (const view of views) {
        it(`shows ${view.name}`, async () => {
          const frame = await view.show(vscode, wordsIn(locale));
          await vscode.page.waitForTimeout(500);
          await takePicture(vscode.page, nameOf(view.name, theme, locale));
          if (frame) assert.deepEqual(await violations(frame), []);
        });
      }
    });
  }
}

describe('the sheets', () => {
  it('are drawn', async () => {
    const browser = await launchChromium();
    for (const { name } of views) {
      for (const locale of locales) {
        const files = themes.map(theme => inRoot('screenshots', `${nameOf(name, theme, locale)}.png`));
        const there = files.filter(existsSync);
        if (there.length > 0) {
          await drawSheet(browser, there, inRoot('screenshots', 'gallery', `sheet-${name}-${locale}.png`));
        }
      }
    }
    await browser.close();
  });
});
