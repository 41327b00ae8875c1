import { compareText } from '../base/order';
import type { JudgedCoder, JudgedSource } from './judged';
import { judgesOf, type Reliability, type Row, RowGatherer } from './reliability';
import type { Continuum } from './unitizing/continuum';

/** Units that are compared nowhere, by the reason. */
export interface LeftOut {
  /** No coder has judged the source for it. */
  readonly nobody: number;
  /** One coder has. */
  readonly oneCoder: number;
  /** The place of a passage is not certain, so that fewer than two judgements of the unit are known. */
  readonly waiting: number;
  /** A side file cannot be read, or not all of it. */
  readonly unread: number;
}

/** Judgements that can be compared. */
export interface Compared {
  readonly data: Reliability;
  /** The codes that each category stands for. */
  readonly codes: readonly (readonly string[])[];
  /** The rows of each source. */
  readonly bySource: readonly (readonly Row[])[];
  /** Units that two coders or more have judged. */
  readonly units: number;
  readonly leftOut: LeftOut;
}

/** Whether a coder has said of a source whether a code is there. */
export function hasJudged({ isUnread, isDone, judged }: JudgedCoder, code: string): boolean {
  return !isUnread && (isDone || judged.has(code));
}

/** Which of some coders have judged every code, and the units of each: all codes that each unit got, and what is not known. */
class UnitTable {
  private readonly codes = new Map<number, (string[] | null)[]>();

  constructor(private readonly coders: readonly (JudgedCoder | undefined)[]) {}

  fill(code: string): void {
    this.coders.forEach((coder, i) => {
      for (const unit of coder?.coded.get(code) ?? []) this.at(unit)[i]?.push(code);
      for (const unit of coder?.waiting.get(code) ?? []) this.at(unit)[i] = null;
    });
  }

  /** Units that got a code, or may have got one. */
  rows(): Iterable<readonly (readonly string[] | null)[]> {
    return this.codes.values();
  }

  get size(): number {
    return this.codes.size;
  }

  private at(unit: number): (string[] | null)[] {
    const known = this.codes.get(unit) ?? this.coders.map(coder => (coder ? [] : null));
    this.codes.set(unit, known);
    return known;
  }
}

/**
 * The judgements of some coders on one code: coded or not, by unit. Only what two coders have judged is compared; what one has judged counts in
 * the shares of AC1 alone.
 */
export function compareCode(
  sources: readonly JudgedSource[],
  coders: readonly number[],
  code: string,
): Compared {
  const compared = compare(sources, coders, () => [code]);
  return { ...compared, data: { ...compared.data, categories: 2 } };
}

/**
 * The judgements of some coders on sets of themes, by unit. In each source, these are the themes that two of them have judged there; a coder who has
 * not judged all of those has judged none of its units.
 */
export function compareSets(
  sources: readonly JudgedSource[],
  coders: readonly number[],
  themes: readonly string[],
): Compared {
  return compare(sources, coders, source => {
    const common = themesIn(source, coders, themes);
    // Where there are none, who has judged all counts for the shares of AC1.
    return common.length > 0 ? common : themes;
  });
}

/** The themes that two coders or more have judged in a source. */
export function themesIn(
  source: JudgedSource,
  coders: readonly number[],
  themes: readonly string[],
): readonly string[] {
  return themes.filter(theme => coders.filter(coder => hasJudged(source.coders[coder]!, theme)).length > 1);
}

function compare(
  sources: readonly JudgedSource[],
  coders: readonly number[],
  codesIn: (source: JudgedSource) => readonly string[],
): Compared {
  const numbers = new Map<string, number>([['', 0]]);
  const codes: (readonly string[])[] = [[]];
  const numberOf = (given: readonly string[]): number => {
    const key = given.join('\n');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, codes.length);
    codes.push(given);
    return codes.length - 1;
  };
  const all = new RowGatherer();
  const bySource: (readonly Row[])[] = [];
  const comparedCodes = new Set<string>();
  const leftOut = { nobody: 0, oneCoder: 0, waiting: 0, unread: 0 };
  let units = 0;
  for (const source of sources) {
    const wanted = codesIn(source);
    const isJudge = (coder: number) =>
      wanted.length > 0 && wanted.every(code => hasJudged(source.coders[coder]!, code));
    const table = new UnitTable(coders.map(coder => (isJudge(coder) ? source.coders[coder] : undefined)));
    for (const code of wanted) table.fill(code);
    const own = new RowGatherer();
    const judges = coders.filter(isJudge).length;
    if (judges > 1) for (const code of wanted) comparedCodes.add(code);
    const hasJudgedAny = (coder: JudgedCoder) => wanted.some(code => hasJudged(coder, code));
    const add = (values: readonly (number | null)[], count: number) => {
      if (count === 0) return;
      all.add(values, count);
      own.add(values, count);
      if (values.filter(value => value !== null).length > 1) units += count;
      else if (judges > 1) leftOut.waiting += count;
      else if (coders.some(coder => source.coders[coder]!.isUnread)) leftOut.unread += count;
      else
        leftOut[coders.some(coder => hasJudgedAny(source.coders[coder]!)) ? 'oneCoder' : 'nobody'] += count;
    };
    for (const row of table.rows())
      add(
        row.map(given => given && numberOf(given)),
        1,
      );
    add(
      coders.map(coder => (isJudge(coder) ? 0 : null)),
      source.units - table.size,
    );
    bySource.push(own.gathered());
  }
  // Numbers in the order of their codes: nothing depends on who gave what first.
  const order = codes
    .map((_, i) => i)
    .sort((a, b) => compareText(codes[a]!.join('\n'), codes[b]!.join('\n')));
  const numberNow = new Map(order.map((category, i) => [category, i]));
  const renumbered = (rows: readonly Row[]) =>
    rows.map(({ values, count }) => ({
      values: values.map(value => (value === null ? null : numberNow.get(value)!)),
      count,
    }));
  const rows = renumbered(all.gathered());
  const sorted = order.map(category => codes[category]!);
  return {
    data: { coders: coders.length, categories: categoriesOf(sorted, rows, comparedCodes.size), rows },
    codes: sorted,
    bySource: bySource.map(renumbered),
    units,
    leftOut,
  };
}

/**
 * How many categories of themes could have been given to what is compared: where no coder gave a unit two of them, they exclude each
 * other, and each is a category, with "none" where that was given; else, the sets that were given. What one coder alone has judged
 * adds none: it would raise S.
 */
function categoriesOf(codes: readonly (readonly string[])[], rows: readonly Row[], themes: number): number {
  const given = new Set(
    rows.filter(row => judgesOf(row) > 1).flatMap(({ values }) => values.filter(value => value !== null)),
  );
  const isSingle = [...given].every(category => codes[category]!.length < 2);
  return isSingle ? themes + (given.has(0) ? 1 : 0) : given.size;
}

/** The passages of some coders on themes, by source, under the same rule as sets of themes. */
export function continuaOf(
  sources: readonly JudgedSource[],
  coders: readonly number[],
  themes: readonly string[],
): readonly Continuum[] {
  return sources.map(source => {
    const wanted = new Set(themesIn(source, coders, themes));
    return {
      length: source.length,
      coders: coders.map(number => {
        const coder = source.coders[number]!;
        const isJudge = wanted.size > 0 && [...wanted].every(theme => hasJudged(coder, theme));
        return isJudge ? coder.segments.filter(({ code }) => wanted.has(code)) : null;
      }),
    };
  });
}
