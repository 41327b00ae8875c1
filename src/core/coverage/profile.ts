import { type Steps, stepSize } from '../base/steps';
import type { Code, Theme } from '../codebook/codebook';
import { codingsOf } from '../corpus/codings';
import type { CodedSource, Corpus } from '../corpus/corpus';
import type { Matcher } from '../keywords/matcher';
import { foldedString } from '../text/foldedText';
import type { Span } from '../text/lines';
import { fromSource } from '../text/reading';
import { type BigramFrequencies, bigramsOf } from './bigrams';
import { themesOf } from './coverage';
import { Relevance } from './relevance';

/** A text that tells what a theme is about. */
export interface Sample {
  readonly from: 'coded' | 'codebook';
  /** `undefined` for the codebook's words. */
  readonly coded: CodedSource | undefined;
  /** Place in the reading of that source. */
  readonly place: Span;
  readonly folded: string;
}

/** All that tells what a theme is about. */
export interface Profile {
  readonly relevance: Relevance;
  readonly samples: readonly Sample[];
}

/** The passages coded with a theme anywhere, and what the codebook says of it. */
export function* profileOf(
  {
    corpus,
    matcher,
    frequencies,
  }: { readonly corpus: Corpus; readonly matcher: Matcher; readonly frequencies: BigramFrequencies },
  theme: Theme,
): Steps<Profile> {
  const samples: Sample[] = [];
  const add = (from: Sample['from'], text: string, place: Span, coded?: CodedSource) => {
    samples.push({ from, coded, place, folded: foldedString(matcher.folding.fold(text)) });
  };
  let work = 0;
  for (const coded of corpus.sources) {
    const { text } = coded.analysis.reading;
    for (const place of codedPlaces(coded, theme, corpus)) {
      add('coded', text.slice(place.start, place.end), place, coded);
      work += place.end - place.start;
      if (work < stepSize) continue;
      work = 0;
      yield;
    }
  }
  add('codebook', wordsOfCodebook(theme), { start: 0, end: 0 });
  const counts = samples.map(({ folded }) => bigramsOf(folded));
  yield;
  return { relevance: new Relevance(counts, frequencies), samples };
}

/** Where passages of a source are coded with a theme, in its reading. */
function codedPlaces(coded: CodedSource, { id }: Theme, { codebook }: Corpus): readonly Span[] {
  const { analysis } = coded;
  return codingsOf(coded)
    .filter(({ annotation }) => themesOf(annotation.codes, codebook).has(id))
    .map(({ anchor: { span } }) => ({
      start: fromSource(analysis.reading, span.start),
      end: fromSource(analysis.reading, span.end),
    }));
}

/** What the codebook says of a theme and its sub-codes. */
function wordsOfCodebook(theme: Theme): string {
  const said = (code: Code): readonly string[] => [
    code.name,
    code.definition ?? '',
    code.include ?? '',
    ...code.codes.flatMap(said),
  ];
  return [...said(theme), ...theme.keywords.flatMap(({ term, aliases }) => [term, ...aliases])].join('\n');
}
