// Prints how long the evidence of absence takes: the first cell of a snapshot (which makes the index), then all others.

import { buildCorpus } from '../src/core/corpus/build';
import { loadProject } from '../src/core/corpus/load';
import { AbsenceFinder } from '../src/core/coverage/absence';
import { listGaps } from '../src/core/coverage/gaps';
import { FileStore } from '../src/node/fileStore';

async function main(folder: string): Promise<void> {
  const corpus = buildCorpus(await loadProject(new FileStore(folder)));
  const gaps = listGaps(corpus);
  const finder = new AbsenceFinder();
  const times: number[] = [];
  let longest = 0;
  for (const { source, theme } of gaps) {
    const start = performance.now();
    let last = start;
    for (const steps = finder.find(corpus, source, theme); ; ) {
      const { done } = steps.next();
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
      if (done) break;
    }
    times.push(performance.now() - start);
  }
  const [first = 0, ...others] = times;
  const sorted = others.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  const print = (name: string, value: string) => console.log(`  ${name.padEnd(44)} ${value.padStart(7)} ms`);
  console.log(
    `gaps   ${gaps.length} cells of ${corpus.sources.length} sources, ${corpus.codebook.themes.length} themes`,
  );
  print('first cell, with the index', first.toFixed(0));
  print('each other cell, median', at(0.5));
  print('each other cell, 99 of 100 under', at(0.99));
  print('longest step', longest.toFixed(0));
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: gaps.ts FOLDER');
main(folder);
