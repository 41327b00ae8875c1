import { allTexts, type Corpus, type EarlierTexts, hashSource, recordedHash } from '../../core';

/** To compare longer texts with each other would hold up the editor. */
const longest = 500_000;

/**
 * The texts that places were recorded in, as snapshots of this session had them. Where a text is changed outside (a checkout, another
 * program), its passages are found by comparing both.
 */
export class SeenTexts {
  private seen = new Map<string, { readonly path: string; readonly text: string }>();

  /** By the hash that side files contain. */
  get all(): EarlierTexts {
    return new Map([...this.seen].map(([hash, { text }]) => [hash, text]));
  }

  /** Takes in what a snapshot has; texts that no side file names any more are forgotten. */
  take(corpus: Corpus): void {
    const named = new Map<string, { readonly path: string; readonly text: string }>();
    const paths = new Set<string>();
    for (const { source, sideFiles } of allTexts(corpus)) {
      paths.add(source.path);
      for (const hash of sideFiles.map(recordedHash)) {
        if (hash === undefined) continue;
        const known = hash === hashSource(source) ? source : this.seen.get(hash);
        if (known && known.text.length <= longest) named.set(hash, { path: source.path, text: known.text });
      }
    }
    // A file that is written anew may be gone for a moment.
    const gone = [...this.seen].filter(([, { path }]) => !paths.has(path));
    this.seen = new Map([...gone, ...named]);
  }

  forget(): void {
    this.seen.clear();
  }
}
