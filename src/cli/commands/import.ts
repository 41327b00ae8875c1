import { basename, join, resolve } from 'node:path';
import {
  allTexts,
  applyChanges,
  type Change,
  type Corpus,
  changesOf,
  emptySideFile,
  formatRange,
  hashSource,
  type ImportFile,
  type ImportPlan,
  importStateOf,
  type PlannedRow,
  planImport,
  type RowProblem,
  readImportFile,
  sourceAt,
  translateReason,
} from '../../core';
import { isMissing, reasonOf } from '../../node/failure';
import { FileStore } from '../../node/fileStore';
import { mostOfUser, readBytes } from '../../node/files';
import { sweepTree } from '../../node/leftovers';
import { replaceFile } from '../../node/writeFile';
import type { Command } from '../command';
import { inTurn } from '../inTurn';
import { type Call, Failure, formatJson } from '../io';
import { openProject } from '../project';
import { openLimitsOf } from '../userPaths';

/** Codings made elsewhere, found again by their quotes. */
export const importCodings: Command = {
  name: 'import',
  operand: {
    name: 'FILE',
    ask: t => t('A file is required: a .csv or .jsonl with the columns source, quote and codes.'),
  },
  options: [
    { name: 'write', describe: t => t('Write them to the side files. Default: nothing is written.') },
    { name: 'verbose', describe: t => t('List every row, with its place or why it waits.') },
  ],
  usage: '[--write] [--verbose]',
  summary: t => t('Import codings made elsewhere: find their quotes and report their places.'),
  notes: t => [
    ['', t('Columns: source, quote, codes (separated by ";"), and optionally start, end, coder, memo.')],
    [
      '',
      t('start and end count code points of the file from 0, a CRLF as two, a BOM not; the quote decides.'),
    ],
  ],
  describeJson: t => t('Same as --verbose; the summary is always JSON.'),
  async run(call) {
    const { rows, problems, isDamaged } = await readFileOfRows(call);
    const corpus = await openProject(call);
    const texts = await readSources(corpus, call);
    const plan = planImport(corpus, rows, path => texts.get(path));
    const isWriting = call.given.includes('write');
    if (isWriting) await write(plan.rows, corpus, call);
    call.stdout.write(formatJson(summary(plan, problems, isWriting, call)));
    const { fuzzy, ambiguous, orphan } = plan.counts;
    const isClean =
      !isDamaged &&
      fuzzy + ambiguous + orphan + problems.length + plan.homeless.length + plan.unknownCodes.length === 0;
    return isClean ? 0 : 1;
  },
};

async function readFileOfRows(call: Call) {
  const { operand, cwd, t } = call;
  const within = await openLimitsOf(operand, call);
  const bytes = await readBytes(resolve(cwd, operand), { within, most: mostOfUser }).catch(error => {
    if (isMissing(error)) throw new Failure(t('There is no file {0}.', operand));
    throw new Failure(t('{0} cannot be read: {1}', operand, reasonOf(error, t)));
  });
  const found = readImportFile(basename(operand), bytes);
  if (!found) {
    throw new Failure(
      t('{0} is neither a .jsonl nor a .csv with a column "quote" in its header row.', operand),
    );
  }
  if (found.damage) tellBadBytes(operand, found.damage, call);
  return { ...found, isDamaged: found.damage !== undefined };
}

function tellBadBytes(
  name: string,
  { count, first, encoding }: NonNullable<ImportFile['damage']>,
  { stderr, t }: Call,
): void {
  const lines = first.map(({ line }) => line).join(', ');
  stderr.write(
    `${t('{0}: {1} bytes are not valid {2}; each is read as "\ufffd". Lines: {3}.', name, count, encoding.toUpperCase(), lines)}\n`,
  );
}

/** Texts of the sources as their files have them, for offsets. */
async function readSources(corpus: Corpus, { folder, cwd }: Call): Promise<ReadonlyMap<string, string>> {
  const store = new FileStore(resolve(cwd, folder));
  const texts = new Map<string, string>();
  for (const { source, encoding } of allTexts(corpus)) {
    const file = await store.read(source.path, encoding);
    if (file.kind === 'text') texts.set(source.path, file.text);
  }
  return texts;
}

/** Writes all side files; none where one of them cannot be changed. */
async function write(rows: readonly PlannedRow[], corpus: Corpus, { folder, cwd, t }: Call): Promise<void> {
  const root = resolve(cwd, folder);
  await sweepTree(root);
  const store = new FileStore(root);
  const written: { readonly path: string; readonly old: string | undefined; readonly text: string }[] = [];
  const changes = changesOf(rows);
  for (const path of new Set(changes.map(({ file }) => file))) {
    const own = changes.filter(({ file }) => file === path);
    const coded = sourceAt(corpus, own[0]!.source)!;
    const file = await store.read(path);
    if (file.kind !== 'missing' && (file.kind !== 'text' || file.encoding !== 'utf-8')) {
      if (file.kind !== 'unreadable')
        throw new Failure(t('"{0}" cannot be read; nothing was written.', path));
      throw new Failure(
        t('"{0}" cannot be read, so nothing was written: {1}', path, translateReason(file.reason, t)),
      );
    }
    const old = file.kind === 'text' ? file.text : undefined;
    const name = basename(coded.source.path);
    const [added, completed] = [true, false].map(isNew =>
      own.map(({ change }) => change).filter(({ before }) => (before === undefined) === isNew),
    ) as [Change[], Change[]];
    const first = applyChanges(path, old || emptySideFile(name, hashSource(coded.source)), added);
    const result = first.ok ? applyChanges(path, first.text, completed) : first;
    if (!result.ok) {
      throw new Failure(
        t('"{0}" contains an error, or its layout cannot be edited safely; nothing was written.', path),
      );
    }
    written.push({ path, old, text: result.text });
  }
  await inTurn(
    written,
    {
      nameOf: ({ path }) => path,
      write: async ({ path, old, text }) => {
        if (await replaceFile(join(root, path), old, text, root)) return true;
        throw new Failure(
          t(
            '"{0}" was changed in the meantime. Import again; existing annotations are not added twice.',
            path,
          ),
        );
      },
      tell: ({ path }, reason) => t('"{0}" cannot be written: {1}', path, reason),
    },
    { t },
  );
}

function summary(plan: ImportPlan, problems: readonly RowProblem[], isWriting: boolean, call: Call) {
  const isLong = call.json || call.given.includes('verbose');
  const completed = plan.rows.filter(({ before }) => before !== undefined).length;
  return {
    ...plan.counts,
    rows: plan.rows.length + plan.homeless.length + problems.length,
    existing: plan.rows.filter(({ isThere }) => isThere).length,
    ...(completed > 0 && { completed }),
    written: isWriting ? plan.rows.filter(({ isThere }) => !isThere).length : 0,
    unknownCodes: plan.unknownCodes,
    wrongOffsets: plan.rows.filter(({ isMistold }) => isMistold).map(({ row }) => row.line),
    unknownSources: [...new Set(plan.homeless.map(({ source }) => source ?? ''))],
    unusable: [...problems, ...plan.homeless.map(({ line }) => ({ line, reason: 'unknown-source' }))],
    ...(isLong && { details: plan.rows.map(detailOf) }),
  };
}

function detailOf({ row, source, annotation, anchor, isThere, before }: PlannedRow) {
  const { score, reason } = anchor;
  const { at, codes, id } = annotation;
  return {
    line: row.line,
    source,
    state: importStateOf(anchor),
    reason,
    score,
    ...(at && { at: formatRange(at) }),
    codes,
    id,
    isThere,
    ...(before && { isCompleted: true }),
    ...(row.notOffsets && { notOffsets: row.notOffsets }),
  };
}
