// The real bundle (dist/webview.js) in a browser, under the content security policy it has in VS Code; this file
// plays the editor: the real engine answers, and what the view asked is recorded.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { usualBootstrap } from '../../src/core/agreement/bootstrap';
import { coderAgreement } from '../../src/core/agreement/coderAgreement';
import { type Translate, translator } from '../../src/core/base/l10n';
import { finish } from '../../src/core/base/steps';
import type { Corpus } from '../../src/core/corpus/corpus';
import { choicesOf, withChoices } from '../../src/core/network/choices';
import { compareBases, compareParts } from '../../src/core/network/compare';
import { buildNetwork } from '../../src/core/network/network';
import { partsOf, partValues } from '../../src/core/network/parts';
import { describeStructure } from '../../src/core/network/structure/structure';
import { firstLines } from '../../src/core/report/evidence/firstLines';
import { findPassages, type Passage, type PassageQuery } from '../../src/core/report/evidence/passages';
import { structureTables } from '../../src/core/report/network/networkTables';
import { accountForPair } from '../../src/core/report/network/pairAccount';
import { explainPair, pairTables } from '../../src/core/report/network/pairTables';
import { buildOverview, type MergedThemes, type Overview } from '../../src/core/report/overview/overview';
import { agreementOptions, shownAgreement } from '../../src/core/report/page/shownAgreement';
import { packOverview } from '../../src/core/report/page/wire';
import { groupingAttributes } from '../../src/core/statistics/crossTable';
import type { AgreementAsk, FromWebview, NetworkPair, ToWebview } from '../../src/protocol';
import { PATIENCE, slowness, waitFor } from '../real/wait';
import { root } from '../support/root';
import { takePage } from './keptPages';
import themes from './themes.json';

export type Theme = keyof typeof themes;

export interface Options {
  readonly theme?: Theme;
  readonly locale?: 'en' | 'zh-cn';
  readonly width?: number;
  readonly height?: number;
  /** What the page finds kept from before. */
  readonly kept?: unknown;
}

const address = 'http://overview.localhost/';

/** An overview in a browser page. */
export class OverviewPage {
  /** Everything the view has asked so far. */
  readonly asked: FromWebview[] = [];
  /** Errors of the page, refusals of its policy included. */
  readonly errors: string[] = [];
  private merged: MergedThemes = [];
  private told: Overview | undefined;
  private version = 0;

  private constructor(
    readonly page: Page,
    private corpus: Corpus | undefined,
    private readonly locale: 'en' | 'zh-cn',
  ) {}

  static async open(
    browser: Browser,
    corpus: Corpus | undefined,
    options: Options = {},
  ): Promise<OverviewPage> {
    const { locale = 'en', width = 1000, height = 800 } = options;
    const page = await takePage(browser, { width, height });
    const opened = new OverviewPage(page, corpus, locale);
    await openBundle<FromWebview>(page, 'webview.js', options, opened.errors, message =>
      opened.receive(message),
    );
    return opened;
  }

  /** What the view asked, of one type; waits until it is so many messages, and says so when it never is. */
  async askedFor<T extends FromWebview['type']>(
    type: T,
    count: number,
  ): Promise<readonly Extract<FromWebview, { type: T }>[]> {
    return waitFor<readonly Extract<FromWebview, { type: T }>[]>(
      `the view to ask ${count} times for "${type}"`,
      async () => {
        const found = this.asked.filter(message => message.type === type);
        return found.length >= count ? (found as never) : undefined;
      },
    );
  }

  /** A new snapshot, as after an edit. */
  async show(corpus: Corpus): Promise<void> {
    this.corpus = corpus;
    await this.postFigures();
  }

  private async postFigures(): Promise<void> {
    const overview = this.overview()!;
    const update = packOverview(overview, ++this.version, this.told);
    this.told = overview;
    const choices = choicesOf(this.corpus!.settings);
    await this.post({ type: 'overview', update, pending: false, choices });
  }

  async post(message: ToWebview): Promise<void> {
    await this.page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  }

  private async receive(message: FromWebview): Promise<void> {
    this.asked.push(message);
    const { corpus } = this;
    if (message.type === 'ready') {
      await this.post({ type: 'language', locale: this.locale, strings: stringsOf(this.locale) });
      this.told = undefined;
      if (corpus) await this.postFigures();
      else await this.post({ type: 'noProject' });
    } else if (message.type === 'merge') {
      this.merged = message.merged;
      if (this.told) await this.postFigures();
    } else if (message.type === 'firstLines') {
      const { basis, columns, sources } = message;
      const lines = sources.map(source => [source, firstLines(corpus!, source, columns, basis)] as const);
      await this.post({ type: 'firstLines', basis, lines });
    } else if (message.type === 'structure') {
      const network = buildNetwork(corpus!);
      const figures = describeStructure(network, { resolution: 1, seed: 1, runs: { seeds: 5, shuffles: 5 } });
      const tables = structureTables(figures, network, 1000, this.t);
      await this.post({ type: 'structure', nodes: figures.nodes, tables });
    } else if (message.type === 'parts') {
      const attributes = groupingAttributes(corpus!).map(name => ({
        name,
        values: partValues(corpus!, name),
      }));
      const sources = corpus!.sources.map(({ source: { path }, label }) => ({ path, label }));
      await this.post({ type: 'parts', attributes, sources });
    } else if (message.type === 'compare') {
      await this.compare(message.pair);
    } else if (message.type === 'previewChoices') {
      const { choices } = message;
      const other = withChoices(corpus!, choices);
      const network = other && buildNetwork(other);
      const left = network ? { nodes: network.nodes.length, edges: network.edges.length } : null;
      await this.post({ type: 'choicesLeft', choices, left });
    } else if (message.type === 'agreement') {
      await this.agree(message.ask);
    } else if (message.type === 'passages') {
      const passages = corpus ? findPassages(corpus, message.query) : [];
      const pair =
        corpus && message.query.of === 'edge' && !message.query.group && !message.query.themes
          ? pairOf(corpus, message.query, passages, this.t)
          : undefined;
      await this.post({ type: 'passages', query: message.query, passages, ...(pair && { pair }) });
    }
  }

  /** As the editor: the figures, then intervals, then gamma; fewer are drawn. */
  private async agree(ask: AgreementAsk): Promise<void> {
    const corpus = this.corpus!;
    const run = (more: object) =>
      finish(coderAgreement(corpus, { ...agreementOptions(corpus, ask), gamma: null, ...more }));
    const bootstrap = (repetitions: number) => ({ bootstrap: { ...usualBootstrap, repetitions } });
    for (const [found, left] of [
      [run(bootstrap(0)), 'intervals'],
      [run(bootstrap(100)), undefined],
    ] as const) {
      await this.post({ type: 'agreement', agreement: shownAgreement(corpus, ask, found, left, this.t) });
    }
  }

  private async compare(pair: NetworkPair): Promise<void> {
    const corpus = this.corpus!;
    if (pair.by === 'bases') {
      await this.post({ type: 'comparison', pair, comparison: compareBases(corpus) });
      return;
    }
    const [first, second] = partsOf(corpus, pair)!;
    const sources = [first, second].map(part => part.corpus.sources.map(({ source }) => source.path));
    await this.post({ type: 'comparison', pair, comparison: compareParts(first, second), sources });
  }

  private get t() {
    return translator(stringsOf(this.locale));
  }

  private overview(): Overview | undefined {
    return this.corpus && buildOverview(this.corpus, this.t, this.merged);
  }
}

type Bundle = 'webview.js' | 'terms.js' | 'attributes.js' | 'code.js' | 'settle.js';

/** What a page holds now; it may have held something else before (keptPages.ts). */
interface Visit {
  readonly bundle: Bundle;
  readonly html: string;
  readonly errors: string[];
  readonly receive: (message: unknown) => Promise<void>;
}

const visits = new WeakMap<Page, Visit>();
let visitors = 0;

/** Loads a bundle into a page as VS Code does, and hands on what it asks the host; errors of the page are noted. */
export async function openBundle<Asked>(
  page: Page,
  bundle: Bundle,
  { theme = 'light', locale = 'en', kept }: Options,
  errors: string[],
  receive: (message: Asked) => Promise<void>,
): Promise<void> {
  page.setDefaultTimeout(PATIENCE * slowness());
  const isFurnished = visits.has(page);
  visits.set(page, {
    bundle,
    html: html(theme, locale, ++visitors, kept),
    errors,
    receive: message => receive(message as Asked),
  });
  if (!isFurnished) await furnish(page);
  await page.goto(address);
  await page.locator('.app').waitFor();
}

async function furnish(page: Page): Promise<void> {
  const now = () => visits.get(page)!;
  page.on('pageerror', error => now().errors.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error') now().errors.push(message.text());
  });
  await page.exposeFunction('askHost', (message: unknown) => now().receive(message));
  await page.route(`${address}**`, route =>
    route.request().url() === address
      ? route.fulfill({ contentType: 'text/html', body: now().html })
      : route.fulfill({ contentType: 'text/javascript', path: join(root, 'dist', now().bundle) }),
  );
}

export function stringsOf(locale: 'en' | 'zh-cn'): Readonly<Record<string, string>> {
  return locale === 'en'
    ? {}
    : JSON.parse(readFileSync(join(root, 'l10n', `bundle.l10n.${locale}.json`), 'utf8'));
}

/** What the sheet of VS Code 1.100 says against ours, and with more weight than `:focus-visible` alone. */
const vscodeSheet =
  'a:focus, input:focus, select:focus, textarea:focus { outline: 1px solid -webkit-focus-ring-color; }';

/** The page as src/editor/pages/html.ts writes it. */
function html(theme: Theme, locale: string, visitor: number, kept: unknown): string {
  const policy = "default-src 'none'; script-src 'nonce-n0'; style-src 'nonce-n0'; img-src data:";
  return `<!DOCTYPE html><html lang="${locale}"><head><meta charset="UTF-8"><title>Policy Coder</title>
<meta http-equiv="Content-Security-Policy" content="${policy}"><style nonce="n0">${vscodeSheet}</style>
<script nonce="n0">${editorStub(theme, visitor, kept)}</script></head>
<body class="${themes[theme].class}"><script nonce="n0" src="webview.js"></script></body></html>`;
}

/** What VS Code puts into the page before its script runs: the theme's variables and the way to the host. */
function editorStub(theme: Theme, visitor: number, kept: unknown): string {
  return `(() => {
    // What another visitor of this page has kept.
    if (sessionStorage.getItem('visitor') !== '${visitor}') {
      sessionStorage.clear();
      sessionStorage.setItem('state', JSON.stringify(${JSON.stringify(kept ?? null)}));
    }
    sessionStorage.setItem('visitor', '${visitor}');
    const variables = ${JSON.stringify(themes[theme].variables)};
    for (const name in variables) document.documentElement.style.setProperty(name, variables[name]);
    window.acquireVsCodeApi = () => ({
      postMessage: message => window.askHost(JSON.parse(JSON.stringify(message))),
      getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
      setState: state => sessionStorage.setItem('state', JSON.stringify(state)),
    });
  })();`;
}

/** The account of an edge, as the editor gives it. */
function pairOf(
  corpus: Corpus,
  query: Extract<PassageQuery, { of: 'edge' }>,
  passages: readonly Passage[],
  t: Translate,
) {
  const account = accountForPair(corpus, buildNetwork(corpus), query, passages);
  return account && { sentences: explainPair(account, t), tables: pairTables(account, t) };
}
