// The tab *Agreement* of the overview, in a browser. Needs `npm run build`.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { english } from '../../src/core/base/l10n';
import { nameOfFigure } from '../../src/core/report/agreement/agreementWords';
import {
  overallNameOf,
  passageProject,
  tableProject,
  toldOf,
  unitizingNameOf,
  unitsOf,
} from '../core/agreement/oracleProjects';
import { oracles, readOracles } from '../core/agreement/oracles';
import { keptBrowser } from '../real/kept';
import { PICTURES_WANTED, savePicture } from '../real/pictures';
import { runs } from '../support/long';
import { corpusOf } from '../support/project';
import { agreementProject } from '../webview/agreementProject';
import { OverviewPage, type Theme } from '../webview/harness';
import { giveBack } from '../webview/keptPages';
import { violations } from './axe';

describe('the tab of agreement', () => {
  let browser: Browser;
  const two = corpusOf(agreementProject());
  const open = async (corpus = two, theme: Theme = 'light', locale: 'en' | 'zh-cn' = 'en', kept?: object) => {
    const overview = await OverviewPage.open(browser, corpus, {
      theme,
      locale,
      width: 1300,
      height: 800,
      kept: { tab: 'agreement', ...kept },
    });
    await overview.page.locator('.agreement .summary').filter({ hasText: /\d/ }).waitFor();
    return overview;
  };

  before(async () => {
    browser = await keptBrowser();
  });

  it('shows the table of two coders by theme, and every number opens what it rests on, by keyboard', async () => {
    const overview = await open(two, 'light', 'en', {
      agreement: { ask: { coders: ['张三', '李四'] }, part: 'themes', turned: [] },
    });
    const { page, asked, errors } = overview;
    const table = page.locator('table.figures[data-part=themes]');
    await table.locator('small').first().waitFor();
    const rows = await table
      .locator('tbody tr')
      .evaluateAll(trs =>
        trs.map(tr =>
          [...tr.querySelectorAll('th, td')].slice(0, 7).map(cell => cell.firstChild?.textContent ?? ''),
        ),
      );
    // 9 sentences: 治理 3 both... 群众查档 is 李四's alone.
    assert.deepEqual(rows, [
      ['治理体系', '9', '0', '2', '0', '1', '6'],
      ['利用体系', '9', '0', '1', '1', '0', '7'],
      ['安全体系', '9', '0', '0', '1', '0', '8'],
    ]);
    await table.locator('tbody tr').nth(1).locator('th button').focus();
    // To the field "only the first", two to the right of "units", which is the first column of numbers.
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await page.locator('.passages h2').filter({ hasText: 'only 张三' }).waitFor();
    assert.deepEqual(await page.locator('.passage mark').allTextContents(), ['方便群众查档']);
    assert.equal(await page.locator('.passages :focus').count(), 1);
    await page.keyboard.press('Escape');
    await page.locator('.agreement button.rests:focus').waitFor();
    assert.ok(
      asked.some(
        message =>
          message.type === 'passages' &&
          message.query.of === 'agreement' &&
          message.query.field === 'onlyFirst',
      ),
    );
    assert.deepEqual(errors, []);
    giveBack(page);
  });

  it('shows what is not defined as not defined, with the reason, and what is left out', async () => {
    const overview = await open();
    const { page, errors } = overview;
    // Three coders: one has judged nothing.
    await page.getByText('王五 has coded or reviewed nothing that counts.').waitFor();
    await page.locator('summary').filter({ hasText: 'Columns' }).click();
    await page.getByRole('checkbox', { name: "Cohen's kappa" }).check();
    const cell = page.locator('table.figures td.undefined').first();
    await cell.waitFor();
    assert.match((await cell.getAttribute('title')) ?? '', /two coders/);
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('checkbox', { name: "Cohen's kappa" }).isVisible(), false);
    await page.locator('[data-value=pairs]').click();
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
    await page.locator('caption').filter({ hasText: 'Agreement of 张三 and 李四 by theme' }).waitFor();
    await page.locator('summary').filter({ hasText: 'Coders' }).click();
    await page.getByRole('checkbox', { name: '王五' }).uncheck();
    await page.locator('.summary').filter({ hasText: '张三, 李四.' }).waitFor();
    assert.deepEqual(errors, []);
    giveBack(page);
  });

  it('says in plain words why nothing can be compared', async () => {
    for (const [files, told] of [
      [{ '东.txt.李四.codes.yaml': undefined, '西.txt.李四.codes.yaml': undefined }, /no source in common/],
      [
        {
          'corpus.yaml': 'version: 1\ncoders: [张三]\n',
          '东.txt.李四.codes.yaml': undefined,
          '西.txt.李四.codes.yaml': undefined,
        },
        /one coder, 张三/,
      ],
    ] as const) {
      const contents = Object.fromEntries(
        Object.entries({ ...agreementProject(), ...files }).filter(([, text]) => text !== undefined),
      ) as ReturnType<typeof agreementProject>;
      const { page, errors } = await open(corpusOf(contents));
      await page.getByRole('heading', { name: 'Nothing can be compared yet' }).waitFor();
      assert.match(await page.locator('.agreement').innerText(), told);
      assert.equal(await page.locator('table.figures').count(), 0);
      assert.deepEqual(errors, []);
      giveBack(page);
    }
  });

  it('shows the figures of known tables, of projects made of them (needs ../shared)', async function () {
    if (!existsSync(oracles)) {
      console.log('      skipped: ../shared/oracles is absent');
      this.skip();
    }
    const all = readOracles().filter(each => each.coders.length <= 3);
    const tables = all.filter(each => each.kind !== 'unitizing' && unitsOf(each) > 0 && unitsOf(each) <= 100);
    const passages = all.filter(each => passageProject(each) && each.data.segments!.length <= 100);
    const wrong: string[] = [];
    let right = 0;
    for (const oracle of [...tables, ...passages].filter((_, i) => i % runs(12, 1) === 0)) {
      const ofPassages = passageProject(oracle);
      const part = ofPassages ? 'passages' : 'together';
      const { page, errors } = await open(corpusOf(ofPassages ?? tableProject(oracle)), 'light', 'en', {
        agreement: { ask: {}, part, turned: [] },
      });
      const isEmpty = page.getByRole('heading', { name: 'Nothing can be compared yet' });
      const table = page.locator(`table.figures[data-part=${part}]`);
      await table.or(isEmpty).first().waitFor();
      await page.locator('.work').filter({ hasNotText: /\S/ }).waitFor({ state: 'attached' });
      const shown = new Map(
        await table.locator('tbody tr').evaluateAll(trs =>
          trs.map(tr => {
            const [name, value] = [tr.querySelector('th'), tr.querySelector('td')];
            return [
              name?.textContent ?? '',
              value?.querySelector('button')?.textContent ?? value?.textContent ?? '',
            ] as const;
          }),
        ),
      );
      for (const [name, value] of toldOf(oracle)) {
        const ours = ofPassages ? unitizingNameOf(name) : overallNameOf(name);
        if (ours === undefined) continue;
        const text = shown.get(nameOfFigure(ours, english)) ?? 'not defined';
        if (value === null ? text.startsWith('not defined') : text === (value as number).toFixed(3)) right++;
        else wrong.push(`${oracle.id} ${name}: ${text}, expected ${value}`);
      }
      assert.deepEqual(errors, []);
      giveBack(page);
    }
    assert.deepEqual(wrong, []);
    assert.ok(right > 15, String(right));
  });

  for (const theme of ['light', 'dark', 'hc-dark', 'hc-light'] as const) {
    it(`can be read by everybody in ${theme}`, async () => {
      const locale = theme === 'light' || theme === 'hc-dark' ? 'zh-cn' : 'en';
      const { page, errors } = await open(two, theme, locale);
      for (const part of ['themes', 'together', 'passages', 'pairs', 'sources', 'method']) {
        await page.locator(`[data-value=${part}]`).click();
        await page.locator(`table.figures[data-part=${part}]`).first().waitFor();
        assert.deepEqual(await violations(page), [], part);
        if (PICTURES_WANTED) await savePicture(page, `agreement-${part}-${theme}-${locale}`);
      }
      assert.deepEqual(errors, []);
      giveBack(page);
    });
  }
});
