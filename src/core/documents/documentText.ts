/** The text made of a document's pages, and what there is to say about it. */
export interface DocumentText {
  /** LF line ends; each page after the first begins with a form feed, by which page breaks are known. */
  readonly text: string;
  /** Numbers of the pages without text, from 1. */
  readonly emptyPages: readonly number[];
  /** Characters that the document does not say; each stands as U+FFFD. */
  readonly unknown: number;
}

/** What no text contains: control characters, and the sign for a character that is not known. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
const unknown = /[\u0000-\u0008\u000b-\u001f\u007f\ufffd]/g;

/**
 * Joins the pages of a document to one text. Its lines stay as they are, but for blanks at their ends and characters that
 * no text can hold: where a line runs on into the next, the reading sees that by itself.
 */
export function joinPages(pages: readonly string[]): DocumentText {
  let count = 0;
  const clean = pages.map(page =>
    page
      .replace(/\r\n?|[\f\v\u0085\u2028\u2029]/g, '\n')
      .replace(unknown, () => {
        count++;
        return '\ufffd';
      })
      .replace(/[^\S\n]+$/gm, '')
      .replace(/\n+$/, ''),
  );
  const emptyPages = clean.flatMap((page, i) => (page.trim() === '' ? [i + 1] : []));
  return { text: `${clean.join('\n\f')}\n`, emptyPages, unknown: count };
}
