import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';
import { version } from '../../package.json';
import { commands } from '../../src/cli/commands';
import { root } from '../support/root';
import { builtCli, makeFolder, type Outcome, removeFolders, run, runProcess, smallProject } from './cli';

/** From nowhere in particular. */
const call = (...argv: string[]): Promise<Outcome> => run(argv, { cwd: '/' });

describe('usage of the command line', () => {
  after(removeFolders);

  const wrong: readonly (readonly [argv: readonly string[], message: string])[] = [
    [['reprot', '.'], 'Unknown command reprot.'],
    [['report'], 'A project folder is required.'],
    [['report', 'a', 'b'], 'Give one project folder at a time.'],
    [['report', '.', '--outt', 'x'], 'Unknown option --outt.'],
    [['report', '.', '-x'], 'Unknown option -x.'],
    [['report', '.', '--out'], '--out needs a value.'],
    [['report', '.', '--out='], '--out needs a value.'],
    [['report', '.', '--out', '--json'], '--out needs a value.'],
    [['report', '.', '--json=yes'], '--json takes no value.'],
    [['check', '.', '--out', 'x'], 'Unknown option --out.'],
    [['kwic', '.', '--theme', 'x'], 'Unknown option --theme.'],
    [['kwic', '.'], 'Which term?'],
    [['kwic', '.', ' '], 'Which term?'],
    [['kwic', '.', '治理', '服务'], 'Give one project folder at a time.'],
    [['kwic', '.', '治理', '--sort', 'up'], '--sort must be one of: left, right, source.'],
    [['kwic', '.', '治理', '--width', '0'], '--width must be a whole number, 1 or greater.'],
    [['terms', '.', '--top', 'all'], '--top must be a whole number, 1 or greater.'],
    [
      ['terms', '.', '--measure', 'x'],
      '--measure must be one of: tfidf, frequency, textrank, newword, collocate, typical.',
    ],
    [['diff', '.', 'a', 'b'], 'Give one project folder at a time.'],
    [['diff', '.', '--json', '--markdown'], 'Use either --json or --markdown, not both.'],
    [['merge', 'a', 'b'], 'Usage: policy-coder merge BASE OURS THEIRS [PATH]'],
    [['merge', 'a', 'b', 'c', 'd', 'e'], 'Usage: policy-coder merge BASE OURS THEIRS [PATH]'],
    [
      ['merge', '/no/such', '/no/such', '/no/such'],
      'Cannot read /no/such: ENOENT: no such file or directory',
    ],
    [['report', '.', '--lang', 'fr'], 'Unknown language fr; known: en, zh-cn.'],
    [['report', '/no/such/folder'], 'There is no folder /no/such/folder.'],
    [['check', '/dev/null'], '/dev/null is not a folder.'],
    [['constructor', '.'], 'Unknown command constructor.'],
    [['report', '.', '--constructor'], 'Unknown option --constructor.'],
  ];
  for (const [argv, message] of wrong) {
    it(`${argv.join(' ')}: ${message}`, async () => {
      assert.deepEqual(await call(...argv), { code: 2, stdout: '', stderr: `policy-coder: ${message}\n` });
    });
  }

  it('asks which command, and names them', async () => {
    const { code, stderr } = await call();
    assert.equal(code, 2);
    assert.match(
      stderr,
      /^policy-coder: A command is required: report, network, check, (?:[a-z-]+, )+install-git\.\n$/,
    );
  });

  it('asks for a codebook', async () => {
    const folder = makeFolder({ 'plan.txt': '安全' });
    const outcome = await runProcess(['check', folder]);
    assert.deepEqual([outcome.code, outcome.stdout], [2, '']);
    assert.equal(
      outcome.stderr,
      `policy-coder: There is no codebook.yaml in ${folder}, so it is not a project folder.\n`,
    );
  });

  it('tells its version', async () => {
    assert.deepEqual(await runProcess(['--version']), { code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('documents every command with its options and exit codes, in both languages', async () => {
    for (const name of ['report', 'check', 'keywords', 'kwic', 'terms', 'diff', 'install-git']) {
      const { code, stdout } = await call(name, '--help');
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`^Usage: policy-coder ${name} DIR`));
      assert.match(stdout, /--json .*\n.*--lang en\|zh-cn/);
      assert.match(stdout, /Exit codes:\n {2}0 {2}.+\n {2}1 {2}.+\n {2}2 {2}.+\n$/);
      assert.match(
        (await call(name, '-h', '--lang', 'zh-cn')).stdout,
        /退出码：\n {2}0 {2}.+\n {2}1 {2}.+\n {2}2 {2}.+\n$/,
      );
    }
    assert.match((await call('report', '--help')).stdout, /--out DIR .*overview\.json.*report\.html/);
    const listed = [...(await call('--help')).stdout.matchAll(/^ {2}([a-z-]+) (?:[A-Z]|\[)/gm)];
    assert.deepEqual(
      listed.map(([, name]) => name),
      commands.map(({ name }) => name),
    );
  });

  it('lists every command, and speaks of none but its own options', () => {
    const files = readdirSync(join(root, 'src/cli/commands')).filter(file => file !== 'index.ts');
    // The registry of commands has the name index.ts.
    const named = files.map(file =>
      file === 'pmc.ts' ? 'index' : file.replace('.ts', '').replace(/[A-Z]/g, '-$&').toLowerCase(),
    );
    assert.deepEqual(commands.map(({ name }) => name).sort(), named.sort(), 'see commands/index.ts');
    for (const { name, options, usage = '', exclusive = [], needs = {} } of commands) {
      const own = new Set<string>([...options.map(each => each.name), 'json']);
      const inUsage = [...usage.matchAll(/--([\w-]+)/g)].map(([, option]) => option!);
      for (const option of [...inUsage, ...exclusive.flat(), ...Object.keys(needs), ...Object.values(needs)])
        assert.ok(own.has(option), `${name} has no --${option}`);
      assert.ok(
        options.every(({ describe }, i) => describe ?? options[i - 1]?.value?.includes('--')),
        name,
      );
    }
  });

  it('keeps what was compiled in the cache folder of the user, where Node can, and nothing elsewhere', async () => {
    const home = makeFolder({});
    const cache = process.platform === 'linux' ? join(home, 'cache') : home;
    const { code } = await runProcess(['--version'], { env: { HOME: home, XDG_CACHE_HOME: cache } });
    assert.equal(code, 0);
    const kept = existsSync(join(cache, 'policy-coder'));
    assert.equal(kept, 'enableCompileCache' in Module);
    if (process.platform === 'linux') assert.deepEqual(readdirSync(home), kept ? ['cache'] : []);
  });

  it('has a bin of 20 lines at most', () => {
    assert.ok(readFileSync(join(root, 'src/cli/bin.ts'), 'utf8').trimEnd().split('\n').length <= 20);
  });

  it('prints large results to the end, and bears a reader that leaves early', async () => {
    const folder = makeFolder({ ...smallProject, 'plans/3.txt': '安全备份。'.repeat(10_000) });
    const { stdout, code } = await runProcess(['keywords', folder, '--json']);
    assert.equal(JSON.parse(stdout).length, 20_006);
    assert.equal(code, 0);
    const child = spawn(process.execPath, [builtCli(), 'keywords', folder, '--json']);
    let stderr = '';
    child.stderr.on('data', chunk => {
      stderr += String(chunk);
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const ended = await new Promise(resolve => child.on('close', resolve));
    assert.deepEqual([ended, stderr], [0, '']);
  });
});
