// The overview's bundle in a browser: what a person sees and does in it. Needs `npm run build`.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Corpus } from '../../src/core/corpus/corpus';
import { savePicture } from '../real/pictures';
import type { Contents } from '../support/corpusStore';
import { corpusOf } from '../support/project';
import { root } from '../support/root';
import { type Options, OverviewPage, type Theme } from '../webview/harness';
import { hostile, project } from '../webview/project';
import themes from '../webview/themes.json';
import { contrast } from './contrast';
import { browserPages } from './pages';

const sampleFolder = join(root, 'samples', 'provincial-plans');

/** The sample project as it is on disk. */
function sample(): Contents {
  const files = readdirSync(sampleFolder, { recursive: true, withFileTypes: true }).filter(entry =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(sampleFolder.length + 1).replaceAll('\\', '/'), readFileSync(path)];
    }),
  );
}

/** A project of many sources, to scroll in. */
function tall(): Contents {
  const plans = Array.from({ length: 120 }, (_, i) => [
    `plans/第${i}号.txt`,
    `依法治档。开放查档，加强监督${i}。`,
  ]);
  return { ...Object.fromEntries(plans), 'codebook.yaml': project['codebook.yaml']! };
}

describe('the overview in a browser', () => {
  const pages = browserPages<OverviewPage>();
  const open = async (contents: Contents | undefined, options: Options = {}) => {
    const overview = await pages.open(browser =>
      OverviewPage.open(browser, contents && corpusOf(contents), options),
    );
    return overview;
  };
  const cell = ({ page }: OverviewPage, row: string, column: number) =>
    page.locator(`tr:has(th[scope=row]:text-is("${row}")) [data-column="${column}"]`);
  /** Chooses an entry of one of the menus above the table, or several that leave it open. */
  const choose = async ({ page }: OverviewPage, menu: string, ...entries: readonly string[]) => {
    await page
      .getByRole('toolbar', { name: 'Table' })
      .getByRole('button', { name: new RegExp(`^${menu}`) })
      .click();
    for (const entry of entries) await page.getByRole('menu').getByText(entry, { exact: true }).click();
    if (await page.getByRole('menu').isVisible()) await page.keyboard.press('Escape');
  };
  const focused = ({ page }: OverviewPage, attribute: string) =>
    page.evaluate(name => document.activeElement?.getAttribute(name), attribute);

  describe('table', () => {
    it('leads from a cell to its passages, and from a passage to its place', async () => {
      const overview = await open(project);
      await cell(overview, '甲', 1).click();
      const { page } = overview;
      await page.locator('.passage').first().waitFor();
      assert.deepEqual((await overview.askedFor('passages', 1))[0]!.query, {
        of: 'cell',
        basis: 'coded',
        theme: 'gov',
        source: '甲.txt',
      });
      assert.equal(await page.locator('.passages h2').textContent(), '甲 · 治理体系 · Coded passages');
      assert.deepEqual(await page.locator('.passage mark').allTextContents(), [
        '坚持依法治档和监督',
        '方便查档，扩大开放',
      ]);
      assert.equal(await page.locator('.passage .memo').textContent(), '首句');
      assert.equal(await page.locator('.passage .coder').textContent(), 'a');
      await page.locator('.passage').nth(1).click();
      assert.deepEqual(await overview.askedFor('open', 1), [
        {
          type: 'open',
          source: '甲.txt',
          range: { line: 2, column: 1, endLine: 2, endColumn: 10 },
          aside: false,
        },
      ]);
    });

    it('leads from heads and totals to their passages', async () => {
      const overview = await open(project);
      await cell(overview, '甲', 0).click();
      await cell(overview, 'Sources coded', 2).click();
      await cell(overview, 'Sources coded', 1).click();
      await overview.page.locator('.passage').first().waitFor();
      assert.deepEqual(
        (await overview.askedFor('passages', 3)).map(({ query }) => query),
        [
          { of: 'cell', basis: 'coded', source: '甲.txt' },
          { of: 'cell', basis: 'coded', theme: 'use' },
          { of: 'cell', basis: 'coded', theme: 'gov' },
        ],
      );
    });

    it('switches between coding and keyword hits, marks and counts', async () => {
      const overview = await open(project);
      const { page } = overview;
      const row = () => page.locator('tbody tr').first().locator('td').allTextContents();
      assert.deepEqual(await row(), ['√', '·', '便民']);
      await choose(overview, 'Cells', 'Counts');
      assert.deepEqual(await row(), ['2', '·', '便民']);
      await choose(overview, 'Basis', 'Keyword hits');
      assert.deepEqual(await row(), ['3', '2', '便民']);
      await choose(overview, 'Cells', 'Marks');
      assert.deepEqual(await row(), ['●', '●', '便民']);
      await choose(overview, 'Basis', 'Both (√≠·)');
      assert.deepEqual(await row(), ['√ ●', '·≠●', '便民']);
    });

    it('offers to mark an empty cell absent, and to take it back', async () => {
      const overview = await open(project);
      await cell(overview, '乙', 2).click();
      await overview.page.getByRole('button', { name: 'Mark absent' }).click();
      await cell(overview, '乙', 1).click();
      await overview.page.getByRole('button', { name: 'Not absent' }).click();
      assert.deepEqual(
        (await overview.askedFor('markAbsent', 2)).map(({ source, theme, absent }) => [
          source,
          theme,
          absent,
        ]),
        [
          ['乙.txt', 'use', true],
          ['乙.txt', 'gov', false],
        ],
      );
    });

    it('is moved in by keys; Enter opens, Escape comes back', async () => {
      const overview = await open(project);
      const { page } = overview;
      await page.locator('[data-row="0"][data-column="0"]').focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      assert.match(String(await focused(overview, 'aria-label')), /^甲, 治理体系: 2 coded passages$/);
      await page.keyboard.press('Enter');
      await page.locator('.passage').first().waitFor();
      assert.equal(await focused(overview, 'class'), 'passage');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      assert.equal((await overview.askedFor('open', 1))[0]!.range.line, 2);
      await page.keyboard.press('Escape');
      assert.equal(await page.locator('.passages').isVisible(), false);
      assert.match(String(await focused(overview, 'aria-label')), /^甲, 治理体系/);
    });

    it('gives the keyboard back to where it was, when one comes back to the page', async () => {
      const overview = await open(project);
      const { page } = overview;
      // VS Code gives it to the page as a whole.
      const comeBack = () =>
        page.evaluate(() => {
          (document.activeElement as HTMLElement | null)?.blur();
          window.dispatchEvent(new Event('focus'));
        });
      await comeBack();
      assert.equal(await focused(overview, 'role'), 'tab');
      await page.locator('[data-row="0"][data-column="1"]').focus();
      await page.keyboard.press('Enter');
      await page.locator('.passage').first().waitFor();
      await page.keyboard.press('ArrowDown');
      const passage = await focused(overview, 'data-key');
      await comeBack();
      assert.equal(await focused(overview, 'data-key'), passage);
      await page.evaluate(() => {
        const { activeElement } = document;
        activeElement?.replaceWith(activeElement.cloneNode(true));
      });
      await comeBack();
      assert.equal(await focused(overview, 'data-key'), passage, 'though it was drawn anew');
      await page.keyboard.press('Escape');
      await comeBack();
      assert.match(String(await focused(overview, 'aria-label')), /^甲, 治理体系/);
    });

    it('makes room for the tab that is chosen where passages took its place', async () => {
      const overview = await open(
        { ...project, 'corpus.yaml': 'version: 1\n', '丁.txt': '' },
        { width: 500, height: 320 },
      );
      const { page } = overview;
      const main = page.locator('main');
      for (const tab of ['Issues', 'Network', 'Table']) {
        await page.getByRole('tab', { name: 'Table' }).click();
        await cell(overview, '甲', 1).click();
        await page.locator('.passage').first().waitFor();
        assert.equal(await main.isVisible(), false);
        await page.getByRole('tab', { name: tab }).click();
        assert.equal(await main.isVisible(), true);
        assert.equal(await page.locator(`#panel-${tab.toLowerCase()}`).isVisible(), true, tab);
        assert.equal(await page.locator('.passages').isVisible(), false);
      }
      // Beside each other there is room for both.
      await page.setViewportSize({ width: 1000, height: 320 });
      await cell(overview, '甲', 1).click();
      await page.locator('.passage').first().waitFor();
      await page.getByRole('tab', { name: 'Issues' }).click();
      assert.equal(await page.locator('.passages').isVisible(), true);
    });

    it('is a grid to those who do not see it', async () => {
      const { page } = await open(project);
      const grid = page.getByRole('grid', { name: 'Coverage table' });
      // Heads, two sources, sums and shares.
      assert.equal(await grid.getByRole('row').count(), 5);
      assert.equal(await grid.getAttribute('aria-rowcount'), '5');
      assert.equal(await grid.getByRole('columnheader', { name: '治理体系' }).count(), 1);
      assert.equal(await grid.getByRole('gridcell', { name: '乙, 治理体系: marked absent' }).count(), 1);
      assert.equal(await grid.locator('[tabindex="0"]').count(), 1);
    });

    it('keeps heads and totals in sight', async () => {
      const { page } = await open(tall(), { width: 320, height: 420 });
      await page.locator('[data-pane=table]').evaluate(scroller => scroller.scrollTo(200, 900));
      const box = async (selector: string) => (await page.locator(selector).boundingBox())!;
      const pane = await box('[data-pane=table]');
      assert.equal(Math.round((await box('thead th >> nth=0')).y), Math.round(pane.y));
      const foot = await box('tfoot th >> nth=1');
      assert.equal(Math.round(foot.x), Math.round(pane.x));
      assert.ok(foot.y + foot.height <= pane.y + pane.height + 1 && foot.y > pane.y);
    });
  });

  describe('as the project changes', () => {
    it('follows without losing scroll position, focus or the open passages', async () => {
      const before = tall();
      const overview = await open(before, { height: 900 });
      const { page } = overview;
      await page.locator('[data-pane=table]').evaluate(pane => pane.scrollTo(0, 2000));
      await cell(overview, '第90号', 1).scrollIntoViewIfNeeded();
      await choose(overview, 'Basis', 'Keyword hits');
      await cell(overview, '第90号', 1).click();
      await page.locator('.passage').first().waitFor();
      await cell(overview, '第90号', 1).focus();
      const scrolled = () => page.locator('[data-pane=table]').evaluate(pane => pane.scrollTop);
      const top = await scrolled();
      assert.ok(top > 500);
      await overview.show(corpusOf({ ...before, 'plans/第90号.txt': '依法治档。监督，监督，监督。' }));
      await page.locator('.passage >> nth=3').waitFor();
      assert.equal(await page.locator('.passage').count(), 4);
      assert.equal(await scrolled(), top);
      assert.match(String(await focused(overview, 'aria-label')), /^第90号, 治理体系: 4 keyword hits/);
    });

    it('keeps its place when sources come and go', async () => {
      const overview = await open(project);
      await cell(overview, '乙', 2).focus();
      await overview.show(corpusOf({ ...project, '乙二.txt': '查档。', 'corpus.yaml': 'version: 1\n' }));
      await cell(overview, '乙二', 0).waitFor();
      assert.equal(await overview.page.locator('tbody tr').count(), 3);
      assert.notEqual(await focused(overview, 'data-row'), null);
    });

    it('shows progress while the project is read', async () => {
      const overview = await open(project);
      const { page } = overview;
      const bar = page.getByRole('progressbar');
      await overview.post({ type: 'progress', phase: 'reading', done: 12, total: 31 });
      await bar.waitFor();
      assert.equal(await bar.getAttribute('aria-valuenow'), '12');
      assert.equal(await page.locator('.status').textContent(), 'Reading files: 12 of 31');
      await overview.post({ type: 'progress', phase: 'searching', done: 3, total: 31 });
      assert.equal(await page.locator('.status').textContent(), 'Searching texts: 3 of 31');
      await overview.show(corpusOf(project));
      await bar.waitFor({ state: 'hidden' });
    });
  });

  describe('hidden and shown again, or reloaded', () => {
    it('is as it was: tab, basis, display, open passages, scroll position', async () => {
      const overview = await open(tall(), { height: 900 });
      const { page } = overview;
      await choose(overview, 'Basis', 'Keyword hits');
      await choose(overview, 'Cells', 'Counts');
      await page.locator('[data-pane=table]').evaluate(pane => pane.scrollTo(0, 2000));
      await cell(overview, '第90号', 1).click();
      await page.locator('.passage').first().waitFor();
      const scrolled = () => page.locator('[data-pane=table]').evaluate(pane => pane.scrollTop);
      const top = await scrolled();
      assert.ok(top > 500);
      await page.waitForFunction(
        kept => JSON.parse(sessionStorage.getItem('state') ?? '{}').scroll?.table?.top === kept,
        top,
      );
      await page.reload();
      await page.locator('.passage').first().waitFor();
      assert.equal(await cell(overview, '第90号', 1).textContent(), '2');
      assert.equal(await cell(overview, '第90号', 1).getAttribute('aria-selected'), 'true');
      assert.equal(await scrolled(), top);
    });
  });

  describe('issues', () => {
    it('are counted on the tab, and lead to their places', async () => {
      const overview = await open({ ...project, '丙.txt': ' ', 'corpus.yaml': 'version: 1\n' });
      const { page } = overview;
      assert.equal(await page.locator('.badge').textContent(), '1');
      await page.getByRole('tab', { name: /Issues/ }).click();
      assert.equal(await page.locator('.issue .message').textContent(), 'This source is empty.');
      await page.locator('.issue').click();
      assert.equal((await overview.askedFor('open', 1))[0]!.source, '丙.txt');
    });
  });

  describe('where there is nothing', () => {
    it('says what to do without a project, themes, sources or hits', async () => {
      const title = async (contents: Contents | undefined, tab = 'Table') => {
        const { page } = await open(contents);
        if (tab !== 'Table') await page.getByRole('tab', { name: tab }).click();
        return page.locator('.empty h2').textContent();
      };
      assert.equal(await title(undefined), 'No project is open');
      assert.equal(
        await title({ 'codebook.yaml': 'version: 1\nthemes: []\n', '1.txt': '备份。' }),
        'No themes yet',
      );
      assert.equal(await title({ 'codebook.yaml': project['codebook.yaml']! }), 'No sources yet');
      assert.equal(
        await title({ 'codebook.yaml': project['codebook.yaml']!, '1.txt': '没有。' }, 'Network'),
        'No keyword hits',
      );
    });
  });

  describe('hostile names', () => {
    it('are text wherever they appear', async () => {
      const codebook = JSON.stringify({
        version: 1,
        title: hostile,
        themes: [
          { id: 'x', name: hostile, short: hostile, keywords: [hostile, '备份'] },
          { id: 'y', name: `${hostile}文`, kind: 'text' },
        ],
      });
      const side = JSON.stringify({
        version: 1,
        source: '1.txt',
        annotations: [
          {
            id: 'a',
            codes: ['x', 'y'],
            quote: '备份',
            at: '1:1-1:3',
            label: hostile,
            memo: hostile,
            coder: hostile,
          },
        ],
      });
      const overview = await open({
        'codebook.yaml': codebook,
        '1.txt': `备份${hostile}。`,
        '1.txt.codes.yaml': side,
      });
      const { page } = overview;
      const intact = async (place: string) => {
        assert.equal(await page.locator('img, body script:not([src])').count(), 0, place);
        assert.notEqual(await page.title(), 'hurt', place);
      };
      assert.equal((await page.locator('thead th').nth(1).textContent())!, hostile);
      await intact('table');
      await cell(overview, '1', 1).click();
      await page.locator('.passage').first().waitFor();
      assert.equal(await page.locator('.memo').first().textContent(), hostile);
      await intact('passages');
      await page.getByRole('tab', { name: 'Network' }).click();
      assert.equal(await page.getByRole('button', { name: `${hostile}: 1 hit`, exact: false }).count(), 1);
      await intact('network');
    });
  });

  describe('in every theme', () => {
    let corpus: Corpus;
    before(() => {
      corpus = corpusOf(sample());
    });

    for (const theme of Object.keys(themes) as Theme[]) {
      it(`${theme}: texts stand out from their ground, focus can be seen`, async () => {
        const overview = await pages.open(browser =>
          OverviewPage.open(browser, corpus, { theme, width: 1000, height: 760, locale: 'zh-cn' }),
        );
        const { page } = overview;
        await page.locator('td[data-kind=coded]').first().waitFor();
        mkdirSync(join(root, 'screenshots'), { recursive: true });
        await savePicture(page, `webview-table-${theme}`);
        const selectors = [
          'td[data-kind=coded]',
          'td[data-kind=absent]',
          'thead th',
          'tfoot td',
          '.status',
          '.tab',
        ];
        await page.locator('td[data-kind=coded]').nth(3).click();
        await page.locator('.passage').first().waitFor();
        for (const selector of [...selectors, '.passage .text', '.passages h2', '.link', '.option']) {
          const ratio = await contrast(overview.page, selector);
          assert.ok(ratio >= 3.9, `${selector} in ${theme}: ${ratio.toFixed(2)}`);
        }
        await page.locator('td[data-row="1"]').first().focus();
        await page.keyboard.press('ArrowRight');
        const outline = () =>
          page.evaluate(() => {
            const { outlineStyle, outlineColor } = getComputedStyle(document.activeElement!);
            return `${outlineStyle} ${outlineColor}`;
          });
        const ofCell = await outline();
        assert.match(ofCell, /^solid/);
        await page.getByRole('tab', { name: '网络' }).click();
        await page.locator('.canvas .node').first().waitFor();
        // The ring is for those who use keys.
        await page.keyboard.press('Tab');
        for (const field of ['input[type=search]', 'input[type=range]']) {
          await page.locator(`${field}:visible`).first().focus();
          assert.equal(await outline(), ofCell, `${field} in ${theme}`);
        }
        await savePicture(page, `webview-network-${theme}`);
      });
    }
  });
});
