// The coverage table in a browser: many rows, columns, groups, sorting and filters, by mouse and by keys. Needs a build.
import assert from 'node:assert/strict';
import type { Corpus } from '../../src/core/corpus/corpus';
import { waitFor } from '../real/wait';
import type { Contents } from '../support/corpusStore';
import { corpusOf } from '../support/project';
import { type Options, OverviewPage } from '../webview/harness';
import { browserPages } from './pages';

const count = 400;
const regions = ['东北', '华北', '华东'];
const nameOf = (i: number) => `第${String(i).padStart(3, '0')}号`;

/** 400 sources in three regions; every fourth is coded, every fourth marked absent. */
const contents: Contents = {
  'codebook.yaml': `
version: 1
themes:
  - { id: gov, name: 治理体系, short: ①, keywords: [治档], codes: [{ id: law, name: 依法 }, { id: local, name: 基层 }] }
  - { id: use, name: 利用体系, short: ②, keywords: [查档] }
  - { id: own, name: 人才培养, short: ③, keywords: [人才] }
`,
  'corpus.yaml': JSON.stringify({
    version: 1,
    attributes: Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `${nameOf(i)}.txt`,
        { 大区: regions[i % 3], 年: 2020 + (i % 4) },
      ]),
    ),
  }),
  ...Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `${nameOf(i)}.txt`,
      `依法治档。方便查档${'，再查档'.repeat(i % 5)}。\n`,
    ]),
  ),
  ...Object.fromEntries(
    Array.from({ length: count }, (_, i) => i)
      .filter(i => i % 4 < 2)
      .map(i => [
        `${nameOf(i)}.txt.codes.yaml`,
        i % 4 === 0
          ? `version: 1\nsource: ${nameOf(i)}.txt\nannotations:\n  - { id: a, codes: [gov/law, use], quote: 依法治档, at: "1:1-1:5" }\n`
          : `version: 1\nsource: ${nameOf(i)}.txt\nannotations: []\nreviewed:\n  - { code: gov, absent: true }\n  - { code: use, absent: true }\n`,
      ]),
  ),
};

describe('the coverage table in a browser', () => {
  const pages = browserPages<OverviewPage>();
  let many: Corpus;
  before(() => {
    many = corpusOf(contents);
  });
  const open = async (options: Options = {}) => {
    const overview = await pages.open(browser => OverviewPage.open(browser, many, options));
    await overview.page.locator('tbody tr[aria-rowindex]').first().waitFor();
    return overview.page;
  };
  type Page = OverviewPage['page'];
  const heads = (page: Page) => page.locator('tbody th').allTextContents();
  const columns = (page: Page) => page.locator('thead th .name').allTextContents();
  const row = (page: Page, name: string) => page.locator(`tbody tr:has(th:text-is("${name}"))`);
  const cells = (page: Page, name: string) => row(page, name).locator('td').allTextContents();
  const menu = async (page: Page, name: string, ...entries: readonly string[]) => {
    await page
      .getByRole('toolbar')
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
    for (const entry of entries) await page.getByRole('menu').getByText(entry, { exact: true }).click();
    if (await page.getByRole('menu').isVisible()) await page.keyboard.press('Escape');
  };
  const focusedLabel = (page: Page) =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
    );

  it('has only rows in sight on the page, and keys lead to all of them', async () => {
    const page = await open();
    assert.ok((await page.locator('tbody tr[aria-rowindex]').count()) < 60);
    // Heads, sources, sums and shares.
    assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), String(count + 3));
    await page.locator('[data-row="0"][data-column="1"]').focus();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Control+ArrowDown');
    assert.match(String(await focusedLabel(page)), /^Share of reviewed, 治理体系/);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    assert.match(String(await focusedLabel(page)), new RegExp(`^${nameOf(count - 1)}, 治理体系`));
    const box = (await page.locator(':focus').boundingBox())!;
    const foot = (await page.locator('tfoot').boundingBox())!;
    assert.ok(box.y + box.height <= foot.y + 1, 'not behind the totals');
    assert.equal(await row(page, nameOf(count - 1)).getAttribute('aria-rowindex'), String(count + 1));
    await page.keyboard.press('Control+Home');
    assert.equal(await focusedLabel(page), nameOf(0));
    await page.keyboard.press('ArrowUp');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'columnheader');
  });

  it('keeps the keyboard where it is while one scrolls, and while figures change', async () => {
    const overview = await pages.open(browser => OverviewPage.open(browser, many));
    const { page } = overview;
    await page.locator('[data-row="3"][data-column="2"]').focus();
    const pane = page.locator('[data-pane=table]');
    await pane.evaluate(each => each.scrollTo(0, 6000));
    await waitFor('rows further down', async () =>
      (await row(page, nameOf(255)).count()) > 0 ? true : undefined,
    );
    assert.match(String(await focusedLabel(page)), /^第003号, 利用体系/);
    const side =
      'version: 1\nsource: 第003号.txt\nannotations: []\nreviewed: [{ code: use, absent: true }]\n';
    await overview.show(corpusOf({ ...contents, '第003号.txt.codes.yaml': side }));
    await waitFor('the new figures', async () =>
      String(await focusedLabel(page)) === '第003号, 利用体系: marked absent' ? true : undefined,
    );
    assert.equal(await pane.evaluate(each => Math.round(each.scrollTop)), 6000);
    await page.keyboard.press('ArrowDown');
    assert.match(String(await focusedLabel(page)), /^第004号, 利用体系/);
    assert.ok((await pane.evaluate(each => each.scrollTop)) < 300, 'back in sight');
  });

  it('groups by an attribute: k of n, opened by keys, each number with its passages', async () => {
    const overview = await pages.open(browser => OverviewPage.open(browser, many));
    const { page } = overview;
    await menu(page, 'Rows', '大区');
    assert.deepEqual(await heads(page), ['东北 (134)', '华北 (133)', '华东 (133)']);
    assert.deepEqual(await cells(page, '东北 (134)'), ['34/134', '34/134', '0/134']);
    await page.locator('[data-row="1"][data-column="0"]').focus();
    await page.keyboard.press('Alt+ArrowRight');
    await row(page, nameOf(1)).waitFor();
    const group = page.locator('tbody tr.group').nth(1);
    assert.equal(await group.getAttribute('aria-expanded'), 'true');
    assert.equal(await row(page, nameOf(1)).getAttribute('aria-level'), '2');
    assert.equal(await page.getByRole('treegrid').count(), 1);
    await page.keyboard.press('Alt+ArrowLeft');
    await row(page, nameOf(1)).waitFor({ state: 'detached' });
    await page.locator('[data-row="0"][data-column="1"]').click();
    await page.locator('.passage').first().waitFor();
    assert.equal(await page.locator('.passages h2').textContent(), '东北 · 治理体系 · Coded passages');
    assert.equal(await page.locator('.passages .count').first().textContent(), '34 passages');
  });

  it('sorts by a column, and back; what is alike keeps its order', async () => {
    const page = await open();
    await menu(page, 'Basis', 'Keyword hits');
    await menu(page, 'Cells', 'Counts');
    const head = page.locator('thead [data-column="2"]');
    await head.click();
    assert.deepEqual((await heads(page)).slice(0, 3), [nameOf(4), nameOf(9), nameOf(14)]);
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
    await head.focus();
    await page.keyboard.press('Enter');
    assert.deepEqual((await heads(page)).slice(0, 3), [nameOf(0), nameOf(5), nameOf(10)]);
    await page.keyboard.press('Enter');
    assert.deepEqual((await heads(page)).slice(0, 3), [nameOf(0), nameOf(1), nameOf(2)]);
    assert.equal(await head.getAttribute('aria-sort'), null);
  });

  it('shows sub-codes, attributes and merged themes as columns; hides, moves and pins them by keys', async () => {
    const overview = await pages.open(browser => OverviewPage.open(browser, many));
    const { page } = overview;
    await page.locator('thead [data-column="1"]').focus();
    await page.keyboard.press('Alt+ArrowRight');
    assert.deepEqual(await columns(page), ['Source', '①', '依法', '基层', '②', '③']);
    assert.deepEqual(await cells(page, nameOf(0)), ['√', '√', '·', '√', '·']);
    assert.deepEqual(await cells(page, nameOf(1)), ['—', '—', '—', '—', '·']);
    await page.keyboard.press('Alt+ArrowLeft');
    await menu(page, 'Columns', '大区', '③ 人才培养');
    assert.deepEqual(await columns(page), ['Source', '①', '②', '大区']);
    await page.locator('thead [data-column="3"]').focus();
    await page.keyboard.press('Alt+Shift+ArrowLeft');
    assert.deepEqual(await columns(page), ['Source', '①', '大区', '②']);
    assert.equal(await focusedLabel(page), '大区', 'the keyboard goes with the column');
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('menuitemcheckbox', { name: 'Pin to the left' }).click();
    assert.deepEqual(await columns(page), ['Source', '大区', '①', '②']);
    await page.locator('thead [data-column="2"]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Merge with ②' }).click();
    await waitFor('the merged column', async () =>
      (await columns(page)).includes('①+②') ? true : undefined,
    );
    assert.deepEqual(await columns(page), ['Source', '大区', '①+②']);
    await menu(page, 'Cells', 'Counts');
    // One annotation with codes of both counts once.
    assert.deepEqual(await cells(page, nameOf(0)), ['东北', '1']);
    await page.locator('[data-row="0"][data-column="2"]').click();
    await page.locator('.passage').first().waitFor();
    assert.equal(await page.locator('.passage').count(), 1);
    await page.reload();
    await waitFor('the table as it was', async () =>
      (await columns(page)).includes('①+②') ? true : undefined,
    );
    assert.deepEqual(await columns(page), ['Source', '大区', '①+②']);
  });

  it('filters by state, value and name; totals are those of what is shown', async () => {
    const page = await open();
    await menu(page, 'Rows', 'With a cell marked absent');
    assert.deepEqual((await heads(page)).slice(0, 2), [nameOf(1), nameOf(5)]);
    assert.equal(await page.locator('.shown .count').textContent(), '100 of 400 sources');
    assert.deepEqual(await page.locator('tfoot tr').first().locator('td').allTextContents(), ['0', '0', '0']);
    await page.getByRole('button', { name: 'Show all' }).click();
    await menu(page, 'Rows', '大区 …', '华东 (133)');
    assert.deepEqual((await heads(page)).slice(0, 2), [nameOf(2), nameOf(5)]);
    await page.getByRole('searchbox').fill('11');
    const found = [11, 110, 113, 116, 119, 311].map(nameOf).join();
    await waitFor('what is searched for', async () =>
      (await heads(page)).join() === found ? true : undefined,
    );
  });

  it('shows shares and first lines of evidence, told apart without colour', async () => {
    const page = await open();
    await menu(page, 'Cells', 'Share of characters');
    assert.deepEqual(await cells(page, nameOf(0)), ['36%', '36%', '·']);
    await menu(page, 'Cells', 'First line');
    await waitFor('evidence', async () =>
      (await cells(page, nameOf(0)))[0] === '依法治档' ? true : undefined,
    );
    await menu(page, 'Basis', 'Both (√≠·)');
    await menu(page, 'Cells', 'Marks');
    assert.deepEqual(await cells(page, nameOf(0)), ['√ ●', '√ ●', '· ·']);
    assert.deepEqual(await cells(page, nameOf(1)), ['—≠●', '—≠●', '· ·']);
    assert.equal(
      await row(page, nameOf(1)).locator('td').first().getAttribute('aria-label'),
      '第001号, 治理体系: marked absent, 1 keyword hit, hits without coding',
    );
  });

  for (const width of [500, 1400]) {
    it(`has its tools in one row at ${width} pixels`, async () => {
      const page = await open({ width, locale: 'zh-cn' });
      const boxes = await Promise.all(
        (await page.locator('.bar button:visible, .bar input:visible').all()).map(each => each.boundingBox()),
      );
      assert.ok(boxes.every(box => box!.x >= 0 && box!.x + box!.width <= width));
      assert.ok(Math.max(...boxes.map(box => box!.y)) - Math.min(...boxes.map(box => box!.y)) < 8);
    });
  }
});
