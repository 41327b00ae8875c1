import { join } from 'node:path';
import {
  allTexts,
  type Corpus,
  compareIssues,
  describeGitTrouble,
  english,
  headIssues,
  listIssues,
  mergeRepetitions,
  type Repair,
  repairSideFile,
  type Translate,
} from '../../core';
import { earlierTextsIn } from '../../node/earlierTexts';
import { FileStore } from '../../node/fileStore';
import { gitTrouble } from '../../node/gitTrouble';
import { sweepTree } from '../../node/leftovers';
import { replaceFile } from '../../node/writeFile';
import type { Command } from '../command';
import { filesStaged } from '../gitFiles';
import { inTurn } from '../inTurn';
import { type Call, formatJson } from '../io';
import { formatIssues } from '../issueList';
import { buildProject, checkProjectFolder, exitCodeOf, openProject, withSegmenter } from '../project';
import { oneLine } from '../textTable';

/** How often a project is fixed and read again. */
const mostRounds = 3;

/** What is wrong with a project. */
export const check: Command = {
  name: 'check',
  options: [
    {
      name: 'fix',
      describe: t =>
        t(
          'Fix what is certain in side files: positions, hash, name of the source, ids used twice, passages coded twice. Fixes are listed on standard error.',
        ),
    },
    { name: 'errors', describe: t => t('Fail for errors only; warnings are still listed.') },
    {
      name: 'staged',
      describe: t => t('Check the files as staged for the next commit, not as they are on disk.'),
    },
  ],
  usage: '[--fix] [--errors] [--staged]',
  exclusive: [['staged', 'fix']],
  summary: t => t('List the issues of a project, each with its place.'),
  describeJson: t => t('Print the issues as JSON: an array.'),
  async run(call) {
    const { given, json, stdout, t } = call;
    await warnOfGit(call);
    let corpus = given.includes('staged') ? await openStaged(call) : await openProject(call);
    if (given.includes('fix')) {
      // Fixing one side file may make it possible to fix another.
      const changed: string[] = [];
      const earlier = await earlierTextsIn(await checkProjectFolder(call), corpus);
      if (earlier.size > 0) corpus = await openProject(call, earlier);
      for (let round = 0; round < mostRounds; round++) {
        if (!(await fix(corpus, changed, call))) break;
        corpus = await openProject(call, earlier);
      }
    }
    const found = [...corpus.issues, ...allTexts(corpus).flatMap(headIssues)].sort(compareIssues);
    const issues = listIssues({ ...corpus, issues: found }, json ? english : t);
    stdout.write(json ? formatJson(issues) : `${formatIssues(issues, t).join('\n')}\n`);
    return exitCodeOf(
      given.includes('errors') ? issues.filter(({ severity }) => severity === 'error') : issues,
    );
  },
};

/** Says, beside the results, that git would not find the program for its hooks and merges. */
async function warnOfGit(call: Call): Promise<void> {
  const trouble = await gitTrouble(await checkProjectFolder(call));
  if (trouble) call.stderr.write(`policy-coder: ${describeGitTrouble(trouble, call.t)}\n`);
}

/** The project as it is staged. */
async function openStaged(call: Call): Promise<Corpus> {
  const files = await filesStaged(call);
  return withSegmenter(call, segmenter => buildProject(call, files, segmenter));
}

/** Fixes what is certain and reports it file by file. Returns whether there was anything to fix. */
async function fix(corpus: Corpus, changed: string[], call: Call): Promise<boolean> {
  const { t, stderr } = call;
  const store = new FileStore(await checkProjectFolder(call));
  await sweepTree(store.folder);
  const mended: {
    readonly path: string;
    readonly old: string;
    readonly text: string;
    readonly repairs: readonly Repair[];
  }[] = [];
  for (const coded of allTexts(corpus)) {
    for (const side of coded.sideFiles) {
      const file = await store.read(side.path);
      if (file.kind !== 'text' || file.encoding !== 'utf-8') continue;
      const repaired = repairSideFile(coded, side, file.text);
      const { text, repairs: merged } = mergeRepetitions(coded, side, repaired.text);
      const repairs = [...repaired.repairs, ...merged];
      if (repairs.length > 0) mended.push({ path: side.path, old: file.text, text, repairs });
    }
  }
  const tell = (line: string) => stderr.write(`${oneLine(line)}\n`);
  await inTurn(
    mended,
    {
      changed,
      nameOf: ({ path }) => path,
      write: async ({ path, old, text, repairs }) => {
        const isWritten = await replaceFile(join(store.folder, path), old, text, store.folder);
        if (isWritten) for (const repair of repairs) tell(`${path}: ${describe(repair, t)}`);
        else tell(t('{0} was just changed by someone else; it was left as it is.', path));
        return isWritten;
      },
      tell: ({ path }, reason) => t('Cannot write {0}: {1}', path, reason),
    },
    call,
  );
  return mended.length > 0;
}

function describe({ what, id = '', from = '', to = '' }: Repair, t: Translate): string {
  switch (what) {
    case 'hash':
      return t('every passage is in its place; hash updated');
    case 'compared':
      return t('every passage has been compared with the rest of the text; that is noted');
    case 'source':
      return t('name of the source corrected');
    case 'position':
      return from === ''
        ? t('position of {0} updated: {1}', id, to)
        : t('position of {0} updated: {1} is now {2}', id, from, to);
    case 'context':
      return t('context of {0} updated', id);
    case 'id':
      return t('a second annotation with the id {0} got a new id', id);
    case 'repeated-coding':
      return t('repeated codings merged, with the memos of both: {0} was removed or lost a code', id);
    case 'repetition':
      return t('a repeated annotation was removed: {0}', id);
  }
}
