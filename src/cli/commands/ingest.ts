import { createHash } from 'node:crypto';
import { basename, extname, join, resolve } from 'node:path';
import { version } from '../../../package.json';
import {
  decodeSource,
  hashText,
  joinPages,
  nameOfSeverity,
  normalizeText,
  type Provenance,
  provenancePath,
  type Translate,
  writeProvenance,
} from '../../core';
import { isMissing, reasonOf } from '../../node/failure';
import { isThere, makeFolder, mostOfUser, readBytes } from '../../node/files';
import { replaceFile } from '../../node/writeFile';
import type { Command } from '../command';
import { extract, findWorker } from '../ingest/extract';
import { describeIngest, failure, findingsOf, type IngestFinding, withoutText } from '../ingest/findings';
import { halfWay, inTurn } from '../inTurn';
import { type Call, Failure, formatJson } from '../io';
import { oneLine } from '../textTable';
import { demandBounds, openLimitsOf } from '../userPaths';

/** Plan texts out of PDF, Word and text files, each with a file beside it that says where it comes from. */
export const ingest: Command = {
  name: 'ingest',
  files: { usage: 'FILE... --out DIR [--json]', least: 1, most: Number.POSITIVE_INFINITY },
  options: [
    {
      name: 'out',
      value: 'DIR',
      describe: t =>
        t('Folder for the texts, such as the plans of a project. Existing files are not replaced.'),
    },
  ],
  summary: t => t('Convert PDF, Word (.docx) and text files to plan texts.'),
  notes: t => [
    ['', t('Beside each text, a .source.yaml records which file it was made from, and with which tools.')],
  ],
  describeJson: t => t('Print what was made of each file as JSON: an array.'),
  async run(call) {
    const { files, values, json, stdout, stderr, cwd, t } = call;
    const { out } = values;
    if (out === undefined) throw new Failure(t('--out DIR is required.'));
    const folder = resolve(cwd, out);
    try {
      await demandBounds(out, call);
      await makeFolder(folder);
    } catch (error) {
      throw new Failure(t('Cannot write into {0}: {1}', out, reasonOf(error, t)));
    }
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
      for (const { severity, code, message } of outcome.findings) {
        stderr.write(`${oneLine(`${file}: ${nameOfSeverity(severity, t)}: ${message} [${code}]`)}\n`);
      }
    }
    if (json) stdout.write(formatJson(outcomes));
    const severities = outcomes.flatMap(({ findings }) => findings.map(({ severity }) => severity));
    if (severities.includes('error')) return 2;
    return severities.includes('warning') ? 1 : 0;
  },
};

/** What became of one document. */
interface Outcome {
  readonly file: string;
  /** Name of the text that was written; `undefined` where none was. */
  readonly text: string | undefined;
  readonly pages: number | undefined;
  readonly characters: number;
  readonly findings: readonly IngestFinding[];
}

/** What a document says, and what was found on the way. */
interface Read {
  readonly text: string;
  readonly original: Pick<
    Provenance['original'],
    'encoding' | 'pages' | 'pagesWithoutText' | 'title' | 'created'
  >;
  readonly tools: readonly string[];
  readonly findings: readonly IngestFinding[];
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
  const { cwd, t } = call;
  const nothing = (finding: IngestFinding): Converted => ({
    outcome: { file, text: undefined, pages: undefined, characters: 0, findings: [finding] },
    made: [],
  });
  const kind = extname(file).toLowerCase();
  const source = kind === '.md' ? basename(file) : `${basename(file, extname(file))}.txt`;
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
  const read = await readDocument(kind, bytes, call);
  if ('severity' in read) return nothing(read);
  const { text, original, tools, findings } = read;
  const provenance = writeProvenance({
    source,
    hash: hashText(text),
    original: {
      name: basename(file),
      hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      bytes: bytes.length,
      ...original,
    },
    tools: [`policy-coder ${version}`, ...tools],
  });
  taken.add(key);
  return {
    outcome: { file, text: source, pages: original.pages, characters: text.length, findings },
    made: [
      { name: source, content: text },
      { name: provenancePath(source), content: provenance },
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

async function readDocument(kind: string, bytes: Buffer, call: Call): Promise<Read | IngestFinding> {
  switch (kind) {
    case '.txt':
    case '.md':
      return readText(bytes, call);
    case '.pdf':
      return readByWorker('pdf', bytes, call);
    case '.docx':
      return readByWorker('docx', bytes, call);
    default:
      return failure(
        'unknown-kind',
        call.t('Only .pdf, .docx, .txt and .md can be read. Save it as one of these.'),
      );
  }
}

function readText(bytes: Buffer, { t }: Call): Read | IngestFinding {
  const file = decodeSource(bytes);
  if (file.kind !== 'text') {
    return failure('undecodable', t('It is not text in UTF-8, UTF-16 or GB18030. Save it as UTF-8.'));
  }
  const looksLike = file.looksLike?.toUpperCase();
  return {
    text: normalizeText(file.text),
    original: {
      encoding: file.encoding,
      pages: undefined,
      pagesWithoutText: [],
      title: undefined,
      created: undefined,
    },
    tools: [],
    findings: file.bad
      ? [
          {
            severity: 'warning',
            code: 'bad-bytes',
            message: t(
              'Bytes that are not valid {0}, the first of them byte {1} in line {2}, are shown as "\ufffd": {3}.',
              file.encoding.toUpperCase(),
              file.bad.first[0]!.byte,
              file.bad.first[0]!.line,
              file.bad.count,
            ),
          },
        ]
      : looksLike === undefined
        ? []
        : [
            {
              severity: 'warning',
              code: 'looks-like',
              message: t(
                'It was read as {0}, but looks like {1}. If it is garbled, save it as UTF-8.',
                file.encoding.toUpperCase(),
                looksLike,
              ),
            },
          ],
  };
}

async function readByWorker(
  kind: 'pdf' | 'docx',
  bytes: Buffer,
  { home, t }: Call,
): Promise<Read | IngestFinding> {
  const worker = findWorker(home);
  if (worker === undefined) {
    throw new Failure(
      t(
        'The readers of PDF and Word are not part of the extension. Run this from a checkout, after "npm run build".',
      ),
    );
  }
  const answer = await extract(worker, kind, bytes);
  if ('problem' in answer) return describeIngest(answer.problem, answer.detail, t);
  const joined = joinPages(answer.pages);
  if (joined.emptyPages.length === answer.pages.length) return withoutText(answer.hasPages, t);
  const { hasPages, pages, title, created, library } = answer;
  return {
    text: joined.text,
    original: {
      encoding: undefined,
      pages: hasPages ? pages.length : undefined,
      pagesWithoutText: hasPages ? joined.emptyPages : [],
      title,
      created,
    },
    tools: [`${library.name} ${library.version}`],
    findings: findingsOf(answer, joined, t),
  };
}

function describe({ file, text, pages, characters }: Outcome, { t }: Call): string {
  const size = t('{0} characters', characters);
  return `${file} → ${text}: ${pages === undefined ? size : `${countPages(pages, t)}, ${size}`}`;
}

function countPages(pages: number, t: Translate): string {
  return pages === 1 ? t('1 page') : t('{0} pages', pages);
}

function reasonFor(error: unknown, { t }: Call): string {
  return isMissing(error) ? t('There is no such file.') : t('It cannot be read: {0}', reasonOf(error, t));
}
