import type { Codebook } from '../codebook/codebook';
import { codingsOf } from '../corpus/codings';
import { type CodedSource, isPlaced } from '../corpus/corpus';
import { countedIn } from '../corpus/counted';
import { isInContents } from '../corpus/scope';
import { type Counts, countsOf } from '../coverage/coverage';
import type { Encoding } from '../text/encodings';
import { hashSource } from '../text/source';

/** What of one source the method names. Plain data. */
export interface SourceMethod {
  readonly path: string;
  /** `sha256:<hex>` of its text. */
  readonly hash: string;
  readonly encoding: Encoding;
  /** Soft line ends that were seen through, and page lines that were left out. */
  readonly joins: number;
  readonly pageLines: number;
  /** Whose annotations and reviews count. */
  readonly coders: readonly string[];
  /** Day of the newest annotation, YYYY-MM-DD; empty where none has a day. */
  readonly newest: string;
  readonly unread: readonly string[];
  readonly settled: number;
}

/** What a report says of one source: all that is needed of it once it is counted. Plain data. */
export interface SourceFigures extends Counts, SourceMethod {
  /** UTF-16 code units of the text. */
  readonly length: number;
  /** Passages that count, and annotations whose places are uncertain. */
  readonly annotations: number;
  readonly unplaced: number;
  /** Keyword hits that count, that are left out, those of them in tables of contents, and that wait for words. */
  readonly matches: number;
  readonly outOfScope: number;
  readonly inContents: number;
  readonly pending: number;
}

export function methodOfSource(coded: CodedSource): SourceMethod {
  const { source, encoding, analysis } = coded;
  const { annotations, reviews, unread, settled } = countedIn(coded);
  const all = annotations.map(({ annotation }) => annotation);
  const coders = [...all, ...reviews].map(({ coder }) => coder).filter(coder => coder !== undefined);
  return {
    path: source.path,
    hash: hashSource(source),
    encoding,
    joins: analysis.reading.joins,
    pageLines: analysis.reading.pageLines,
    coders: [...new Set(coders)],
    newest: all
      .map(({ created = '' }) => /^\d{4}-\d{2}-\d{2}/.exec(created)?.[0] ?? '')
      .reduce((latest, day) => (day > latest ? day : latest), ''),
    unread,
    settled,
  };
}

export function figuresOf(coded: CodedSource, codebook: Codebook): SourceFigures {
  const { source, analysis } = coded;
  return {
    ...methodOfSource(coded),
    ...countsOf(coded, codebook),
    length: source.text.length,
    annotations: codingsOf(coded).length,
    unplaced: countedIn(coded).annotations.filter(placed => !isPlaced(placed)).length,
    matches: analysis.matches.length,
    outOfScope: analysis.outOfScope.length,
    inContents: analysis.outOfScope.filter(match => isInContents(match, analysis)).length,
    pending: analysis.pending.length,
  };
}
