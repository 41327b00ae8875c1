import { markOfQuote, nameOfCoder, type SettledFrom, type Settlement } from '../annotations/settlement';
import type { CodedSource } from '../corpus/corpus';
import type { CoderPassage, Reopening } from './disagreement';

/** Names a passage of a coder within its source. */
export function refOf(coder: string, id: string): string {
  return `${nameOfCoder(coder)} ${id}`;
}

/** What a settlement was settled from, by the names of the passages. */
export function refsOf({ from }: Settlement): readonly string[] {
  return from.flatMap(({ coder, id }) => (id === undefined ? [] : [refOf(coder, id)]));
}

/** All annotations of a source by coder and id, wherever their passages are: a text that has changed changes no coding. */
export function annotationsByRef({
  annotations,
}: CodedSource): ReadonlyMap<string, CoderPassage['annotation']> {
  return new Map(
    annotations.map(({ annotation }) => [refOf(annotation.coder ?? '', annotation.id), annotation] as const),
  );
}

/** What has changed since of what a settlement was settled from, and of what it made. */
export function changesSince(
  settlement: Settlement,
  annotations: ReadonlyMap<string, CoderPassage['annotation']>,
  consensusIds: ReadonlySet<string>,
): readonly Reopening[] {
  return [
    ...settlement.from.flatMap(each => changesOf(each, annotations)),
    ...settlement.made
      .filter(id => !consensusIds.has(id))
      .map((id): Reopening => ({ is: 'consensus-removed', id })),
  ];
}

function changesOf(
  { coder, id, codes = [], quote }: SettledFrom,
  annotations: ReadonlyMap<string, CoderPassage['annotation']>,
): readonly Reopening[] {
  if (id === undefined) return [];
  const now = annotations.get(refOf(coder, id));
  if (!now) return [{ is: 'removed', coder, id }];
  const isSame = [...codes].sort().join() === [...now.codes].sort().join();
  return [
    ...(isSame ? [] : [{ is: 'codes', coder, id, was: codes, now: now.codes } as const]),
    ...(quote === undefined || quote === markOfQuote(now.quote)
      ? []
      : [{ is: 'extent', coder, id } as const]),
  ];
}

/** What coders have said there that no settlement knows of. */
export function unknownTo(
  settlements: readonly Settlement[],
  sides: readonly { readonly coder: string; readonly passages: readonly CoderPassage[] }[],
): readonly Reopening[] {
  const refs = new Set(settlements.flatMap(refsOf));
  const heard = new Set(settlements.flatMap(({ from }) => from.map(({ coder }) => nameOfCoder(coder))));
  return sides.flatMap(({ coder, passages }): readonly Reopening[] => {
    if (passages.length === 0) return heard.has(coder) ? [] : [{ is: 'judged', coder }];
    return passages
      .filter(({ annotation: { id } }) => !refs.has(refOf(coder, id)))
      .map(({ annotation: { id } }) => ({ is: 'added', coder, id }));
  });
}
