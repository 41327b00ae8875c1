import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/root';
import { builtCli, makeFolder, removeFolders, runProcess } from './cli';

const engines = join(root, 'samples/cluster');

/** The path of a program; `undefined` where it is not installed. */
function programPath(name: string): string | undefined {
  const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

/** The engines that exist, each with the sample in `samples/cluster` that runs on it, by two workers. */
describe('engines that count parts', function () {
  if (process.platform === 'win32') return;
  this.slow(60_000);
  const policyCoder = `${process.execPath} ${builtCli()}`;
  let project: string;
  let expected: Readonly<Record<string, string>>;

  const files = (folder: string) =>
    Object.fromEntries(
      readdirSync(folder, { withFileTypes: true })
        .filter(entry => entry.isFile() && /\.(?:csv|gexf|html|json|svg)$/.test(entry.name))
        .map(({ name }) => [name, readFileSync(join(folder, name), 'base64')]),
    );

  before(async () => {
    project = join(makeFolder(), 'plans of 2026');
    cpSync(join(root, 'samples/provincial-plans'), project, { recursive: true });
    const whole = makeFolder();
    await runProcess(['report', project, '--out', whole]);
    expected = files(whole);
    assert.ok(Object.keys(expected).length >= 8);
  });
  after(removeFolders);

  const run = (program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const made = spawnSync(program, [...args], {
      cwd: makeFolder(),
      encoding: 'utf8',
      env: { ...process.env, POLICY_CODER: policyCoder, ...env },
    });
    assert.equal(made.status, 0, made.stderr);
  };

  it('xargs, where there is no GNU parallel', () => {
    const tools = join(makeFolder(), 'bin');
    mkdirSync(tools);
    for (const name of ['sh', 'seq', 'xargs', 'mkdir']) symlinkSync(programPath(name)!, join(tools, name));
    const out = makeFolder();
    run('sh', [join(engines, 'parallel.sh'), project, out, '3'], { PATH: tools });
    assert.deepEqual(files(out), expected);
  });

  it('GNU parallel', function () {
    if (!programPath('parallel')) {
      console.log('not tested: GNU parallel is not installed');
      return this.skip();
    }
    const out = makeFolder();
    run('sh', [join(engines, 'parallel.sh'), project, out, '3']);
    assert.deepEqual(files(out), expected);
  });

  it('Snakemake', function () {
    if (!programPath('snakemake')) {
      console.log('not tested: Snakemake is not installed');
      return this.skip();
    }
    const out = makeFolder();
    const config = [`project=${project}`, `out=${out}`, 'parts=3', `program=${policyCoder}`];
    run('snakemake', ['-s', join(engines, 'Snakefile'), '--cores', '2', '--config', ...config]);
    assert.deepEqual(files(out), expected);
  });

  it('Dask', function () {
    if (spawnSync('/usr/bin/python3', ['-c', 'import distributed']).status !== 0) {
      console.log('not tested: Dask (python3-distributed) is not installed');
      return this.skip();
    }
    const out = makeFolder();
    run('/usr/bin/python3', [join(engines, 'dask_report.py'), project, out, '3']);
    assert.deepEqual(files(out), expected);
  });
});
