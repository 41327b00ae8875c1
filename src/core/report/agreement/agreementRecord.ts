import type { CodeAgreement, CoderAgreement, Drawn, SetAgreement } from '../../agreement/coderAgreement';
import type { LeftOut } from '../../agreement/compared';
import type { Figures } from '../../agreement/figures';
import { english } from '../../base/l10n';
import type { Corpus } from '../../corpus/corpus';
import { type AgreementMethod, agreementMethod } from './agreementMethod';
import { describeTrouble, describeUndefined } from './agreementWords';

/** Agreement for scripts, as schemas/agreement.schema.json describes it. The same in every language. */
export interface AgreementRecord {
  readonly method: AgreementMethod;
  readonly coders: readonly string[];
  readonly unit: string;
  readonly themes: readonly object[];
  readonly codes: readonly object[];
  readonly overall: object;
  readonly unitizing: object;
  readonly pairs: readonly object[];
  readonly sources: readonly object[];
  readonly groups?: readonly object[];
  /** What a reader should know about the basis of the figures. */
  readonly notes: readonly string[];
}

export function agreementRecord(corpus: Corpus, agreement: CoderAgreement): AgreementRecord {
  const { coders, unit, themes, codes, overall, unitizing, pairs, sources, groups, troubles, by } = agreement;
  const { figures, kuAlpha, uAlphaByTheme, coverage, samples, isExact } = unitizing;
  return {
    method: agreementMethod(corpus, agreement),
    coders,
    unit,
    themes: themes.map(each => ({ theme: each.code, ...ofCode(each), ...drawn(each) })),
    codes: codes.map(each => ({ code: each.code, ...ofCode(each) })),
    overall: { ...ofSets(overall), ...drawn(overall) },
    unitizing: {
      ...rounded(figures.values),
      kuAlpha: rounded(kuAlpha.values),
      uAlphaByTheme: rounded(uAlphaByTheme.values),
      coverage: round(coverage),
      samples,
      isExact,
      reasons: {
        ...reasonsOf(figures),
        ...reasonsOf(kuAlpha, 'kuAlpha.'),
        ...reasonsOf(uAlphaByTheme, 'uAlphaByTheme.'),
      },
    },
    pairs: pairs.map(({ coders: pair, themes: each, ...rest }) => ({
      coders: pair,
      ...ofSets(rest),
      themes: each.map(theme => ({ theme: theme.code, ...ofCode(theme) })),
    })),
    sources: sources.map(({ source, label, ...rest }) => ({ source, label, ...ofSets(rest) })),
    ...(by !== undefined && {
      groups: groups.map(({ value, sources: count, ...rest }) => ({
        value: value ?? null,
        sources: count,
        ...ofSets(rest),
      })),
    }),
    notes: troubles.map(trouble => describeTrouble(trouble, english)),
  };
}

function ofCode(code: CodeAgreement): object {
  const { name, units, leftOut, table, figures, shares } = code;
  return {
    name,
    units,
    ...leftOutOf(leftOut),
    ...(table && { table }),
    ...rounded(figures.values),
    ...(shares && {
      prevalence: round(shares.prevalence),
      bias: round(shares.bias),
      paradox: shares.paradox,
    }),
    reasons: reasonsOf(figures),
  };
}

function ofSets({ units, leftOut, figures }: SetAgreement): object {
  return { units, ...leftOutOf(leftOut), ...rounded(figures.values), reasons: reasonsOf(figures) };
}

function drawn({ intervals, sourceIntervals }: Drawn<string>): object {
  const written = (all: Drawn<string>['intervals']) =>
    Object.fromEntries(Object.entries(all).map(([name, ends]) => [name, ends?.map(round)]));
  return { intervals: written(intervals), sourceIntervals: written(sourceIntervals) };
}

function leftOutOf(leftOut: LeftOut): object {
  return { leftOut: sumOf(leftOut), leftOutBecause: leftOut };
}

/** Units that are compared nowhere. */
export function sumOf({ nobody, oneCoder, waiting, unread }: LeftOut): number {
  return nobody + oneCoder + waiting + unread;
}

function reasonsOf({ reasons }: Figures<string>, before = ''): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(reasons).flatMap(([name, reason]) =>
      reason ? [[before + name, describeUndefined(reason, english)]] : [],
    ),
  );
}

function rounded(values: Readonly<Record<string, number | null>>): Readonly<Record<string, number | null>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, round(value)]));
}

/** Ten decimals: later digits only show how sums were rounded. */
function round(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(10));
}
