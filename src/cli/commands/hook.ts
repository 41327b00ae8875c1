import { CorpusBuilder, codebookFile, listIssues, type ProjectFiles } from '../../core';
import { Git, GitFailure } from '../../node/git';
import type { Command } from '../command';
import { type Call, type ExitCode, Failure } from '../io';
import { formatIssues } from '../issueList';

/** Checks whatever projects a commit changes, wherever they stand in the repository; the launcher of hooks calls it. */
export const hook: Command = {
  name: 'hook',
  files: { usage: '[NAME]', least: 0, most: 1 },
  options: [],
  summary: t => t('Check the projects that a commit changes; git calls this as a hook.'),
  notes: t => [['NAME', t('pre-commit, or another hook; those after a commit check HEAD.')]],
  async run(call) {
    const [name = 'pre-commit'] = call.files;
    const isAfter = name.startsWith('post-');
    const { t, cwd, stderr } = call;
    try {
      const git = await Git.ofHook(cwd);
      const projects = await (isAfter ? git.committedProjects() : git.stagedProjects());
      const changed = name === 'post-rewrite' ? undefined : await git.changedPaths(isAfter);
      let worst: ExitCode = 0;
      for (const [folder, read] of projects) {
        const own = changed?.filter(path => path.startsWith(folder)).map(path => path.slice(folder.length));
        if (own?.length === 0) continue;
        const files = await read();
        // A removed file may be missing in its project; a file that never belonged to one does not matter.
        if (own?.some(path => files.has(path) || /\.(?:txt|md|yaml|csv)$/i.test(path)) === false) continue;
        if (check(folder, files, call)) worst = 1;
      }
      if (worst === 1 && isAfter)
        stderr.write(`policy-coder: ${t('The commit was made; fix the errors in another one.')}\n`);
      if (worst === 1 && !isAfter)
        stderr.write(`policy-coder: ${t('Nothing was committed; use "--no-verify" to commit anyway.')}\n`);
      return worst;
    } catch (error) {
      if (error instanceof GitFailure) throw new Failure(t('git says: {0}', error.message));
      throw error;
    }
  },
};

/** Reports the errors of a project and returns whether there are any. What nobody can fix is a warning and blocks no commit. */
function check(folder: string, files: ProjectFiles, { t, stderr }: Call): boolean {
  const corpus = new CorpusBuilder().build(files);
  const errors = listIssues(corpus, t).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return false;
  const placed = errors.map(each => ({ ...each, source: folder + (each.source || codebookFile) }));
  stderr.write(`${formatIssues(placed, t).join('\n')}\n`);
  return true;
}
