// What stands beside the picture of the network, in a browser. Needs `npm run build`.
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { keptBrowser } from '../real/kept';
import { PICTURES_WANTED, savePicture } from '../real/pictures';
import { waitFor } from '../real/wait';
import { corpusOf } from '../support/project';
import { readSample } from '../support/sample';
import { OverviewPage, type Theme } from '../webview/harness';
import { giveBack } from '../webview/keptPages';
import { violations } from './axe';

const themes: readonly Theme[] = ['light', 'dark', 'hc-dark', 'hc-light'];

describe('beside the picture of the network', () => {
  let browser: Browser;
  const corpus = corpusOf(readSample());
  const open = async (theme: Theme, locale: 'en' | 'zh-cn') => {
    const overview = await OverviewPage.open(browser, corpus, { theme, locale, width: 1300, height: 800 });
    await overview.page.locator('#tab-network').click();
    return overview;
  };
  const mode = ({ page }: OverviewPage, name: string) =>
    page.locator(`#panel-network, header`).locator(`[data-value="${name}"]`).first().click();

  before(async () => {
    browser = await keptBrowser();
  });

  it('are tables by keyboard: sorted, searched, each row opens its sentences with what stands behind them', async () => {
    const overview = await open('light', 'en');
    const { page, asked, errors } = overview;
    await mode(overview, 'edges');
    const rows = page.locator('.grid .body [role=row]:visible');
    await rows.first().waitFor();
    assert.match((await rows.first().textContent())!, /服务中心.*服务民生.*64/);
    await page.getByRole('columnheader', { name: 'Weight' }).getByRole('button').click();
    assert.match((await rows.first().textContent())!, /1/);
    await page.getByRole('columnheader', { name: 'Weight' }).getByRole('button').click();
    await page.getByRole('searchbox', { name: 'Find' }).locator('visible=true').fill('数字档案馆');
    await rows.first().focus();
    assert.match((await rows.first().textContent())!, /大数据.*数字档案馆.*22/);
    await page.keyboard.press('Enter');
    await page.locator('.pair').getByText('count = 22').waitFor();
    // What explains the number is read first; the sentences follow it.
    assert.equal(await page.locator('.pair h3:focus').textContent(), 'Where the weight comes from');
    await page.keyboard.press('Tab');
    assert.equal(await page.locator('.pair summary:focus').count(), 1);
    await page.keyboard.press('Tab');
    assert.equal(await page.locator('.passage:focus').count(), 1);
    await page.locator('.pair h3').focus();
    assert.equal(await page.locator('.pair table.figures').first().locator('td').nth(1).textContent(), '22');
    assert.ok((await page.locator('.passage mark.other').count()) > 0);
    assert.deepEqual(await violations(page), []);
    await savePicture(page, 'network-edges-light-en');
    await page.keyboard.press('Escape');
    await mode(overview, 'nodes');
    await page.getByRole('columnheader', { name: 'Bridging' }).waitFor();
    await page.getByRole('columnheader', { name: 'Bridging' }).getByRole('button').click();
    await page.locator('.grid:visible .body .figure').nth(9).waitFor();
    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    assert.ok(asked.some(message => message.type === 'passages' && message.query.of === 'node'));
    assert.deepEqual(errors, []);
    giveBack(page);
  });

  it('compare two regions, edge by edge, with the sentences of either', async () => {
    const overview = await open('light', 'en');
    const { page, asked, errors } = overview;
    await mode(overview, 'compare');
    await page.getByLabel('Compare by').selectOption('大区');
    await page.getByLabel('First').selectOption('华东');
    await page.getByLabel('Second').selectOption('西南');
    await page.getByText('西南: ').first().waitFor();
    await page.getByLabel('Change').selectOption('appears');
    const rows = page.locator('.compare .grid .body [role=row]');
    await rows.first().click();
    await page.locator('.passages h2').filter({ hasText: '西南' }).waitFor();
    const query = asked.flatMap(message => (message.type === 'passages' ? [message.query] : [])).at(-1);
    assert.ok(query?.of === 'edge' && query.group?.name === '西南' && query.group.sources.length > 0);
    await page.locator('.passage').first().waitFor();
    assert.deepEqual(await violations(page), []);
    await savePicture(page, 'network-compare-light-en');
    await page.keyboard.press('Escape');
    await page.getByLabel('Compare by').selectOption({ label: 'Keywords and coding' });
    await page.getByText('Coded: ').first().waitFor();
    assert.deepEqual(errors, []);
    giveBack(page);
  });

  it('compare two sources, by their names; only edges between themes are shown if so wished', async () => {
    const overview = await open('dark', 'zh-cn');
    const { page, asked, errors } = overview;
    const edges = page.locator('.filter .counts');
    const shownOf = async () => ((await edges.textContent())!.match(/\d+/g) ?? []).map(Number);
    await edges.filter({ hasText: '边' }).waitFor();
    const before = await shownOf();
    await page.getByLabel('只显示主题之间的边').check();
    await waitFor('fewer edges, and the same nodes', async () => {
      const now = await shownOf();
      const fewer = now.filter((count, k) => count < before[k]!);
      return fewer.length === 1 && fewer[0]! > 0 ? true : undefined;
    });
    await savePicture(page, 'network-between-dark-zh-cn');
    await page.getByLabel('只显示主题之间的边').uncheck();
    await mode(overview, 'compare');
    const lists = page.locator('.compare select');
    await lists.nth(0).selectOption({ label: '两篇文本' });
    await lists.nth(1).selectOption({ label: '上海市' });
    await lists.nth(2).selectOption({ label: '四川省' });
    await page.locator('.compare > .left', { hasText: '四川省：' }).waitFor();
    await lists.nth(3).selectOption('appears');
    await page.locator('.compare .grid .body [role=row]').first().click();
    await page.locator('.passages h2').filter({ hasText: '四川省' }).waitFor();
    const query = asked.flatMap(message => (message.type === 'passages' ? [message.query] : [])).at(-1);
    assert.ok(query?.of === 'edge' && query.group?.name === '四川省' && query.group.sources.length === 1);
    await savePicture(page, 'network-two-sources-dark-zh-cn');
    assert.deepEqual(errors, []);
    giveBack(page);
  });

  it('compare two regions in a picture: the same filter, the same sentences', async () => {
    for (const [theme, locale] of [
      ['dark', 'zh-cn'] as const,
      ...(PICTURES_WANTED ? [['light', 'en'] as const] : []),
    ]) {
      const overview = await open(theme, locale);
      const { page, asked, errors } = overview;
      await mode(overview, 'compare');
      const lists = page.locator('.compare select');
      await lists.nth(0).selectOption('大区');
      await lists.nth(1).selectOption('华东');
      await lists.nth(2).selectOption('西南');
      await page.locator('.compare > .left', { hasText: '西南' }).waitFor();
      await page.locator('.compare [data-value=asPicture]').click();
      await page.locator('.compare .signs .change').nth(3).waitFor({ state: 'attached' });
      assert.equal(await page.locator('.compare .grid').isVisible(), false);
      await savePicture(page, `network-compare-picture-${theme}-${locale}`);
      await lists.nth(3).selectOption('appears');
      assert.equal(await page.locator('.compare .signs .change').count(), 1);
      const point = await pointOnAnEdge(page);
      await page.mouse.click(point.x, point.y);
      await page.locator('.passages h2').filter({ hasText: '西南' }).waitFor();
      const query = asked.flatMap(message => (message.type === 'passages' ? [message.query] : [])).at(-1);
      assert.ok(query?.of === 'edge' && query.group?.name === '西南' && query.group.sources.length > 0);
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press('Escape');
      await page.waitForFunction(
        () => JSON.parse(sessionStorage.getItem('state') ?? '{}').compare?.change === 'appears',
      );
      await page.reload();
      await page.locator('.compare .signs .change').waitFor({ state: 'attached' });
      assert.equal(await page.locator('.compare .grid').isVisible(), false);
      assert.deepEqual(
        await lists.evaluateAll(all => all.slice(0, 4).map(list => (list as HTMLSelectElement).value)),
        ['大区', '华东', '西南', 'appears'],
      );
      assert.deepEqual(errors, []);
      giveBack(page);
    }
  });

  it('choose how it is made: what is left is told first, what is written only when asked', async () => {
    const overview = await open('light', 'en');
    const { page, asked, errors } = overview;
    await mode(overview, 'choices');
    await page.getByText('Matches the current settings.').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Write to corpus.yaml' }).isDisabled());
    await page.getByRole('spinbutton', { name: 'Minimum weight' }).fill('10');
    await page.getByText(/^Would leave 69 nodes and \d+ edges\.$/).waitFor();
    await page.getByLabel('Significance').fill('2');
    await page.getByText('Enter a valid number.').waitFor();
    await page.getByLabel('Significance').fill('');
    assert.equal(asked.filter(({ type }) => type === 'choose').length, 0);
    await page.getByRole('button', { name: 'Write to corpus.yaml' }).click();
    const [chosen] = await overview.askedFor('choose', 1);
    assert.equal(chosen?.choices.minWeight, 10);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(errors, []);
    giveBack(page);
  });

  it('has room for all views in a narrow window', async () => {
    const overview = await OverviewPage.open(browser, corpus, { width: 420, height: 700 });
    const { page } = overview;
    await page.locator('#tab-network').click();
    await mode(overview, 'choices');
    const box = await page.locator('[data-value="choices"]').boundingBox();
    assert.ok(box && box.x + box.width <= 420, JSON.stringify(box));
    assert.equal(await page.evaluate('document.scrollingElement.scrollLeft'), 0);
    assert.equal(await page.evaluate('document.querySelector(".app").scrollLeft'), 0);
    await savePicture(page, 'network-narrow');
    giveBack(page);
  });

  it('has the filter within reach where the page is as low as it is narrow: zoomed to 200 %', async () => {
    const overview = await OverviewPage.open(browser, corpus, { width: 650, height: 390 });
    const { page } = overview;
    await page.locator('#tab-network').click();
    await page.locator('svg path.node').first().waitFor();
    const [filter, picture] = [
      await page.locator('.filter input[type=range]').first().boundingBox(),
      await page.locator('.canvas').boundingBox(),
    ];
    assert.ok(filter && filter.x + filter.width <= 650, JSON.stringify(filter));
    assert.ok(picture && picture.width >= 350 && picture.height >= 200, JSON.stringify(picture));
    await savePicture(page, 'network-zoomed');
    giveBack(page);
  });

  it('looks right in every theme', async () => {
    // The scenarios above look at it in light and dark.
    for (const theme of PICTURES_WANTED ? themes : (['hc-dark'] as const)) {
      const locale = theme === 'light' || theme === 'hc-dark' ? 'zh-cn' : 'en';
      const overview = await open(theme, locale);
      const { page } = overview;
      for (const name of ['nodes', 'structure', 'compare', 'choices']) {
        await mode(overview, name);
        await page.locator('.network-tab > :visible').first().waitFor();
        if (name === 'structure') await page.locator('.structure table').nth(3).waitFor();
        if (name === 'compare') await page.locator('.compare .body [role=row]').first().waitFor();
        await savePicture(page, `network-${name}-${theme}-${locale}`);
      }
      assert.deepEqual(await violations(page), []);
      giveBack(page);
    }
  });
});

/** Looks for a point of the comparison's picture where an edge is met and no node: between two nodes, as the pointer is told. */
async function pointOnAnEdge(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const canvas = page.locator('.compare .canvas');
  const box = (await canvas.boundingBox())!;
  for (let y = box.y + box.height / 2; y < box.y + box.height; y += 25) {
    for (let x = box.x + 60; x < box.x + box.width; x += 25) {
      await page.mouse.move(x, y);
      if (/ – /.test((await canvas.getAttribute('title')) ?? '')) return { x, y };
    }
  }
  throw new Error('No edge is drawn.');
}
