/** What a document says, whatever its format. */
export interface DocumentContent {
  /** The format it really has, as its extension: `docx`. */
  readonly format: string;
  /** One text per page, as lines; a document that knows no pages is one. */
  readonly pages: readonly string[];
  /** Whether those are the pages of the document. */
  readonly hasPages: boolean;
  /** Lines that stand around the text of a web page, cells apart by tabs: its table of title, number and dates is among them. */
  readonly around: string;
  /** The title and the day (`YYYY-MM-DD`) that the document itself gives. */
  readonly title: string | undefined;
  readonly created: string | undefined;
  /** Paragraphs whose number the word processor would make: it is not in the text. */
  readonly numbered: number;
  /** Footnotes and endnotes, which are not in the text. */
  readonly notes: number;
  /** Runs of text that the document hides: they are not in the text. */
  readonly hidden: number;
  /** Charts, diagrams and embedded documents: their words are not in the text. */
  readonly embedded: number;
  /** Letters that are drawn a second time over themselves, as bold ones: they are in the text once. */
  readonly twice: number;
  /** What the reader says of fonts that it cannot read. */
  readonly fonts: readonly string[];
  /** What read it; `undefined` where no library was needed. */
  readonly library: { readonly name: string; readonly version: string } | undefined;
}

/** Why a document cannot be read. */
export type DocumentTrouble = 'damaged' | 'encrypted' | 'too-large' | 'unknown-kind' | 'archive';

export interface UnreadableDocument {
  readonly problem: DocumentTrouble;
  /** For whoever wants to know more; not translated. */
  readonly detail: string;
}

/** Opens a document of a kind; where that runs, and within which limits, is up to the host. */
export type ReadDocument = (
  kind: DocumentKind,
  bytes: Uint8Array,
  signal?: AbortSignal,
) => Promise<DocumentContent | UnreadableDocument>;

/** What the first bytes of a file tell. `zip` and `ole` are containers: which document is in it, its reader sees. */
export type DocumentKind = 'pdf' | 'zip' | 'ole' | 'rtf' | 'html';

/** How many bytes are looked at; a PDF may begin with some that are not its own. */
const mostLooked = 1024;

/** The kind of a document by its content, whatever its name; `undefined` for plain text and what is not known. */
export function documentKind(bytes: Uint8Array): DocumentKind | undefined {
  const begins = (...expected: readonly number[]) => expected.every((byte, i) => bytes[i] === byte);
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'ole';
  if (begins(0x50, 0x4b, 3, 4) || begins(0x50, 0x4b, 5, 6)) return 'zip';
  const head = beginning(bytes);
  if (head.includes('%PDF-')) return 'pdf';
  if (/^\s*\{\\rtf/.test(head)) return 'rtf';
  return isHtml(head) ? 'html' : undefined;
}

function isHtml(head: string): boolean {
  // What comes before the first element says nothing: declarations and comments.
  const start = head.replace(/^(?:\s+|<\?[^>]*>|<!--[\s\S]*?-->)+/, '');
  return /^<(?:!doctype\s+html|html|head|body|meta|title|div|table|p)\b/i.test(start);
}

/** The first bytes as letters: those of UTF-16 without the zeros between them. */
function beginning(bytes: Uint8Array): string {
  const first = bytes.subarray(0, mostLooked);
  const isWide = (first[0] === 0xff && first[1] === 0xfe) || (first[0] === 0xfe && first[1] === 0xff);
  const marked = first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf;
  const own = Array.from(first.subarray(isWide ? 2 : marked ? 3 : 0)).filter(byte => !isWide || byte !== 0);
  return own.map(byte => String.fromCharCode(byte)).join('');
}
