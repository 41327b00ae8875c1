// Prints where the time of one report goes: each stage once, cold, as in a process of its own.

import { finish } from '../src/core/base/steps';
import { buildCorpus } from '../src/core/corpus/build';
import { loadProject } from '../src/core/corpus/load';
import { buildCoverage } from '../src/core/coverage/coverage';
import { findCommunities } from '../src/core/network/communities';
import { countChosen, gatherCountable } from '../src/core/network/counted';
import { buildGraph } from '../src/core/network/graph';
import { layOut } from '../src/core/network/layout';
import { describeMethod } from '../src/core/report/method/method';
import { FileStore } from '../src/node/fileStore';

let since = performance.now();

function stage(name: string): void {
  const now = performance.now();
  console.log(`  ${name.padEnd(44)} ${(now - since).toFixed(0).padStart(5)} ms`);
  since = performance.now();
}

async function main(folder: string): Promise<void> {
  const files = await loadProject(new FileStore(folder));
  stage('load: list, read, decode');
  const corpus = buildCorpus(files);
  stage('match: lines, headings, units, keywords');
  buildCoverage(corpus);
  stage('coverage');
  const { network } = corpus.settings;
  const { counts, choice } = countChosen(finish(gatherCountable(corpus)));
  const graph = buildGraph(counts, choice);
  stage('network: co-occurrence, graph');
  const communities = findCommunities(graph, network.resolution, network.seed);
  stage('communities');
  layOut(graph, communities, network.seed);
  stage('layout');
  describeMethod(corpus);
  stage('method: hashes');
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: stages.ts FOLDER');
since = performance.now();
main(folder);
