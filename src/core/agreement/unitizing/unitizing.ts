import { compareText } from '../../base/order';
import type { Steps } from '../../base/steps';
import { type Figures, gathered } from '../figures';
import type { Coefficient } from '../reliability';
import { alphaU1995 } from './alphaU1995';
import { type Continuum, ofCode, whereCoded } from './continuum';
import { codedAlphas } from './cuAlpha';
import { type GammaRules, gamma, withoutGamma } from './gamma/gamma';
import { characterF1, segmentF1 } from './segmentF1';
import { uAlpha } from './uAlpha';

export type UnitizingName =
  | 'uAlpha'
  | 'uAlphaBinary'
  | 'cuAlpha'
  | 'gamma'
  | 'gammaCat'
  | 'alphaU1995'
  | 'f1Exact'
  | 'f1Characters';

/** Where coders found something, and what: figures of the passages themselves. */
export interface Unitizing {
  readonly figures: Figures<UnitizingName>;
  /** The share of the characters that both coders of a pair have coded: what cuα rests on. */
  readonly coverage: number | null;
  /** (k)uα, by theme. */
  readonly kuAlpha: Figures<string>;
  /** uα of each theme by itself, coded or not: defined also where passages of several themes overlap. */
  readonly uAlphaByTheme: Figures<string>;
  /** How many texts by chance gamma rests on, and whether its alignments are known to be the best. */
  readonly samples: number;
  readonly isExact: boolean;
}

/** All figures of passages. Their order and that of the coders change nothing, not even what is drawn by chance. */
export function* unitizingFigures(
  texts: readonly Continuum[],
  themes: readonly string[],
  rules: GammaRules | null,
): Steps<Unitizing> {
  const { cuAlpha, coverage, kuAlpha } = codedAlphas(texts, themes);
  yield;
  const byTheme: (readonly [string, Coefficient])[] = [];
  for (const theme of themes) {
    byTheme.push([theme, uAlpha(ofCode(texts, theme))]);
    yield;
  }
  const found = rules ? yield* gamma(inOneOrder(texts), rules) : withoutGamma;
  return {
    figures: gathered([
      ['uAlpha', uAlpha(texts)],
      ['uAlphaBinary', uAlpha(whereCoded(texts))],
      ['cuAlpha', cuAlpha],
      ['gamma', found.gamma],
      ['gammaCat', found.gammaCat],
      ['alphaU1995', alphaU1995(texts, themes)],
      ['f1Exact', segmentF1(texts)],
      ['f1Characters', characterF1(texts)],
    ]),
    coverage,
    kuAlpha: gathered([...kuAlpha]),
    uAlphaByTheme: gathered(byTheme),
    samples: found.samples,
    isExact: found.isExact,
  };
}

/** The texts, and in each the coders, in an order that depends on what is marked alone. */
function inOneOrder(texts: readonly Continuum[]): readonly Continuum[] {
  const keyed = texts.map(({ length, coders }) => {
    const sorted = coders
      .map(segments => ({ segments, key: JSON.stringify(segments) }))
      .sort((a, b) => compareText(a.key, b.key));
    return {
      text: { length, coders: sorted.map(({ segments }) => segments) },
      key: [length, ...sorted.map(({ key }) => key)].join('\n'),
    };
  });
  return keyed.sort((a, b) => compareText(a.key, b.key)).map(({ text }) => text);
}
