import type { Review } from '../annotations/annotation';
import { applyChange, type Change } from '../annotations/change';
import { parseSideFile } from '../annotations/sideFile';
import { asFields, asList } from '../base/values';
import { codePlace } from '../codebook/addCode';
import { codebookFile, parseCodebook } from '../codebook/parse';
import { restoreLineEnds } from '../text/lineEnds';
import { normalizeText } from '../text/source';
import { YamlList } from '../yaml/list';
import { parseYaml } from '../yaml/parse';
import { replaceScalars } from '../yaml/scalars';
import { type CodeRefactoring, idIn, parentOf, pathAfter } from './refactoring';

/**
 * The text of codebook.yaml after a refactoring against which `problemOf` has nothing. Whole entries move with their
 * comments; all other lines stay as they are. `undefined` where that cannot be done safely.
 */
export function refactorCodebook(text: string, refactoring: CodeRefactoring): string | undefined {
  const normal = normalizeText(text);
  const before = parseCodebook(normal).codebook;
  const written = before && rewritten(normal, refactoring);
  const after = written === undefined ? undefined : parseCodebook(written).codebook;
  if (!before || !after || written === undefined) return undefined;
  const expected = new Set<string>();
  for (const path of before.codes.keys()) {
    const next = pathAfter(path, refactoring);
    if (next !== undefined) expected.add(next);
  }
  const terms = refactoring.kind === 'delete' ? after.keywords.length : before.keywords.length;
  const asMeant =
    expected.size === after.codes.size &&
    [...expected].every(path => after.codes.has(path)) &&
    after.keywords.length === terms;
  return asMeant ? restoreLineEnds(text, written) : undefined;
}

/** The text of corpus.yaml after a refactoring: what the network groups or leaves out follows a renamed theme. */
export function refactorSettings(text: string, refactoring: CodeRefactoring): string | undefined {
  if (refactoring.kind !== 'rename') return text;
  return replaceScalars(text, ({ value, path, isKey }) =>
    !isKey &&
    path[0] === 'network' &&
    (path[1] === 'groups' || path[1] === 'without') &&
    value === refactoring.code
      ? pathAfter(value, refactoring)
      : undefined,
  );
}

/**
 * The text of a side file after a refactoring; no annotation goes, and none is left without a code: then, and where it
 * cannot be changed safely, `undefined`. A review of a deleted code goes with it; reviews of merged codes become one.
 */
export function refactorSideFile(
  path: string,
  text: string,
  refactoring: CodeRefactoring,
): string | undefined {
  let written = text;
  for (const change of changesOf(path, text, refactoring)) {
    if (change.kind === 'annotation' && change.after?.codes.length === 0) return undefined;
    const result = applyChange(path, written, change);
    if (!result.ok) return undefined;
    written = result.text;
  }
  return written;
}

function changesOf(path: string, text: string, refactoring: CodeRefactoring): readonly Change[] {
  const side = parseSideFile(path, normalizeText(text));
  const changes: Change[] = [];
  for (const annotation of side.annotations) {
    const next = annotation.codes
      .map(code => pathAfter(code, refactoring))
      .filter(code => code !== undefined);
    const codes = [...new Set(next)];
    if (codes.join() !== annotation.codes.join()) {
      changes.push({ kind: 'annotation', before: annotation, after: { ...annotation, codes } });
    }
  }
  const reviews = new Map(side.reviews.map(review => [review.code, review]));
  for (const review of side.reviews) {
    const code =
      refactoring.kind === 'delete' ? gone(review.code, refactoring) : pathAfter(review.code, refactoring);
    if (code === review.code) continue;
    const other = code === undefined ? undefined : reviews.get(code);
    if (code === undefined || other) changes.push({ kind: 'review', before: review });
    else changes.push({ kind: 'review', before: review, after: { ...review, code } });
    if (other) changes.push({ kind: 'review', before: other, after: joined(other, review) });
  }
  return changes;
}

/** A review says nothing of the code above the one it was about. */
function gone(code: string, refactoring: CodeRefactoring): string | undefined {
  return pathAfter(code, refactoring) === code ? code : undefined;
}

/** Two codes that became one are absent only where both were. */
function joined(a: Review, b: Review): Review {
  const memo = [a.memo, b.memo].filter(each => each !== undefined).join('\n');
  return { ...a, absent: a.absent && b.absent, ...(memo !== '' && { memo }) };
}

function rewritten(text: string, refactoring: CodeRefactoring): string | undefined {
  const { code } = refactoring;
  const own = siblings(text, parentOf(code));
  const index = own.ids.indexOf(idIn(code));
  if (refactoring.kind === 'rename') {
    const { id, name } = refactoring;
    return own.list?.replace(index, { ...(id !== idIn(code) && { id }), name });
  }
  const entry = own.list?.entryText(index);
  const inner = refactoring.kind === 'merge' ? innerEntries(text, code) : undefined;
  const without = own.list?.remove(index);
  if (entry === undefined || without === undefined || refactoring.kind === 'delete') return without;
  if (refactoring.kind === 'move') return added(without, refactoring.parent, 'codes', [entry]);
  const withCodes = added(without, refactoring.into, 'codes', inner?.codes ?? []);
  const [theme = ''] = refactoring.into.split('/');
  return withCodes === undefined ? undefined : added(withCodes, theme, 'keywords', inner?.keywords ?? []);
}

/** The list that the codes below a code are in (themes, where `parent` is undefined), and their ids. */
function siblings(text: string, parent: string | undefined) {
  const { value } = parseYaml(codebookFile, text, {});
  const key = parent === undefined ? 'themes' : 'codes';
  const holder = codePlace(value, parent) ?? [];
  const entries = asList(asFields(valueAt(value, holder))[key]);
  return {
    ids: entries.map(each => String(asFields(each).id)),
    list: new YamlList(text, { key, fields: ['id', 'name'] }, holder),
  };
}

/** What a code that goes hands on. */
function innerEntries(text: string, code: string) {
  const { value } = parseYaml(codebookFile, text, {});
  const holder = codePlace(value, code) ?? [];
  const of = (key: string): readonly (string | undefined)[] => {
    const list = YamlList.inBlockStyle(text, { key, fields: [] }, holder);
    const { length } = asList(asFields(valueAt(value, holder))[key]);
    return Array.from({ length }, (_, i) => list?.entryText(i));
  };
  return { codes: of('codes'), keywords: of('keywords') };
}

/** Adds entries at the end of a list of a code; `undefined` where one is missing or cannot be added. */
function added(
  text: string,
  code: string,
  key: 'codes' | 'keywords',
  entries: readonly (string | undefined)[],
): string | undefined {
  let written: string | undefined = text;
  for (const entry of entries) {
    if (written === undefined || entry === undefined) return undefined;
    const holder = codePlace(parseYaml(codebookFile, written, {}).value, code);
    const layout = { key, fields: [], ...(key === 'keywords' && { above: 'codes' }) };
    const list: YamlList | undefined = holder && YamlList.inBlockStyle(written, layout, holder);
    written = list?.insertText(Number.POSITIVE_INFINITY, entry);
  }
  return written;
}

function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof key === 'number' ? asList(value)[key] : asFields(value)[key]),
    root,
  );
}
