import { compareText } from '../base/order';
import { asFields, asList, canonical, type Fields } from '../base/values';
import type { ListLayout } from '../yaml/list';
import {
  type Annotation,
  annotationFields,
  compareAnnotations,
  formatNth,
  formatRange,
  type Review,
  reviewFields,
} from './annotation';
import { readSettlement, type Settlement, settlementFields, writeSettlement } from './settlement';
import { readAnnotation, readReview, type SideFile } from './sideFile';

/** What carries the name of a coder. */
export interface Coded {
  readonly coder?: string;
}

/** One of the lists of a side file: how its entries are read, written, identified and ordered. */
export interface ListKind<T extends Coded> extends ListLayout {
  readonly key: 'annotations' | 'reviewed' | 'settled';
  readonly read: (value: unknown) => T | undefined;
  readonly write: (entry: T) => Fields;
  /** Whether a stored entry is the one that a change is about, whatever has changed in it. */
  readonly isSame: (stored: T, wanted: T) => boolean;
  readonly compare: (a: T, b: T) => number;
  /** Whether an entry moves in the list when its place in the text changes. */
  readonly movesWithPlace: boolean;
}

export const annotations: ListKind<Annotation> = {
  key: 'annotations',
  fields: annotationFields,
  above: ['reviewed', 'settled'],
  read: value => readAnnotation(asFields(value)),
  write: annotation => ({
    ...annotation,
    at: annotation.at && formatRange(annotation.at),
    nth: annotation.nth && formatNth(annotation.nth),
  }),
  isSame: (stored, wanted) => stored.id === wanted.id,
  compare: compareAnnotations,
  movesWithPlace: true,
};

/** Annotations whose places moved with the text: the list keeps its order. */
export const stayingAnnotations: ListKind<Annotation> = { ...annotations, movesWithPlace: false };

export const reviews: ListKind<Review> = {
  key: 'reviewed',
  fields: reviewFields,
  above: ['settled'],
  read: value => readReview(asFields(value)),
  write: review => ({ ...review, absent: review.absent || undefined }),
  isSame: (stored, { code, coder }) =>
    stored.code === code && (stored.coder === undefined || stored.coder === coder),
  // Reviews stay in the order they were made.
  compare: () => 0,
  movesWithPlace: false,
};

export const settlements: ListKind<Settlement & Coded> = {
  key: 'settled',
  fields: settlementFields,
  read: value => readSettlement(asFields(value)),
  write: writeSettlement,
  isSame: (stored, wanted) => stored.id === wanted.id,
  // By id: two branches that settle different ones meet in the same order.
  compare: (a, b) => compareText(a.id, b.id),
  movesWithPlace: false,
};

/** Fields that differ between two entries, with the values of the second. */
export function differences<T extends Coded>(kind: ListKind<T>, before: T, after: T): Fields {
  const [old, now] = [kind.write(before), kind.write(after)];
  return Object.fromEntries(
    kind.fields.filter(key => canonical(old[key]) !== canonical(now[key])).map(key => [key, now[key]]),
  );
}

/** Index of a new entry: before the first entry that sorts after it. */
export function placeAmong<T extends Coded>(
  kind: ListKind<T>,
  others: readonly (T | undefined)[],
  entry: T,
): number {
  const next = others.findIndex(other => other !== undefined && kind.compare(entry, other) < 0);
  return next === -1 ? others.length : next;
}

/** Whether a stored entry is what a change starts from. A coder that only the file's name gives makes no difference. */
export function agrees<T extends Coded>(kind: ListKind<T>, stored: T, wanted: T): boolean {
  const [is, should] = [kind.write(stored), kind.write(wanted)];
  return kind.fields.every(
    key => canonical(is[key]) === canonical(should[key]) || (key === 'coder' && stored.coder === undefined),
  );
}

/** Entries of a side file for a list. */
export function listIn(file: SideFile, { key }: ListLayout): readonly unknown[] {
  return asList(asFields(file.yaml.value)[key]);
}
