import type { Translate } from '../base/l10n';
import { decodeSource } from '../corpus/decodeSource';
import { hashText, normalizeText } from '../text/source';
import { type DocumentKind, documentKind, type ReadDocument } from './content';
import { joinPages } from './documentText';
import { type DocumentFinding, describeTrouble, failure, findingsOf, withoutText } from './findings';
import { type Provenance, provenancePath, writeProvenance } from './provenance';

/** A document to convert. */
export interface OriginalFile {
  /** Its name, without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** `sha256:<hex>` of its bytes. */
  readonly hash: string;
}

export interface Conversion {
  readonly read: ReadDocument;
  /** Of this program: `policy-coder 0.1.0`. */
  readonly program: string;
  readonly t: Translate;
  readonly signal?: AbortSignal | undefined;
}

/** The plan text made of a document, and what a person should know about it. */
export interface ConvertedDocument {
  /** File name of the text. */
  readonly source: string;
  readonly text: string;
  /** File name and content of what says where the text comes from. */
  readonly provenance: { readonly name: string; readonly content: string };
  readonly pages: number | undefined;
  /** Lines around the text of a web page. */
  readonly around: string;
  readonly findings: readonly DocumentFinding[];
}

type Described = Omit<Provenance['original'], 'name' | 'hash' | 'bytes'>;
type Read = Pick<ConvertedDocument, 'text' | 'around' | 'findings'> & {
  readonly original: Described;
  readonly tools: readonly string[];
};

/** Extensions of documents, with what the file must be. */
const extensions: Readonly<Record<string, readonly DocumentKind[]>> = {
  pdf: ['pdf'],
  docx: ['zip'],
  docm: ['zip'],
  doc: ['ole'],
  dot: ['ole'],
  wps: ['ole', 'zip'],
  wpt: ['ole', 'zip'],
  odt: ['zip'],
  rtf: ['rtf'],
  html: ['html'],
  htm: ['html'],
  shtml: ['html'],
  xhtml: ['html'],
  ofd: ['zip'],
  epub: ['zip'],
};

/** What a pick of files offers. */
export const documentExtensions: readonly string[] = [...Object.keys(extensions), 'txt', 'md', 'text'];
const plain = new Set(['', 'txt', 'md', 'text']);

/** The file name of the text that a document becomes. */
export function textName(name: string): string {
  return /\.md$/i.test(name)
    ? name
    : `${name.slice(0, name.length - extension(name).length).replace(/\.$/, '')}.txt`;
}

/** Makes a plan text of a document of any kind; what it is, its content decides. Gives the one reason where it cannot be read. */
export async function convertDocument(
  file: OriginalFile,
  conversion: Conversion,
): Promise<ConvertedDocument | DocumentFinding> {
  const read = await readAny(file, conversion);
  if ('severity' in read) return read;
  const source = textName(file.name);
  return {
    source,
    text: read.text,
    provenance: {
      name: provenancePath(source),
      content: writeProvenance({
        source,
        hash: hashText(read.text),
        original: { name: file.name, hash: file.hash, bytes: file.bytes.length, ...read.original },
        tools: [conversion.program, ...read.tools],
      }),
    },
    pages: read.original.pages,
    around: read.around,
    findings: read.findings,
  };
}

async function readAny(
  { name, bytes }: OriginalFile,
  { read, t, signal }: Conversion,
): Promise<Read | DocumentFinding> {
  const ending = extension(name);
  const kind = kindOf(ending, bytes);
  if (kind === 'text') return readText(bytes, t);
  if (kind === undefined) return describeTrouble('unknown-kind', ending === '' ? name : `.${ending}`, t);
  if (kind === 'other') return describeTrouble('damaged', `no ${ending.toUpperCase()}`, t);
  const answer = await read(kind, bytes, signal);
  if ('problem' in answer) return describeTrouble(answer.problem, answer.detail, t);
  const joined = joinPages(answer.pages);
  if (joined.emptyPages.length === answer.pages.length) return withoutText(answer.hasPages, t);
  const { hasPages, pages, title, created, library } = answer;
  return {
    text: joined.text,
    around: answer.around,
    original: {
      encoding: undefined,
      pages: hasPages ? pages.length : undefined,
      pagesWithoutText: hasPages ? joined.emptyPages : [],
      title,
      created,
    },
    tools: library ? [`${library.name} ${library.version}`] : [],
    findings: [...mislabelled(ending, answer.format, t), ...findingsOf(answer, joined, t)],
  };
}

function kindOf(ending: string, bytes: Uint8Array): DocumentKind | 'text' | 'other' | undefined {
  const kind = documentKind(bytes);
  // Markdown may begin with an element of HTML.
  if (kind !== undefined && !(kind === 'html' && ending === 'md')) return kind;
  if (plain.has(ending)) return 'text';
  const expected = Object.hasOwn(extensions, ending) ? extensions[ending]! : [];
  if (expected.includes('html')) return 'html';
  return expected.length > 0 ? 'other' : undefined;
}

/** What to say of a file whose name says another format. */
function mislabelled(ending: string, format: string, t: Translate): readonly DocumentFinding[] {
  const same = /^(?:htm|shtml|xhtml)$/.test(ending)
    ? 'html'
    : /^(?:dot|wps|wpt|docm)$/.test(ending)
      ? format
      : ending;
  if (same === format) return [];
  return [
    {
      severity: 'info',
      code: 'other-format',
      message: t('It was read as {0}, which it is, whatever its name says.', format.toUpperCase()),
    },
  ];
}

function readText(bytes: Uint8Array, t: Translate): Read | DocumentFinding {
  const first = decodeSource(bytes);
  const better = first.kind === 'text' && first.looksLike ? decodeSource(bytes, first.looksLike) : first;
  const file = better.kind === 'text' && !better.bad ? better : first;
  if (file.kind !== 'text') {
    return failure('undecodable', t('It is not text in UTF-8, UTF-16, GB18030 or Big5. Save it as UTF-8.'));
  }
  return {
    text: normalizeText(file.text),
    around: '',
    original: {
      encoding: file.encoding,
      pages: undefined,
      pagesWithoutText: [],
      title: undefined,
      created: undefined,
    },
    tools: [],
    findings: aboutEncoding(file, first !== file, t),
  };
}

function aboutEncoding(
  { encoding, looksLike, bad }: Extract<ReturnType<typeof decodeSource>, { kind: 'text' }>,
  isGuess: boolean,
  t: Translate,
): readonly DocumentFinding[] {
  const shown = encoding.toUpperCase();
  const warn = (code: string, message: string): readonly DocumentFinding[] => [
    { severity: 'warning', code, message },
  ];
  if (bad) {
    const text = t(
      'Bytes that are not valid {0}, the first of them byte {1} in line {2}, are shown as "\ufffd": {3}.',
      shown,
      bad.first[0]!.byte,
      bad.first[0]!.line,
      bad.count,
    );
    return warn('bad-bytes', text);
  }
  if (isGuess) {
    return warn(
      'looks-like',
      t('It was read as {0} by its characters. If it is garbled, save it as UTF-8.', shown),
    );
  }
  if (looksLike === undefined) return [];
  return warn(
    'looks-like',
    t(
      'It was read as {0}, but looks like {1}. If it is garbled, save it as UTF-8.',
      shown,
      looksLike.toUpperCase(),
    ),
  );
}

/** The extension in lower case, without the dot; empty where there is none. */
function extension(name: string): string {
  return /[^.]\.([^.\\/\s]{1,6})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
