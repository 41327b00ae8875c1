// Prints how fast a network is made: pairs counted, nodes placed and drawn, structure worked out.

import { english } from '../src/core/base/l10n';
import { buildCorpus } from '../src/core/corpus/build';
import type { FileText, ProjectFiles } from '../src/core/corpus/store';
import { communityRuns, findCommunities } from '../src/core/network/communities';
import { countCooccurrence } from '../src/core/network/cooccurrence';
import { buildGraph } from '../src/core/network/graph';
import { layOut } from '../src/core/network/layout';
import { buildNetwork, type OverviewNetwork } from '../src/core/network/network';
import { drawNetwork, printStyle } from '../src/core/network/picture';
import { seededRandom } from '../src/core/network/random';
import { describeStructure, usualRuns } from '../src/core/network/structure/structure';
import { medianOf, timesOf } from './times';

const rounds = 5;

function print(name: string, times: readonly number[], limit?: number): void {
  const most = limit === undefined ? '' : `, to be under ${limit} ms`;
  console.log(
    `network ${name.padEnd(58)} ${medianOf(times).toFixed(0).padStart(5)} ms, at worst ${times.at(-1)!.toFixed(0)} ms${most}`,
  );
}

/** Texts of sentences that hold three of 600 keywords each, 2 million characters in all. */
function largeProject(unit: string, counting: string): ProjectFiles {
  const random = seededRandom(1);
  const pick = (from: number) => Math.floor(random() * from);
  // Zipf's law, roughly: few keywords are frequent.
  const keyword = () => `词${Math.floor(600 ** random()) % 600}号`;
  const sentence = () => {
    const filler = '的一是在不了有和人这'.repeat(3).slice(0, 5 + pick(25));
    return `${filler}${keyword()}${filler}${keyword()}、${keyword()}。${pick(6) === 0 ? '\n' : ''}`;
  };
  const terms = Array.from({ length: 600 }, (_, i) => `词${i}号`);
  const themes = Array.from({ length: 6 }, (_, theme) => {
    return { id: `t${theme}`, name: `t${theme}`, keywords: terms.filter((_, i) => i % 6 === theme) };
  });
  const files = new Map<string, FileText>();
  const add = (path: string, text: string) =>
    files.set(path, { kind: 'text', text, encoding: 'utf-8' } as FileText);
  add('codebook.yaml', JSON.stringify({ version: 1, themes }));
  add('corpus.yaml', JSON.stringify({ version: 1, unit, network: { counting, minWeight: 3 } }));
  for (let i = 0; i < 100; i++) {
    let text = '';
    while (text.length < 20_000) text += sentence();
    add(`p${i}.txt`, text);
  }
  return files;
}

/** A network of so many nodes and edges in eight clusters; another one each round, since layouts are remembered. */
function graphOf(nodes: number, edges: number, seed: number) {
  const random = seededRandom(seed);
  const ids = Array.from({ length: nodes }, (_, i) => `关键词${i}`);
  const found = new Map<string, { first: number; second: number; weight: number; units: number }>();
  while (found.size < edges) {
    const a = Math.floor(random() * nodes);
    // Most edges stay within a cluster.
    const near =
      random() < 0.8 ? (a + 8 * Math.floor(random() * (nodes / 8))) % nodes : Math.floor(random() * nodes);
    if (a === near) continue;
    const [first, second] = [Math.min(a, near), Math.max(a, near)];
    const weight = 1 + Math.floor(-5 * Math.log(random()));
    found.set(`${first} ${second}`, { first, second, weight, units: weight });
  }
  const list = [...found.values()].sort((x, y) => x.first - y.first || x.second - y.second);
  return buildGraph(
    { nodes: ids.map(id => ({ id, frequency: 1, units: 1 })) },
    { nodes: [...ids.keys()], edges: list },
  );
}

/** The graph laid out, as the picture draws it. */
function placed(graph: ReturnType<typeof graphOf>): OverviewNetwork {
  const communities = findCommunities(graph, 1, 1);
  const places = layOut(graph, communities, 1);
  return {
    kind: 'keywords',
    unit: 'sentence',
    window: null,
    measure: 'count',
    units: 1,
    groups: [{ id: 'g', name: 'g', shape: 'circle', color: '#000000', themes: ['g'] }],
    nodes: graph.mapNodes(id => ({
      id,
      label: id,
      theme: 'g',
      group: 'g',
      frequency: 1,
      units: 1,
      degree: graph.degree(id),
      weightedDegree: graph.reduceEdges(id, (sum, _, { weight }) => sum + weight, 0),
      community: communities.of.get(id)!,
      ...places.get(id)!,
    })),
    edges: graph.mapEdges((_, { weight, units }, source, target) => ({ source, target, weight, units })),
    modularity: communities.modularity,
    communities: communities.count,
  };
}

for (const [unit, counting] of [
  ['sentence', 'units'],
  ['paragraph', 'products'],
  ['document', 'units'],
] as const) {
  const corpus = buildCorpus(largeProject(unit, counting));
  const characters = corpus.sources.reduce((sum, { source }) => sum + source.text.length, 0);
  const name = `pairs of 600 keywords, ${(characters / 1e6).toFixed(1)} M characters, by ${unit}, ${counting}`;
  print(
    name,
    timesOf(rounds, () => countCooccurrence(corpus)),
    100,
  );
  if (unit === 'sentence')
    print(
      'the whole of that network, laid out',
      timesOf(rounds, () => buildNetwork(corpus)),
    );
}
for (const [nodes, edges, limit] of [
  [69, 400, 300],
  [500, 3000, 1500],
] as const) {
  const draw = (round: number) => {
    const network = placed(graphOf(nodes, edges, 100 + round));
    return drawNetwork(network, { ...printStyle, title: '' }, english);
  };
  print(`${nodes} nodes, ${edges} edges: communities, layout, picture`, timesOf(rounds, draw), limit);
  const graph = graphOf(nodes, edges, 1);
  print(
    `the same: communities alone, the best of ${communityRuns} runs`,
    timesOf(rounds, () => findCommunities(graph, 1, 1)),
  );
  const network = placed(graph);
  print(
    `the same: structure, ${usualRuns.seeds} seeds and ${usualRuns.shuffles} orders`,
    timesOf(rounds, () => describeStructure(network, { resolution: 1, seed: 1, runs: usualRuns })),
  );
}
for (const [nodes, edges] of [
  [2000, 12_000],
  [3000, 20_000],
] as const) {
  const graph = graphOf(nodes, edges, 1);
  print(
    `${nodes} nodes, ${edges} edges: communities, the best of ${communityRuns} runs`,
    timesOf(3, () => findCommunities(graph, 1, 1)),
  );
  const communities = findCommunities(graph, 1, 1);
  print(
    'the same: the layout',
    timesOf(1, () => layOut(graph, communities, 1)),
  );
}
