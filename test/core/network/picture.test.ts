import assert from 'node:assert/strict';
import { english, translator } from '../../../src/core/base/l10n';
import type { Shape } from '../../../src/core/codebook/codebook';
import type { OverviewNetwork } from '../../../src/core/network/network';
import { drawNetwork, pictureStyles, printStyle } from '../../../src/core/network/picture';
import { buildOverview } from '../../../src/core/report/overview/overview';
import { codebookOf, corpusOf } from '../../support/project';
import { allElements, parseXml, textOf, type XmlElement } from '../../support/xml';
import { networkOf } from './networkOf';

const style = { ...printStyle, title: 'Network' };
const hostile = `<script>alert("1")</script>&lt;'\n\u0007]]>`;

const ofClass = (svg: string, name: string): readonly XmlElement[] =>
  allElements(parseXml(svg)).filter(element => element.attributes.class === name);

const groupOf = (id: string, shape: Shape): OverviewNetwork['groups'][number] => ({
  id,
  name: `组${id}`,
  shape,
  color: '#000000',
  themes: [id],
});

describe('the picture of the network', () => {
  const { network } = buildOverview(
    corpusOf({
      'codebook.yaml': codebookOf({ a: ['备份', '安全', '馆库'], b: ['征集', '利用'], c: ['区域'] }),
      '1.txt': '备份和安全。安全与馆库，征集。利用备份安全。区域。',
    }),
    english,
  );

  it('draws every node and every edge once, heavier edges wider and on top', () => {
    const svg = drawNetwork(network, style, english);
    assert.deepEqual(
      ofClass(svg, 'node')
        .map(node => node.attributes['data-node']!)
        .sort(),
      ['利用', '区域', '备份', '安全', '征集', '馆库'],
    );
    const edges = ofClass(svg, 'edge');
    const key = ({ source, target }: { source?: string; target?: string }) => `${source} ${target}`;
    assert.deepEqual(
      edges
        .map(({ attributes }) =>
          key({ source: attributes['data-source']!, target: attributes['data-target']! }),
        )
        .sort(),
      network.edges.map(key).sort(),
    );
    const weights = edges.map(
      ({ attributes }) =>
        network.edges.find(
          edge => edge.source === attributes['data-source'] && edge.target === attributes['data-target'],
        )!.weight,
    );
    assert.deepEqual(
      weights,
      [...weights].sort((a, b) => a - b),
    );
    const widths = edges.map(({ attributes }) => Number(attributes['stroke-width']));
    assert.ok(widths.at(-1)! > widths[0]!);
  });

  it('labels every node in full', () => {
    const svg = drawNetwork(network, style, english);
    const labels = ofClass(svg, 'label').map(label => [label.attributes['data-node'], textOf(label)]);
    assert.deepEqual(labels.sort(), network.nodes.map(({ id, label }) => [id, label]).sort());
  });

  it('draws a shape for each group: circle, square, triangle, pentagon, ring and hexagon differ', () => {
    const shapes: readonly Shape[] = ['circle', 'square', 'triangle', 'pentagon', 'ring', 'hexagon'];
    const drawn = networkOf({
      groups: shapes.map(shape => groupOf(shape, shape)),
      nodes: shapes.map((shape, i) => ({ id: `n${i}`, x: i * 100, y: 0, group: shape })),
      edges: [],
    });
    const nodes = new Map(
      ofClass(drawNetwork(drawn, style, english), 'node').map(node => [
        node.attributes['data-node'],
        node.attributes,
      ]),
    );
    const corners = shapes.map((_, i) => nodes.get(`n${i}`)!.d!.match(/L/g)?.length ?? 0);
    assert.deepEqual(corners, [0, 3, 2, 4, 0, 5]);
    // A ring is a circle that one can see through to the paper.
    const [circle, ring] = [nodes.get('n0')!, nodes.get('n4')!];
    assert.equal(ring.fill, style.paper);
    assert.equal(ring.stroke, circle.fill);
    assert.ok(Number(ring['stroke-width']) > Number(circle['stroke-width']));
  });

  it('makes nodes with more neighbours larger', () => {
    const star = networkOf({
      nodes: [
        { id: 'hub', x: 0, y: 0 },
        { id: 'a', x: 200, y: 0 },
        { id: 'b', x: 0, y: 200 },
      ],
      edges: [
        ['hub', 'a', 1],
        ['hub', 'b', 1],
      ],
    });
    const radius = (id: string) => {
      const { d } = ofClass(drawNetwork(star, style, english), 'node').find(
        node => node.attributes['data-node'] === id,
      )!.attributes;
      return Number(/a([\d.]+) /.exec(d!)![1]);
    };
    assert.ok(radius('hub') > radius('a') * 1.2);
    assert.equal(radius('a'), radius('b'));
  });

  it('gives communities their colours, and edges inside of one its colour', () => {
    const base = networkOf({
      nodes: ['a', 'b', 'c'].map((id, i) => ({ id, x: i * 100, y: 0 })),
      edges: [
        ['a', 'b', 1],
        ['b', 'c', 1],
      ],
    });
    const two: OverviewNetwork = {
      ...base,
      communities: 2,
      nodes: base.nodes.map(node => ({ ...node, community: node.id === 'c' ? 1 : 0 })),
    };
    const svg = drawNetwork(two, { ...style, colorBy: 'community' }, english);
    const fill = (id: string) =>
      ofClass(svg, 'node').find(node => node.attributes['data-node'] === id)!.attributes.fill;
    assert.equal(fill('a'), fill('b'));
    assert.notEqual(fill('a'), fill('c'));
    const stroke = (source: string) =>
      ofClass(svg, 'edge').find(edge => edge.attributes['data-source'] === source)!.attributes.stroke;
    assert.equal(stroke('a'), fill('a'));
    assert.equal(stroke('b'), style.edge);
  });

  it('explains itself: shapes, sizes, widths, colours and all figures', () => {
    const words = textOf(parseXml(drawNetwork(network, style, english)));
    for (const name of [
      '主题a',
      '主题b',
      '主题c',
      'Shape and colour: theme',
      'Size: number of neighbours',
      'Width: weight',
    ]) {
      assert.ok(words.includes(name), name);
    }
    assert.ok(words.includes(`6 nodes · ${network.edges.length} edges · ${network.communities} communities`));
    // Wherever the line is broken.
    assert.match(words, /unit: sentence\W+measure: count/);
  });

  it('speaks the language of the user', () => {
    const words = textOf(parseXml(drawNetwork(network, style, translator({ '{0} nodes': '{0} 个节点' }))));
    assert.ok(words.includes('6 个节点'));
  });

  it('shows hostile names as text, in every place', () => {
    const drawn = networkOf({
      groups: [{ ...groupOf(hostile, 'circle'), name: hostile }],
      nodes: [
        { id: hostile, x: 0, y: 0, group: hostile },
        { id: 'b', x: 100, y: 0, group: hostile },
      ],
      edges: [[hostile, 'b', 1]],
    });
    const svg = drawNetwork(drawn, { ...style, title: hostile }, english);
    const elements = allElements(parseXml(svg));
    assert.deepEqual(
      [...new Set(elements.map(element => element.name))].sort().filter(name => name === 'script'),
      [],
    );
    assert.ok(
      elements.every(({ attributes }) => Object.keys(attributes).every(name => !name.startsWith('on'))),
    );
    const label = elements.find(
      ({ attributes }) => attributes.class === 'label' && attributes['data-node'] !== 'b',
    )!;
    assert.equal(textOf(label), hostile.replace('\u0007', ''));
    assert.equal(elements[0]!.attributes['aria-label'], hostile.replace('\u0007', ''));
  });

  it('is drawn of nothing too', () => {
    const nothing = networkOf({ nodes: [], edges: [] });
    assert.equal(ofClass(drawNetwork(nothing, style, english), 'node').length, 0);
    assert.doesNotMatch(drawNetwork(nothing, style, english), /NaN|Infinity|undefined/);
  });

  it('fits its frame, labels included', () => {
    const svg = parseXml(drawNetwork(network, style, english));
    const [, , width, height] = svg.attributes.viewBox!.split(' ').map(Number) as [
      number,
      number,
      number,
      number,
    ];
    const graph = allElements(svg).find(({ attributes }) => attributes.transform?.startsWith('translate'))!;
    const [dx, dy] = /translate\((\S+) (\S+)\)/.exec(graph.attributes.transform!)!.slice(1).map(Number) as [
      number,
      number,
    ];
    for (const { attributes } of ofClass(drawNetwork(network, style, english), 'label')) {
      const [x, y] = [Number(attributes.x) + dx, Number(attributes.y) + dy];
      assert.ok(x >= 0 && x <= width && y >= 0 && y <= height, attributes['data-node']);
    }
  });
});

describe('the picture for other places', () => {
  const shapes: readonly Shape[] = ['circle', 'ring'];
  const base = networkOf({
    groups: shapes.map(shape => groupOf(shape, shape)),
    nodes: Array.from({ length: 13 }, (_, i) => ({ id: `n${i}`, x: i * 100, y: 0, group: shapes[i % 2]! })),
    edges: [['n0', 'n1', 1]],
  });
  const many: OverviewNetwork = {
    ...base,
    communities: 13,
    nodes: base.nodes.map((node, i) => ({ ...node, community: i })),
  };
  const draw = (name: keyof typeof pictureStyles, millimetres?: number) =>
    drawNetwork(
      many,
      {
        ...pictureStyles[name],
        colorBy: 'community',
        title: 'x',
        ...(millimetres !== undefined && { millimetres }),
      },
      english,
    );

  it('tells communities apart without colours: every pattern is defined, every node has an outline', () => {
    const svg = draw('print');
    const defined = new Set(
      allElements(parseXml(svg))
        .filter(({ name }) => name === 'pattern')
        .map(({ attributes }) => `url(#${attributes.id})`),
    );
    const nodes = ofClass(svg, 'node');
    assert.equal(nodes.length, 13);
    for (const { attributes } of nodes) {
      assert.ok(defined.has(attributes.fill!), attributes.fill);
      assert.equal(attributes.stroke, '#000000');
    }
    // Ten of their own, and one that the small ones share.
    assert.equal(new Set(nodes.map(({ attributes }) => attributes.fill)).size, 11);
    const grey = (color: string) =>
      color.slice(1, 3) === color.slice(3, 5) && color.slice(3, 5) === color.slice(5, 7);
    assert.ok((svg.match(/#[0-9a-f]{6}\b/g) ?? []).every(grey));
    assert.ok(textOf(parseXml(svg)).includes('Pattern: community'));
  });

  it('has light ink on dark ground, and the colours of always', () => {
    const svg = draw('dark');
    assert.ok(svg.includes(`fill="${pictureStyles.dark.paper}"`));
    // Drawing order is by degree, and rings show the paper.
    const fills = (each: string) =>
      ofClass(each, 'node')
        .map(({ attributes }) => [attributes['data-node'], attributes.fill])
        .filter(([node]) => Number(node!.slice(1)) % 2 === 0);
    assert.deepEqual(fills(svg), fills(draw('color')));
  });

  it('is as wide as a journal asks for, in its own proportions', () => {
    const { attributes } = parseXml(draw('color', 85));
    const [, , width, height] = attributes.viewBox!.split(' ').map(Number) as [
      number,
      number,
      number,
      number,
    ];
    assert.equal(attributes.width, '85mm');
    assert.ok(Math.abs(Number.parseFloat(attributes.height!) / 85 - height / width) < 1e-3);
  });
});

describe('the same picture every time', () => {
  const texts: Readonly<Record<string, string>> = {
    'a.txt': '备份和安全。安全与馆库，征集。',
    'b.txt': '利用备份安全。区域，长三角，利用。',
    'c.txt': '长三角与区域。馆库征集。',
  };
  const themes = { a: ['备份', '安全', '馆库'], b: ['征集', '利用'], c: ['区域', '长三角'] };
  const draw = (files: readonly string[], keywordsOf: (words: readonly string[]) => readonly string[]) => {
    const codebook = codebookOf(
      Object.fromEntries(Object.entries(themes).map(([id, words]) => [id, keywordsOf(words)])),
    );
    const contents = Object.fromEntries(files.map(file => [file, texts[file]!]));
    const { network } = buildOverview(corpusOf({ ...contents, 'codebook.yaml': codebook }), english);
    return drawNetwork(network, style, english);
  };

  it('whatever the order of sources and keywords', () => {
    const one = draw(['a.txt', 'b.txt', 'c.txt'], words => words);
    assert.equal(
      draw(['c.txt', 'a.txt', 'b.txt'], words => [...words].reverse()),
      one,
    );
    // And it is a picture of something.
    assert.equal(ofClass(one, 'node').length, 7);
  });

  it('also when its nodes and edges are listed in another order', () => {
    const network = networkOf({
      nodes: [0, 1, 2, 3].map(i => ({ id: `n${i}`, x: (i % 2) * 90, y: i * 40 })),
      edges: [
        ['n0', 'n1', 2],
        ['n0', 'n2', 2],
        ['n1', 'n3', 1],
      ],
    });
    const shuffled = { ...network, nodes: [...network.nodes].reverse(), edges: [...network.edges].reverse() };
    assert.equal(drawNetwork(shuffled, style, english), drawNetwork(network, style, english));
  });
});
