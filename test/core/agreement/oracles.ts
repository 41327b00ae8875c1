import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Reliability, RowGatherer } from '../../../src/core/agreement/reliability';
import type { Continuum } from '../../../src/core/agreement/unitizing/continuum';
import { shared } from '../../support/root';

/** Tables and passages with known figures, one file each. */
export const oracles = join(shared, 'oracles/agreement');

type Label = string | number;

export interface OracleSegment {
  readonly coder: string;
  readonly start: number;
  readonly end: number;
  readonly code: Label;
}

export interface Oracle {
  readonly id: string;
  readonly kind: 'coding' | 'sets' | 'unitizing';
  readonly coders: readonly string[];
  readonly categories: readonly Label[];
  readonly data: {
    readonly items?: readonly (readonly (Label | null | readonly Label[])[])[];
    readonly counts?: readonly number[];
    readonly table?: unknown;
    readonly continuum?: { readonly start: number; readonly end: number };
    readonly segments?: readonly OracleSegment[];
    readonly tokens?: readonly (readonly [number, number])[];
    readonly parameters?: Readonly<Record<string, unknown>>;
    readonly pairs?: readonly unknown[];
    readonly samples?: readonly {
      readonly segments: readonly OracleSegment[];
      readonly disorder: number;
    }[];
  };
  readonly expected: Readonly<
    Record<
      string,
      { readonly value: unknown; readonly digits: number | null; readonly recomputedValue?: unknown }
    >
  >;
  readonly computed?: Readonly<Record<string, number | null>>;
}

export function readOracles(): readonly Oracle[] {
  return readdirSync(oracles)
    .filter(file => file.endsWith('.json'))
    .sort()
    .map(file => JSON.parse(readFileSync(join(oracles, file), 'utf8')) as Oracle);
}

export interface Table {
  readonly data: Reliability;
  /** What each category is called: a label, or a set of them. */
  readonly labels: readonly (readonly string[])[];
}

/** Items as reliability data; a set of codes is a category of its own. */
export function tableOf({ coders, categories, data: { items = [], counts }, kind }: Oracle): Table {
  const labels: (readonly string[])[] = kind === 'sets' ? [] : categories.map(each => [String(each)]);
  const numberOf = (value: Label | readonly Label[]): number => {
    const label = (Array.isArray(value) ? [...value] : [value]).map(String).sort();
    const known = labels.findIndex(each => each.join('\n') === label.join('\n'));
    if (known !== -1) return known;
    labels.push(label);
    return labels.length - 1;
  };
  const rows = new RowGatherer();
  items.forEach((values, i) => {
    rows.add(
      values.map(value => (value === null ? null : numberOf(value))),
      counts?.[i] ?? 1,
    );
  });
  return {
    data: { coders: coders.length, categories: labels.length, rows: rows.gathered() },
    labels,
  };
}

/** Passages as a continuum. */
export function continuumOf(
  coders: readonly string[],
  { start, end }: { readonly start: number; readonly end: number },
  segments: readonly OracleSegment[],
): Continuum {
  return {
    length: end - start,
    coders: coders.map(coder =>
      segments
        .filter(each => each.coder === coder)
        .map(each => ({ start: each.start - start, end: each.end - start, code: String(each.code) })),
    ),
  };
}

/** Whether a value is the expected one to its printed digits. */
export function agreesTo(is: number | null, should: unknown, digits: number | null): boolean {
  if (should === null || is === null) return should === is;
  if (Array.isArray(should)) return is >= (should[0] as number) && is <= (should[1] as number);
  return Math.abs(is - (should as number)) <= 0.5000001 * 10 ** -(digits ?? 6);
}
