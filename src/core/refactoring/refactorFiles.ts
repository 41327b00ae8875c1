import type { Review } from '../annotations/annotation';
import { applyChange, type Change } from '../annotations/change';
import type { Settlement } from '../annotations/settlement';
import { parseSideFile } from '../annotations/sideFile';
import { asFields, asList, canonical } from '../base/values';
import { isWithin } from '../codebook/codebook';
import { codePlace } from '../codebook/codePlace';
import { setCodeFields } from '../codebook/edit';
import { codebookFile, parseCodebook } from '../codebook/parse';
import { corpusFile } from '../corpus/settings';
import { restoreLineEnds } from '../text/lineEnds';
import { normalizeText } from '../text/source';
import { parseYaml, type YamlPath } from '../yaml/parse';
import { replaceScalars } from '../yaml/scalars';
import { type ListAt, type Piece, putEntries, takeEntries } from '../yaml/sequence';
import { type CodeRefactoring, idIn, pathAfter } from './refactoring';

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
  // The keywords of a theme go with it.
  const left = before.keywords.filter(({ theme }) => expected.has(pathAfter(theme, refactoring) ?? ''));
  const terms = refactoring.kind === 'merge' ? before.keywords.length : left.length;
  const asMeant =
    expected.size === after.codes.size &&
    [...expected].every(path => after.codes.has(path)) &&
    after.keywords.length === terms;
  return asMeant ? restoreLineEnds(text, written) : undefined;
}

/**
 * The text of corpus.yaml after a refactoring: what the network groups or leaves out follows a renamed theme, and forgets one that
 * goes with its passages. The indicators of an index follow codes that live on elsewhere; one that is gone stays named, so that
 * the index reports it.
 */
export function refactorSettings(text: string, refactoring: CodeRefactoring): string | undefined {
  const { kind, code } = refactoring;
  if (kind === 'remove') return forgotten(text, code);
  if (kind === 'delete') return text;
  return replaceScalars(text, ({ value, path: [section, part], isKey }) => {
    if (isKey || typeof value !== 'string') return undefined;
    const isOfNetwork = section === 'network' && (part === 'groups' || part === 'without');
    const follows =
      (isOfNetwork && kind === 'rename' && value === code) ||
      (section === 'index' && part === 'variables' && isWithin(value, code));
    return follows ? pathAfter(value, refactoring) : undefined;
  });
}

function forgotten(text: string, theme: string): string | undefined {
  let written: string | undefined = normalizeText(text);
  const network = asFields(asFields(parseYaml(corpusFile, written, {}).value).network);
  const lists: readonly ListAt[] = [
    { path: ['network'], key: 'without' },
    ...Object.keys(asFields(network.groups)).map(key => ({ path: ['network', 'groups'], key })),
  ];
  for (const at of lists) {
    if (written === undefined) return undefined;
    const list = valueAt(parseYaml(corpusFile, written, {}).value, [...at.path, at.key]);
    const indexes = asList(list).flatMap((each, i) => (each === theme ? [i] : []));
    if (indexes.length > 0) written = takeEntries(written, at, indexes)?.text;
  }
  return written === undefined ? undefined : restoreLineEnds(text, written);
}

/**
 * The text of a side file after a refactoring. Only `remove` takes annotations out, those that are left without a code; of
 * another refactoring, and where it cannot be changed safely, `undefined`. A review of a deleted code goes with it; reviews of
 * merged codes become one.
 */
export function refactorSideFile(
  path: string,
  text: string,
  refactoring: CodeRefactoring,
): string | undefined {
  let written = text;
  for (const change of changesOf(path, text, refactoring)) {
    if (change.kind === 'annotation' && !change.after && refactoring.kind !== 'remove') return undefined;
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
      const after = codes.length === 0 ? undefined : { ...annotation, codes };
      changes.push({ kind: 'annotation', before: annotation, ...(after && { after }) });
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
  const removed = new Set(
    changes.flatMap(change => (change.kind === 'annotation' && !change.after ? [change.before?.id] : [])),
  );
  for (const before of side.settlements) {
    const after = settlementAfter(before, refactoring, removed);
    if (canonical(before) !== canonical(after)) changes.push({ kind: 'settlement', before, after });
  }
  return changes;
}

/** What was settled stays settled: the codes it was settled from are called otherwise now. */
function settlementAfter(
  settlement: Settlement,
  refactoring: CodeRefactoring,
  removed: ReadonlySet<string | undefined>,
): Settlement {
  return {
    ...settlement,
    from: settlement.from.map(({ codes, ...rest }) => {
      const next = codes?.map(code => pathAfter(code, refactoring)).filter(code => code !== undefined) ?? [];
      return { ...rest, ...(next.length > 0 && { codes: [...new Set(next)] }) };
    }),
    made: settlement.made.filter(id => !removed.has(id)),
  };
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
  const { code, kind } = refactoring;
  const { value } = parseYaml(codebookFile, text, {});
  const own = codePlace(value, code);
  if (!own) return undefined;
  if (kind === 'rename') {
    const { id, name } = refactoring;
    return setCodeFields(text, own, { ...(id !== idIn(code) && { id }), name });
  }
  const taken = takeEntries(text, { path: own.slice(0, -2), key: String(own.at(-2)) }, [Number(own.at(-1))]);
  if (!taken || kind === 'delete' || kind === 'remove') return taken?.text;
  if (kind === 'move') return added(taken.text, refactoring.parent, 'codes', taken.pieces);
  const withCodes = added(taken.text, refactoring.into, 'codes', innerPieces(text, own, 'codes'));
  const [theme = ''] = refactoring.into.split('/');
  return withCodes === undefined
    ? undefined
    : added(withCodes, theme, 'keywords', innerPieces(text, own, 'keywords'));
}

/** What a code that goes hands on. */
function innerPieces(text: string, path: YamlPath, key: 'codes' | 'keywords'): readonly Piece[] | undefined {
  const { length } = asList(asFields(valueAt(parseYaml(codebookFile, text, {}).value, path))[key]);
  if (length === 0) return [];
  const indexes = Array.from({ length }, (_, i) => i);
  return takeEntries(text, { path, key }, indexes)?.pieces;
}

/** Adds entries at the end of a list of a code; `undefined` where they cannot be added. */
function added(
  text: string,
  code: string,
  key: 'codes' | 'keywords',
  pieces: readonly Piece[] | undefined,
): string | undefined {
  if (!pieces || pieces.length === 0) return pieces && text;
  const path = codePlace(parseYaml(codebookFile, text, {}).value, code);
  const at = { path: path ?? [], key, ...(key === 'keywords' && { above: 'codes' }) };
  return path && putEntries(text, at, Number.POSITIVE_INFINITY, pieces);
}

function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof key === 'number' ? asList(value)[key] : asFields(value)[key]),
    root,
  );
}
