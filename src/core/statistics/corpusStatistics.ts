import { compareNaturally } from '../base/order';
import { type Spread, spreadOf } from '../base/spread';
import type { Steps } from '../base/steps';
import {
  type AttributeKind,
  attributeKindOf,
  attributeValue,
  isoDate,
  namesOf,
  periodOf,
  readDateAmongDates,
} from '../corpus/attributeKinds';
import type { CodedSource, Corpus } from '../corpus/corpus';
import type { AttributeValue } from '../corpus/settings';
import { type FormName, formNames, headingForms, usualRank } from '../text/outline/headingForms';
import { type Bin, binsOf } from './bins';

/** Descriptive figures of a corpus. Plain JSON. */
export interface CorpusStatistics {
  readonly sources: number;
  readonly lengths: Lengths | null;
  /** Levels that have headings, highest first. */
  readonly headings: readonly HeadingLevel[];
  readonly attributes: readonly AttributeStatistics[];
}

/** Lengths in characters as the overview counts them: UTF-16 code units, LF line ends. */
export interface Lengths extends Spread {
  readonly total: number;
  /** Paths of the shortest and the longest source; the first of several. */
  readonly shortest: string;
  readonly longest: string;
  /** Histogram of the lengths. */
  readonly bins: readonly Bin[];
}

export interface HeadingLevel extends Spread {
  /** Index in the scheme of plan texts: smaller is higher. */
  readonly level: number;
  /** Example of how headings of this level begin. */
  readonly example: string;
  /** Headings of this level in all sources. */
  readonly total: number;
  /** Sources with headings of this level. */
  readonly sources: number;
}

export interface AttributeStatistics {
  readonly name: string;
  readonly kind: AttributeKind;
  /** Sources that have a value, and those that have none. */
  readonly known: number;
  readonly missing: number;
  /** Frequency of each value; of dates, of each month. Dates in order of time, numbers by size, others by frequency. */
  readonly values: readonly ValueCount[];
  /** If values are lists (甲局、乙局): sources that name each member, alone or with others. Empty if no value is a list. */
  readonly members: readonly ValueCount[];
  /** For dates: the earliest and the latest, with their sources. */
  readonly earliest?: DatedSources;
  readonly latest?: DatedSources;
  /** For numbers. */
  readonly spread?: Spread;
  readonly bins?: readonly Bin[];
}

export interface ValueCount {
  readonly value: AttributeValue;
  readonly sources: number;
  /** Share of the sources that have a value, 0..1. */
  readonly share: number;
}

export interface DatedSources {
  readonly date: string;
  /** Paths. */
  readonly sources: readonly string[];
}

export function* corpusStatistics({ sources }: Corpus): Steps<CorpusStatistics> {
  const lengths = lengthsOf(sources);
  const headings: HeadingLevel[] = [];
  for (const form of formNames) {
    headings.push(...headingLevel(form, sources));
    yield;
  }
  const attributes: AttributeStatistics[] = [];
  for (const name of namesOf(sources.map(each => each.attributes))) {
    attributes.push(attributeStatistics(name, sources));
    yield;
  }
  return { sources: sources.length, lengths, headings, attributes };
}

function lengthsOf(sources: readonly CodedSource[]): Lengths | null {
  const lengths = sources.map(({ source }) => source.text.length);
  const spread = spreadOf(lengths);
  if (!spread) return null;
  const pathOf = (length: number) => sources[lengths.indexOf(length)]!.source.path;
  return {
    ...spread,
    total: lengths.reduce((sum, length) => sum + length, 0),
    shortest: pathOf(spread.min),
    longest: pathOf(spread.max),
    bins: binsOf(lengths),
  };
}

/** Figures of one level; empty if no source has headings of it. */
function headingLevel(form: FormName, sources: readonly CodedSource[]): readonly HeadingLevel[] {
  const counts = sources.map(({ analysis }) => analysis.headings.filter(each => each.form === form).length);
  const spread = spreadOf(counts);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (!spread || total === 0) return [];
  const { example } = headingForms[form];
  const level = usualRank[form];
  return [{ level, example, total, sources: counts.filter(count => count > 0).length, ...spread }];
}

function attributeStatistics(name: string, sources: readonly CodedSource[]): AttributeStatistics {
  const known = sources.flatMap(({ source, attributes }) => {
    const value = attributeValue(attributes, name);
    return value === undefined ? [] : [{ path: source.path, value }];
  });
  const values = known.map(({ value }) => value);
  const kind = attributeKindOf(values);
  const count = (all: readonly AttributeValue[]) => countValues(all, known.length, kind);
  const isList = kind === 'text' && values.some(value => membersOf(value).length > 1);
  const common = {
    name,
    kind,
    known: known.length,
    missing: sources.length - known.length,
    values: count(kind === 'date' ? values.map(value => periodOf(value, 'month')) : values),
    members: isList ? count(values.flatMap(membersOf)) : [],
  };
  if (kind === 'number') {
    const numbers = values.map(Number);
    return { ...common, spread: spreadOf(numbers)!, bins: binsOf(numbers) };
  }
  if (kind !== 'date') return common;
  const dates = known.flatMap(({ path, value }) => {
    const date = readDateAmongDates(value);
    return date ? [{ path, date: isoDate(date) }] : [];
  });
  const sorted = dates.map(({ date }) => date).sort();
  const at = (date: string): DatedSources => ({
    date,
    sources: dates.filter(each => each.date === date).map(({ path }) => path),
  });
  return { ...common, earliest: at(sorted[0]!), latest: at(sorted.at(-1)!) };
}

/** The members of a list value (甲局、乙局), each once; else the value itself. */
export function membersOf(value: AttributeValue): readonly AttributeValue[] {
  if (typeof value !== 'string') return [value];
  return [
    ...new Set(
      value
        .split(/[、；;]/)
        .map(part => part.trim())
        .filter(part => part !== ''),
    ),
  ];
}

function countValues(
  values: readonly AttributeValue[],
  known: number,
  kind: AttributeKind,
): readonly ValueCount[] {
  const counts = new Map<AttributeValue, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const list = [...counts].map(([value, sources]) => ({ value, sources, share: sources / known }));
  return list.sort((a, b) => {
    if (kind === 'yes-no') return Number(b.value) - Number(a.value);
    const byValue = compareNaturally(String(a.value), String(b.value));
    if (kind === 'number') return Number(a.value) - Number(b.value);
    return kind === 'date' ? byValue : b.sources - a.sources || byValue;
  });
}
