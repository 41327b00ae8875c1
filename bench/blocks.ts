// Prints the longest time for which work that goes on beside an editor keeps everything else waiting.
import { resolve } from 'node:path';
import { finish, type Steps } from '../src/core/base/steps';
import { buildCorpus, CorpusBuilder } from '../src/core/corpus/build';
import { loadProject } from '../src/core/corpus/load';
import type { ProjectFiles } from '../src/core/corpus/store';
import { buildNetwork, gatherNetwork, workOutNetwork } from '../src/core/network/network';
import { describeStructureInSteps, usualRuns } from '../src/core/network/structure/structure';
import { findCandidates, termMeasures } from '../src/core/terms/candidates';
import { concordance } from '../src/core/terms/concordance';
import { WordCutter } from '../src/core/terms/words';
import { FileStore } from '../src/node/fileStore';
import { createSegmenter } from '../src/node/segmenter';

/** Milliseconds that anybody may be kept waiting. */
const target = 50;
const rounds = 3;

function print(name: string, longest: number, whole: number): void {
  const verdict = longest < target ? '' : ', TOO LONG';
  console.log(
    `block  ${name.padEnd(44)} ${longest.toFixed(0).padStart(4)} ms of ${whole.toFixed(0).padStart(6)} ms (to be under ${target}${verdict})`,
  );
}

/** The longest of some steps, each at its quickest of three: what other processes take is not theirs. */
function printSteps(name: string, work: () => Steps<unknown>): void {
  const times: number[] = [];
  let whole = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const steps = work();
    const begun = performance.now();
    for (let i = 0, done = false; !done; i++) {
      const start = performance.now();
      done = steps.next().done === true;
      times[i] = Math.min(times[i] ?? Number.POSITIVE_INFINITY, performance.now() - start);
    }
    whole = Math.min(whole, performance.now() - begun);
  }
  print(
    name,
    times.reduce((a, b) => Math.max(a, b)),
    whole,
  );
}

/** The longest time between two turns of the event loop while a task is under way; the best of three. */
async function printTurns<T>(name: string, task: () => Promise<T>): Promise<T> {
  let best = Number.POSITIVE_INFINITY;
  let whole = Number.POSITIVE_INFINITY;
  for (let round = 1; ; round++) {
    let longest = 0;
    let last = performance.now();
    let used = process.cpuUsage();
    let done = false;
    const begun = last;
    const turn = () => {
      const now = performance.now();
      const { user, system } = process.cpuUsage(used);
      // While others have the processor, this process does not keep anybody waiting.
      longest = Math.max(longest, Math.min(now - last, (user + system) / 1000));
      last = now;
      used = process.cpuUsage();
      if (!done) setImmediate(turn);
    };
    setImmediate(turn);
    const result = await task();
    done = true;
    best = Math.min(best, longest);
    whole = Math.min(whole, performance.now() - begun);
    if (round < rounds) continue;
    print(name, best, whole);
    return result;
  }
}

async function main(folder: string, home: string): Promise<void> {
  const files = await loadProject(new FileStore(folder));
  const corpus = buildCorpus(files);
  printSnapshots(files);
  const theme = corpus.codebook.themes[0]!.id;
  let words: Awaited<ReturnType<WordCutter['words']>>;
  for (const engine of ['intl', 'jieba-wasm', 'nodejieba'] as const) {
    const segmenter = createSegmenter({
      home: resolve(home),
      engine,
      onTrouble: ({ detail }) => console.log(detail),
    });
    words = await printTurns(`words by ${engine}`, () => new WordCutter(segmenter).words(corpus));
    segmenter.dispose();
  }
  for (const measure of termMeasures) {
    for (const of of [undefined, theme]) {
      const query = { measure, top: 100, ...(of !== undefined && { theme: of }) };
      printSteps(`${measure}, ${of ? 'a theme' : 'the corpus'}`, () =>
        findCandidates(corpus, words!.words, query),
      );
    }
  }
  printSteps('network gathered for the thread', () => gatherNetwork(corpus));
  printSteps('network without a thread', () => workOutNetwork(finish(gatherNetwork(corpus))));
  const network = buildNetwork(corpus);
  const options = { resolution: 1, seed: 1, runs: usualRuns };
  printSteps('structure without a thread', () => describeStructureInSteps(network, options));
  printSteps('concordance of one keyword', () =>
    concordance(corpus, corpus.codebook.keywords[0]!.term, 'left'),
  );
}

/** Snapshots of 5 MB of text, on one line and hard-wrapped, at first and after a keystroke. */
function printSnapshots(files: ProjectFiles): void {
  const all = [...files.values()].flatMap(file => (file.kind === 'text' ? [file.text] : [])).join('');
  const text = all.replace(/\s/g, '').repeat(2).slice(0, 1_700_000);
  const wrapped = text.replace(/.{40}/gu, '$&\n');
  const codebook = files.get('codebook.yaml')!;
  for (const [name, long] of [
    ['5 MB on one line', text],
    ['5 MB hard-wrapped', wrapped],
  ] as const) {
    const filesWith = (source: string): ProjectFiles =>
      new Map([
        ['codebook.yaml', codebook],
        ['p.txt', { kind: 'text', text: source, encoding: 'utf-8' }],
      ]);
    printSteps(name, () => new CorpusBuilder().steps(filesWith(long)));
    const builder = new CorpusBuilder();
    finish(builder.steps(filesWith(long)));
    let typed = 0;
    printSteps(`${name}, after a keystroke`, () =>
      builder.steps(filesWith(`${long.slice(0, 800_000)}${'档'.repeat(++typed)}${long.slice(800_000)}`)),
    );
  }
}

const [folder, home] = process.argv.slice(2);
if (folder === undefined || home === undefined) throw new Error('usage: blocks.ts FOLDER HOME');
main(folder, home);
