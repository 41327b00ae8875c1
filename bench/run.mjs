// npm run bench: how fast and how large. Whole processes against the Python pipeline that researchers use today.
import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { installNode } from '../scripts/vscode/install.mjs';
import { hasReports, keywordTable, makeProject, pythonPipeline } from './project.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const python = '/usr/bin/python3';
const target = 20;

execFileSync(process.execPath, ['esbuild.js', '--production'], { cwd: root, stdio: 'inherit' });
printSizes();
if (hasReports()) await printTimes();
else console.log('speed: not measured, because ../shared with the reports is absent');
execFileSync(process.execPath, [join(root, 'bench/large.mjs')], { cwd: root, stdio: 'inherit' });
for (const name of ['table', 'networkView', 'activation']) {
  execFileSync(process.execPath, ['--import', 'tsx', join(root, `bench/${name}.ts`)], {
    cwd: root,
    stdio: 'inherit',
  });
}

function printSizes() {
  for (const [file, limit] of [
    ['extension.js', ', to be under 1000 KB with engine.js'],
    ['engine.js', ', loaded after activation'],
    ['webview.js', ''],
    ['cli.js', ', with engine.js'],
  ]) {
    const size = statSync(join(root, 'dist', file)).size;
    console.log(`size   dist/${file.padEnd(13)} ${(size / 1000).toFixed(0).padStart(5)} KB${limit}`);
  }
}

async function printTimes() {
  const project = makeProject();
  const report = node => timeOf(node, [join(root, 'dist/cli.js'), 'report', project, '--json']);
  const theirs = () => timeOf(python, [pythonPipeline, keywordTable, project]);
  try {
    await runBundled('stages', project);
    await runBundled('matching', project);
    await runBundled('network', project);
    await runBundled('blocks', project);
    await runBundled('passages', project);
    await runBundled('gaps', project);
    await runBundled('agreement', project);
    await runBundled('queries', project);
    const hasPython = spawnSync(python, ['-c', 'import jieba, networkx']).status === 0;
    const nodes = [process.execPath, await installNode('latest')].filter(
      (node, i, all) => node && all.indexOf(node) === i,
    );
    const times = { theirs: [], ours: nodes.map(() => []) };
    nodes.forEach(report);
    // By turns, so that whatever else the machine does meets all.
    for (let round = 0; round < 5; round++) {
      for (const [i, node] of nodes.entries()) times.ours[i].push(report(node));
      if (hasPython && round % 2 === 0) times.theirs.push(theirs());
    }
    if (!hasPython) console.log('speed  Python: not measured, because jieba or networkx is not installed');
    else console.log(`speed  Python pipeline, 119 texts: ${seconds(median(times.theirs))} s (median of 3)`);
    nodes.forEach((node, i) => {
      const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
      const took = median(times.ours[i]);
      const beside = hasPython ? `: ${besidePython(median(times.theirs) / took)}` : '';
      console.log(`speed  report under Node ${version}: ${seconds(took)} s (median of 5)${beside}`);
    });
  } finally {
    rmSync(project, { recursive: true });
  }
}

/** How many times as fast, and whether that will do. */
function besidePython(ratio) {
  const verdict = ratio < target ? ': short of it' : '';
  return `${ratio.toFixed(1)} times as fast, to be ${target} or more${verdict}`;
}

/** Milliseconds that a process takes from start to end. */
function timeOf(program, args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  // 1: there are warnings.
  if (status !== 0 && status !== 1)
    throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - start;
}

function median(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const last = sorted.length - 1;
  return (sorted[Math.floor(last / 2)] + sorted[Math.ceil(last / 2)]) / 2;
}

function seconds(milliseconds) {
  return (milliseconds / 1000).toFixed(2);
}

/** Built as the command line is: a loader that works at run time would be measured, too. */
async function runBundled(name, project) {
  const outfile = join(project, `.bench/${name}.cjs`);
  await build({
    entryPoints: [join(root, `bench/${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
  });
  execFileSync(process.execPath, [outfile, project, join(root, 'dist')], { stdio: 'inherit' });
  rmSync(dirname(outfile), { recursive: true });
}
