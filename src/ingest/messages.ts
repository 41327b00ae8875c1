/** What the worker is asked: one document. */
export interface Job {
  readonly kind: 'pdf' | 'docx';
  readonly bytes: Uint8Array;
  /** Folder of the character maps that Chinese PDFs refer to, with `/` at its end. */
  readonly characterMaps: string;
}

/** What a document says. */
export interface Extracted {
  /** One text per page, as lines; a document that knows no pages is one. */
  readonly pages: readonly string[];
  /** Whether those are the pages of the document. */
  readonly hasPages: boolean;
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
  /** What read it. */
  readonly library: { readonly name: string; readonly version: string };
}

/** Why a document cannot be read. */
export type Reason = 'damaged' | 'encrypted' | 'too-large';

/** What the worker answers. */
export type Answer = Extracted | { readonly problem: Reason; readonly detail: string };
