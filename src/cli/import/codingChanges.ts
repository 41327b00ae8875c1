import { changesOf, type PlannedReview, type PlannedRow } from '../../core';
import type { Call } from '../io';
import type { CodingChange } from '../writeCodings';

/** What an import changes in side files. Those that are new go first: they are written together. */
export function codingChanges(
  rows: readonly PlannedRow[],
  reviews: readonly PlannedReview[] = [],
): readonly CodingChange[] {
  const changes = changesOf(rows);
  const isNew = ({ change }: (typeof changes)[number]) => change.before === undefined;
  return [
    ...changes.filter(isNew),
    ...changes.filter(each => !isNew(each)),
    ...reviews.map(({ source, file, review }) => ({
      source,
      file,
      change: { kind: 'review', after: review } as const,
    })),
  ];
}

/** What is said of a file that is no longer what was read. */
export function changedWhileImporting({ t }: Pick<Call, 't'>): (path: string) => string {
  return path =>
    t('"{0}" was changed in the meantime. Import again; existing annotations are not added twice.', path);
}
