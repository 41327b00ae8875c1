import { join } from 'node:path';
import type { Translate } from '../../core';
import { reasonOf } from '../../node/failure';
import { realPath } from '../../node/files';
import { GitFailure } from '../../node/git';
import { installGit as install, type SetupOutcome, uninstallGit } from '../../node/gitSetup';
import { NoPlainFile, SetupFailure } from '../../node/setupJournal';
import type { Command } from '../command';
import { halfWay } from '../inTurn';
import { Failure, formatJson } from '../io';
import { checkProjectFolder } from '../project';
import { oneLine } from '../textTable';

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
      if (!(error instanceof SetupFailure)) throw new Failure(messageFor(error, undefined, t));
      throw halfWay(oneLine(messageFor(error.cause, error.path, t)), error.changed, [], t);
    }
  },
};

function messageFor(error: unknown, path: string | undefined, t: Translate): string {
  if (error instanceof GitFailure) return t('git says: {0}', error.message);
  if (error instanceof NoPlainFile)
    return t(
      '{0} is a link or not a file, so nothing was written. Replace it with a regular file.',
      error.path,
    );
  const reason = reasonOf(error, t);
  return path === undefined ? t('Cannot write: {0}', reason) : t('Cannot write {0}: {1}', path, reason);
}

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
