import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSideFile } from '../../src/core/annotations/sideFile';
import { conflictsIn } from '../../src/core/text/conflicts';
import { ownLines } from '../support/lineDiff';
import { makeFolder, removeFolders, run, runProcess, smallProject } from './cli';
import { Repository } from './gitProject';

const file = 'plans/1.txt.codes.yaml';
const install = (folder: string, ...args: string[]) => run(['install-git', folder, ...args]);
const added = (id: string, line: number, quote: string) =>
  `  # von ${id}\n  - id: ${id}\n    codes: [safety]\n    quote: ${quote}\n    at: ${line}:1-${line}:3\n    x-own: {a: 1}\n`;

describe('merging in git', () => {
  after(removeFolders);

  it('merges different annotations of two branches, with comments and unknown keys', async () => {
    const repository = await Repository.installed();
    repository.branch('one', () => {
      repository.edit(file, 'annotations:\n', `annotations:\n${added('one', 1, '建设')}`);
    });
    repository.branch('two', () => {
      repository.edit(file, 'annotations:\n', `annotations:\n${added('two', 1, '数字')}`);
      repository.edit(file, '    label: 双备份\n', '    label: 两处备份\n    memo: 见附件\n');
    });
    repository.git('merge', '-q', 'one');
    const { code, output } = repository.try('merge', '--no-edit', 'two');
    assert.equal(code, 0, output);
    const text = repository.read(file);
    const { annotations, issues } = parseSideFile(file, text);
    assert.deepEqual(
      annotations.map(({ id }) => id),
      ['one', 'two', 'a1'],
    );
    assert.equal(annotations[2]?.memo, '见附件');
    for (const id of ['one', 'two']) assert.ok(text.includes(added(id, 1, id === 'one' ? '建设' : '数字')));
    assert.deepEqual(issues, []);
  });

  it('merges two fields of one annotation', async () => {
    const repository = await Repository.installed();
    repository.branch('one', () => repository.edit(file, '[safety, own]', '[own, safety, digital] # 补'));
    repository.branch('two', () => repository.edit(file, '双备份', '两处'));
    repository.git('merge', '-q', 'one');
    assert.equal(repository.try('merge', '--no-edit', 'two').code, 0);
    assert.match(repository.read(file), /\[own, safety, digital\] # 补\n[\s\S]*label: 两处\n/);
  });

  it('refuses aloud to choose between two labels, and keeps what is not at odds on both sides', async () => {
    const repository = await Repository.installed();
    repository.branch('one', () => {
      repository.edit(file, '双备份', '甲');
      repository.edit(file, '[safety, own]', '[safety, own, digital]');
    });
    repository.branch('two', () => repository.edit(file, '双备份', '乙'));
    repository.git('merge', '-q', 'one');
    const { code, output } = repository.try('merge', '--no-edit', 'two');
    assert.equal(code, 1);
    assert.match(output, /1 conflict in plans\/1\.txt\.codes\.yaml/);
    assert.match(output, /CONFLICT \(content\)/);
    const [conflict, ...more] = conflictsIn(repository.read(file));
    assert.deepEqual(more, []);
    assert.match(conflict?.ours ?? '', /codes: \[safety, own, digital\]\n[\s\S]*label: 甲\n/);
    assert.match(conflict?.theirs ?? '', /codes: \[safety, own, digital\]\n[\s\S]*label: 乙\n/);
    const check = await run(['check', repository.folder]);
    assert.equal(check.code, 1);
    assert.match(check.stdout, /\[rival-annotations\]/);
  });

  it('does not let a deletion sweep away what the other side did', async () => {
    const repository = await Repository.installed();
    repository.branch('one', () => repository.edit(file, /annotations:\n[\s\S]*/, 'annotations: []\n'));
    repository.branch('two', () => repository.edit(file, '双备份', '乙'));
    repository.git('merge', '-q', 'one');
    assert.equal(repository.try('merge', '--no-edit', 'two').code, 1);
    const [conflict] = conflictsIn(repository.read(file));
    assert.equal(conflict?.ours, '');
    assert.match(conflict?.theirs ?? '', /label: 乙/);
  });

  it('merges by lines what it cannot read, and loses nothing of it', async () => {
    const repository = await Repository.installed();
    repository.edit(file, 'annotations:', 'annotations: [');
    repository.commit('broken');
    repository.branch('one', () => repository.edit(file, '双备份', '甲'));
    repository.branch('two', () => repository.edit(file, '双备份', '乙'));
    repository.git('merge', '-q', 'one');
    assert.equal(repository.try('merge', '--no-edit', 'two').code, 1);
    const [conflict] = conflictsIn(repository.read(file));
    assert.deepEqual([conflict?.ours, conflict?.theirs], ['    label: 甲\n', '    label: 乙\n']);
  });

  it('merges files that are not UTF-8 byte by byte', async () => {
    const repository = await Repository.installed();
    // 安全 and 备份 in GB18030.
    const [safe, backup] = [
      [0xb0, 0xb2, 0xc8, 0xab],
      [0xb1, 0xb8, 0xb7, 0xdd],
    ] as const;
    type Part = string | readonly number[];
    const bytes = (...parts: readonly Part[]) =>
      Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
    const save = (...parts: readonly Part[]) => writeFileSync(join(repository.folder, file), bytes(...parts));
    save('a: ', safe, '\nb: 1\nc: 1\nd: 1\n');
    repository.commit('encoded');
    repository.branch('one', () => save('a: ', backup, '\nb: 1\nc: 1\nd: 1\n'));
    repository.branch('two', () => save('a: ', safe, '\nb: 1\nc: 1\nd: 2\n'));
    repository.git('merge', '-q', 'one');
    assert.equal(repository.try('merge', '--no-edit', '--no-verify', 'two').code, 0);
    const merged = readFileSync(join(repository.folder, file));
    assert.deepEqual(merged, bytes('a: ', backup, '\nb: 1\nc: 1\nd: 2\n'));
  });

  it('keeps both of two annotations that chance gave one id', async () => {
    const repository = await Repository.installed();
    repository.branch('one', () =>
      repository.edit(file, 'annotations:\n', `annotations:\n${added('same', 1, '建设')}`),
    );
    repository.branch('two', () =>
      repository.edit(file, 'annotations:\n', `annotations:\n${added('same', 1, '安全')}`),
    );
    repository.git('merge', '-q', 'one');
    const { code, output } = repository.try('merge', '--no-edit', 'two');
    assert.equal(code, 0, output);
    const { annotations } = parseSideFile(file, repository.read(file));
    assert.deepEqual(
      annotations.map(({ quote }) => quote).sort(),
      ['做好备份，守住安全', '安全', '建设'].sort(),
    );
    assert.equal(new Set(annotations.map(({ id }) => id)).size, 3);
  });

  it('begins a side file on both branches', async () => {
    const repository = await Repository.installed();
    rmSync(join(repository.folder, file));
    repository.commit('none');
    const begin = (id: string, quote: string) =>
      `version: 1\nsource: 1.txt\nannotations:\n${added(id, 1, quote)}`;
    repository.branch('one', () => repository.write(file, begin('one', '建设')));
    repository.branch('two', () => repository.write(file, begin('two', '数字')));
    repository.git('merge', '-q', 'one');
    assert.equal(repository.try('merge', '--no-edit', 'two').code, 0);
    assert.equal(repository.read(file), begin('one', '建设') + added('two', 1, '数字'));
  });

  it('keeps CRLF, a BOM and all other lines as they are', async () => {
    const repository = new Repository();
    repository.write('.gitattributes', '* -text\n');
    repository.write(file, `\ufeff${repository.read(file).replaceAll('\n', '\r\n')}`);
    await install(repository.folder);
    repository.commit('install');
    repository.branch('one', () => repository.edit(file, '[safety, own]', '[safety]'));
    repository.branch('two', () => repository.edit(file, '双备份', '乙'));
    repository.git('merge', '-q', 'one');
    const before = repository.read(file);
    assert.equal(repository.try('merge', '--no-edit', 'two').code, 0);
    const { removed, added: now } = ownLines(before, repository.read(file));
    assert.deepEqual([removed, now], [['    label: 双备份\r'], ['    label: 乙\r']]);
  });
});

describe('install-git', () => {
  after(removeFolders);

  it('sets driver, attributes and hook; a second time changes nothing; and undoes it to the byte', async () => {
    const repository = new Repository();
    const hook = '.git/hooks/pre-commit';
    const old = { config: repository.read('.git/config') };
    assert.equal((await install(repository.folder)).code, 0);
    assert.match(
      repository.read('.gitattributes'),
      /^\*\.codes\.yaml merge=policy-coder diff=policy-coder$/m,
    );
    const after = [repository.read('.git/config'), repository.read('.gitattributes'), repository.read(hook)];
    const again = await install(repository.folder, '--json');
    assert.deepEqual(
      (JSON.parse(again.stdout) as { changed: boolean }[]).map(({ changed }) => changed),
      [false, false, false, false, false, false, false, false, false],
    );
    assert.deepEqual(
      [repository.read('.git/config'), repository.read('.gitattributes'), repository.read(hook)],
      after,
    );
    assert.equal((await install(repository.folder, '--uninstall')).code, 0);
    assert.equal(repository.read('.git/config'), old.config);
    assert.ok(!existsSync(join(repository.folder, '.gitattributes')));
    assert.ok(!existsSync(join(repository.folder, hook)));
  });

  it('leaves what is there alone, and takes out its own lines only', async () => {
    const repository = new Repository();
    const hook = '.git/hooks/pre-commit';
    const own = { hook: '#!/bin/bash\necho mine >&2\nexit 0\n', attributes: '*.png binary\r\n*.md text' };
    repository.write(hook, own.hook);
    chmodSync(join(repository.folder, hook), 0o755);
    repository.write('.gitattributes', own.attributes);
    await install(repository.folder);
    assert.ok(repository.read('.gitattributes').startsWith(own.attributes));
    repository.edit('codebook.yaml', 'themes:', 'themes: [');
    repository.git('add', '-A');
    const refused = repository.try('commit', '-m', 'broken');
    assert.equal(refused.code, 1);
    assert.match(refused.output, /codebook\.yaml:\d+:\d+: error/);
    repository.edit('codebook.yaml', 'themes: [', 'themes:');
    repository.git('add', '-A');
    const taken = repository.try('commit', '-m', 'mended');
    assert.equal(taken.code, 0, taken.output);
    await install(repository.folder, '--uninstall');
    assert.equal(repository.read(hook), own.hook);
    assert.equal(repository.read('.gitattributes').trimEnd(), own.attributes);
  });

  it('looks at what is staged, not at what is on disk', async () => {
    const repository = await Repository.installed();
    repository.edit('codebook.yaml', 'themes:', 'themes: [');
    repository.git('add', '-A');
    repository.edit('codebook.yaml', 'themes: [', 'themes:');
    assert.equal(repository.try('commit', '-m', 'broken in the index').code, 1);
    repository.git('add', '-A');
    repository.edit('codebook.yaml', 'themes:', 'themes: [');
    repository.edit('plans/2.txt', /$/, '末句。');
    // The index of `git commit FILE` is another than that of the repository.
    const partial = repository.try('commit', '-m', 'only a plan', 'plans/2.txt');
    assert.equal(partial.code, 0, partial.output);
    assert.equal(repository.try('commit', '-am', 'all of it').code, 1);
    assert.match((await run(['check', repository.folder, '--staged', '--fix'])).stderr, /--staged/);
  });

  it('lets a commit pass whose warnings nobody can mend, such as a passage that is gone', async () => {
    const repository = await Repository.installed();
    repository.edit('plans/1.txt', '做好备份，守住安全', '另有安排');
    repository.git('add', '-A');
    const { code, output } = repository.try('commit', '-m', 'text');
    assert.equal(code, 0, output);
    assert.equal((await run(['check', repository.folder])).code, 1);
  });

  it('works for a folder inside the repository, in another working tree, and with hooks elsewhere', async () => {
    const repository = new Repository({ 'readme.md': 'x' });
    mkdirSync(join(repository.folder, "o'neil (x)/plans"), { recursive: true });
    for (const [path, text] of Object.entries(smallProject))
      repository.write(`o'neil (x)/${path}`, String(text));
    mkdirSync(join(repository.folder, 'my-hooks'));
    repository.git('config', 'core.hooksPath', 'my-hooks');
    const project = join(repository.folder, "o'neil (x)");
    assert.equal((await install(project)).code, 0);
    assert.ok(existsSync(join(repository.folder, 'my-hooks/pre-commit')));
    repository.commit('install');
    const side = `o'neil (x)/${file}`;
    repository.branch('one', () => repository.edit(side, '[safety, own]', '[safety]'));
    repository.branch('two', () => repository.edit(side, '双备份', '乙'));
    repository.git('worktree', 'add', '-q', 'tree', 'one');
    const tree = join(repository.folder, 'tree');
    const merged = repository.try('-C', tree, 'merge', '--no-edit', 'two');
    assert.equal(merged.code, 0, merged.output);
    repository.edit(`tree/${side}`, 'annotations:', 'annotations: [');
    assert.equal(repository.try('-C', tree, 'commit', '-am', 'broken').code, 1);
  });

  it('does not touch a hook that not a shell script', async () => {
    const repository = new Repository();
    repository.write('.git/hooks/pre-commit', '#!/usr/bin/env python3\nprint(1)\n');
    const { code, stdout } = await install(repository.folder);
    assert.equal(code, 1);
    assert.match(stdout, /not a shell script/);
    assert.equal(repository.read('.git/hooks/pre-commit'), '#!/usr/bin/env python3\nprint(1)\n');
  });

  it('does not touch hooks that all repositories of a person share', async () => {
    const home = makeFolder({ 'hooks/pre-commit': '#!/bin/sh\n' });
    writeFileSync(join(home, '.gitconfig'), `[core]\n\thooksPath = ${join(home, 'hooks')}\n`);
    const repository = new Repository();
    const { code, stdout } = await runProcess(['install-git', repository.folder], { env: { HOME: home } });
    assert.equal(code, 1);
    assert.match(stdout, /applies to all your repositories/);
    assert.equal(readFileSync(join(home, 'hooks/pre-commit'), 'utf8'), '#!/bin/sh\n');
  });

  it('does not let a hook run that git does not run', async () => {
    const repository = new Repository();
    repository.write('.git/hooks/pre-commit', '#!/bin/sh\nexit 1\n');
    chmodSync(join(repository.folder, '.git/hooks/pre-commit'), 0o644);
    const { stdout } = await install(repository.folder);
    assert.match(stdout, /is not executable/);
    assert.equal(statSync(join(repository.folder, '.git/hooks/pre-commit')).mode & 0o111, 0);
  });

  it('names the annotation above each hunk of a diff', async () => {
    const repository = new Repository();
    const entries = Array.from({ length: 5 }, (_, i) => added(`e${i}`, 1, '建设')).join('');
    repository.edit(file, 'annotations:\n', `annotations:\n${entries}`);
    await install(repository.folder);
    repository.commit('more');
    repository.edit(file, /(id: e3[\s\S]*?x-own:).*/, '$1 2');
    assert.match(repository.git('diff', '-U1'), /^@@ .* @@ id: e3$/m);
  });

  it('says so outside of a repository', async () => {
    const { code, stderr } = await install(makeFolder(smallProject));
    assert.equal(code, 2);
    assert.match(stderr, /not a git repository/);
  });
});
