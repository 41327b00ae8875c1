import type { CodedSource, Corpus } from '../corpus/corpus';
import { sourceAt } from '../corpus/corpus';
import type { Span } from '../text/lines';
import { hasJudged } from './compared';
import { type AgreementUnit, type JudgedCoder, judgedSources } from './judged';

/** Units of two coders by what they say: one field of their table, or all. */
export const unitFields = ['all', 'both', 'onlyFirst', 'onlySecond', 'neither'] as const;
export type UnitField = (typeof unitFields)[number];

/** Which units a number of agreement rests on. */
export interface UnitsWanted {
  readonly coders: readonly string[];
  readonly unit: AgreementUnit;
  /** Path of a code. */
  readonly code: string;
  readonly field: UnitField;
}

/** A unit that two coders or more have judged. */
export interface ComparedUnit {
  readonly source: CodedSource;
  /** In offsets of the reading. */
  readonly span: Span;
}

/** The units behind a number of agreement on one code, in order of sources and places: as many as the number says. */
export function comparedUnits(corpus: Corpus, wanted: UnitsWanted): readonly ComparedUnit[] {
  const { coders, unit, code, field } = wanted;
  return judgedSources(corpus, coders, unit).flatMap(judged => {
    const source = sourceAt(corpus, judged.path);
    if (!source) return [];
    const judges = judged.coders.map(coder => (hasJudged(coder, code) ? coder : undefined));
    return judged
      .places()
      .filter(place =>
        isIn(
          field,
          judges.map(coder => coder && saysOf(coder, code, place.unit)),
        ),
      )
      .map(({ span }) => ({ source, span }));
  });
}

/** Whether a coder coded a unit; `null` where that is not known. */
function saysOf({ coded, waiting }: JudgedCoder, code: string, unit: number): boolean | null {
  return waiting.get(code)?.has(unit) ? null : (coded.get(code)?.has(unit) ?? false);
}

function isIn(field: UnitField, said: readonly (boolean | null | undefined)[]): boolean {
  if (said.filter(each => typeof each === 'boolean').length < 2) return false;
  switch (field) {
    case 'all':
      return true;
    case 'both':
      return said[0] === true && said[1] === true;
    case 'onlyFirst':
      return said[0] === true && said[1] === false;
    case 'onlySecond':
      return said[0] === false && said[1] === true;
    case 'neither':
      return said[0] === false && said[1] === false;
  }
}
