// npm test [-- suite...] [--vscode oldest|latest]
// Works on a fresh machine: until `npm ci` has run, only Node built-ins may be imported here.
import { parseArgs } from 'node:util';
import { describeSkipped, failure } from './lib/counts.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { schedule } from './lib/schedule.mjs';
import { ROWS, runSuite, SUITES } from './lib/suites.mjs';
import { RELEASE_VARIABLE, releaseName } from './vscode/versions.mjs';

/** @typedef {import('./lib/counts.mjs').Outcome} Outcome */

/** @type {Map<string, Outcome & {seconds: number}>} */
const outcomes = new Map();
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { vscode: { type: 'string' } },
  });
  const env = { ...process.env, [RELEASE_VARIABLE]: releaseName(values.vscode) };
  const names = withNeeds(
    positionals.length > 0 ? positionals : Object.keys(SUITES).filter(name => !SUITES[name]?.onlyByName),
  );
  await ensureDependencies();
  const jobs = names.map(name => ({
    name,
    .../** @type {import('./lib/suites.mjs').Suite} */ (SUITES[name]),
  }));
  await schedule(jobs, ROWS, job => runOne(job, env, jobs.length > 1));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  outcomes.set('npm test', { ...failure('could not run'), seconds: 0 });
}
summarize();

/**
 * @param {{name: string} & import('./lib/suites.mjs').Suite} suite
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} besideOthers what it prints is then shown in one piece, when it has ended
 */
async function runOne(suite, env, besideOthers) {
  const { name, needs = [] } = suite;
  console.log(besideOthers ? `... ${name} begins` : `\n=== ${name}`);
  const start = Date.now();
  const lacking = needs.find(need => outcomes.get(need)?.failed);
  const outcome = lacking
    ? { ...failure(`could not run without ${lacking}`), output: '' }
    : await runSuite(suite, { env, quiet: besideOthers });
  if (besideOthers) console.log(`\n=== ${name}\n${outcome.output}`);
  outcomes.set(name, { ...outcome, seconds: (Date.now() - start) / 1000 });
}

/**
 * The named suites and what they need, in the order of SUITES.
 * @param {string[]} names
 */
function withNeeds(names) {
  for (const name of names) {
    if (!Object.hasOwn(SUITES, name)) {
      throw new Error(`No suite called "${name}"; there are: ${Object.keys(SUITES).join(', ')}`);
    }
  }
  const wanted = new Set(names.flatMap(name => [...(SUITES[name]?.needs ?? []), name]));
  return Object.keys(SUITES).filter(name => wanted.has(name));
}

/** The last line is the one that machines read. */
function summarize() {
  let [passed, failed] = [0, 0];
  /** @type {Record<string, number>} */
  const skipped = {};
  console.log('');
  for (const [name, outcome] of outcomes) {
    passed += outcome.passed;
    failed += outcome.failed;
    for (const [why, count] of Object.entries(outcome.skips ?? {}))
      skipped[why] = (skipped[why] ?? 0) + count;
    const parts = [`${outcome.passed} ok`, `${outcome.failed} not ok`];
    if (outcome.skipped > 0) parts.push(`${outcome.skipped} skipped`);
    if (outcome.problem) parts.push(outcome.problem);
    console.log(
      `${outcome.failed > 0 ? '✖' : '✔'} ${name.padEnd(8)} ${outcome.seconds.toFixed(1)} s: ${parts.join(', ')}`,
    );
  }
  for (const line of describeSkipped(skipped)) console.log(line);
  // They count as passed, but somebody should look at what they wait for.
  for (const { flaky = [] } of outcomes.values())
    for (const title of flaky) console.log(`passed only when tried again: ${title}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
