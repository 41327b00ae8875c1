import { join } from 'node:path';
import type { Translate } from '../../core';
import { reasonOf } from '../../node/failure';
import { realPath } from '../../node/files';
import { GitFailure } from '../../node/git';
import { installGit as install, NoPlainFile, type SetupOutcome, uninstallGit } from '../../node/gitSetup';
import type { Command } from '../command';
import { Failure, formatJson } from '../io';
import { checkProjectFolder } from '../project';

/** Makes git merge side files by annotation, and check a project before each commit. */
export const installGit: Command = {
  name: 'install-git',
  options: [{ name: 'uninstall', describe: t => t('Remove what was set up.') }],
  usage: '[--uninstall]',
  summary: t => t('Make git merge side files by annotation and check the project before each commit.'),
  describeJson: t => t('Print what was done as JSON: an array.'),
  async run(call) {
    const { t, json, given, home, stdout } = call;
    const folder = await realPath(await checkProjectFolder(call));
    try {
      const outcomes = given.includes('uninstall')
        ? await uninstallGit(folder)
        : await install(folder, { node: process.execPath, cli: join(home, 'cli.js') }, t);
      stdout.write(json ? formatJson(outcomes) : outcomes.map(each => `${describe(each, t)}\n`).join(''));
      return outcomes.every(({ kind }) => !kind.startsWith('hook-')) ? 0 : 1;
    } catch (error) {
      if (error instanceof GitFailure) throw new Failure(t('git says: {0}', error.message));
      if (error instanceof NoPlainFile) {
        throw new Failure(
          t(
            '{0} is a link or not a file, so nothing was written. Replace it with a regular file.',
            error.path,
          ),
        );
      }
      throw new Failure(t('Cannot write: {0}', reasonOf(error, t)));
    }
  },
};

function describe(outcome: SetupOutcome, t: Translate): string {
  const { kind, path } = outcome;
  switch (kind) {
    case 'hook-foreign':
      return t(
        '{0} is a link or not a shell script, so it was not changed. Make it run: {1}',
        path,
        `\n${outcome.lines.join('\n')}`,
      );
    case 'hook-shared':
      return t(
        '{0} applies to all your repositories, so it was not changed. To run the check, add: {1}',
        path,
        `\n${outcome.lines.join('\n')}`,
      );
    case 'hook-idle':
      return t(
        '{0} is not executable, so git does not run it. Make it executable if you want it to run.',
        path,
      );
    default:
      return outcome.changed ? t('Changed: {0}', path) : t('Already correct: {0}', path);
  }
}
