import { basename, resolve } from 'node:path';
import {
  allTexts,
  type Corpus,
  changesOf,
  formatRange,
  type ImportFile,
  type ImportPlan,
  importStateOf,
  type PlannedRow,
  planImport,
  type RowProblem,
  readImportFile,
} from '../../core';
import { isMissing, reasonOf } from '../../node/failure';
import { FileStore } from '../../node/fileStore';
import { mostOfUser, readBytes } from '../../node/files';
import type { Command } from '../command';
import { type Call, Failure, formatJson } from '../io';
import { openProject } from '../project';
import { openLimitsOf } from '../userPaths';
import { writeCodings } from '../writeCodings';

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
    if (isWriting) await writePlanned(plan.rows, corpus, call);
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

/** Those that are new go first: they are written together. */
function writePlanned(rows: readonly PlannedRow[], corpus: Corpus, call: Call): Promise<void> {
  const changes = changesOf(rows);
  const isNew = ({ change }: (typeof changes)[number]) => change.before === undefined;
  return writeCodings(
    [...changes.filter(isNew), ...changes.filter(each => !isNew(each))],
    corpus,
    call,
    path =>
      call.t(
        '"{0}" was changed in the meantime. Import again; existing annotations are not added twice.',
        path,
      ),
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
