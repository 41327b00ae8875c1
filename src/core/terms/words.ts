import { batches } from '../base/batches';
import type { Analysis, CodedSource, Corpus } from '../corpus/corpus';
import { type Segmenter, type SegmenterInfo, sameSegmenter, wordsOf } from '../engines/segmenter';
import { sameTerms, termsOf } from '../keywords/wholeWords';
import { foldedString, unfoldedEnd, unfoldedStart } from '../text/foldedText';
import { foldingFor } from '../text/folding';
import type { Span } from '../text/lines';
import { unitSpan } from '../text/units';

/** The words of a unit, folded as for dictionaries. Joined, they give what `unitTexts` gives. */
export interface UnitWords {
  readonly words: readonly string[];
  /**
   * Start and end of each word, as offsets within the unit in the reading. What lies between two words was left out by
   * folding.
   */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Length of the unit, in characters of the reading. */
  readonly length: number;
}

/** The words of one source, by unit. */
export type SourceWords = readonly UnitWords[];
export type CorpusWords = readonly SourceWords[];

/** The words of a corpus, all from one segmenter that knew the terms of its codebook. */
export interface CutCorpus {
  readonly words: CorpusWords;
  readonly info: SegmenterInfo;
}

/** Characters segmented in one call, so that progress can be shown and the work cancelled in between. */
const batchSize = 20_000;

/** Receives the number of characters done and of all; returns whether to go on. */
type GoOn = (done: number, total: number) => boolean;

/**
 * Segments the texts of a corpus. The words of a source are remembered as long as its text, its matches, the terms of the
 * codebook and the segmenter stay the same.
 */
export class WordCutter {
  private known = new WeakMap<Analysis, SourceWords>();
  /** What the remembered words were segmented with. */
  private by: { readonly info: SegmenterInfo; readonly terms: readonly string[] } | undefined;

  constructor(private readonly segmenter: Pick<Segmenter, 'cut'>) {}

  /** Resolves to `undefined` if `goOn` returns false, or if the segmenter is disposed of. */
  async words(corpus: Corpus, goOn: GoOn = () => true): Promise<CutCorpus | undefined> {
    const terms = termsOf(corpus);
    // The segmenter may differ from last time: an engine that fails is followed by the next.
    for (;;) {
      const asked = await this.segmenter.cut([], terms);
      if (!asked) return undefined;
      const { info } = asked;
      if (!this.by || !sameSegmenter(this.by.info, info) || !sameTerms(this.by.terms, terms)) {
        this.known = new WeakMap();
        this.by = { info, terms };
      }
      const words = await this.cutAll(corpus, this.by, goOn);
      if (words !== 'another engine') return words && { words, info };
    }
  }

  private async cutAll(
    corpus: Corpus,
    by: NonNullable<WordCutter['by']>,
    goOn: GoOn,
  ): Promise<CorpusWords | 'another engine' | undefined> {
    const { known } = this;
    const folding = foldingFor(corpus.settings.matching.folding, 'words');
    const total = corpus.sources.reduce((sum, { analysis }) => sum + analysis.reading.text.length, 0);
    const all: SourceWords[] = [];
    let done = 0;
    for (const coded of corpus.sources) {
      const before = known.get(coded.analysis);
      if (before) all.push(before);
      else {
        const words: UnitWords[] = [];
        let length = done;
        const units = unitsOf(coded).map(text => ({ folded: folding.fold(text), length: text.length }));
        const folded = units.map(each => foldedString(each.folded));
        for (const texts of batches(folded, batchSize)) {
          const answer = await this.segmenter.cut(texts, by.terms);
          if (!answer) return undefined;
          if (!sameSegmenter(answer.info, by.info)) return 'another engine';
          texts.forEach((text, i) => {
            const ends = answer.ends[i]!;
            const { folded, length: own } = units[words.length]!;
            words.push({
              words: wordsOf(text, ends),
              starts: ends.map((_, k) => unfoldedStart(folded, k === 0 ? 0 : ends[k - 1]!)),
              ends: ends.map(end => unfoldedEnd(folded, end)),
              length: own,
            });
            length += text.length;
          });
          if (!goOn(length, total)) return undefined;
        }
        known.set(coded.analysis, words);
        all.push(words);
      }
      done += coded.analysis.reading.text.length;
    }
    return all;
  }
}

/** The units of a source's reading. */
function unitsOf({ analysis: { reading, units } }: CodedSource): readonly string[] {
  return Array.from(units.ends, (_, i) => {
    const { start, end } = unitSpan(units, i);
    return reading.text.slice(start, end);
  });
}

/** The texts of a source's units, folded for words. */
export function unitTexts(coded: CodedSource, { settings }: Pick<Corpus, 'settings'>): readonly string[] {
  const folding = foldingFor(settings.matching.folding, 'words');
  return unitsOf(coded).map(text => folding.foldTerm(text));
}

/**
 * The words of a unit, with `''` (no word) instead of those that touch one of the spans (`inside`), or of those that do not
 * lie wholly in one (`outside`). `start` is where the unit begins; spans are sorted and do not overlap.
 */
export function maskWords(
  { words, starts, ends }: UnitWords,
  start: number,
  spans: readonly Span[],
  mask: 'inside' | 'outside',
): readonly string[] {
  if (spans.length === 0) return mask === 'inside' ? words : words.map(() => '');
  let next = 0;
  return words.map((word, i) => {
    const [from, at] = [start + starts[i]!, start + ends[i]!];
    while (next < spans.length && spans[next]!.end <= from) next++;
    const span = spans[next];
    const touches = span !== undefined && span.start < at;
    const within = touches && span.start <= from && at <= span.end;
    return (mask === 'inside' ? touches : !within) ? '' : word;
  });
}
