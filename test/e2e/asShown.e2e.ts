// What is exported is what the page shows: cell by cell and edge by edge, whatever one has filtered, grouped and hidden. Needs a build.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { translator } from '../../src/core/base/l10n';
import { initialTable, type TableLook, type TableSettings } from '../../src/core/coverage/tableLook';
import { firstLines } from '../../src/core/report/evidence/firstLines';
import { asShown } from '../../src/core/report/method/tableOptions';
import { networkWriters } from '../../src/core/report/network/networkFiles';
import { buildOverview } from '../../src/core/report/overview/overview';
import { writeTableCsv } from '../../src/core/report/table/tableCsv';
import { initialLook, type NetworkFilter, type NetworkLook } from '../../src/core/report/view/networkLook';
import { shownNetwork } from '../../src/core/report/view/shownNetwork';
import { parseCsv } from '../core/report/parseCsv';
import { waitFor } from '../real/wait';
import type { Contents } from '../support/corpusStore';
import { corpusOf } from '../support/project';
import { OverviewPage, stringsOf } from '../webview/harness';
import { project } from '../webview/project';
import { browserPages } from './pages';

const plans = Array.from({ length: 9 }, (_, i) => `第${i + 1}号.txt`);

/** Nine plans in three regions: coded in part with sub-codes and labels, in part marked absent, in part not looked at. */
const contents: Contents = {
  'codebook.yaml': `
version: 1
themes:
  - { id: gov, name: 治理体系, short: ①, keywords: [治档], codes: [{ id: law, name: 依法 }, { id: local, name: 基层 }] }
  - { id: use, name: 利用体系, short: ②, keywords: [查档] }
  - { id: own, name: 人才培养, short: ③, keywords: [人才] }
  - { id: act, name: 特色, short: 特色, kind: text }
`,
  'corpus.yaml': JSON.stringify({
    version: 1,
    title: '九份规划',
    attributes: Object.fromEntries(
      plans.map((plan, i) => [plan, { 大区: ['东北', '华北', '华东'][i % 3], 年: 2020 + (i % 4) }]),
    ),
  }),
  ...Object.fromEntries(
    plans.map((plan, i) => [plan, `依法治档。方便查档${'，再查档'.repeat(i % 3)}。培养队伍。\n`]),
  ),
  ...Object.fromEntries(
    plans.flatMap((plan, i): readonly (readonly [string, string])[] => {
      if (i % 3 === 0) {
        return [
          [
            `${plan}.codes.yaml`,
            `version: 1\nsource: ${plan}\nannotations:\n  - { id: a, codes: [gov/law, use], quote: 依法治档, at: "1:1-1:5" }\n  - { id: b, codes: [act], label: 队伍, quote: 培养队伍, at: "1:${(i % 3) * 4 + 11}-1:${(i % 3) * 4 + 15}" }\n`,
          ],
        ];
      }
      return i % 3 === 1
        ? [
            [
              `${plan}.codes.yaml`,
              `version: 1\nsource: ${plan}\nannotations: []\nreviewed:\n  - { code: gov, absent: true }\n`,
            ],
          ]
        : [];
    }),
  ),
};

const table = (settings: Partial<TableSettings>, look: Partial<TableLook> = {}): TableLook => ({
  basis: 'coded',
  display: 'marks',
  ...look,
  settings: { ...initialTable, ...settings },
});
const filter = (part: Partial<TableSettings['filter']>) => ({ filter: { ...initialTable.filter, ...part } });

const looks: Readonly<Record<string, TableLook>> = {
  'as at the start': table({}),
  'keyword hits as numbers': table({}, { basis: 'keywords', display: 'counts' }),
  'coding and hits side by side': table({}, { basis: 'both' }),
  'numbers of both': table({}, { basis: 'both', display: 'counts' }),
  'grouped, with one group open': table({ group: '大区', open: ['group:"华北"'] }),
  'shares of groups': table({ group: '年' }, { basis: 'keywords', display: 'share' }),
  'some values of an attribute, sorted': table({
    ...filter({ attributes: { 大区: ['东北', '华东'] } }),
    attributes: ['大区', '年'],
    sort: { column: 'theme:use', descending: true },
  }),
  'only sources marked absent, without a column': table({
    ...filter({ state: 'absent' }),
    hidden: ['theme:own'],
  }),
  'merged themes, sub-codes, another order': table({
    merged: [['use', 'own']],
    expanded: ['theme:gov'],
    order: ['theme:act', 'theme:gov'],
  }),
  'first lines of what a name contains': table(filter({ search: '第1' }), {
    basis: 'both',
    display: 'evidence',
  }),
};

const network = (part: Partial<NetworkFilter>, look: Partial<NetworkLook> = {}): NetworkLook => ({
  ...initialLook,
  ...look,
  filter: { ...initialLook.filter, ...part },
});

const networks: Readonly<Record<string, NetworkLook>> = {
  'as at the start': network({}),
  'the heavy edges': network({ leastWeight: 2 }),
  'one theme without isolated nodes, coloured by theme': network(
    { hiddenGroups: ['use'], hideIsolates: true },
    { color: 'theme', size: 'frequency' },
  ),
  'edges between themes only': network({ onlyBetween: true, hideIsolates: true }),
  'the two best connected': network({ most: 2 }),
  'a node and its neighbours': network({}, { ego: { node: '监督', radius: 1 } }),
};

describe('what is exported as shown', () => {
  const pages = browserPages<OverviewPage>();
  const t = translator(stringsOf('zh-cn'));

  for (const [name, look] of Object.entries(looks)) {
    it(`is the table as the page shows it: ${name}`, async () => {
      const corpus = corpusOf(contents);
      const { basis, display, settings } = look;
      const overview = await pages.open(browser =>
        OverviewPage.open(browser, corpus, {
          locale: 'zh-cn',
          kept: { basis, display, table: settings },
        }),
      );
      const { page } = overview;
      await page.locator('tfoot td').first().waitFor();
      const [told] = await overview.askedFor('look', 1);
      assert.deepEqual(told!.table, JSON.parse(JSON.stringify(look)));
      const expected = parseCsv(
        writeTableCsv(
          buildOverview(corpus, t, settings.merged),
          {
            ...asShown(told!.table),
            firstLine: (source, theme) => firstLines(corpus, source, [theme], basis)[theme],
          },
          t,
        ),
      );
      const written = expected.slice(1).map(row => row.map(plain));
      let shown: readonly (readonly string[])[] = [];
      // Evidence comes a moment after the table.
      await waitFor('the page to show what is written', async () => {
        shown = await rowsOf(page);
        return isDeepStrictEqual(shown, written) ? true : undefined;
      }).catch(() => assert.deepEqual(shown, written));
    });
  }

  for (const [name, look] of Object.entries(networks)) {
    it(`is the network as the page shows it: ${name}`, async () => {
      const corpus = corpusOf(project);
      const overview = await pages.open(browser =>
        OverviewPage.open(browser, corpus, { kept: { tab: 'network', network: look } }),
      );
      const { page } = overview;
      await page.locator('.canvas .node').first().waitFor();
      const [told] = await overview.askedFor('look', 1);
      const whole = buildOverview(corpus, t);
      const { network, ...rest } = shownNetwork(whole.network, told!.network, t);
      const svg = networkWriters.svg['network.svg']({
        corpus,
        overview: { ...whole, network },
        ...rest,
        picture: { style: 'color', size: told!.network.size, colorBy: told!.network.color },
        t,
      }) as string;
      const nodes = [...svg.matchAll(/class="node" data-node="([^"]*)"/g)].map(([, id]) => id!);
      const edges = [...svg.matchAll(/class="edge" data-source="([^"]*)" data-target="([^"]*)"/g)];
      assert.equal(
        await page.locator('.legend .counts').textContent(),
        `${nodes.length} of 4 nodes, ${edges.length} of 4 edges`,
      );
      const drawn = await page
        .locator('.canvas .node')
        .evaluateAll(found => found.map(each => each.getAttribute('data-node')!));
      assert.deepEqual([...drawn].sort(), [...nodes].sort());
      for (const [, source, target] of edges) assert.ok(drawn.includes(source!) && drawn.includes(target!));
    });
  }

  it('is drawn as PNG by the page, at the size it is asked for', async () => {
    const overview = await pages.open(browser => OverviewPage.open(browser, corpusOf(project)));
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="85mm" height="42.5mm" viewBox="0 0 20 10"><text x="1" y="8">档</text></svg>';
    await overview.post({ type: 'draw', picture: 7, svg, width: 1004, height: 502 });
    const [drawn] = await overview.askedFor('drawn', 1);
    assert.equal(drawn!.picture, 7);
    const png = Uint8Array.from(Object.values(drawn!.png as unknown as Record<string, number>));
    assert.equal(new TextDecoder('latin1').decode(png.subarray(1, 4)), 'PNG');
    const head = new DataView(png.buffer);
    assert.deepEqual([head.getUint32(16), head.getUint32(20)], [1004, 502]);
    await overview.post({ type: 'draw', picture: 8, svg: '<svg', width: 10, height: 10 });
    const [, refused] = await overview.askedFor('drawn', 2);
    assert.equal(refused!.png, undefined);
  });
});

/** All rows that a page shows, their heads included. */
async function rowsOf(page: Page): Promise<readonly (readonly string[])[]> {
  const rows = await page
    .locator('tbody tr[aria-rowindex], tfoot tr')
    .evaluateAll(found =>
      found.map(row => [...row.querySelectorAll('th, td')].map(cell => cell.textContent ?? '')),
    );
  return rows.map(row => row.map(plain));
}

/** Without what CSV puts before a formula, and what a page indents by style. */
function plain(text: string): string {
  return text
    .replace(/^'(?=[=+\-@])/, '')
    .replace(/^\u3000/, '')
    .trim();
}
