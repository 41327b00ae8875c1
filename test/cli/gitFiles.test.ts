import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, removeFolders, run, smallProject } from './cli';
import { Repository } from './gitProject';

const side = 'plans/1.txt.codes.yaml';
const same = 'The coding is the same.\n';
const staged = async (folder: string) => (await run(['check', folder, '--staged'])).stdout;
const diff = (folder: string, ...args: string[]) => run(['diff', folder, ...args]);

describe('what git would check out', function () {
  this.timeout(120_000);
  after(removeFolders);

  it('goes through filters, and is told where a filter fails', async () => {
    const repository = new Repository();
    repository.write('.gitattributes', 'plans/*.txt filter=hide\n');
    repository.git('config', 'filter.hide.clean', 'base64');
    repository.git('config', 'filter.hide.smudge', 'base64 -d');
    repository.git('rm', '-q', '-r', '--cached', '.');
    repository.commit('filtered');
    assert.ok(!repository.git('show', ':plans/1.txt').includes('安全'));
    assert.equal(await staged(repository.folder), 'No issues.\n');
    assert.equal((await diff(repository.folder)).stdout, same);
    repository.git('config', 'filter.hide.smudge', 'no-such-program');
    assert.match(await staged(repository.folder), /plans\/1\.txt:.*external filter 'no-such-program' failed/);
    repository.git('config', 'filter.hide.required', 'true');
    assert.match(await staged(repository.folder), /plans\/1\.txt:.*smudge filter hide failed/);
    const told = await diff(repository.folder);
    assert.equal(told.code, 1);
    assert.match(told.stdout, /plans\/1\.txt cannot be read in one of the versions/);
    assert.ok(!told.stdout.includes('√'), told.stdout);
  });

  it('follows links inside the project, as on disk, and no others', async () => {
    const repository = new Repository();
    const link = (target: string, path: string) => symlinkSync(target, join(repository.folder, path));
    link('1.txt', 'plans/link.txt');
    link('plans', 'folder');
    link('folder/link.txt', 'chain.txt');
    link(join(repository.folder, 'plans/2.txt'), 'absolute.txt');
    link('/etc/hostname', 'outside.txt');
    link('round.txt', 'round.txt');
    for (const path of ['plans/link.txt', 'chain.txt']) {
      repository.write(
        `${path}.codes.yaml`,
        repository.read(side).replace('source: 1.txt', `source: ${path.split('/').at(-1)}`),
      );
    }
    repository.commit('links');
    assert.equal(await staged(repository.folder), (await run(['check', repository.folder])).stdout);
    assert.equal((await diff(repository.folder)).stdout, same);
  });

  it('leaves out what is only meant to be added', async () => {
    const repository = await Repository.installed();
    repository.write('plans/3.txt.codes.yaml', 'annotations: [\n');
    repository.git('add', '-N', 'plans/3.txt.codes.yaml');
    repository.edit('codebook.yaml', /$/, '# so\n');
    repository.git('add', 'codebook.yaml');
    const { code, output } = repository.try(['commit', '-m', 'only the codebook']);
    assert.equal(code, 0, output);
  });

  it('is the same with line ends of Windows, and with files that a sparse checkout leaves out', async () => {
    const repository = new Repository();
    repository.git('config', 'core.autocrlf', 'true');
    rmSync(join(repository.folder, 'plans'), { recursive: true });
    repository.git('checkout', '-q', '--', '.');
    assert.ok(repository.read('plans/1.txt').includes('\r\n'));
    assert.equal((await diff(repository.folder)).stdout, same);
    repository.git('sparse-checkout', 'set', '--no-cone', '/*', '!/plans/1.txt*');
    assert.equal((await diff(repository.folder)).stdout, same);
  });

  it('finds a project whose folder had another name', async () => {
    const files = Object.entries(smallProject).map(([path, text]) => [`p/${path}`, text] as const);
    const repository = new Repository(Object.fromEntries(files));
    assert.equal((await run(['install-git', join(repository.folder, 'p')])).code, 0);
    repository.commit('install');
    repository.git('mv', 'p', '项目 "一"');
    const folder = join(repository.folder, '项目 "一"');
    const told = await diff(folder);
    assert.deepEqual([told.stdout, told.stderr], [same, 'policy-coder: At HEAD the project was in p/.\n']);
    repository.commit('moved');
    repository.write(`项目 "一"/${side}`, 'annotations: [\n');
    assert.equal(repository.try(['commit', '-qam', 'broken']).code, 1);
    repository.git('checkout', '-q', '--', '.');
    // A copy is another project.
    mkdirSync(join(repository.folder, 'copy'));
    execFileSync('cp', ['-r', `${folder}/.`, join(repository.folder, 'copy')]);
    assert.match((await diff(join(repository.folder, 'copy'))).stderr, /no project in this folder/);
  });
});

describe('hooks of git', function () {
  this.timeout(120_000);
  after(removeFolders);

  it('stop a clean merge that has errors, and tell of those that a rebase or cherry-pick makes', async () => {
    const repository = await Repository.installed();
    const start = repository.git('rev-parse', 'HEAD').trim();
    repository.branch('renamed', () => {
      repository.edit('codebook.yaml', 'id: digital', 'id: online');
    });
    repository.edit(
      side,
      /$/,
      '  - id: b2\n    codes: [digital]\n    quote: 建设数字档案馆\n    at: 1:1-1:8\n',
    );
    repository.git('commit', '-qam', 'tagged');
    const merged = repository.try(['merge', '--no-edit', 'renamed']);
    assert.equal(merged.code, 1, merged.output);
    assert.match(merged.output, /The code "digital" is not in the codebook/);
    repository.git('merge', '--abort');
    const picked = repository.try(['cherry-pick', 'renamed']);
    assert.equal(picked.code, 0);
    assert.match(picked.output, /The code "digital" is not in the codebook[\s\S]*The commit was made/);
    repository.git('checkout', '-q', '-b', 'other', start);
    repository.edit(
      side,
      /$/,
      '  - id: b3\n    codes: [digital]\n    quote: 建设数字档案馆\n    at: 1:1-1:8\n',
    );
    repository.git('commit', '-qam', 'tagged');
    const rebased = repository.try(['rebase', 'renamed']);
    assert.equal(rebased.code, 0, rebased.output);
    assert.equal(rebased.output.match(/The commit was made/g)?.length, 1, rebased.output);
  });

  it('do not stop a commit that touches no project', async () => {
    const files = Object.entries(smallProject).map(([path, text]) => [`p/${path}`, text] as const);
    const repository = new Repository({ ...Object.fromEntries(files), 'readme.txt': 'x' });
    assert.equal((await run(['install-git', join(repository.folder, 'p')])).code, 0);
    repository.write(`p/${side}`, 'annotations: [\n');
    repository.commit('broken, without asking');
    repository.edit('readme.txt', 'x', 'y');
    const { code, output } = repository.try(['commit', '-qam', 'elsewhere']);
    assert.equal(code, 0, output);
  });

  it('are not written where there is a link or a pipe', async () => {
    const outside = makeFolder({ file: 'keep' });
    const repository = new Repository();
    const put = (path: string) => symlinkSync(join(outside, 'file'), join(repository.folder, path));
    put('.gitattributes');
    const refused = await run(['install-git', repository.folder]);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /\.gitattributes is a link or not a file/);
    rmSync(join(repository.folder, '.gitattributes'));
    execFileSync('mkfifo', [join(repository.folder, '.gitattributes')]);
    assert.equal((await run(['install-git', repository.folder])).code, 2);
    rmSync(join(repository.folder, '.gitattributes'));
    put('.git/hooks/pre-commit');
    const left = await run(['install-git', repository.folder]);
    assert.equal(left.code, 1);
    assert.match(left.stdout, /pre-commit is a link or not a shell script/);
    assert.equal(readFileSync(join(outside, 'file'), 'utf8'), 'keep');
  });

  it('and merging by annotation hold for branches that are older than install-git', async () => {
    const repository = new Repository();
    repository.git('branch', 'work');
    await run(['install-git', repository.folder]);
    repository.commit('install');
    const add = (id: string, quote: string) =>
      repository.edit(
        side,
        'annotations:\n',
        `annotations:\n  - id: ${id}\n    codes: [own]\n    quote: ${quote}\n    at: 1:1-1:3\n`,
      );
    add('m1', '建设');
    repository.commit('main');
    repository.git('checkout', '-q', 'work');
    writeFileSync(join(repository.folder, '.policy.yaml.1.tmp'), 'left over');
    add('w1', '数字');
    repository.commit('work');
    const merged = repository.try(['merge', '--no-edit', '--no-verify', 'main']);
    assert.equal(merged.code, 0, merged.output);
    assert.ok(!repository.git('ls-files').includes('.tmp'));
  });
});
