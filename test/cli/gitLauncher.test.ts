import assert from 'node:assert/strict';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { conflictsIn } from '../../src/core/text/conflicts';
import { builtCli, makeFolder, removeFolders, run, smallProject } from './cli';
import { Repository } from './gitProject';

const side = 'plans/1.txt.codes.yaml';
const broken = 'annotations: [\n';

/** A program in the place of Node. */
function fakeNode(folder: string, script: string): string {
  const path = join(folder, 'node');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** A folder for `PATH` that has git and the usual tools, but no Node. */
function pathWithoutNode(): string {
  const bin = makeFolder();
  const names = 'git sh sort tail grep cat cp mv rm chmod printf test sed cut dirname basename mktemp env ls';
  for (const name of names.split(' ')) {
    const found = (process.env.PATH ?? '').split(':').find(folder => existsSync(join(folder, name)));
    if (found) symlinkSync(join(found, name), join(bin, name));
  }
  return bin;
}

/** A repository with two branches that have each added an annotation in one place. */
function twoSides(): Repository {
  const repository = new Repository();
  const add = (id: string, memo: string) =>
    repository.edit(
      side,
      /$/,
      `  - id: ${id}\n    codes: [digital]\n    quote: 建设数字档案馆\n    at: 1:1-1:8\n    memo: ${memo}\n`,
    );
  repository.branch('other', () => add('theirs1', '一个月的工作'));
  add('ours1', '另一个月');
  repository.commit('ours');
  return repository;
}

describe('the launcher in the folder of git', () => {
  after(removeFolders);

  describe('merging', () => {
    let repository: Repository;
    let start: string;
    before(async () => {
      repository = twoSides();
      assert.equal((await run(['install-git', repository.folder])).code, 0);
      repository.commit('install');
      start = repository.git('rev-parse', 'HEAD').trim();
    });
    beforeEach(() => {
      repository.git('reset', '-q', '--hard', start);
    });

    /** Merges, and gives what is in the file; whatever happens, the work of both sides must be. */
    function merge(env: NodeJS.ProcessEnv = {}): { readonly text: string; readonly output: string } {
      const { output } = repository.try(['merge', '--no-edit', '--no-verify', 'other'], env);
      const text = repository.read(side);
      for (const part of ['ours1', 'theirs1', '一个月的工作', '另一个月'])
        assert.ok(text.includes(part), text);
      assert.deepEqual(
        repository.git('status', '--porcelain', '--untracked-files=all').match(/\?\?.*/g),
        null,
      );
      return { text, output };
    }

    it('does not mind what is meant for other programs of Node', () => {
      const { text } = merge({ NODE_OPTIONS: '--require /nowhere/bootloader.js' });
      assert.equal(conflictsIn(text).length, 0);
    });

    const crashes: readonly (readonly [what: string, script: string])[] = [
      ['ends with 1 before the program runs', 'exit 1'],
      ['ends with 0 and does nothing', 'exit 0'],
      ['ends with a code that means nothing', 'exit 9'],
      ['is killed', 'kill -9 $$'],
      ['aborts, as it does out of memory', 'kill -6 $$'],
      ['has written half of the file when it ends', 'echo half > "$4"; exit 1'],
      ['says that there is a conflict, and has marked none', 'exit 81'],
      ['cannot be executed', 'exec /nowhere/interpreter'],
      ['is too old for the program', 'echo "SyntaxError: Unexpected token" >&2; exit 1'],
    ];
    for (const [what, script] of crashes) {
      it(`loses nothing when Node ${what}`, () => {
        const folder = makeFolder();
        repository.git('config', 'policy-coder.node', fakeNode(folder, script));
        const { text, output } = merge({ PATH: pathWithoutNode() });
        assert.equal(conflictsIn(text).length, 1, text);
        assert.match(output, /install-git" again/);
      });
    }

    it('takes another Node when the recorded one does not answer', () => {
      repository.git('config', 'policy-coder.node', fakeNode(makeFolder(), 'exit 1'));
      assert.equal(conflictsIn(merge().text).length, 0);
    });

    it('takes the Node of the editor that has called git, where there is no other', () => {
      repository.git('config', 'policy-coder.node', '/nowhere/node');
      const { text } = merge({ PATH: pathWithoutNode(), VSCODE_GIT_ASKPASS_NODE: process.execPath });
      assert.equal(conflictsIn(text).length, 0);
    });

    it('loses nothing when the launcher itself is gone', () => {
      const launcher = join(repository.folder, '.git/policy-coder-run');
      renameSync(launcher, `${launcher}.away`);
      try {
        const { text, output } = merge();
        assert.equal(conflictsIn(text).length, 1);
        assert.match(output, /install-git" again/);
      } finally {
        renameSync(`${launcher}.away`, launcher);
      }
    });
  });

  it('keeps both sides of what cannot even be merged by lines', async () => {
    const repository = await Repository.installed();
    const save = (text: string) => writeFileSync(join(repository.folder, side), Buffer.from(text, 'utf16le'));
    save('\ufeffeins');
    repository.commit('begin');
    repository.branch('other', () => save('\ufeffzwei'));
    save('\ufeffdrei');
    repository.commit('ours');
    assert.equal(repository.try(['merge', '--no-edit', 'other']).code, 1);
    const bytes = readFileSync(join(repository.folder, side));
    for (const word of ['zwei', 'drei']) assert.ok(bytes.includes(Buffer.from(word, 'utf16le')));
    assert.ok(bytes.includes('<<<<<<< ours'));
  });

  it('finds the program when its folder has the name of a newer version', async () => {
    const repository = new Repository();
    const extensions = makeFolder();
    const version = (name: string) => join(extensions, `lab.policy-coder-${name}-linux-x64`);
    mkdirSync(join(version('0.9.1'), 'dist'), { recursive: true });
    for (const name of ['cli.js', 'engine.js']) {
      cpSync(join(dirname(builtCli()), name), join(version('0.9.1'), 'dist', name));
    }
    const cli = join(version('0.9.1'), 'dist/cli.js');
    const { code } = await runFile(cli, ['install-git', repository.folder]);
    assert.equal(code, 0);
    repository.commit('install');
    repository.write(side, broken);
    // An older one that lies there, too, is not taken.
    mkdirSync(join(version('0.9.0'), 'dist'), { recursive: true });
    writeFileSync(join(version('0.9.0'), 'dist/cli.js'), 'process.exitCode = 80;');
    renameSync(version('0.9.1'), version('0.10.0'));
    assert.equal(repository.try(['commit', '-qam', 'broken']).code, 1);
    rmSync(version('0.9.0'), { recursive: true });
    assert.equal((await run(['check', repository.folder])).stderr, '');
    // All gone: the commit passes, and git, as well as `check`, says why nobody has looked.
    rmSync(version('0.10.0'), { recursive: true });
    const passed = repository.try(['commit', '-qam', 'broken']);
    assert.equal(passed.code, 0, passed.output);
    assert.match(
      passed.output,
      /was not checked\. Policy Coder is not found\. Run "policy-coder install-git" again/,
    );
    assert.match(
      (await run(['check', repository.folder])).stderr,
      /cannot find Policy Coder.*install-git" again/,
    );
    assert.equal((await run(['install-git', repository.folder])).code, 0);
    assert.equal((await run(['check', repository.folder])).stderr, '');
  });

  it('lets a commit pass aloud when Node is gone or ends as it should not', async () => {
    const repository = await Repository.installed();
    const path = { PATH: pathWithoutNode() };
    repository.git('config', 'policy-coder.node', '/nowhere/node');
    repository.edit('plans/2.txt', /$/, '末句。');
    const gone = repository.try(['commit', '-qam', 'edit'], path);
    assert.equal(gone.code, 0, gone.output);
    assert.match(gone.output, /not checked\. Node is not found/);
    repository.git('config', 'policy-coder.node', fakeNode(makeFolder(), 'exit 1'));
    repository.edit('plans/2.txt', /$/, '再一句。');
    const crashed = repository.try(['commit', '-qam', 'edit'], path);
    assert.equal(crashed.code, 0, crashed.output);
    assert.match(crashed.output, /stopped before it was done\. \(1\)/);
  });

  it('says which lines of a hook another tool has taken away, and that an earlier version set it up', async () => {
    const repository = new Repository();
    await run(['install-git', repository.folder]);
    repository.write('.git/hooks/pre-commit', '#!/bin/sh\n');
    assert.match((await run(['check', repository.folder])).stderr, /missing from the hooks of git/);
    await run(['install-git', repository.folder]);
    rmSync(join(repository.folder, '.git/policy-coder-run'), { recursive: true });
    assert.match((await run(['check', repository.folder])).stderr, /missing from its folder/);
    repository.git(
      'config',
      'merge.policy-coder.driver',
      "if test -f '/x/cli.js'; then node '/x/cli.js'; fi",
    );
    assert.match((await run(['check', repository.folder])).stderr, /an earlier version/);
    assert.equal((await run(['check', makeFolder(smallProject)])).stderr, '');
  });
});

/** Runs a file with Node, as `run` does with the built program. */
async function runFile(file: string, args: readonly string[]) {
  const { spawnSync } = await import('node:child_process');
  const { status, stdout } = spawnSync(process.execPath, [file, ...args], {
    cwd: dirname(file),
    env: { PATH: process.env.PATH },
  });
  return { code: status, stdout: stdout.toString() };
}
