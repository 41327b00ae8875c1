import type { Review } from '../annotations/annotation';
import { applyChange } from '../annotations/change';
import { isSideFile, ownerOf, parseSideFile } from '../annotations/sideFile';
import { defined } from '../base/values';
import { type Corpus, sideFileFor, sourceAt } from '../corpus/corpus';
import type { CodingRow } from '../import/rows';
import type { ForeignSelection, OwnFiles, OwnRecord } from './foreign';
import { selectionGuid } from './refi/own';

/**
 * What only our own files say: reviews, and annotations that wait for a person. They have no place in the text, so no
 * format of passages can carry them.
 */
export function ownRows(
  own: OwnRecord | undefined,
  corpus: Corpus,
  carried: readonly CodingRow[],
): {
  readonly rows: readonly CodingRow[];
  readonly reviews: readonly { readonly source: string; readonly file: string; readonly review: Review }[];
} {
  const rows: CodingRow[] = [];
  const reviews: { source: string; file: string; review: Review }[] = [];
  const ids = new Set(carried.map(({ id, source }) => `${source} ${id}`));
  const waiting = new Set(own?.waiting);
  for (const [path, text] of Object.entries(own?.files ?? {})) {
    const owner = isSideFile(path) ? ownerOf(path, each => sourceAt(corpus, each) !== undefined) : undefined;
    const coded = owner && sourceAt(corpus, owner.source);
    if (!coded) continue;
    const { source } = owner;
    const parsed = parseSideFile(path, text, owner.coder);
    if (!parsed.sound) continue;
    for (const { id, quote, codes, coder, memo, label, created } of parsed.annotations) {
      if (!waiting.has(`${path} ${id}`) || ids.has(`${source} ${id}`)) continue;
      rows.push({
        line: 0,
        where: id,
        source,
        quote,
        codes,
        id,
        ...defined({ coder, memo, label, created }),
      });
    }
    const file = sideFileFor(coded, parsed.coder);
    for (const review of parsed.reviews) {
      const isThere = coded.reviews.some(each => each.code === review.code && each.coder === review.coder);
      if (!isThere) reviews.push({ source, file, review });
    }
  }
  return { rows, reviews };
}

/**
 * Our own side files as they come back: with their comments and unknown keys, without the annotations that the other program
 * has removed or altered; what it altered comes as a new one. `selections`: all that came back, by GUID.
 */
export function ownSideFiles(
  own: OwnRecord | undefined,
  selections: ReadonlyMap<string, readonly ForeignSelection[]>,
): OwnFiles {
  const waiting = new Set(own?.waiting);
  const files: Record<string, string> = {};
  for (const [path, text] of Object.entries(own?.files ?? {})) {
    const parsed = isSideFile(path) ? parseSideFile(path, text) : undefined;
    if (!parsed?.sound) continue;
    let result: ReturnType<typeof applyChange> = { ok: true, text };
    for (const annotation of parsed.annotations) {
      const { id, codes, memo } = annotation;
      const [only, ...more] = selections.get(selectionGuid(path, id)) ?? [];
      const isSame =
        only !== undefined &&
        more.length === 0 &&
        [...only.codes].sort().join('\n') === [...new Set(codes)].sort().join('\n') &&
        only.memo?.trim() === memo?.trim();
      if (isSame || waiting.has(`${path} ${id}`) || !result.ok) continue;
      result = applyChange(path, result.text, { kind: 'annotation', before: annotation });
    }
    if (result.ok) files[path] = result.text;
  }
  return files;
}
