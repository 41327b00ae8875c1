import assert from 'node:assert/strict';
import { english } from '../../../src/core/base/l10n';
import { finish } from '../../../src/core/base/steps';
import type { OverviewNetwork } from '../../../src/core/network/network';
import { describeStructure } from '../../../src/core/network/structure/structure';
import { writeMatrixCsv, writeMatrixXlsx } from '../../../src/core/report/network/adjacencyMatrix';
import { writeGexf } from '../../../src/core/report/network/gexf';
import { writeGraphml } from '../../../src/core/report/network/graphml';
import { writeEdgesCsv, writeNodesCsv } from '../../../src/core/report/network/networkCsv';
import {
  formatsWithStructure,
  type NetworkFormat,
  networkFilesOf,
  networkWriters,
} from '../../../src/core/report/network/networkFiles';
import { writePajek } from '../../../src/core/report/network/pajek';
import {
  writeVosviewerJson,
  writeVosviewerMap,
  writeVosviewerNetwork,
} from '../../../src/core/report/network/vosviewer';
import { buildOverview } from '../../../src/core/report/overview/overview';
import { askPython, skipWithoutNetworkx } from '../../support/networkx';
import { readXlsx } from '../../support/office';
import { codebookOf, corpusOf } from '../../support/project';
import { readSample } from '../../support/sample';
import { allElements, parseXml, textOf } from '../../support/xml';
import { networkOf } from '../network/networkOf';
import { parseCsv } from './parseCsv';

/** Names that a format would take for markup, the end of a column or a formula. */
const hostile = [
  '<a href="x">&amp;</a>',
  `"quoted" 'and' “又”`,
  'tab\there, and; more',
  'two\nlines\r\nthree',
  'back\\slash\\"',
  '=1+1',
  ']]>',
  '1 "x" 0.5',
  '*Edges',
  '表情 😀 与生僻字 𠮷',
  ' blanks ',
];
const wild = networkOf({
  nodes: hostile.map((id, i) => ({ id, x: i * 10, y: (i % 3) * 7, group: id })),
  edges: hostile.slice(1).map((id, i) => [hostile[i]!, id, i + 1] as const),
});

const { network: tested } = buildOverview(
  corpusOf({
    'codebook.yaml': codebookOf({ a: ['备份', '安全'], b: ['征集', '利用'] }),
    'corpus.yaml': 'version: 1\nnetwork: {measure: npmi, minWeight: 0, significance: 0.9}\n',
    '1.txt': `${'备份安全。'.repeat(3)}征集利用。备份利用。${'利用。'.repeat(9)}`,
  }),
  english,
);
const { network: sample } = buildOverview(corpusOf(readSample()), english);
const figures = describeStructure(sample, { resolution: 1, seed: 1, runs: { seeds: 2, shuffles: 2 } }).nodes;

describe('network files', () => {
  it('say nothing that is not in the network, and are the same each time', () => {
    for (const write of [
      writeGexf,
      writeGraphml,
      writePajek,
      writeVosviewerJson,
      writeVosviewerMap,
      writeMatrixCsv,
    ]) {
      assert.equal(write(sample), write(structuredClone(sample)));
      assert.doesNotMatch(write(wild), /undefined|NaN|\[object/);
      assert.doesNotMatch(write(networkOf({ nodes: [], edges: [] })), /undefined|NaN|Infinity/);
    }
  });

  it('hold figures of the structure where they are given', () => {
    assert.match(writeGexf(sample, figures), /title="betweenness" type="double"/);
    assert.doesNotMatch(writeGexf(sample), /betweenness/);
    const [head, first] = parseCsv(writeNodesCsv(sample, figures));
    assert.ok(head!.includes('Foreign Themes') && head!.includes('Weighted Degree'));
    assert.equal(Number(first![head!.indexOf('Closeness')]), figures[0]!.closeness);
  });

  it('hold what the test of pairs gave', () => {
    assert.deepEqual(parseCsv(writeEdgesCsv(tested))[0], [
      'Source',
      'Target',
      'Weight',
      'Type',
      'Units',
      'Q',
    ]);
    assert.deepEqual(
      parseCsv(writeEdgesCsv(tested))
        .slice(1)
        .map(row => Number(row[5])),
      tested.edges.map(({ q }) => q),
    );
    assert.ok(tested.edges.length > 0 && tested.edges.every(({ q }) => q! <= 0.9));
  });
});

describe('network.graphml', () => {
  it('is well-formed and holds hostile names as they are', () => {
    const elements = allElements(parseXml(writeGraphml(wild)));
    const names = elements.filter(({ attributes }) => attributes.key === 'node.name').map(textOf);
    assert.deepEqual(names, hostile);
    const declared = new Set(
      elements.filter(({ name }) => name === 'key').map(({ attributes }) => attributes.id),
    );
    for (const { attributes } of elements.filter(({ name }) => name === 'data'))
      assert.ok(declared.has(attributes.key));
    const label = elements.find(({ attributes }) => attributes.key === 'node.label')!;
    assert.equal(textOf(label), hostile[0]);
  });
});

describe('vosviewer-map.csv and vosviewer-network.csv', () => {
  // Line ends are bare, labels hold none.
  const table = (text: string) => parseCsv(text.replaceAll('\n', '\r\n'));

  it('have the columns of the published format, items and clusters from 1 on', () => {
    const [head, ...items] = table(writeVosviewerMap(sample));
    assert.deepEqual(head, [
      'id',
      'label',
      'x',
      'y',
      'cluster',
      'weight<Links>',
      'weight<Total link strength>',
      'weight<Occurrences>',
    ]);
    assert.equal(items.length, 69);
    items.forEach(([id, label, x, y, cluster, links, strength, occurrences], i) => {
      const node = sample.nodes[i]!;
      assert.deepEqual(
        [Number(id), label, Number(cluster), Number(links), Number(strength), Number(occurrences)],
        [i + 1, node.label, node.community + 1, node.degree, node.weightedDegree, node.frequency],
      );
      assert.ok(Math.abs(Number(x)) <= 1 && Math.abs(Number(y)) <= 1);
      assert.ok(Number(cluster) >= 1 && Number(cluster) <= 1000);
    });
    const links = table(writeVosviewerNetwork(sample));
    assert.deepEqual(
      links.map(([a, b, strength]) => [
        sample.nodes[Number(a) - 1]!.id,
        sample.nodes[Number(b) - 1]!.id,
        Number(strength),
      ]),
      sample.edges.map(({ source, target, weight }) => [source, target, weight]),
    );
  });

  it('keep hostile names in one column, in quotation marks where the format asks for them', () => {
    const rows = table(writeVosviewerMap(wild)).slice(1);
    assert.deepEqual(new Set(rows.map(({ length }) => length)), new Set([8]));
    assert.deepEqual(
      rows.slice(1, 6).map(row => row[1]),
      [`"quoted" 'and' “又”`, 'tab here, and; more', 'two lines three', 'back\\slash\\"', "'=1+1"],
    );
    // A semicolon would part columns, too.
    assert.ok(writeVosviewerMap(wild).includes(',"tab here, and; more",'));
  });

  it('are one JSON file, too', () => {
    const { network } = JSON.parse(writeVosviewerJson(wild));
    assert.deepEqual(
      network.items.map(({ label }: { label: string }) => label),
      hostile,
    );
    assert.equal(network.links.length, wild.edges.length);
    assert.deepEqual(Object.keys(network.items[0]), ['id', 'label', 'x', 'y', 'cluster', 'weights']);
    assert.deepEqual(network.links[0], { source_id: 1, target_id: 2, strength: 1 });
    const ids = new Set(network.items.map(({ id }: { id: number }) => id));
    for (const { source_id, target_id } of network.links) assert.ok(ids.has(source_id) && ids.has(target_id));
  });
});

describe('network.net', () => {
  it('has a numbered line for each vertex, places within 0 and 1, and each edge once', () => {
    const lines = writePajek(wild).trimEnd().split('\n');
    assert.equal(lines[0], `*Vertices ${hostile.length}`);
    const vertices = lines.slice(1, 1 + hostile.length);
    vertices.forEach((line, i) => {
      const [, number, label, x, y] = /^(\d+) "([^"]+)" (\S+) (\S+) 0\.5$/.exec(line) ?? assert.fail(line);
      assert.equal(Number(number), i + 1);
      assert.equal(label!.trim(), label);
      for (const place of [x, y]) assert.ok(Number(place) >= 0 && Number(place) <= 1);
    });
    assert.equal(lines[1 + hostile.length], '*Edges');
    assert.deepEqual(lines.slice(2 + hostile.length), [
      ...hostile.slice(1).map((_, i) => `${i + 1} ${i + 2} ${i + 1}`),
    ]);
  });

  it('tells labels apart that the format cannot', () => {
    const twins = networkOf({
      nodes: ['a"', "a'", ' a”'].map((id, x) => ({ id, x, y: 0 })),
      edges: [],
    });
    assert.deepEqual(writePajek(twins).match(/"[^"]+"/g), [`"a'"`, `"a' (2)"`, `"a' (3)"`]);
  });
});

describe('matrix.csv and matrix.xlsx', () => {
  it('hold each weight at both its places, and 0 where there is none', async () => {
    const rows = parseCsv(writeMatrixCsv(sample));
    const ids = sample.nodes.map(({ id }) => id);
    assert.deepEqual(rows[0], ['', ...ids]);
    const weights = new Map(
      sample.edges.flatMap(({ source, target, weight }) => [
        [`${source} ${target}`, weight],
        [`${target} ${source}`, weight],
      ]),
    );
    rows.slice(1).forEach(([id, ...cells], i) => {
      assert.equal(id, ids[i]);
      assert.deepEqual(
        cells.map(Number),
        ids.map(other => weights.get(`${id} ${other}`) ?? 0),
      );
    });
    const [sheet] = readXlsx(finish(await writeMatrixXlsx(wild, 'x')));
    assert.equal(sheet!.formulas, 0);
    assert.deepEqual(sheet!.frozen, [1, 1]);
    assert.equal(sheet!.rows[1]![2], 1);
    assert.equal(sheet!.rows[2]![1], 1);
    assert.equal(sheet!.rows[6]![0], '=1+1');
  });
});

/** A network as networkx has read it. */
interface Read {
  readonly nodes: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly edges: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[];
}

function read(text: string, how: string): Read {
  return askPython<Read>(
    `
import io
g = ${how}
result = {'nodes': {n: dict(d) for n, d in g.nodes(data=True)}, 'edges': [[a, b, dict(d)] for a, b, d in g.edges(data=True)]}`,
    text,
  );
}

/** Each pair of ends with its weight, whichever end comes first. */
function weightsOf(edges: readonly (readonly [string, string, number])[]): ReadonlyMap<string, number> {
  return new Map(
    edges
      .map(([a, b, weight]) => [JSON.stringify([a, b].sort()), weight] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

describe('network files read by networkx (needs python3-networkx)', () => {
  before(function () {
    skipWithoutNetworkx(this);
  });

  const drawn = (network: OverviewNetwork) =>
    weightsOf(network.edges.map(({ source, target, weight }) => [source, target, weight]));

  for (const [format, write, how] of [
    ['GEXF', writeGexf, "nx.read_gexf(io.BytesIO(given.encode('utf-8')))"],
    [
      'GraphML',
      writeGraphml,
      "nx.relabel_nodes(h := nx.read_graphml(io.BytesIO(given.encode('utf-8'))), {n: d['name'] for n, d in h.nodes(data=True)})",
    ],
  ] as const) {
    it(`give back all attributes: ${format}`, () => {
      const { nodes, edges } = read(write(sample, figures), how);
      assert.deepEqual(Object.keys(nodes).sort(), sample.nodes.map(({ id }) => id).sort());
      sample.nodes.forEach((node, i) => {
        const found = nodes[node.id]!;
        const { id: _id, x: _x, y: _y, ...expected } = { ...node, ...figures[i]! };
        for (const [name, value] of Object.entries(expected))
          assert.equal(found[name], value, `${node.id} ${name}`);
        if (format === 'GraphML') assert.deepEqual([found.x, found.y], [node.x, node.y]);
        else assert.equal((found.viz as { position: { x: number } }).position.x, node.x);
      });
      assert.deepEqual(weightsOf(edges.map(([a, b, { weight }]) => [a, b, Number(weight)])), drawn(sample));
      const units = weightsOf(edges.map(([a, b, each]) => [a, b, Number(each.units)]));
      assert.deepEqual(units, weightsOf(sample.edges.map(each => [each.source, each.target, each.units])));
    });

    it(`give back hostile names: ${format}`, () => {
      const { nodes, edges } = read(write(wild), how);
      assert.deepEqual(Object.keys(nodes).sort(), [...hostile].sort());
      for (const id of hostile) assert.equal(nodes[id]!.label, id);
      assert.deepEqual(weightsOf(edges.map(([a, b, { weight }]) => [a, b, Number(weight)])), drawn(wild));
    });
  }

  it('give back labels, places and weights: Pajek', () => {
    const how = "nx.Graph(nx.parse_pajek(given.split('\\n')))";
    const { nodes, edges } = read(writePajek(sample), how);
    assert.equal(Object.keys(nodes).length, 69);
    assert.deepEqual(weightsOf(edges.map(([a, b, { weight }]) => [a, b, Number(weight)])), drawn(sample));
    for (const found of Object.values(nodes)) assert.ok(Number(found.x) >= 0 && Number(found.x) <= 1);
    const strange = read(writePajek(wild), how);
    assert.equal(Object.keys(strange.nodes).length, hostile.length);
    assert.equal(strange.edges.length, wild.edges.length);
  });

  it('give back what the test gave', () => {
    const { edges } = read(writeGexf(tested), "nx.read_gexf(io.BytesIO(given.encode('utf-8')))");
    assert.deepEqual(
      weightsOf(edges.map(([a, b, { q }]) => [a, b, Number(q)])),
      weightsOf(tested.edges.map(({ source, target, q }) => [source, target, q!])),
    );
  });
});

describe('the formats of a network', () => {
  it('ask for the structure where their files tell of it, and nowhere else', async () => {
    const corpus = corpusOf(readSample());
    const overview = buildOverview(corpus, english);
    const asking = await Promise.all(
      (Object.keys(networkWriters) as NetworkFormat[]).map(async format => {
        let asked = false;
        const subject = {
          corpus,
          overview,
          get structure() {
            asked = true;
            return describeStructure(overview.network, {
              resolution: 1,
              seed: 1,
              runs: { seeds: 0, shuffles: 0 },
            });
          },
          t: english,
        };
        for (const { write } of networkFilesOf(format)) await write(subject);
        return asked ? [format] : [];
      }),
    );
    assert.deepEqual(asking.flat().sort(), [...formatsWithStructure].sort());
  });
});
