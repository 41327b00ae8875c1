import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../support/root';
import { builtCli, removeFolders } from './cli';
import { Repository } from './gitProject';

interface Step {
  readonly name?: string;
  readonly run?: string;
}

describe('the example workflow', () => {
  after(removeFolders);

  const text = readFileSync(join(root, 'samples/github-actions/coding-diff.yml'), 'utf8');
  const workflow = parse(text) as {
    readonly env: Record<string, string>;
    readonly jobs: Record<string, { readonly steps: readonly Step[] }>;
  };
  const stepCalled = (name: string) =>
    workflow.jobs['coding-diff']?.steps.find(step => step.name === name)?.run ?? '';

  /** Runs a step as the runner does. */
  function runStep(name: string, folder: string, env: Readonly<Record<string, string>>): void {
    assert.notEqual(stepCalled(name), '');
    execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', stepCalled(name)], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...workflow.env, ...env },
      stdio: 'pipe',
    });
  }

  it('compares with where the branch began, and checks the project', () => {
    const repository = new Repository();
    repository.branch('work', () => repository.edit('plans/1.txt.codes.yaml', '双备份', '两处'));
    // What happens on the other branch meanwhile is no change of this one.
    repository.edit('plans/2.txt.codes.yaml', '    absent: true\n', '    memo: 再看\n');
    repository.commit('meanwhile');
    const base = repository.git('rev-parse', 'main').trim();
    repository.git('checkout', '-q', 'work');
    mkdirSync(join(repository.folder, '.policy-coder'));
    symlinkSync(dirname(builtCli()), join(repository.folder, '.policy-coder/dist'));
    const env = { BASE: base, GITHUB_STEP_SUMMARY: join(repository.folder, 'summary.md') };
    runStep('Compare', repository.folder, env);
    const comment = repository.read('coding-diff.md');
    assert.match(comment, /^### 自 [0-9a-f]{40} 以来编码的变化/);
    assert.match(comment, /两处/);
    assert.ok(!comment.includes('2.txt'));
    assert.ok(comment.endsWith('<!-- policy-coder: coding-diff -->\n'));
    assert.equal(repository.read('summary.md'), comment);
    runStep('Check', repository.folder, env);
    repository.edit('plans/1.txt.codes.yaml', 'annotations:', 'annotations: [');
    runStep('Compare', repository.folder, env);
    assert.throws(() => runStep('Check', repository.folder, env));
  });

  it('verifies frozen results, and fails where they are not the same', () => {
    const verifying = parse(
      readFileSync(join(root, 'samples/github-actions/verify-results.yml'), 'utf8'),
    ) as typeof workflow;
    const step = verifying.jobs.verify?.steps.find(({ name }) => name === 'Verify')?.run ?? '';
    assert.notEqual(step, '');
    const repository = new Repository();
    mkdirSync(join(repository.folder, '.policy-coder'));
    symlinkSync(dirname(builtCli()), join(repository.folder, '.policy-coder/dist'));
    const env = {
      PATH: process.env.PATH,
      ...verifying.env,
      GITHUB_STEP_SUMMARY: join(repository.folder, 'summary.md'),
    };
    const options = { cwd: repository.folder, env, stdio: 'pipe' } as const;
    execFileSync(process.execPath, [builtCli(), 'freeze', '.'], options);
    const verify = () =>
      execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step], options);
    assert.match(verify().toString(), /^一致：/);
    repository.edit('plans/1.txt', '安全', '平安');
    assert.throws(verify);
    assert.match(repository.read('summary.md'), /plans\/1\.txt（文本）已变化/);
  });

  it('replaces its own comment only', () => {
    const comment = stepCalled('Comment');
    assert.match(comment, /contains\("<!-- policy-coder: coding-diff -->"\)/);
    assert.match(comment, /body=@coding-diff\.md/);
  });
});
