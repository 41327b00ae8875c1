// The network of the overview in a browser: pointed at, moved, searched, filtered, and finished by hand. Needs `npm run build`.
import assert from 'node:assert/strict';
import { waitFor } from '../real/wait';
import type { Contents } from '../support/corpusStore';
import { corpusOf } from '../support/project';
import { type Options, OverviewPage } from '../webview/harness';
import { project } from '../webview/project';
import { violations } from './axe';
import { browserPages } from './pages';

/** Keywords that stand together in pairs, so many of them, and three that all others stand with. */
function large(size: number): Contents {
  const terms = Array.from({ length: size }, (_, i) => `词语${i}号`);
  const text = terms.map((term, i) => `${term}与${terms[(i + 1) % size]}、枢纽${i % 3}。`).join('\n');
  return {
    'codebook.yaml': JSON.stringify({
      version: 1,
      themes: [
        { id: 'a', name: '甲', keywords: terms },
        { id: 'b', name: '乙', keywords: ['枢纽0', '枢纽1', '枢纽2'] },
      ],
    }),
    '1.txt': text,
  };
}

describe('the network in a browser', () => {
  const pages = browserPages<OverviewPage>();
  const open = async (contents: Contents = project, options: Options = {}) => {
    const overview = await pages.open(browser => OverviewPage.open(browser, corpusOf(contents), options));
    await overview.page.getByRole('tab').nth(1).click();
    await overview.page.locator('.node').first().waitFor();
    return overview;
  };
  const focused = ({ page }: OverviewPage) =>
    page.evaluate(() => document.activeElement?.getAttribute('data-node'));
  const counts = ({ page }: OverviewPage) => page.locator('.legend .counts').textContent();
  const part = async ({ page }: OverviewPage) =>
    (await page.locator('.canvas svg').getAttribute('viewBox'))!.split(' ').map(Number);
  const middle = async ({ page }: OverviewPage, node: string) => {
    const { x, y, width, height } = (await page.locator(`[data-node="${node}"]`).boundingBox())!;
    return { x: x + width / 2, y: y + height / 2 };
  };
  /** The colour that is on the screen at a place of the window, as red, green, blue. */
  const colorAt = async ({ page }: OverviewPage, at: { x: number; y: number }) =>
    page.locator('.canvas > canvas').evaluate((canvas, { x, y }) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('The picture is a canvas');
      const box = canvas.getBoundingClientRect();
      const pixel = canvas.getContext('2d')!.getImageData(x - box.left, y - box.top, 1, 1);
      return [...pixel.data.slice(0, 3)].join(' ');
    }, at);

  it('draws every node where one meets it, and leads from nodes and edges to their passages', async () => {
    const overview = await open();
    const { page } = overview;
    assert.equal(await page.locator('.canvas .node').count(), 4);
    assert.equal(await counts(overview), '4 of 4 nodes, 4 of 4 edges');
    // The colour of its theme.
    const at = await middle(overview, '监督');
    await waitFor('the picture', async () =>
      (await colorAt(overview, at)) === '78 121 167' ? true : undefined,
    );
    await page.locator('.node[data-node="监督"]').click();
    await page.locator('.passage').first().waitFor();
    assert.equal(await page.locator('.passage').count(), 2);
    await page.keyboard.press('Escape');
    // With the pointer a little beside the line, as people do.
    const [a, b] = [await middle(overview, '依法治档'), await middle(overview, '监督')];
    await page.mouse.click((a.x + b.x) / 2 + 2, (a.y + b.y) / 2 + 2);
    await page.locator('.passages h2:text("依法治档 – 监督")').waitFor();
    assert.deepEqual(await page.locator('.passage mark').allTextContents(), ['依法治档', '监督']);
  });

  it('leads from node to node and edge by keys', async () => {
    const overview = await open();
    const { page } = overview;
    await page.locator('.node[tabindex="0"]').focus();
    assert.notEqual(await focused(overview), null);
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.locator('.passage').first().waitFor();
    assert.equal((await overview.askedFor('passages', 1))[0]!.query.of, 'node');
    // Every edge is a button above the passages of its ends.
    await page.locator('.related button').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.passages h2:text("–")').waitFor();
    assert.equal((await overview.askedFor('passages', 2))[1]!.query.of, 'edge');
  });

  it('shows the neighbours of what is pointed at, and fades the rest', async () => {
    const { page } = await open();
    await page.locator('.node[data-node="依法治档"]').hover();
    const lit = page.locator('.node.lit');
    assert.deepEqual(
      (await lit.evaluateAll(nodes => nodes.map(node => node.getAttribute('data-node')))).sort(),
      ['依法治档', '监督'],
    );
    await page.mouse.move(5, 5);
    assert.equal(await lit.count(), 0);
  });

  it('zooms by wheel, buttons and keys, and moves by dragging without opening anything', async () => {
    const overview = await open();
    const { page } = overview;
    const [left, top, width, height] = await part(overview);
    await page.getByRole('button', { name: 'Zoom in (+)' }).click();
    assert.ok((await part(overview))[2]! < width!);
    await page.locator('.node[tabindex="0"]').focus();
    await page.keyboard.press('0');
    assert.deepEqual(await part(overview), [left, top, width, height]);
    const box = (await page.locator('.canvas').boundingBox())!;
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.wheel(0, -300);
    await waitFor('the wheel', async () => ((await part(overview))[2]! < width! ? true : undefined));
    const zoomed = await part(overview);
    await page.mouse.down();
    await page.mouse.move(box.x - 60, box.y - 20, { steps: 4 });
    await page.mouse.up();
    assert.ok((await part(overview))[0]! > zoomed[0]!);
    assert.deepEqual(await overview.askedFor('passages', 0), []);
    assert.deepEqual(await overview.askedFor('pin', 0), []);
  });

  it('keeps a node where it is dragged to, draws it there, and asks to pin it', async () => {
    const overview = await open();
    const { page } = overview;
    const before = await part(overview);
    const from = await middle(overview, '监督');
    const to = { x: from.x - 60, y: from.y + 50 };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await waitFor('the node below the pointer', async () =>
      (await colorAt(overview, to)) === '78 121 167' ? true : undefined,
    );
    await page.mouse.up();
    const { node, at } = (await overview.askedFor('pin', 1))[0]!.nodes[0]!;
    assert.equal(node, '监督');
    assert.deepEqual(await overview.askedFor('passages', 0), []);
    // Nothing else has moved, and once the project holds the place the node is there, too.
    const corpus = `version: 1\nsources: [甲.txt, 乙.txt]\nnetwork: { pinned: { 监督: [${at!.x}, ${at!.y}] } }\n`;
    await overview.show(corpusOf({ ...project, 'corpus.yaml': corpus }));
    await page.locator('.legend').getByText('Pinned by hand').waitFor();
    assert.deepEqual(await part(overview), before);
    const now = await middle(overview, '监督');
    assert.ok(Math.hypot(now.x - to.x, now.y - to.y) < 1.5, JSON.stringify({ now, to }));
    assert.match((await page.locator('[data-node="监督"]').getAttribute('aria-label'))!, /, pinned$/);
    await page.getByRole('button', { name: 'Unpin all' }).click();
    assert.deepEqual((await overview.askedFor('pin', 2))[1]!.nodes, [{ node: '监督', at: null }]);
  });

  it('takes a node back that the project did not keep', async () => {
    const overview = await open();
    const { page } = overview;
    const from = await middle(overview, '监督');
    await page.locator('[data-node="监督"]').focus();
    await page.keyboard.press('m');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await overview.askedFor('pin', 1);
    assert.ok((await middle(overview, '监督')).x > from.x + 20);
    await overview.show(corpusOf(project));
    await waitFor('the old place', async () =>
      Math.abs((await middle(overview, '监督')).x - from.x) < 1 ? true : undefined,
    );
  });

  it('moves a node by keys: Enter pins, Escape gives up, P unpins, and it is said', async () => {
    const overview = await open();
    const { page } = overview;
    const from = await middle(overview, '监督');
    await page.locator('[data-node="监督"]').focus();
    await page.keyboard.press('m');
    const said = page.locator('.picture > [role=status]');
    assert.match((await said.textContent())!, /^Moving 监督/);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    const back = await middle(overview, '监督');
    assert.ok(Math.hypot(back.x - from.x, back.y - from.y) < 0.1, JSON.stringify({ from, back }));
    assert.deepEqual(await overview.askedFor('pin', 0), []);
    await page.keyboard.press('m');
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const moved = await middle(overview, '监督');
    assert.ok(Math.abs(from.y - moved.y - 40) < 1, `${from.y} ${moved.y}`);
    assert.equal(await said.textContent(), '监督 is pinned');
    assert.equal(await focused(overview), '监督');
    await page.keyboard.press('p');
    assert.deepEqual((await overview.askedFor('pin', 2))[1]!.nodes, [{ node: '监督', at: null }]);
  });

  it('finds nodes as one types, and goes from one to the next', async () => {
    const overview = await open();
    const { page } = overview;
    await page.locator('.node[tabindex="0"]').focus();
    await page.keyboard.press('/');
    await page.keyboard.type('档');
    const lit = page.locator('.node.lit');
    assert.deepEqual(
      (await lit.evaluateAll(nodes => nodes.map(node => node.getAttribute('data-node')))).sort(),
      ['依法治档', '查档'],
    );
    assert.equal(await page.locator('.found').textContent(), '2 found');
    const centred = async () => {
      const [left, top, width, height] = await part(overview);
      const at = await middle(overview, (await page.locator('.node.chosen').getAttribute('data-node'))!);
      const box = (await page.locator('.canvas').boundingBox())!;
      assert.ok(width! > 0 && height! > 0 && Number.isFinite(left! + top!));
      // A triangle has its middle below that of its box.
      assert.ok(Math.hypot(at.x - box.x - box.width / 2, at.y - box.y - box.height / 2) < 12);
    };
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.found').textContent(), '1 of 2');
    await centred();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.found').textContent(), '2 of 2');
    await centred();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    assert.notEqual(await focused(overview), null);
    assert.equal(await page.locator('.node.chosen').getAttribute('data-node'), await focused(overview));
  });

  it('says what to do where no two nodes stand together', async () => {
    const told = async (text: string) => {
      const { page } = await open({ 'codebook.yaml': project['codebook.yaml']!, '1.txt': text });
      const note = page.locator('.edgeless');
      return (await note.isVisible()) ? await note.textContent() : '';
    };
    assert.match((await told('依法治档。加强监督。')) ?? '', /larger unit in "Choices"/);
    assert.equal(await told('依法治档，加强监督。'), '');
  });

  it('filters by weight, theme and community with live counts, and shows all again', async () => {
    const overview = await open({
      ...project,
      '丙.txt': '查档开放。查档开放。',
      'corpus.yaml': 'version: 1\n',
    });
    const { page } = overview;
    await page.getByRole('slider', { name: 'Minimum weight' }).focus();
    await page.keyboard.press('End');
    assert.equal(await counts(overview), '4 of 4 nodes, 1 of 4 edges');
    await page.getByLabel('Hide nodes without edges').check();
    assert.equal(await counts(overview), '2 of 4 nodes, 1 of 4 edges');
    assert.equal(await page.locator('.node').count(), 2);
    assert.equal(
      await page.locator('.hidden-part').textContent(),
      'Hidden: 2 of 4 nodes, 3 of 4 edgesShow all',
    );
    await page.locator('.hidden-part button').click();
    assert.equal(await counts(overview), '4 of 4 nodes, 4 of 4 edges');
    await page.locator('.toggle', { hasText: '治理体系' }).click();
    assert.deepEqual(
      (
        await page.locator('.node').evaluateAll(nodes => nodes.map(node => node.getAttribute('data-node')))
      ).sort(),
      ['开放', '查档'],
    );
    assert.equal(await page.locator('.picture > [role=status]').textContent(), '2 of 4 nodes, 1 of 4 edges');
    await page.locator('.toggle', { hasText: '治理体系' }).click();
    assert.equal(await counts(overview), '4 of 4 nodes, 4 of 4 edges');
  });

  it('shows a node with its neighbours only, until Escape', async () => {
    const overview = await open();
    const { page } = overview;
    await page.locator('[data-node="依法治档"]').focus();
    await page.keyboard.press('e');
    assert.equal(await counts(overview), '2 of 4 nodes, 1 of 4 edges');
    const crumbs = page.getByRole('navigation', { name: 'Part of the network' });
    assert.equal(await crumbs.locator('b').textContent(), '依法治档');
    assert.equal(await focused(overview), '依法治档');
    await page.keyboard.press('e');
    assert.equal(await counts(overview), '4 of 4 nodes, 4 of 4 edges');
    await page.keyboard.press('Escape');
    assert.equal(await crumbs.isVisible(), false);
    // The same by the menu of a node.
    await page.locator('[data-node="依法治档"]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Show its neighbours only' }).click();
    assert.equal(await counts(overview), '2 of 4 nodes, 1 of 4 edges');
    await crumbs.getByRole('button', { name: 'All nodes' }).click();
    assert.equal(await counts(overview), '4 of 4 nodes, 4 of 4 edges');
  });

  it('opens a large network filtered, and says so', async () => {
    const overview = await open(large(320));
    const { page } = overview;
    assert.equal(await page.locator('.node').count(), 300);
    assert.match(
      (await page.locator('.hidden-part').textContent())!,
      /^Showing the 300 best-connected nodes first · Hidden: 23 of 323 nodes, /,
    );
    assert.equal(await page.locator('[data-node="枢纽0"]').count(), 1);
    await page.locator('.hidden-part button').click();
    assert.equal(await page.locator('.node').count(), 323);
    assert.equal(await page.locator('.hidden-part').isVisible(), false);
  });

  it('is as it was after a reload: what is in sight, filter, surroundings, size and colour', async () => {
    const overview = await open({ ...project, '丙.txt': '查档开放。', 'corpus.yaml': 'version: 1\n' });
    const { page } = overview;
    await page.getByRole('slider', { name: 'Minimum weight' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByLabel('Colour').selectOption('theme');
    await page.getByLabel('Size').selectOption('frequency');
    await page.locator('[data-node="开放"]').focus();
    await page.keyboard.press('e');
    await page.getByRole('button', { name: 'Zoom in (+)' }).click();
    const [before, shown] = [await part(overview), await counts(overview)];
    await page.waitForFunction(
      () => JSON.parse(sessionStorage.getItem('state') ?? '{}').sight?.zoom === 1.25,
    );
    await page.reload();
    await page.locator('.node').first().waitFor();
    assert.deepEqual(await part(overview), before);
    assert.equal(await counts(overview), shown);
    assert.equal(shown, '2 of 4 nodes, 1 of 4 edges');
    assert.equal(await page.getByLabel('Colour').inputValue(), 'theme');
    assert.equal(await page.locator('.crumbs b').textContent(), '开放');
    assert.equal(await page.getByText('Size: frequency').count(), 1);
  });

  it('draws another network, and stays zoomed where it was', async () => {
    const overview = await open();
    const { page } = overview;
    await page.getByRole('button', { name: 'Zoom in (+)' }).click();
    await overview.show(corpusOf({ ...project, '乙.txt': '扩大开放。依法治档，开放。' }));
    await page.locator('.legend .counts', { hasText: '5 of 5 edges' }).waitFor();
    await page.waitForFunction(
      () => JSON.parse(sessionStorage.getItem('state') ?? '{}').sight?.zoom === 1.25,
    );
  });

  it('gives axe-core nothing to object to: filtered, around a node, with a menu', async () => {
    const overview = await open(project, { theme: 'hc-dark', locale: 'zh-cn' });
    const { page } = overview;
    await page.locator('.toggle').first().click();
    await page.locator('.node[tabindex="0"]').focus();
    await page.keyboard.press('e');
    await page.locator('.finder input').fill('档');
    assert.deepEqual(await violations(page), []);
  });
});
