// node bench/large.mjs [texts...]: `report` of 119 real reports and of 1,000 and 10,000 generated texts of 20,000 characters, beside both Python
// scripts: seconds from start to end, of CPU, and most memory; cold (nothing kept of an earlier run) and warm; with one text changed. Files are
// in the page cache for all. At 10,000 texts, jieba takes some ten minutes: `--without-jieba` leaves it out. After `npm run build`; for itself on a quiet machine.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from './generate.mjs';
import { ahoPipeline, hasReports, keywordTable, makeProject, pythonPipeline } from './project.mjs';

const python = '/usr/bin/python3';
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const args = process.argv.slice(2);
const withJieba = !args.includes('--without-jieba');
const chosen = args.filter(each => /^\d+$/.test(each)).map(Number);
const sizes = chosen.length > 0 ? chosen : [119, 1000, 10_000];
const rounds = 3;

// What a process took, and the most memory of it, from the system: Node does not tell that of a child.
const meter = `
import json, os, resource, subprocess, sys, time
start = time.monotonic()
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
scale = 1 if sys.platform == 'darwin' else 1024
print(json.dumps({'code': code, 'wall': time.monotonic() - start, 'cpu': used.ru_utime + used.ru_stime, 'memory': used.ru_maxrss * scale}))
`;

/** @returns {{code: number, wall: number, cpu: number, memory: number}} */
function measured(command, env = {}) {
  const out = execFileSync(python, ['-c', meter, ...command], { env: { ...process.env, ...env } });
  const took = JSON.parse(String(out));
  // 1: there are warnings.
  if (took.code > 1) throw new Error(`${command.join(' ')} ended with ${took.code}`);
  return took;
}

/** The run with the median time of several. */
function median(runs) {
  return [...runs].sort((a, b) => a.wall - b.wall)[Math.floor(runs.length / 2)];
}

function print(texts, name, { wall, cpu, memory }, than) {
  const seconds = value => value.toFixed(2).padStart(7);
  const beside = than ? `   ${(than.wall / wall).toFixed(2)} times as fast as the automaton` : '';
  console.log(
    `${String(texts).padStart(6)} texts  ${name.padEnd(34)} ${seconds(wall)} s ${seconds(cpu)} s CPU ${(memory / 1e6).toFixed(0).padStart(5)} MB${beside}`,
  );
}

const has = module => spawnSync(python, ['-c', `import ${module}`]).status === 0;
const hasAutomaton = has('ahocorasick, networkx') && existsSync(keywordTable);
const hasJieba = withJieba && has('jieba, networkx') && existsSync(keywordTable);
if (!hasAutomaton)
  console.log('not measured: the automaton (python3-ahocorasick, python3-networkx, ../shared)');
if (withJieba && !hasJieba) console.log('not measured: jieba (python3-jieba, python3-networkx, ../shared)');
console.log(`Node ${process.version}, ${availableParallelism()} cores`);

for (const texts of sizes) {
  if (texts === 119 && !hasReports()) {
    console.log('   119 texts  not measured, because ../shared with the reports is absent');
    continue;
  }
  const folder = texts === 119 ? makeProject() : mkdtempSync(join(tmpdir(), 'policy-coder-large-'));
  const cache = mkdtempSync(join(tmpdir(), 'policy-coder-counts-'));
  try {
    if (texts !== 119) generate(folder, texts);
    const report = () =>
      measured([process.execPath, cli, 'report', folder, '--json'], { POLICY_CODER_CACHE: cache });
    const automaton = () => measured([python, ahoPipeline, keywordTable, folder]);
    const empty = () => {
      for (const name of readdirSync(cache)) rmSync(join(cache, name));
    };
    report();
    const runs = { cold: [], warm: [], automaton: [] };
    // By turns, so that whatever else the machine does meets all.
    for (let round = 0; round < rounds; round++) {
      empty();
      runs.cold.push(report());
      runs.warm.push(report());
      if (hasAutomaton) runs.automaton.push(automaton());
    }
    const than = hasAutomaton ? median(runs.automaton) : undefined;
    if (than) print(texts, 'Python, C automaton and networkx', than);
    if (hasJieba)
      print(texts, 'Python, jieba and networkx', measured([python, pythonPipeline, keywordTable, folder]));
    print(texts, 'report, cold', median(runs.cold), than);
    print(texts, 'report, warm', median(runs.warm), than);
    const first = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(path =>
      path.endsWith('.txt'),
    );
    appendFileSync(join(folder, first), '加强建设。\n');
    print(texts, 'report, one text changed', report(), than);
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(cache, { recursive: true });
  }
}
