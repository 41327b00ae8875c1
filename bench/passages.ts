// Prints how long own tasks, shared passages and comparisons take, cold, on the reports that are there: 21 of provinces, and with those of cities 119.
import { resolve } from 'node:path';
import { finish, type Steps } from '../src/core/base/steps';
import { buildCorpus } from '../src/core/corpus/build';
import type { Corpus } from '../src/core/corpus/corpus';
import { loadProject } from '../src/core/corpus/load';
import { compareSources } from '../src/core/passages/compare';
import { countTerms, findDistinctive } from '../src/core/passages/distinctive';
import { indexSources } from '../src/core/passages/indexed';
import { findShared } from '../src/core/passages/shared';
import { WordCutter } from '../src/core/terms/words';
import { FileStore } from '../src/node/fileStore';
import { createSegmenter } from '../src/node/segmenter';

/** Runs steps and prints the time of all, and of the longest one. */
function timed<T>(name: string, steps: Steps<T>): T {
  const begun = performance.now();
  let longest = 0;
  for (;;) {
    const start = performance.now();
    const { done, value } = steps.next();
    const end = performance.now();
    longest = Math.max(longest, end - start);
    if (!done) continue;
    console.log(
      `passages  ${name.padEnd(58)} ${(end - begun).toFixed(0).padStart(6)} ms, longest step ${longest.toFixed(0)} ms`,
    );
    return value;
  }
}

async function measure(corpus: Corpus, home: string): Promise<void> {
  const { sources } = corpus;
  const [first] = sources;
  const segmenter = createSegmenter({ home: resolve(home), onTrouble: ({ detail }) => console.log(detail) });
  const cut = await new WordCutter(segmenter).words(corpus);
  segmenter.dispose();
  if (!cut || !first) return;
  const indexed = timed(`${sources.length} texts: sentences and index`, indexSources(sources));
  const sentences = indexed.sources.reduce((sum, each) => sum + each.sentences.length, 0);
  console.log(`passages  ${sentences} sentences`);
  const counts = timed('terms counted', countTerms(indexed, cut.words));
  timed('own tasks of one text', findDistinctive(indexed, counts, 0));
  const all = function* (): Steps<void> {
    for (const i of sources.keys()) yield* findDistinctive(indexed, counts, i);
  };
  timed('own tasks of all texts: every sentence against all others', all());
  const span = { start: 0, end: Math.min(1000, first.source.text.length) };
  timed('the first 1,000 characters looked up in all others', findShared(indexed, first, span));
  const compared = function* (): Steps<void> {
    for (const source of sources.slice(1)) yield* compareSources(first, source);
  };
  timed('all texts compared with the first', compared());
}

async function main(folder: string, home: string): Promise<void> {
  const corpus = buildCorpus(await loadProject(new FileStore(folder)));
  const provinces = corpus.sources.filter(({ source }) => source.path.startsWith('prov-'));
  finish(indexSources(provinces.slice(0, 1)));
  await measure({ ...corpus, sources: provinces }, home);
  await measure(corpus, home);
}

const [folder, home] = process.argv.slice(2);
if (folder === undefined || home === undefined) throw new Error('usage: passages.ts FOLDER DIST');
main(folder, home);
