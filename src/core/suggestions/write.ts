import { stringify } from 'yaml';
import { describe, isCertain, resolveAll } from '../annotations/anchor';
import { type Annotation, type Review, withTarget } from '../annotations/annotation';
import { applyChanges, type Change } from '../annotations/change';
import { shortHash } from '../annotations/settlement';
import { defined } from '../base/values';
import type { CodedSource } from '../corpus/corpus';
import type { FileText } from '../corpus/store';
import { hashSource, hashText } from '../text/source';
import { setFields } from '../yaml/fields';
import { YamlList } from '../yaml/list';
import { parseYaml } from '../yaml/parse';
import type { CheckedSuggestion } from './check';
import {
  parseSuggestions,
  type Rejection,
  type Run,
  rejectionFields,
  runFields,
  suggestionFilePath,
} from './suggestionFile';

/** What a model is, as its file has to say. */
export type RunFacts = Omit<Run, 'id'>;

/** Suggestions of one run for one source. */
export interface NewSuggestions {
  /** The coder in corpus.yaml. */
  readonly model: string;
  readonly facts: RunFacts;
  readonly suggestions: readonly CheckedSuggestion[];
  /** Codes that the model looked for in the whole of the source, found or not. */
  readonly looked: readonly string[];
}

/** The text of a file of suggestions with those of one more run; or why there is none. */
export type Written =
  | {
      readonly ok: true;
      readonly path: string;
      readonly text: string;
      readonly added: number;
      /** Those that the file had already: what was rejected does not come back. */
      readonly repeated: number;
    }
  | { readonly ok: false; readonly path: string };

/**
 * Adds suggestions to a model's file, all or none. `old` is the text of the file, `undefined` where there is none. The suggestions must have
 * been checked against the text that `coded` has. Refused (`ok: false`) where the file cannot be read or changed safely.
 */
export function addSuggestions(
  coded: CodedSource,
  old: string | undefined,
  { model, facts, suggestions, looked }: NewSuggestions,
): Written {
  const path = suggestionFilePath(coded.source.path, model);
  const hash = hashSource(coded.source);
  const begun = old?.trim() ? old : begin(coded.source.path, hash, model);
  const current = inTodaysText(path, begun, coded, model);
  if (current === undefined) return { ok: false, path };
  const before = parseSuggestions(path, current, model);
  const id = freshRun(before.runs, facts, hash);
  const known = new Set(before.side.annotations.map(keyOf));
  const ids = new Set(before.side.annotations.map(each => each.id));
  const added: Annotation[] = [];
  for (const { target, codes, reason } of suggestions) {
    const bare = { codes, ...target };
    if (known.has(keyOf(bare))) continue;
    known.add(keyOf(bare));
    added.push({
      id: freshId(id, bare, ids),
      ...bare,
      ...defined({ memo: reason }),
      created: facts.created,
    });
  }
  const repeated = suggestions.length - added.length;
  const reviewed = new Set(before.side.reviews.map(({ code }) => code));
  const reviews: readonly Review[] = looked
    .filter(code => !reviewed.has(code))
    .map(code => ({ code, absent: false, created: facts.created }));
  const changes: readonly Change[] = [
    ...added.map(after => ({ kind: 'annotation', after }) as const),
    ...reviews.map(after => ({ kind: 'review', after }) as const),
  ];
  const changed = applyChanges(path, current, changes);
  if (!changed.ok) return { ok: false, path };
  const run = { id, ...facts };
  const text =
    added.length === 0 && reviews.length === 0
      ? changed.text
      : withEntry(path, changed.text, 'runs', runFields, before.runs.length, run);
  return text === undefined ? { ok: false, path } : { ok: true, path, text, added: added.length, repeated };
}

/** The text of a file of suggestions with one of them rejected, or no longer. `undefined` where it cannot be changed safely. */
export function rejectSuggestion(
  path: string,
  text: string,
  model: string,
  rejection: Rejection,
): string | undefined {
  const { side, rejected } = parseSuggestions(path, text, model);
  if (!side.sound || !side.annotations.some(({ id }) => id === rejection.id)) return undefined;
  if (rejected.some(({ id }) => id === rejection.id)) return text;
  return withEntry(path, text, 'rejected', rejectionFields, rejected.length, { ...rejection });
}

/** Takes a rejection back. */
export function restoreSuggestion(path: string, text: string, model: string, id: string): string | undefined {
  const { side, rejected } = parseSuggestions(path, text, model);
  const place = rejected.findIndex(each => each.id === id);
  if (!side.sound) return undefined;
  if (place === -1) return text;
  return YamlList.inBlockStyle(text, { key: 'rejected', fields: rejectionFields })?.remove(place);
}

/** The same suggestions, placed in the text as it is today; what is no longer in it is kept and says so. */
function inTodaysText(path: string, text: string, coded: CodedSource, model: string): string | undefined {
  const { source, analysis } = coded;
  const { side, hash } = parseSuggestions(path, text, model);
  if (!side.whole) return undefined;
  const today = hashSource(source);
  if (hash === today) return text;
  const anchors = resolveAll(source, analysis.reading, side.annotations, 'changed');
  const changes = side.annotations.map((before, i) => {
    const anchor = anchors[i]!;
    const found = isCertain(anchor) ? describe(source, analysis.reading, anchor.span) : undefined;
    const target = found ?? { ...before, orphan: true as const };
    return { kind: 'annotation', before, after: withTarget(before, target) } as const;
  });
  const moved = applyChanges(path, text, changes);
  return moved.ok ? setFields(moved.text, [], { hash: today }) : undefined;
}

function begin(source: string, hash: string, model: string): string {
  const name = source.slice(source.lastIndexOf('/') + 1);
  return `version: 1\n${stringify({ source: name, hash, compared: true, suggestedBy: model }, { lineWidth: 0 })}`;
}

function withEntry(
  path: string,
  text: string,
  key: string,
  fields: readonly string[],
  place: number,
  entry: Readonly<Record<string, unknown>>,
): string | undefined {
  const list = YamlList.inBlockStyle(text, { key, fields });
  const written = list?.insert(place, entry);
  // Read again: it must be what was meant.
  return written === undefined || parseYaml(path, written, {}).value === undefined ? undefined : written;
}

/** What a run says of the codebook: the hash of its file; empty where that cannot be read. */
export function codebookHash(file: FileText | undefined): string {
  return file?.kind === 'text' ? hashText(file.text) : '';
}

/** Suggestions are the same where place and codes are. */
function keyOf({ quote, at, nth, section, codes }: Omit<Annotation, 'id'>): string {
  return JSON.stringify([quote, at ?? null, nth ?? null, section ?? '', [...codes].sort()]);
}

function freshRun(runs: readonly Run[], facts: RunFacts, hash: string): string {
  const taken = new Set(runs.map(({ id }) => id));
  for (let n = runs.length; ; n++) {
    const id = shortHash(JSON.stringify([facts, hash, n]), 8);
    // A hash of digits alone, or one like 1e5, would be read as a number.
    const safe = `r${id.slice(0, 6)}`;
    if (!taken.has(safe)) return safe;
  }
}

function freshId(run: string, said: Omit<Annotation, 'id'>, taken: Set<string>): string {
  for (let n = 0; ; n++) {
    const id = `${run}-${shortHash(JSON.stringify([keyOf(said), n]), 4)}`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}
