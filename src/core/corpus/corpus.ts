import { type Anchor, isCertain, type Placed } from '../annotations/anchor';
import type { Annotation, Review } from '../annotations/annotation';
import { type SideFile, sideFilePath } from '../annotations/sideFile';
import type { Issue } from '../base/issue';
import type { Codebook } from '../codebook/codebook';
import type { SegmenterInfo } from '../engines/segmenter';
import type { Match } from '../keywords/match';
import type { Encoding } from '../text/encodings';
import type { Outline } from '../text/headings';
import type { Span } from '../text/lines';
import type { Reading } from '../text/reading';
import type { Source } from '../text/source';
import type { Units } from '../text/units';
import type { Attributes, CountedCoders, Settings } from './settings';

/** An annotation with its place in today's text. */
export interface PlacedAnnotation {
  readonly annotation: Annotation;
  readonly anchor: Anchor;
  /** Path of the side file it is kept in. */
  readonly file: string;
}

/** What the machine finds in a source: depends on its text, the keywords and the settings only. */
export interface Analysis extends Outline {
  readonly reading: Reading;
  readonly units: Units;
  /** The stretches of the reading that keywords count in, in order; `undefined` when everything counts. */
  readonly scope: readonly Span[] | undefined;
  /** Every match by the keyword rules, in order of place, before words and scope have their say. */
  readonly found: readonly Match[];
  /** Matches that count, in order of place. */
  readonly matches: readonly Match[];
  /** Matches outside the scope or in a table of contents: shown in the text, counted nowhere. */
  readonly outOfScope: readonly Match[];
  /** Hits in scope of which it is not known yet whether they are whole words: counted nowhere. */
  readonly pending: readonly Match[];
  /** The sentences whose words decide about it. */
  readonly wanted: readonly string[];
}

/** A source with all that is known of it: a row of the coverage table. */
export interface CodedSource {
  readonly source: Source;
  /** File name without extension. */
  readonly label: string;
  readonly encoding: Encoding;
  /** The encoding it looks like more than the one it was read in. */
  readonly looksLike: Encoding | undefined;
  readonly analysis: Analysis;
  readonly annotations: readonly PlacedAnnotation[];
  /** Those of other coders while one codes blind: shown and counted nowhere. */
  readonly hidden: readonly PlacedAnnotation[];
  readonly reviews: readonly Review[];
  /** Whose coding counts: see `countedIn`. */
  readonly countedCoders: CountedCoders;
  readonly attributes: Attributes;
  readonly sideFiles: readonly SideFile[];
  /** Paths of its side files that cannot be read, or not all of them: what they say is missing from every count. */
  readonly unread: readonly string[];
}

/** All sources, the codebook and all annotations: an immutable snapshot. */
export interface Corpus {
  readonly codebook: Codebook;
  readonly settings: Settings;
  /** In the order of the table's rows. */
  readonly sources: readonly CodedSource[];
  /** What the sources are compared with, such as a national plan: it can be read and coded, but counts nowhere. */
  readonly reference: CodedSource | undefined;
  readonly issues: readonly Issue[];
  /** Sentences whose words are needed for `wholeWord` keywords and not known yet: what to ask a segmenter for. */
  readonly wanted: readonly string[];
  /** The only coder whose work is in the snapshot, during blind coding; `undefined` if everybody's work is. */
  readonly onlyCoder: string | undefined;
  /** What cut the words that the counts depend on; `undefined` where they depend on none. */
  readonly segmenter: SegmenterInfo | undefined;
}

/** All texts that can be read and coded: the sources, then the reference. */
export function allTexts({ sources, reference }: Corpus): readonly CodedSource[] {
  return reference ? [...sources, reference] : sources;
}

/** The source, or the reference, at a path; `undefined` when the corpus contains none there. */
export function sourceAt(corpus: Corpus, path: string): CodedSource | undefined {
  return allTexts(corpus).find(each => each.source.path === path);
}

/** Path of the side file that a coder's work on a source goes to: the one there is, wherever it is, or a new one. */
export function sideFileFor({ source, sideFiles }: CodedSource, coder: string | undefined): string {
  return sideFiles.find(each => each.coder === coder)?.path ?? sideFilePath(source.path, coder);
}

/** An annotation counts where its passage is in the text for certain. */
export function isPlaced(placed: PlacedAnnotation): placed is PlacedAnnotation & { readonly anchor: Placed } {
  return isCertain(placed.anchor);
}
