import { oncePer } from '../base/oncePer';
import type { Steps } from '../base/steps';
import { isWithin } from '../codebook/codebook';
import { attributeKindOf, attributeValue, periodOf } from '../corpus/attributeKinds';
import { type Coding, codingsByCoderOf } from '../corpus/codings';
import type { CodedSource, Corpus } from '../corpus/corpus';
import { type Passage, passagesOf } from '../corpus/passages';
import { isInScope } from '../corpus/scope';
import type { AttributeValue } from '../corpus/settings';
import { unitsTouchedBy } from '../coverage/shares';
import { foldingFor } from '../text/folding';
import type { Span } from '../text/lines';
import { fromSource } from '../text/reading';
import { blanksAmong, unitSpan } from '../text/units';
import type { Condition, Query } from './query';

/** What a query is asked of: coded passages, or units, coded or not. */
export type QueryScope = 'passages' | 'units';
export const queryScopes: readonly QueryScope[] = ['passages', 'units'];

/** A passage or unit that a query finds. */
export interface Finding {
  readonly source: CodedSource;
  /** In the reading. */
  readonly span: Span;
  /** The annotations of the passage, or of all passages that touch the unit. */
  readonly codings: readonly Coding[];
}

/** One of the things a query is asked of, with what conditions look at. */
interface Item {
  readonly span: Span;
  readonly codings: readonly Coding[];
  readonly codes: readonly string[];
  /** First and last unit that it touches. */
  readonly first: number;
  readonly last: number;
}

/** All passages or units that a query finds, in order of sources and places. Time grows with the items and the conditions. */
export function* findByQuery(corpus: Corpus, query: Query, scope: QueryScope): Steps<readonly Finding[]> {
  const found: Finding[] = [];
  const isOfAttribute = attributeTest(corpus);
  for (const source of corpus.sources) {
    yield;
    const items = itemsOf[scope](source);
    if (items.length === 0) continue;
    const holds = evaluate(
      query,
      items,
      condition => testOf(condition, source, corpus, isOfAttribute),
      source,
    );
    items.forEach(({ span, codings }, i) => {
      if (holds[i]) found.push({ source, span, codings });
    });
  }
  return found;
}

/** Whether a query holds, for each item. */
function evaluate(
  query: Query,
  items: readonly Item[],
  testOf: (condition: Condition) => (item: Item) => boolean,
  source: CodedSource,
): readonly boolean[] {
  const of = (inner: Query) => evaluate(inner, items, testOf, source);
  switch (query.is) {
    case 'and': {
      const all = query.of.map(of);
      return items.map((_, i) => all.every(each => each[i]));
    }
    case 'or': {
      const all = query.of.map(of);
      return items.map((_, i) => all.some(each => each[i]));
    }
    case 'not':
      return of(query.of).map(each => !each);
    case 'near': {
      const [here, there] = [of(query.of), of(query.other)];
      const units = unitsWith(items, there, source.analysis.units.ends.length);
      return items.map(({ first, last }, i) => {
        if (!here[i]) return false;
        const from = Math.max(0, first - query.units);
        const to = Math.min(units.length - 2, last + query.units);
        return units[to + 1]! - units[from]! > 0;
      });
    }
    default: {
      const test = testOf(query);
      return items.map(test);
    }
  }
}

/** For each unit, how many of those before it are touched by an item for which something holds; one more for the end. */
function unitsWith(items: readonly Item[], holds: readonly boolean[], count: number): readonly number[] {
  const touched = new Uint8Array(count);
  items.forEach(({ first, last }, i) => {
    if (holds[i]) touched.fill(1, first, last + 1);
  });
  const before = [0];
  for (const each of touched) before.push(before.at(-1)! + each);
  return before;
}

/** Computed once for each state of a source: queries are asked again and again. */
const itemsOf: Readonly<Record<QueryScope, (source: CodedSource) => readonly Item[]>> = {
  passages: oncePer((source: CodedSource) => passageItems(source)),
  units: oncePer((source: CodedSource) => unitItems(source)),
};

interface TouchingPassage extends Passage {
  /** Units that it has a letter of. */
  readonly touched: readonly number[];
}

function passagesWithUnits(source: CodedSource): readonly TouchingPassage[] {
  const { reading, units } = source.analysis;
  return passagesOf(source, codingsByCoderOf(source)).map(passage => ({
    ...passage,
    touched: unitsTouchedBy(passage.span, units, reading.text),
  }));
}

function passageItems(source: CodedSource): readonly Item[] {
  return passagesWithUnits(source).flatMap(({ touched, ...passage }) => {
    const [first, last] = [touched[0], touched.at(-1)];
    return first === undefined || last === undefined ? [] : [{ ...passage, first, last }];
  });
}

function unitItems(source: CodedSource): readonly Item[] {
  const { reading, units } = source.analysis;
  const codings = new Map<number, Coding[]>();
  for (const passage of passagesWithUnits(source)) {
    for (const unit of passage.touched) {
      const all = codings.get(unit);
      if (all) all.push(...passage.codings);
      else codings.set(unit, [...passage.codings]);
    }
  }
  const { isBlank } = blanksAmong(reading.text, units);
  return Array.from(units.ends.keys()).flatMap(unit => {
    if (isBlank[unit] === 1) return [];
    const own = codings.get(unit) ?? [];
    const codes = own.flatMap(({ annotation }) => annotation.codes);
    return [{ span: unitSpan(units, unit), codings: own, codes, first: unit, last: unit }];
  });
}

/** What decides a condition in a source. */
function testOf(
  condition: Condition,
  source: CodedSource,
  { settings }: Corpus,
  isOfAttribute: AttributeTest,
): (item: Item) => boolean {
  const { reading, headings, matches } = source.analysis;
  const folding = foldingFor(settings.matching.folding);
  switch (condition.is) {
    case 'code':
      return ({ codes }) => codes.some(code => isWithin(code, condition.code));
    case 'coder':
      return ({ codings }) =>
        codings.some(({ annotation }) => annotation.coder?.normalize('NFC') === condition.coder);
    case 'keyword': {
      const hits = matches.filter(({ keyword }) => keyword.term === condition.term);
      return ({ span }) => hits.some(hit => hit.readingStart < span.end && hit.readingEnd > span.start);
    }
    case 'text': {
      const wanted = folding.foldTerm(condition.text);
      return ({ span }) => folding.foldTerm(reading.text.slice(span.start, span.end)).includes(wanted);
    }
    case 'section': {
      const sections = headings
        .filter(heading => isInScope(heading, condition.text))
        .map(({ start, end }) => ({ start: fromSource(reading, start), end: fromSource(reading, end) }));
      return ({ span }) => sections.some(({ start, end }) => span.start >= start && span.start < end);
    }
    case 'attribute': {
      const holds = isOfAttribute(source, condition);
      return () => holds;
    }
  }
}

type AttributeTest = (source: CodedSource, condition: Condition & { readonly is: 'attribute' }) => boolean;

/** Whether a source has a value of an attribute; dates also by their year. */
function attributeTest({ sources }: Corpus): AttributeTest {
  const isDate = new Map<string, boolean>();
  return ({ attributes }, { name, value }) => {
    const own = attributeValue(attributes, name);
    if (own === undefined) return false;
    if (!isDate.has(name)) {
      const all = sources.flatMap(each => attributeValue(each.attributes, name) ?? []);
      isDate.set(name, attributeKindOf(all as readonly AttributeValue[]) === 'date');
    }
    return String(own) === value || (isDate.get(name) === true && periodOf(own, 'year') === value);
  };
}
