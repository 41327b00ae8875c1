import { basename, dirname, join, resolve } from 'node:path';
import {
  compareText,
  finish,
  loadPacker,
  lockFile,
  type ResultsLock,
  usualExports,
  writeLock,
} from '../../core';
import { reasonOf } from '../../node/failure';
import { readBytes, remove } from '../../node/files';
import type { Command } from '../command';
import { dayOf } from '../day';
import { type Call, Failure, formatJson } from '../io';
import { formatIssues } from '../issueList';
import { exitCodeOf, readFiles } from '../project';
import { makeResults } from '../results/makeResults';
import { hashBytes, type ResultFile } from '../results/resultFile';
import { filesIn, lockIn } from '../results/resultsFolder';
import { writeFiles } from '../writeFiles';

/** The files that a paper uses, with a lock that says what they were made from. */
export const freeze: Command = {
  name: 'freeze',
  options: [
    {
      name: 'out',
      value: 'DIR',
      describe: t => t('Write them into that folder. Default: results, in the folder of the project.'),
    },
    {
      name: 'day',
      value: 'YYYY-MM-DD',
      describe: t => t('The day that they are of. Default: today.'),
    },
    { name: 'archive', value: 'FILE', describe: t => t('Pack them into that ZIP file, too.') },
  ],
  usage: '[--out DIR] [--day YYYY-MM-DD] [--archive FILE]',
  summary: t => t('Freeze the results of a paper, so that anyone can check them.'),
  notes: t => [
    [
      '',
      t(
        'What is frozen stands under results in corpus.yaml, as commands: exports: [report --format csv,docx]. Default: {0}.',
        usualExports.join('; '),
      ),
    ],
  ],
  describeJson: t => t('Print the lock as JSON, as schemas/lock.schema.json describes it.'),
  async run(call) {
    const { t, cwd, values } = call;
    const shown = values.out ?? join(call.folder, 'results');
    const out = resolve(cwd, shown);
    const day = dayOf(call);
    const files = await readFiles(call);
    const old = await oldResults(out, shown, call);
    const asked = call.given.includes('lang') ? call.language : undefined;
    const made = await makeResults({ day, exports: undefined, language: asked }, files, call);
    const lock = writeLock(made.lock);
    const all: readonly ResultFile[] = [...made.files, [lockFile, Buffer.from(lock)]];
    await writeFiles(byFolder(out, all), call);
    await removeOld(out, old, made.lock);
    if (values.archive !== undefined) await writeArchive(values.archive, all, call);
    const { issues } = made.overview;
    if (exitCodeOf(issues) !== 0) call.stderr.write(`${formatIssues(issues, t).join('\n')}\n`);
    call.stdout.write(
      call.json
        ? formatJson(made.lock)
        : `${t('Frozen in {0}: {1} files, from {2} inputs.', shown, all.length, made.lock.inputs.length)}\n`,
    );
    return exitCodeOf(issues);
  },
};

/**
 * The lock of the results that are there. Throws a Failure where files would be overwritten that freezing did not write, or that were changed
 * since.
 */
async function oldResults(out: string, shown: string, call: Call): Promise<ResultsLock | undefined> {
  const { t } = call;
  const there = await filesIn(out);
  if (there === undefined || there.length === 0) return undefined;
  const lock = await lockIn(out, shown, call);
  if (!lock) throw new Failure(t('{0} holds other files than frozen results. Choose another folder.', shown));
  const hashes = new Map(lock.outputs.map(({ path, sha256 }) => [path, sha256]));
  for (const path of there.filter(each => each !== lockFile)) {
    const bytes = await readBytes(join(out, path), { within: out }).catch((error: unknown) => {
      throw new Failure(t('{0} cannot be read: {1}', join(shown, path), reasonOf(error, t)));
    });
    if (hashes.get(path) !== hashBytes(bytes)) {
      throw new Failure(
        hashes.has(path)
          ? t('{0} was changed since it was frozen. Move or delete it, then freeze again.', join(shown, path))
          : t('{0} is none of the frozen files. Move or delete it, then freeze again.', join(shown, path)),
      );
    }
  }
  return lock;
}

/** Files of the old results that are none of the new ones; they are as they were frozen. */
async function removeOld(out: string, old: ResultsLock | undefined, now: ResultsLock): Promise<void> {
  const kept = new Set(now.outputs.map(({ path }) => path));
  for (const { path } of old?.outputs ?? []) if (!kept.has(path)) await remove(join(out, path));
}

/** Files by the folders that they go into. */
function byFolder(out: string, files: readonly ResultFile[]) {
  const folders = new Map<string, [string, Uint8Array][]>();
  for (const [path, bytes] of files) {
    const at = path.lastIndexOf('/');
    const folder = join(out, path.slice(0, Math.max(at, 0)));
    folders.set(folder, [...(folders.get(folder) ?? []), [path.slice(at + 1), bytes]]);
  }
  return [...folders].map(([folder, each]) => ({ out: folder, files: each }));
}

/** One ZIP file: the same results give the same bytes. */
async function writeArchive(path: string, files: readonly ResultFile[], call: Call): Promise<void> {
  const sorted = [...files].sort(([a], [b]) => compareText(a, b));
  const pack = await loadPacker();
  const content = finish<Uint8Array>(pack(sorted));
  const at = resolve(call.cwd, path);
  await writeFiles([{ out: dirname(at), files: [[basename(at), content]] }], call);
}
