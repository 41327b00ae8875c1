// node bench/faults.mjs [FROM [TO]] [--near]: puts known faults into the sources, one at a time, and says which run of the unit tests sees
// each: first those of the same folder, in seconds, then all, then all at full length. --near: the first only.
// The sources stay as they are: the fault is put in while the tests are bundled. Where the short run sees a fault, the
// long one does, too, so that is asked only of the others.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildTests } from '../scripts/build/tests.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = 'out/faults';

/** One in each room: [file, what stands there, the fault]. */
const faults = [
  ['src/core/text/units.ts', 'return something.test(text)', 'return !something.test(text)'],
  ['src/core/text/softLineEnds.ts', 'this.isRunningTitle(below)', '!this.isRunningTitle(below)'],
  ['src/core/keywords/match.ts', 'plain && match.unit < first', 'plain && match.unit <= first'],
  ['src/core/codebook/parse.ts', 'if (this.codes.has(codePath))', 'if (!this.codes.has(codePath))'],
  ['src/core/corpus/select.ts', 'if (isOut) chosen.delete(path)', 'if (!isOut) chosen.delete(path)'],
  ['src/core/coverage/tally.ts', 'if (readingEnd > before.end)', 'if (readingEnd >= before.end)'],
  ['src/core/coverage/gaps.ts', 'compare(gap, cell) < 0', 'compare(gap, cell) <= 0'],
  ['src/core/network/choose.ts', 'weight >= settings.minWeight', 'weight > settings.minWeight'],
  [
    'src/core/network/structure/modularity.ts',
    'if (groupOf(other) === group)',
    'if (groupOf(other) !== group)',
  ],
  ['src/core/passages/align.ts', 'a.length >= least', 'a.length > least'],
  ['src/core/statistics/holm.ts', 'ps[a]! - ps[b]!', 'ps[b]! - ps[a]!'],
  ['src/core/report/formats/csv.ts', 'return looksLikeFormula(text)', 'return !looksLikeFormula(text)'],
  ['src/core/yaml/list.ts', '|| !list.flow ||', '|| list.flow ||'],
  ['src/core/attributes/csvText.ts', "if (text[at + 1] !== '\"') break", "if (text[at + 1] === '\"') break"],
  ['src/core/import/plan.ts', "state === 'exact' || state === 'moved'", "state === 'exact'"],
  ['src/core/annotations/follow.ts', "if (moved !== 'rewritten')", "if (moved === 'rewritten')"],
  [
    'src/core/annotations/keepApart.ts',
    '!twin || oldKeys.has(entry.key)',
    '!twin || !oldKeys.has(entry.key)',
  ],
  ['src/core/engines/clauseEngine.ts', 'if (end - start > longest)', 'if (end - start < longest)'],
  ['src/cli/arguments.ts', "value.startsWith('-') && !inlineValue", "value.startsWith('-') && inlineValue"],
  ['src/core/annotations/mergeBlocks.ts', 'rank(a) - rank(b)', 'rank(b) - rank(a)'],
];

/** @param {string} file @param {string} there @param {string} fault */
const putIn = (file, there, fault) => ({
  name: 'fault',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (path !== join(root, file)) return undefined;
      const text = fs.readFileSync(path, 'utf8');
      if (!text.includes(there))
        throw new Error(`${file} has no "${there}": put another fault into bench/faults.mjs`);
      return { contents: text.replace(there, () => fault), loader: 'ts' };
    });
  },
});

/** The title of the first test that fails, or `undefined`. */
function firstFailure(spec, long) {
  const env = { ...process.env, ...(long && { POLICY_CODER_LONG: '1' }) };
  const mocha = [
    'node_modules/mocha/bin/mocha.js',
    '--no-config',
    '--bail',
    '--reporter=json',
    '--timeout=600000',
  ];
  const required = ['--require', `${out}/support/seed.mjs`];
  const { stdout, status } = spawnSync(process.execPath, [...mocha, ...required, ...spec], {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status === 0) return undefined;
  try {
    return (
      JSON.parse(stdout.slice(stdout.indexOf('{\n  "stats"'))).failures[0]?.fullTitle ?? 'the run itself'
    );
  } catch {
    return 'the run itself';
  }
}

const onlyNear = process.argv.includes('--near');
const [from = 1, to = faults.length] = process.argv.slice(2).map(Number).filter(Number.isFinite);
const missed = [];
for (const [i, [file, there, fault]] of faults.entries()) {
  if (i + 1 < from || i + 1 > to) continue;
  const plugins = [putIn(file, there, fault)];
  const folder = posix.dirname(file).replace(/^src\//, '');
  const near = `${out}/${folder}/**/*.test.mjs`;
  const all = `${out}/**/*.test.mjs`;
  await buildTests(['unit'], {
    outdir: out,
    plugins,
    entryPoints: [`test/${folder}/**/*.test.ts`, 'test/support/seed.ts'],
  });
  let run = 'near';
  let seen = firstFailure([near]);
  if (seen === undefined && !onlyNear) {
    await buildTests(['unit'], { outdir: out, plugins });
    run = 'short';
    seen = firstFailure([all, '--ignore', near]);
    if (seen === undefined) {
      run = 'long';
      seen = firstFailure([all], true);
      missed.push(file);
    }
  }
  if (seen === undefined) run = 'none';
  console.log(
    `${String(i + 1).padStart(2)} ${run.padEnd(5)} ${file}: ${there} -> ${fault}\n   ${seen ?? ''}`,
  );
}
fs.rmSync(join(root, out), { recursive: true, force: true });
if (!onlyNear)
  console.log(
    missed.length === 0
      ? 'The short run sees every fault.'
      : `Not seen by the short run: ${missed.join(', ')}`,
  );
