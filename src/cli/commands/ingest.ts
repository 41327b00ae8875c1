import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { version } from '../../../package.json';
import {
  convertDocument,
  type DocumentFinding,
  documentFailure as failure,
  type HeadValue,
  nameOfSeverity,
  provenancePath,
  readHead,
  type Translate,
  textName,
} from '../../core';
import { documentReader } from '../../node/documents/readDocument';
import { isMissing, reasonOf } from '../../node/failure';
import { isThere, makeFolder, mostOfUser, readBytes } from '../../node/files';
import { replaceFile } from '../../node/writeFile';
import type { Command } from '../command';
import { documentsAt } from '../ingest/documentsAt';
import { type HeadOf, writeHeads } from '../ingest/writeHeads';
import { halfWay, inTurn } from '../inTurn';
import { type Call, Failure, formatJson } from '../io';
import { oneLine } from '../textTable';
import { demandBounds, openLimitsOf } from '../userPaths';

/** Plan texts out of PDF, Word and text files, each with a file beside it that says where it comes from. */
export const ingest: Command = {
  name: 'ingest',
  files: { usage: 'FILE... --out DIR [--attributes] [--json]', least: 1, most: Number.POSITIVE_INFINITY },
  options: [
    {
      name: 'out',
      value: 'DIR',
      describe: t =>
        t('Folder for the texts, such as the plans of a project. Existing files are not replaced.'),
    },
    {
      name: 'attributes',
      describe: t =>
        t(
          'Add what is certain of title, number, issuer and dates as attributes of the project that the folder is in. Values that are there stay.',
        ),
    },
  ],
  summary: t =>
    t('Convert documents to plan texts, and read title, number, issuer and dates from their heads.'),
  notes: t => [
    [
      'FILE',
      t(
        'PDF, DOCX, DOC, WPS, ODT, RTF, HTML, OFD, EPUB or text; what a file is, its content decides. Of a folder, all documents in it.',
      ),
    ],
    ['', t('Beside each text, a .source.yaml records which file it was made from, and with which tools.')],
  ],
  describeJson: t => t('Print what was made of each file as JSON: an array.'),
  async run(call) {
    const { values, json, stdout, stderr, cwd, given, t } = call;
    const { out } = values;
    if (out === undefined) throw new Failure(t('--out DIR is required.'));
    const folder = resolve(cwd, out);
    try {
      await demandBounds(out, call);
      await makeFolder(folder);
    } catch (error) {
      throw new Failure(t('Cannot write into {0}: {1}', out, reasonOf(error, t)));
    }
    const files = (await Promise.all(call.files.map(file => documentsAt(file, call)))).flat();
    const outcomes: Outcome[] = [];
    const taken = new Set<string>();
    const changed: string[] = [];
    for (const [i, file] of files.entries()) {
      const { outcome, made } = await convert(file, folder, taken, call).catch(error => {
        throw error instanceof Failure ? halfWay(error.message, changed, files.slice(i), t) : error;
      });
      await put(made, folder, { changed, later: files.slice(i + 1) }, call);
      outcomes.push(outcome);
      if (json) continue;
      if (outcome.text !== undefined) stdout.write(`${oneLine(describe(outcome, call))}\n`);
      for (const value of outcome.head) stdout.write(`  ${oneLine(describeHead(value, t))}\n`);
      for (const { severity, code, message } of outcome.findings) {
        stderr.write(`${oneLine(`${file}: ${nameOfSeverity(severity, t)}: ${message} [${code}]`)}\n`);
      }
    }
    if (json) stdout.write(formatJson(outcomes));
    if (given.includes('attributes')) await writeHeads(folder, outcomes, call);
    const severities = outcomes.flatMap(({ findings }) => findings.map(({ severity }) => severity));
    if (severities.includes('error')) return 2;
    return severities.includes('warning') ? 1 : 0;
  },
};

/** What became of one document. */
interface Outcome extends HeadOf {
  readonly file: string;
  readonly pages: number | undefined;
  readonly characters: number;
  readonly findings: readonly DocumentFinding[];
}

/** A file to write. */
interface Made {
  readonly name: string;
  readonly content: string;
}

/** What became of a document, and the files that it becomes. */
interface Converted {
  readonly outcome: Outcome;
  readonly made: readonly Made[];
}

async function convert(file: string, folder: string, taken: Set<string>, call: Call): Promise<Converted> {
  const { cwd, home, t } = call;
  const nothing = (finding: DocumentFinding): Converted => ({
    outcome: { file, text: undefined, pages: undefined, characters: 0, findings: [finding], head: [] },
    made: [],
  });
  const source = textName(basename(file));
  // File systems differ in what they take for the same name.
  const key = source.normalize('NFC').toLowerCase();
  if (
    taken.has(key) ||
    (await isThere(join(folder, source))) ||
    (await isThere(join(folder, provenancePath(source))))
  ) {
    return nothing(failure('exists', t('"{0}" already exists and was not changed.', source)));
  }
  const within = await openLimitsOf(file, call);
  const bytes = await readBytes(resolve(cwd, file), { within, most: mostOfUser }).catch((error: unknown) =>
    reasonFor(error, call),
  );
  if (typeof bytes === 'string') return nothing(failure('unreadable', bytes));
  const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const made = await convertDocument(
    { name: basename(file), bytes, hash },
    { read: documentReader(home), program: `policy-coder ${version}`, t },
  );
  if ('severity' in made) return nothing(made);
  const { text, provenance, pages, around, findings } = made;
  taken.add(key);
  return {
    outcome: {
      file,
      text: source,
      pages,
      characters: text.length,
      findings,
      head: readHead(text, around),
    },
    made: [
      { name: source, content: text },
      { name: provenance.name, content: provenance.content },
    ],
  };
}

async function put(
  made: readonly Made[],
  folder: string,
  others: { readonly changed: string[]; readonly later: readonly string[] },
  call: Call,
): Promise<void> {
  const { t } = call;
  await inTurn(
    made,
    {
      ...others,
      nameOf: ({ name }) => name,
      write: async ({ name, content }) => {
        if (await replaceFile(join(folder, name), undefined, content)) return true;
        throw new Failure(t('"{0}" already exists and was not changed.', name));
      },
      tell: ({ name }, reason) => t('Cannot write into {0}: {1}', folder, `${reason} (${name})`),
    },
    call,
  );
}

function describe({ file, text, pages, characters }: Outcome, { t }: Call): string {
  const size = t('{0} characters', characters);
  return `${file} → ${text}: ${pages === undefined ? size : `${countPages(pages, t)}, ${size}`}`;
}

/** A value of the head; what is not certain is asked. */
function describeHead({ name, value, isCertain, others }: HeadValue, t: Translate): string {
  if (isCertain) return t('{0}: {1}', name, value);
  return others.length === 0
    ? t('{0}: {1}? Not certain: please check.', name, value)
    : t('{0}: {1}? The document also says: {2}', name, value, others.join('; '));
}

function countPages(pages: number, t: Translate): string {
  return pages === 1 ? t('1 page') : t('{0} pages', pages);
}

function reasonFor(error: unknown, { t }: Call): string {
  return isMissing(error) ? t('There is no such file.') : t('It cannot be read: {0}', reasonOf(error, t));
}
