/** What we use of the library, which has no types of its own. */
declare module 'word-extractor' {
  interface Plain {
    /** `false` keeps quotation marks and dashes as they are. */
    readonly filterUnicode?: boolean;
    readonly includeHeadersAndFooters?: boolean;
  }
  interface WordDocument {
    getBody(options?: Plain): string;
    getFootnotes(options?: Plain): string;
    getEndnotes(options?: Plain): string;
    getTextboxes(options?: Plain): string;
  }
  export default class WordExtractor {
    extract(source: Buffer): Promise<WordDocument>;
  }
}
