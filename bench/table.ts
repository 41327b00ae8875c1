// The coverage table of 5,000 sources x 30 themes, and of 500 x 7, in a browser without a graphics card: how long it takes to work it out,
// until it is seen, to bring one new annotation into it, and how smoothly it scrolls. Run by bench/run.mjs, after a build.
import { performance } from 'node:perf_hooks';
import type { Page } from 'playwright-core';
import { launchChromium } from '../scripts/vscode/chromium.mjs';
import { english } from '../src/core/base/l10n';
import { CorpusBuilder } from '../src/core/corpus/build';
import type { Corpus } from '../src/core/corpus/corpus';
import { initialTable } from '../src/core/coverage/tableLook';
import { buildOverview, type Overview } from '../src/core/report/overview/overview';
import { packOverview, unpackOverview } from '../src/core/report/page/wire';
import { buildTable } from '../src/core/report/view/tableModel';
import type { FromWebview, ToWebview } from '../src/protocol';
import { type Contents, projectFiles } from '../test/support/corpusStore';
import { openBundle } from '../test/webview/harness';

interface Size {
  readonly sources: number;
  readonly themes: number;
}

const large: Size = { sources: 5000, themes: 30 };
/** So many themes as the founding paper has. */
const usual: Size = { sources: 500, themes: 7 };

function print(name: string, figure: string, target = ''): void {
  console.log(`table  ${name.padEnd(58)} ${figure.padStart(9)}${target && `, to be ${target}`}`);
}

function milliseconds(time: number): string {
  return `${time.toFixed(time < 10 ? 1 : 0)} ms`;
}

/** Plans of a thousand characters or so; a third of the cells coded, a third absent. Nothing here is chance. */
function project({ sources, themes }: Size): Record<string, string> {
  const files: Record<string, string> = {
    'codebook.yaml': JSON.stringify({
      version: 1,
      themes: Array.from({ length: themes }, (_, k) => ({
        id: `t${k}`,
        name: `第${k}个主题建设`,
        short: `(${k})`,
        keywords: [`词${k}甲`, `词${k}乙`],
        codes: [
          { id: 'x', name: '子码一' },
          { id: 'y', name: '子码二' },
        ],
      })),
    }),
  };
  const regions = ['东北', '华北', '华东', '华中', '西北', '西南', '华南'];
  const attributes: Record<string, object> = {};
  for (let i = 0; i < sources; i++) {
    const path = `plans/第${String(i).padStart(4, '0')}号规划.txt`;
    const lines = Array.from({ length: themes }, (_, k) =>
      (i + k) % 4 === 0
        ? '一般性的叙述，与主题无关，也没有任何词语。'
        : `推进词${k}甲与词${k}乙协同发展，健全制度。`,
    );
    files[path] = `${lines.join('\n')}\n`;
    attributes[path] = { 大区: regions[i % regions.length], 年: 2016 + (i % 10) };
    files[`${path}.codes.yaml`] = sideFile(path, lines, i, 0);
  }
  files['corpus.yaml'] = JSON.stringify({ version: 1, attributes });
  return files;
}

function sideFile(path: string, lines: readonly string[], i: number, more: number): string {
  const annotations = lines.flatMap((quote, k) =>
    (i * 7 + k) % 3 === 0 || k < more
      ? [
          {
            id: `a${k}`,
            codes: [k % 2 === 0 ? `t${k}` : `t${k}/x`],
            quote,
            at: `${k + 1}:1-${k + 1}:${quote.length + 1}`,
          },
        ]
      : [],
  );
  const reviewed = lines.flatMap((_, k) => ((i * 7 + k) % 3 === 1 ? [{ code: `t${k}`, absent: true }] : []));
  return JSON.stringify({ version: 1, source: path, annotations, reviewed });
}

function timed<T>(run: () => T): { readonly value: T; readonly time: number } {
  const start = performance.now();
  const value = run();
  return { value, time: performance.now() - start };
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

/** What the host does, and what the window has to work out. */
function measureEngine(before: Corpus, after: Corpus) {
  const first = timed(() => buildOverview(before, english));
  print('host: all figures, for the first time', milliseconds(first.time));
  const packed = timed(() => packOverview(first.value, 1));
  const json = timed(() => JSON.stringify(packed.value));
  const plain = JSON.stringify(first.value).length;
  print(
    `host: packed, ${(json.value.length / 1e6).toFixed(1)} MB of JSON instead of ${(plain / 1e6).toFixed(1)}`,
    milliseconds(packed.time + json.time),
  );
  const second = timed(() => buildOverview(after, english));
  print('host: all figures, after one annotation', milliseconds(second.time));
  const change = timed(() => JSON.stringify(packOverview(second.value, 2, first.value)));
  print(`host: the change, ${(change.value.length / 1000).toFixed(1)} KB of JSON`, milliseconds(change.time));
  const parsed = timed(() => JSON.parse(json.value) as typeof packed.value);
  const unpacked = timed(() => unpackOverview(parsed.value, undefined)!);
  print('window: read and unpacked', milliseconds(parsed.time + unpacked.time));
  return { first: first.value, second: second.value, unpacked: unpacked.value };
}

function measureModel(overview: Overview): void {
  const settings = {
    ...initialTable,
    group: '大区',
    open: ['group:"东北"'],
    sort: { column: 'theme:t3', descending: true },
  };
  const plain = { basis: 'coded', display: 'marks', settings: initialTable, lines: () => undefined } as const;
  const rich = { basis: 'both', display: 'share', settings, lines: () => undefined } as const;
  const times = (request: typeof plain | typeof rich) =>
    Array.from({ length: 7 }, () => timed(() => buildTable(overview, request, english)).time);
  print('table model, cold', milliseconds(times(plain)[0]!), 'under 150 ms');
  print('table model', milliseconds(median(times(plain))), 'under 150 ms');
  print('table model, grouped, sorted, shares of both', milliseconds(median(times(rich))), 'under 150 ms');
}

/** Runs in the page: until two frames after the message the table shows it. */
const untilPainted = `(data, ready) => new Promise(done => {
  const start = performance.now();
  const look = () => {
    if (!ready()) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  };
  window.dispatchEvent(new MessageEvent('message', { data }));
  requestAnimationFrame(look);
})`;

/** Milliseconds until the page shows figures; `ready` tells in the page whether it does. */
function show(page: Page, update: unknown, ready: string): Promise<number> {
  const data = JSON.stringify({ type: 'overview', update });
  return page.evaluate(`(${untilPainted})(${data}, () => ${ready})`) as Promise<number>;
}

async function measurePaint(page: Page, first: Overview, second: Overview, third: Overview): Promise<void> {
  const painted = await show(
    page,
    packOverview(first, 1),
    `document.querySelectorAll('tbody td[data-kind]').length > 300`,
  );
  print('first paint, from message to picture', milliseconds(painted), 'under 1 s');
  const count = `document.querySelector('tfoot td').textContent`;
  const totals = (await page.evaluate(count)) as string;
  const times: number[] = [];
  // There and back: an annotation is added to a row in sight, and taken away again.
  const shown = [first, second, third, second, third, second];
  for (let i = 1; i < shown.length; i++) {
    const now = (await page.evaluate(count)) as string;
    times.push(
      await show(page, packOverview(shown[i]!, i + 1, shown[i - 1]), `${count} !== ${JSON.stringify(now)}`),
    );
  }
  if (((await page.evaluate(count)) as string) === totals)
    throw new Error('The annotation is not in the table');
  print('one annotation, from message to picture', milliseconds(median(times)), 'under 50 ms');
}

/** Frames while the table is scrolled by 120 pixels in each, as a wheel does, and by a whole window. */
async function measureScrolling(page: Page, { sources, themes }: Size, target: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // Time of the processor, which is the same however busy the machine is.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
  for (const [name, step] of [
    ['a notch a frame', 120],
    ['a window a frame', 700],
  ] as const) {
    const before = await busy();
    const times = (await page.evaluate(`new Promise(done => {
      const pane = document.querySelector('[data-pane=table]');
      const times = [];
      let last;
      let way = ${step};
      const next = now => {
        if (last !== undefined) times.push(now - last);
        last = now;
        // Up and down again: a short table ends soon.
        const end = pane.scrollHeight - pane.clientHeight;
        if (pane.scrollTop + way < 0 || pane.scrollTop + way > end) way = -way;
        pane.scrollTop += way;
        if (times.length < 240) requestAnimationFrame(next);
        else done(times);
      };
      pane.scrollTop = 0;
      requestAnimationFrame(next);
    })`)) as readonly number[];
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
    const slow = times.filter(time => time > 34).length;
    const what = `scrolling ${sources} x ${themes}, ${name}`;
    print(`${what}: main thread of a frame`, milliseconds(((await busy()) - before) / times.length));
    print(what, `${(1000 / mean).toFixed(0)} fps`, target);
    print(`${what}: frames that came late`, `${((slow / times.length) * 100).toFixed(1)}%`);
  }
}

async function main(): Promise<void> {
  const files = project(large);
  const builder = new CorpusBuilder();
  const build = (contents: Contents) => builder.build(projectFiles(contents));
  const before = build(files);
  const path = 'plans/第0001号规划.txt';
  const edited = { ...files, [`${path}.codes.yaml`]: sideFile(path, files[path]!.trim().split('\n'), 1, 1) };
  const snapshot = timed(() => build(edited));
  print('host: the next snapshot, after one annotation', milliseconds(snapshot.time));
  const { first, second } = measureEngine(before, snapshot.value);
  measureModel(first);
  const third = buildOverview(build(files), english);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const errors: string[] = [];
    const post = (message: ToWebview) => page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
    await openBundle<FromWebview>(page, 'webview.js', {}, errors, async message => {
      if (message.type === 'ready') await post({ type: 'language', locale: 'en', strings: {} });
    });
    await measurePaint(page, first, second, third);
    await measureScrolling(page, large, '');
    const overview = buildOverview(new CorpusBuilder().build(projectFiles(project(usual))), english);
    await show(
      page,
      packOverview(overview, 100),
      `!document.querySelector('thead').textContent.includes('(${usual.themes})')`,
    );
    await measureScrolling(page, usual, '50 or more');
    if (errors.length > 0) throw new Error(errors.join('\n'));
  } finally {
    await browser.close();
  }
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
