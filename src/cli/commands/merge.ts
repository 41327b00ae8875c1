import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { decode, mergeVersions } from '../../core';
import { reasonOf } from '../../node/failure';
import { chmod, modeOf, mostOfUser, readBytes } from '../../node/files';
import { writeFileAtomically } from '../../node/writeFile';
import type { Command } from '../command';
import { type Call, type ExitCode, Failure } from '../io';

/** Merges two versions of a side file; git calls it. */
export const merge: Command = {
  name: 'merge',
  files: { usage: 'BASE OURS THEIRS [PATH]', least: 3, most: 4 },
  options: [],
  summary: t => t('Merge two versions of a side file into OURS; git calls this as a merge driver.'),
  notes: t => [['PATH', t('Name of the file that is merged. Default: a side file.')]],
  async run(call) {
    const { files, cwd, t } = call;
    const [base = '', ours = '', theirs = '', name = 'plan.txt.codes.yaml'] = files;
    const [old, one, other] = await Promise.all([base, ours, theirs].map(path => readText(path, call)));
    if (old === undefined || one === undefined || other === undefined) return mergeBytes(call);
    const { text, conflicts } = mergeVersions(name, old, one, other);
    try {
      await makeWritable(resolve(cwd, ours));
      await writeFileAtomically(resolve(cwd, ours), text);
    } catch (error) {
      throw new Failure(t('Cannot write {0}: {1}', ours, reasonOf(error, t)));
    }
    if (conflicts === 0) return 0;
    call.stderr.write(
      `policy-coder: ${conflicts === 1 ? t('1 conflict in {0}.', name) : t('{0} conflicts in {1}.', conflicts, name)} ${t('Resolve what is between the markers "<<<<<<<" and ">>>>>>>"; the editor helps.')}\n`,
    );
    return 1;
  },
};

/** The caller of a merge driver wants the file written, even if it is a copy of a read-only file. */
async function makeWritable(path: string): Promise<void> {
  const mode = await modeOf(path);
  if ((mode & 0o200) === 0) await chmod(path, mode | 0o200);
}

/** The text of a file; `undefined` where it is not UTF-8. Throws a Failure where it cannot be read. */
async function readText(path: string, { cwd, t }: Call): Promise<string | undefined> {
  try {
    const file = decode(await readBytes(resolve(cwd, path), { most: mostOfUser }));
    return file.kind === 'text' && file.encoding === 'utf-8' ? file.text : undefined;
  } catch (error) {
    throw new Failure(t('Cannot read {0}: {1}', path, reasonOf(error, t)));
  }
}

/** Merges what is not UTF-8 as git does, byte by byte. */
function mergeBytes({ files, cwd, t }: Call): Promise<ExitCode> {
  const [base = '', ours = '', theirs = ''] = files;
  const labels = ['-L', 'ours', '-L', 'base', '-L', 'theirs'];
  return new Promise((done, reject) => {
    execFile('git', ['merge-file', ...labels, ours, base, theirs], { cwd }, (error, _stdout, stderr) => {
      // git merge-file exits with the number of conflicts.
      if (!error) done(0);
      else if (typeof error.code === 'number' && error.code < 128) done(1);
      else reject(new Failure(t('Cannot merge {0}: {1}', ours, stderr.trim() || error.message)));
    });
  });
}
