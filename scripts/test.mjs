// npm test [-- SUITE | FILE...] [--long] [--vscode oldest|latest]
// Works on a fresh machine: until `npm ci` has run, only Node built-ins may be imported here.
import os from 'node:os';
import { parseArgs } from 'node:util';
import { describeSkipped, failure } from './lib/counts.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { Progress } from './lib/progress.mjs';
import { schedule } from './lib/schedule.mjs';
import { ROWS, runSuite, SUITES, suiteOfFiles } from './lib/suites.mjs';
import { RELEASE_VARIABLE, releaseName } from './vscode/versions.mjs';

/** @typedef {import('./lib/counts.mjs').Outcome} Outcome */
/** @typedef {{name: string} & import('./lib/suites.mjs').Suite} Job */

/** Set for the long run: properties at full length, pictures of every view. */
const LONG_VARIABLE = 'POLICY_CODER_LONG';

const begun = { at: Date.now(), busy: busySeconds() };
/** @type {Map<string, Outcome & {seconds: number}>} */
const outcomes = new Map();
const progress = new Progress();
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { vscode: { type: 'string' }, long: { type: 'boolean' } },
  });
  const env = {
    ...process.env,
    [RELEASE_VARIABLE]: releaseName(values.vscode),
    ...(values.long && { [LONG_VARIABLE]: '1' }),
  };
  const jobs = jobsFor(
    positionals.length > 0 ? positionals : Object.keys(SUITES).filter(name => !SUITES[name]?.onlyByName),
  );
  await ensureDependencies();
  await schedule(jobs, ROWS, job => runOne(job, env, jobs.length > 1));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  outcomes.set('npm test', { ...failure('could not run'), seconds: 0 });
} finally {
  progress.stop();
}
summarize();

/**
 * @param {Job} job
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} besideOthers what it prints is then shown in one piece, when it has ended
 */
async function runOne({ name, ...suite }, env, besideOthers) {
  console.log(besideOthers ? `... ${name} begins` : `\n=== ${name}`);
  const start = Date.now();
  const lacking = suite.needs?.find(need => outcomes.get(need)?.failed);
  const outcome = lacking
    ? { ...failure(`could not run without ${lacking}`), output: '' }
    : await runSuite(suite, {
        env,
        quiet: besideOthers,
        ...(besideOthers && { onOutput: output => progress.tell(name, output) }),
      });
  progress.end(name);
  if (besideOthers) console.log(`\n=== ${name}\n${outcome.output}`);
  outcomes.set(name, { ...outcome, seconds: (Date.now() - start) / 1000 });
}

/**
 * The suites that are named, those they need, and one for each file that is named, in the order of SUITES.
 * @param {readonly string[]} names
 * @returns {Job[]}
 */
function jobsFor(names) {
  /** @type {Map<string, import('./lib/suites.mjs').Suite>} */
  const wanted = new Map();
  for (const name of names) {
    const suite = Object.hasOwn(SUITES, name) ? SUITES[name] : suiteOfFiles(name);
    if (!suite) {
      throw new Error(
        `No suite and no test file is called "${name}". Suites: ${Object.keys(SUITES).join(', ')}. ` +
          'A file is found by any part of its path.',
      );
    }
    for (const need of suite.needs ?? []) if (SUITES[need]) wanted.set(need, SUITES[need]);
    wanted.set(name, suite);
  }
  const order = [...Object.keys(SUITES), ...names];
  return [...wanted]
    .map(([name, suite]) => ({ name, ...suite }))
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
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
  const slowest = [...outcomes.values()].flatMap(({ slowest = [] }) => slowest).sort((a, b) => b.ms - a.ms);
  if (slowest.length > 0) console.log('The slowest tests and hooks:');
  for (const { title, ms } of slowest.slice(0, 10)) console.log(`  ${(ms / 1000).toFixed(1)} s ${title}`);
  const seconds = (Date.now() - begun.at) / 1000;
  console.log(
    `${Math.round(seconds)} s, in which all processes of this machine took ${Math.round(busySeconds() - begun.busy)} s of ` +
      `its ${os.cpus().length} cores`,
  );
  for (const line of describeSkipped(skipped)) console.log(line);
  // They count as passed, but somebody should look at what they wait for.
  for (const { flaky = [] } of outcomes.values())
    for (const title of flaky) console.log(`passed only when tried again: ${title}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

/** Seconds that the cores have worked since the machine was started. */
function busySeconds() {
  return os.cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys, 0) / 1000;
}
