import { allThemes, formatRange, type Review } from '../../annotations/annotation';
import { defined } from '../../base/values';
import type { Whereabouts } from '../../base/whereabouts';
import type { Codebook } from '../../codebook/codebook';
import { themeOf } from '../../codebook/codebook';
import { codingsOf } from '../../corpus/codings';
import type { CodedSource, Corpus } from '../../corpus/corpus';
import { countedIn } from '../../corpus/counted';
import { whereaboutsOf } from '../../corpus/whereabouts';
import type { Basis } from '../../coverage/basis';
import { matchPassage } from './passages';

/** One thing that a cell of the coverage table rests on. What does not apply is not there. */
export interface Evidence extends Whereabouts {
  /** A coded passage; a person looked, and found it absent or there; a keyword hit. */
  readonly finding: 'coded' | 'absent' | 'found' | 'hit';
  readonly source: string;
  /** Id of the theme. */
  readonly theme: string;
  readonly themeName: string;
  /** Path of the code, from the theme down; of a hit: none. */
  readonly code?: string;
  readonly codeName?: string;
  /** Of a hit: the term of its keyword. */
  readonly keyword?: string;
  /** The passage; of a hit: the hit with what stands around it. */
  readonly quote?: string;
  /** Where it is in today's text: `line:column-line:column`, from 1, in UTF-16 code units, end exclusive. */
  readonly at?: string;
  readonly coder?: string;
  readonly memo?: string;
  readonly label?: string;
  readonly created?: string;
  /** Id of the annotation: one that has several codes is there once for each. */
  readonly id?: string;
}

/**
 * All that the cells of a table rest on, in order of sources and places: every annotation that counts, once for each of
 * its codes that is in the codebook, then what people recorded who looked; or every keyword hit that counts.
 */
export function* evidenceOf(corpus: Corpus, basis: Basis): Generator<Evidence, void> {
  for (const coded of corpus.sources) {
    if (basis === 'keywords') yield* hitsOf(coded, corpus.codebook);
    else yield* codingOf(coded, corpus.codebook);
  }
}

function* codingOf(coded: CodedSource, codebook: Codebook): Generator<Evidence, void> {
  const source = coded.source.path;
  for (const placed of codingsOf(coded)) {
    const { id, codes, quote, label, memo, coder, created } = placed.annotation;
    const at = formatRange(coded.source.lines.range(placed.anchor.span));
    const where = whereaboutsOf(coded.source, placed.anchor.span);
    for (const code of codes.filter(each => codebook.codes.has(each))) {
      yield {
        finding: 'coded',
        source,
        ...namesOf(code, codebook),
        quote,
        at,
        ...where,
        ...(coder !== undefined && { coder }),
        ...(memo !== undefined && { memo }),
        ...(label !== undefined && { label }),
        ...(created !== undefined && { created }),
        id,
      };
    }
  }
  for (const { code, absent, memo, coder } of reviewsByCode(coded, codebook)) {
    yield {
      finding: absent ? 'absent' : 'found',
      source,
      ...namesOf(code, codebook),
      ...(coder !== undefined && { coder }),
      ...(memo !== undefined && { memo }),
    };
  }
}

/** Reviews of codes of the codebook; who read for all themes has reviewed each: absent where they coded nothing of it. */
function reviewsByCode(coded: CodedSource, codebook: Codebook): readonly Review[] {
  return countedIn(coded).reviews.flatMap(review => {
    if (review.code !== allThemes) return codebook.codes.has(review.code) ? [review] : [];
    const own = countedIn(coded).annotations.filter(each => each.annotation.coder === review.coder);
    const found = new Set(own.flatMap(({ annotation }) => annotation.codes.map(themeOf)));
    return codebook.themes.map(({ id }) => ({ ...review, code: id, absent: !found.has(id) }));
  });
}

function* hitsOf(coded: CodedSource, codebook: Codebook): Generator<Evidence, void> {
  for (const match of coded.analysis.matches) {
    const { theme, term } = match.keyword;
    const { pieces, range, page, headings } = matchPassage(coded, match);
    yield {
      finding: 'hit',
      source: coded.source.path,
      theme,
      themeName: codebook.codes.get(theme)?.name ?? theme,
      keyword: term,
      quote: pieces.map(piece => piece.text).join(''),
      at: formatRange(range),
      ...defined({ page, headings }),
    };
  }
}

function namesOf(
  code: string,
  { codes }: Codebook,
): Required<Pick<Evidence, 'theme' | 'themeName' | 'code' | 'codeName'>> {
  const theme = themeOf(code);
  return {
    theme,
    themeName: codes.get(theme)?.name ?? theme,
    code,
    codeName: codes.get(code)?.name ?? code,
  };
}
