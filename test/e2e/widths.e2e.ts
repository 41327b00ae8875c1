// Every page at the widths it is looked at in: beside a text, in VS Code's default split, alone. Needs `npm run build`.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { unitTexts } from '../../src/core/terms/words';
import { PICTURES_WANTED, savePicture } from '../real/pictures';
import { waitFor } from '../real/wait';
import { corpusOf } from '../support/project';
import { readSample } from '../support/sample';
import { AttributesPage } from '../webview/attributesHarness';
import { CodePage } from '../webview/codeHarness';
import { type Options, OverviewPage, type Theme } from '../webview/harness';
import { TermsPage } from '../webview/termsHarness';
import { browserPages } from './pages';

const widths = [400, 515, 1400] as const;
const contents = readSample();
const corpus = corpusOf(contents);
const code = corpus.codebook.themes[0]!.path;
const words = corpus.sources.map(coded =>
  unitTexts(coded, corpus).map(text => {
    const found = [...text.matchAll(/\p{Script=Han}{1,2}|[^\p{Script=Han}]/gu)];
    return {
      words: found.map(([word]) => word),
      starts: Uint32Array.from(found, ({ index }) => index),
      ends: Uint32Array.from(found, ({ 0: word, index }) => index + word.length),
      length: text.length,
    };
  }),
);

describe('the pages at every width', () => {
  const pages = browserPages<{ readonly page: Page; readonly errors: readonly string[] }>();

  const overview = async (options: Options, tab: string) => {
    const opened = await pages.open(browser => OverviewPage.open(browser, corpus, options));
    const { page } = opened;
    await page.locator('tbody tr[aria-rowindex]').first().waitFor();
    if (tab !== 'table') await page.locator('#tab-network').click();
    return page;
  };
  const mode = (page: Page, name: string) =>
    page.locator(`#panel-network, header`).locator(`[data-value="${name}"]`).first().click();

  /** Every page, ready to be looked at. */
  const views: Readonly<Record<string, (options: Options) => Promise<Page>>> = {
    table: options => overview(options, 'table'),
    cell: async options => {
      const page = await overview(options, 'table');
      await page
        .locator('tbody tr[aria-rowindex] td.cell, tbody tr[aria-rowindex] [data-column]')
        .nth(1)
        .click();
      await page.locator('.passages:visible').waitFor();
      return page;
    },
    network: async options => {
      const page = await overview(options, 'network');
      await page.locator('.canvas .node').first().waitFor();
      await waitFor('the picture to be drawn', () =>
        page.locator('.canvas > canvas').evaluate(canvas => {
          const { width, height } = canvas as HTMLCanvasElement;
          const drawn = (canvas as HTMLCanvasElement)
            .getContext('2d')!
            .getImageData(0, 0, width, height).data;
          return drawn.some((value, i) => i % 4 === 3 && value > 0) ? true : undefined;
        }),
      );
      return page;
    },
    nodes: async options => {
      const page = await overview(options, 'network');
      await mode(page, 'nodes');
      await page.locator('.grid:visible .body [role=row]').first().waitFor();
      return page;
    },
    edges: async options => {
      const page = await overview(options, 'network');
      await mode(page, 'edges');
      await page.locator('.grid:visible .body [role=row]').first().waitFor();
      return page;
    },
    structure: async options => {
      const page = await overview(options, 'network');
      await mode(page, 'structure');
      await page.locator('.structure table:visible, #panel-network table:visible').first().waitFor();
      return page;
    },
    compare: async options => {
      const page = await overview(options, 'network');
      await mode(page, 'compare');
      const lists = page.locator('.compare select');
      await lists.nth(0).selectOption('大区');
      await lists.nth(1).selectOption('华东');
      await lists.nth(2).selectOption('西南');
      await page.locator('.compare > .left', { hasText: '西南' }).waitFor();
      return page;
    },
    choices: async options => {
      const page = await overview(options, 'network');
      await mode(page, 'choices');
      return page;
    },
    attributes: async options => {
      const texts = {
        corpus: Buffer.from(contents['corpus.yaml'] as Uint8Array).toString(),
        file: undefined,
        sources: corpus.sources.map(({ source }) => source.path),
      };
      return (await pages.open(browser => AttributesPage.open(browser, texts, options))).page;
    },
    terms: async options => {
      const { page } = await pages.open(browser => TermsPage.open(browser, corpus, words, options));
      await page.locator('.tools button.action').first().click();
      await page.locator('.term .head').first().waitFor();
      return page;
    },
    kwic: async options => {
      const { page } = await pages.open(browser => TermsPage.open(browser, corpus, words, options));
      await page.getByRole('searchbox').fill('数字');
      await page.keyboard.press('Enter');
      await page.locator('.kwic').first().waitFor();
      return page;
    },
    code: async options =>
      (await pages.open(browser => CodePage.open(browser, contents, code, options))).page,
  };

  for (const width of widths) {
    it(`has words for every mark, and menus that look like menus, at ${width} pixels`, async () => {
      const page = await views.table!({ width, height: 760, locale: 'zh-cn' });
      const words = page.locator('.table-summary .meaning');
      assert.equal(await words.count(), 3);
      for (const word of await words.all()) assert.ok((await word.boundingBox())!.width > 20);
      const signs = page.locator('header .menu-button .sign');
      assert.ok((await signs.count()) > 0);
      for (const sign of await signs.all()) assert.ok(await sign.isVisible());
    });

    for (const name of [
      'table',
      'nodes',
      'edges',
      'structure',
      'compare',
      'attributes',
      'terms',
      'kwic',
      'code',
    ])
      it(`cuts no button of ${name} and breaks none into letters at ${width} pixels`, async () => {
        for (const locale of ['en', 'zh-cn'] as const) {
          const page = await views[name]!({ width, height: 760, locale });
          assert.deepEqual(await page.evaluate(badButtons), [], locale);
        }
      });
  }

  for (const name of ['nodes', 'edges', 'compare'])
    it(`sets the figures of ${name} at the right, with equal decimals, below heads that explain them`, async () => {
      const page = await views[name]!({ width: 1400, height: 760 });
      const columns = await page.evaluate(columnsOfGrid);
      assert.ok(columns.filter(({ isFigures }) => isFigures).length >= 2);
      for (const { head, title, isFigures, aligns, decimals } of columns) {
        assert.ok(title, head);
        assert.deepEqual(aligns, [isFigures ? 'end' : 'start'], head);
        if (isFigures) assert.equal(decimals.length, 1, `${head}: ${decimals}`);
      }
    });

  it('shows all of the nodes and themes where there is room', async () => {
    for (const locale of ['en', 'zh-cn'] as const) {
      const page = await views.nodes!({ width: 1400, height: 760, locale });
      const cut = await page
        .locator('.grid:visible .cell, .grid:visible .head button')
        .evaluateAll(cells =>
          cells.filter(cell => cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.textContent),
        );
      assert.deepEqual(cut, [], locale);
    }
  });

  it('shows which of two is chosen also where colours are few', async () => {
    const page = await views.compare!({ width: 515, height: 760, theme: 'hc-dark' });
    const borders = await page
      .locator('.compare .choice .option')
      .evaluateAll(options => options.map(option => getComputedStyle(option).borderTopColor));
    assert.equal(borders.length, 2);
    assert.notEqual(borders[0], borders[1]);
  });

  it('sets the figures of text tables at the right', async () => {
    const page = await views.structure!({ width: 515, height: 760 });
    const weights = page.locator('table.figures').nth(1).locator('td').filter({ hasText: /^\d+$/ });
    assert.ok((await weights.count()) > 4);
    for (const align of await weights.evaluateAll(cells =>
      cells.map(cell => getComputedStyle(cell).textAlign),
    ))
      assert.equal(align, 'end');
  });

  if (PICTURES_WANTED)
    for (const [theme, locale] of [
      ['light', 'zh-cn'],
      ['dark', 'en'],
      ['hc-dark', 'zh-cn'],
    ] as readonly (readonly [Theme, 'en' | 'zh-cn'])[])
      for (const width of widths)
        for (const [name, open] of Object.entries(views))
          it(`looks: ${name} ${width} ${theme} ${locale}`, async () => {
            const page = await open({ theme, locale, width, height: 760 });
            await savePicture(page, `width-${name}-${width}-${theme}-${locale}`);
          });
});

/** Visible buttons whose words are cut, leave the page, or stand one letter below the other. */
function badButtons(): readonly string[] {
  const shown = [
    ...document.querySelectorAll<HTMLElement>('header button, .tools button, .grid-tools button'),
  ];
  return shown
    .filter(button => button.offsetWidth > 0 && button.textContent.trim() !== '')
    .filter(button => {
      const { left, right } = button.getBoundingClientRect();
      const isCut = button.scrollWidth > button.clientWidth + 1;
      return (
        isCut || button.offsetHeight > 34 || left < 0 || right > document.documentElement.clientWidth + 1
      );
    })
    .map(button => button.textContent);
}

/** What one sees of the columns of the grid in sight. */
function columnsOfGrid() {
  const grid = [...document.querySelectorAll<HTMLElement>('.grid')].find(each => each.offsetWidth > 0)!;
  const rows = [...grid.querySelectorAll('.body .row')].slice(0, 20);
  return [...grid.querySelectorAll('.head .cell')].map((head, i) => {
    const cells = rows.map(row => row.children[i]!);
    const isFigures = head.classList.contains('figure');
    const aligns = new Set([head, ...cells].map(each => getComputedStyle(each).textAlign));
    const decimals = new Set(
      cells
        .map(cell => /^[\d.]+/.exec(cell.textContent)?.[0])
        .filter(text => text !== undefined)
        .map(text => text.split('.')[1]?.length ?? 0),
    );
    return {
      head: head.textContent,
      title: head.querySelector('button')!.title,
      isFigures,
      aligns: [...aligns],
      decimals: [...decimals],
    };
  });
}
