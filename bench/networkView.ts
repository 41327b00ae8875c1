// The network in a browser without a graphics card: how long until it is seen, and how smoothly a node is dragged and the
// picture moved and zoomed. Run by bench/run.mjs, after a build.
import type { Page } from 'playwright-core';
import { launchChromium } from '../scripts/vscode/chromium.mjs';
import { english } from '../src/core/base/l10n';
import { CorpusBuilder } from '../src/core/corpus/build';
import { choicesOf } from '../src/core/network/choices';
import type { OverviewNetwork } from '../src/core/network/network';
import { seededRandom } from '../src/core/network/random';
import { buildOverview } from '../src/core/report/overview/overview';
import { packOverview } from '../src/core/report/page/wire';
import type { FromWebview, ToWebview } from '../src/protocol';
import { projectFiles } from '../test/support/corpusStore';
import { openBundle } from '../test/webview/harness';

function print(name: string, figure: string, target = ''): void {
  console.log(`view   ${name.padEnd(58)} ${figure.padStart(9)}${target && `, to be ${target}`}`);
}

/** So many nodes in eight clusters around a middle, joined mostly within these. */
function networkOf(nodes: number, edges: number): OverviewNetwork {
  const random = seededRandom(1);
  const side = 60 * Math.sqrt(nodes);
  const places = Array.from({ length: nodes }, (_, i) => {
    const [angle, away] = [((i % 8) * Math.PI) / 4, Math.sqrt(random())];
    return {
      x: side + 0.7 * side * Math.cos(angle) + 0.4 * side * away * Math.cos(7 * i),
      y: side + 0.7 * side * Math.sin(angle) + 0.4 * side * away * Math.sin(7 * i),
    };
  });
  const weights = new Map<string, number>();
  while (weights.size < edges) {
    const a = Math.floor(nodes * random() ** 2);
    const b =
      random() < 0.8 ? (a + 8 * Math.floor((random() * nodes) / 8)) % nodes : Math.floor(nodes * random());
    if (a !== b) weights.set(`${Math.min(a, b)} ${Math.max(a, b)}`, 1 + Math.floor(-5 * Math.log(random())));
  }
  const list = [...weights].map(([key, weight]) => {
    const [a, b] = key.split(' ').map(Number) as [number, number];
    return { source: `词${a}`, target: `词${b}`, weight, units: weight };
  });
  const [degree, weightedDegree] = [new Map<string, number>(), new Map<string, number>()];
  for (const { source, target, weight } of list) {
    for (const end of [source, target]) {
      degree.set(end, (degree.get(end) ?? 0) + 1);
      weightedDegree.set(end, (weightedDegree.get(end) ?? 0) + weight);
    }
  }
  const shapes = ['circle', 'square', 'triangle', 'pentagon', 'ring', 'hexagon'] as const;
  return {
    kind: 'keywords',
    unit: 'sentence',
    window: null,
    measure: 'count',
    units: 1,
    groups: shapes.map(shape => ({ id: shape, name: shape, shape, color: '#4e79a7', themes: [shape] })),
    nodes: places.map((place, i) => ({
      id: `词${i}`,
      label: `关键词${i}`,
      theme: shapes[i % 6]!,
      group: shapes[i % 6]!,
      frequency: 1,
      units: 1,
      degree: degree.get(`词${i}`) ?? 0,
      weightedDegree: weightedDegree.get(`词${i}`) ?? 0,
      community: i % 8,
      ...place,
    })),
    edges: list,
    modularity: 0.5,
    communities: 8,
  };
}

/** Frames a second over a drag of so many steps, one in each frame, from a place of the window. */
const dragged = `(target, from, steps) => new Promise(done => {
  const place = document.querySelector('.canvas');
  const fire = (type, x, y, buttons) => target.dispatchEvent(
    new PointerEvent(type, { clientX: x, clientY: y, button: 0, buttons, pointerId: 1, bubbles: true }));
  place.setPointerCapture = () => {};
  const times = [];
  let last, step = 0;
  const next = now => {
    if (last !== undefined) times.push(now - last);
    last = now;
    if (step++ === steps) { fire('pointerup', from.x, from.y, 0); return done(times); }
    fire('pointermove', from.x + 120 * Math.sin(step / 8), from.y + 60 * Math.sin(step / 5), 1);
    requestAnimationFrame(next);
  };
  fire('pointerdown', from.x, from.y, 1);
  requestAnimationFrame(next);
})`;

/** The same while the wheel turns, in and out again. */
const zoomed = `(from, steps) => new Promise(done => {
  const place = document.querySelector('.canvas');
  const times = [];
  let last, step = 0;
  const next = now => {
    if (last !== undefined) times.push(now - last);
    last = now;
    if (step++ === steps) return done(times);
    place.dispatchEvent(new WheelEvent('wheel',
      { clientX: from.x, clientY: from.y, deltaY: step % 80 < 40 ? -40 : 40, bubbles: true, cancelable: true }));
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})`;

async function frames(page: Page, name: string, script: string, target: string): Promise<void> {
  const times = ((await page.evaluate(script)) as readonly number[]).slice(2);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const worst = times.reduce((most, time) => Math.max(most, time), 0);
  print(`${name} (slowest frame ${worst.toFixed(0)} ms)`, `${(1000 / mean).toFixed(0)} fps`, target);
}

async function measure(page: Page, nodes: number, edges: number, target: string): Promise<void> {
  const network = networkOf(nodes, edges);
  const corpus = new CorpusBuilder().build(
    projectFiles({
      'codebook.yaml': 'version: 1\nthemes: [{ id: a, name: a, keywords: [词] }]\n',
      '1.txt': '词。',
    }),
  );
  const overview = { ...buildOverview(corpus, english), network };
  const name = `${nodes} nodes, ${edges} edges`;
  const show = JSON.stringify({
    type: 'overview',
    update: packOverview(overview, 1),
    pending: false,
    choices: choicesOf(corpus.settings),
  } satisfies ToWebview);
  const opened = (await page.evaluate(`new Promise(done => {
    const data = ${show};
    const start = performance.now();
    window.dispatchEvent(new MessageEvent('message', { data }));
    const look = () => document.querySelectorAll('.canvas .node').length > 0
      ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
      : requestAnimationFrame(look);
    document.querySelectorAll('[role=tab]')[1].click();
    look();
  })`)) as number;
  const seen = await page.locator('.canvas .node').count();
  print(`${name}: opened, ${seen} nodes seen`, `${opened.toFixed(0)} ms`);
  if (seen < nodes) {
    const all = (await page.evaluate(`new Promise(done => {
      const start = performance.now();
      document.querySelector('.hidden-part button').click();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
    })`)) as number;
    print(`${name}: all shown`, `${all.toFixed(0)} ms`);
  }
  await page.waitForTimeout(1500);
  const box = (await page.locator('.canvas').boundingBox())!;
  const middle = JSON.stringify({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  // The best-connected node has the most edges to be drawn anew.
  const first = (await page.locator('.canvas .node').first().boundingBox())!;
  const node = JSON.stringify({ x: first.x + first.width / 2, y: first.y + first.height / 2 });
  await frames(
    page,
    `${name}: a node dragged`,
    `(${dragged})(document.querySelector('.canvas .node'), ${node}, 120)`,
    target,
  );
  await page.waitForTimeout(1000);
  await frames(page, `${name}: zoomed`, `(${zoomed})(${middle}, 120)`, target);
  await frames(
    page,
    `${name}: moved`,
    `(${dragged})(document.querySelector('.canvas'), ${middle}, 120)`,
    target,
  );
}

async function main(): Promise<void> {
  const browser = await launchChromium();
  try {
    for (const [nodes, edges, target] of [
      [69, 400, '30 or more'],
      [500, 3000, '30 or more'],
      [5000, 50_000, ''],
    ] as const) {
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      const errors: string[] = [];
      const post = (message: ToWebview) =>
        page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
      await openBundle<FromWebview>(page, 'webview.js', {}, errors, async message => {
        if (message.type === 'ready') await post({ type: 'language', locale: 'en', strings: {} });
      });
      await measure(page, nodes, edges, target);
      if (errors.length > 0) throw new Error(errors.join('\n'));
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
