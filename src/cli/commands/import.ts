import { basename, resolve } from 'node:path';
import {
  allTexts,
  type Corpus,
  type ImportFile,
  importFormats,
  planImport,
  readImportFile,
} from '../../core';

import { FileStore } from '../../node/fileStore';

import type { Command } from '../command';
import { changedWhileImporting, codingChanges } from '../import/codingChanges';
import { importForeign, readForeignFile, readOperand } from '../import/foreignFile';
import { summaryOf } from '../import/importSummary';
import { type Call, Failure, formatJson } from '../io';
import { openProject } from '../project';
import { writeCodings } from '../writeCodings';

/** Codings made elsewhere, found again by their quotes. */
export const importCodings: Command = {
  name: 'import',
  operand: {
    name: 'FILE',
    ask: t =>
      t(
        'A file is required: a .csv or .jsonl with the columns source, quote and codes, or one of another program.',
      ),
  },
  options: [
    { name: 'write', describe: t => t('Write them to the side files. Default: nothing is written.') },
    { name: 'coder', value: 'NAME', describe: t => t('Who coded, where the file does not say so.') },
    { name: 'verbose', describe: t => t('List every row, with its place or why it waits.') },
  ],
  usage: '[--write] [--coder NAME] [--verbose]',
  summary: t => t('Import codings made elsewhere: find their quotes and report their places.'),
  notes: t => [
    ['', t('Columns: source, quote, codes (separated by ";"), and optionally start, end, coder, memo.')],
    [
      '',
      t('start and end count code points of the file from 0, a CRLF as two, a BOM not; the quote decides.'),
    ],
    [
      '',
      t(
        'Files of other programs bring their codes, texts and coders; DIR may be empty then. Formats: {0}.',
        importFormats.map(({ format }) => format).join(', '),
      ),
    ],
  ],
  describeJson: t => t('Same as --verbose; the summary is always JSON.'),
  async run(call) {
    const bytes = await readOperand(call);
    const foreign = await readForeignFile(bytes, call);
    if (foreign) return importForeign(foreign, call);
    const { rows, problems, isDamaged } = rowsIn(bytes, call);
    const corpus = await openProject(call);
    const texts = await readSources(corpus, call);
    const plan = planImport(corpus, rows, path => texts.get(path));
    const isWriting = call.given.includes('write');
    if (isWriting) await writeCodings(codingChanges(plan.rows), corpus, call, changedWhileImporting(call));
    call.stdout.write(formatJson(summaryOf(plan, problems, isWriting, call)));
    const { fuzzy, ambiguous, orphan } = plan.counts;
    const isClean =
      !isDamaged &&
      fuzzy + ambiguous + orphan + problems.length + plan.homeless.length + plan.unknownCodes.length === 0;
    return isClean ? 0 : 1;
  },
};

function rowsIn(bytes: Uint8Array, call: Call) {
  const { operand, t } = call;
  const found = readImportFile(basename(operand), bytes);
  if (!found) {
    const formats = importFormats.flatMap(({ extensions }) => extensions);
    throw new Failure(
      t(
        '{0} is neither a .jsonl nor a .csv with a column "quote" in its header row, nor a file of another program ({1}).',
        operand,
        [...new Set(formats)].join(', '),
      ),
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
