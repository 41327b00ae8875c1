import { isAbout, type Review } from '../annotations/annotation';
import { type Code, type Codebook, isWithin } from '../codebook/codebook';
import { type Coding, codingsByCoderOf } from '../corpus/codings';
import type { CodedSource, Corpus } from '../corpus/corpus';
import { countedIn } from '../corpus/counted';
import type { IndexSettings } from '../corpus/indexSettings';
import type { CellState } from '../coverage/cells';
import { buildCoverage, type Row } from '../coverage/coverage';
import { inheritedState } from '../coverage/inheritedState';
import type { IndicatorValue } from './pmc';

/** A variable with the codes that are its indicators. */
export interface Variable {
  readonly name: string;
  readonly indicators: readonly Code[];
}

/** What is known of an indicator in a source. */
export interface IndicatorCell {
  readonly code: Code;
  readonly state: CellState;
  /** Passages that are coded with it, or a code below it. */
  readonly codings: readonly Coding[];
  /** Reviews of it, or of a code above it. */
  readonly reviews: readonly Review[];
}

/** One row of the multi-input-output table: the indicators of a source, by variable. */
export interface IndicatorRow {
  readonly source: CodedSource;
  readonly variables: readonly (readonly IndicatorCell[])[];
}

/** The variables, and what corpus.yaml names that is not in the codebook or in two variables. */
export function variablesOf(
  { variables }: IndexSettings,
  { codes }: Codebook,
): {
  readonly variables: readonly Variable[];
  readonly unknown: readonly string[];
  readonly twice: readonly string[];
} {
  const unknown: string[] = [];
  const seen = new Set<string>();
  const twice = new Set<string>();
  const read = variables.map(({ name, indicators }) => ({
    name,
    indicators: indicators.flatMap(path => {
      const code = codes.get(path);
      if (!code) {
        unknown.push(path);
        return [];
      }
      const found = code.codes.length > 0 ? code.codes : [code];
      for (const each of found) {
        if (seen.has(each.path)) twice.add(each.path);
        seen.add(each.path);
      }
      return found;
    }),
  }));
  return { variables: read, unknown, twice: [...twice] };
}

/** The indicators of all sources. */
export function indicatorRows(corpus: Corpus, variables: readonly Variable[]): readonly IndicatorRow[] {
  return buildCoverage(corpus).rows.map((row, i) => {
    const source = corpus.sources[i]!;
    const codings = codingsByCoderOf(source);
    return {
      source,
      variables: variables.map(({ indicators }) =>
        indicators.map(code => ({
          code,
          state: stateOf(row, code.path),
          codings: codings.filter(({ annotation }) =>
            annotation.codes.some(each => isWithin(each, code.path)),
          ),
          reviews: countedIn(source).reviews.filter(review => isAboutOrAbove(review, code.path)),
        })),
      ),
    };
  });
}

/** 1 if it is coded, 0 if a person has looked and found nothing, else open. */
export function indicatorValue({ state }: Pick<IndicatorCell, 'state'>): IndicatorValue {
  if (state === 'coded') return 1;
  return state === 'absent' ? 0 : undefined;
}

function isAboutOrAbove(review: Review, path: string): boolean {
  return isAbout(review, path) || isWithin(path, review.code);
}

function stateOf({ cells, codes }: Row, path: string): CellState {
  const own = (wanted: string) =>
    cells.find(({ theme }) => theme === wanted)?.state ?? codes.find(({ code }) => code === wanted)?.state;
  return own(path) ?? inheritedState(path, own);
}
