import { isMap, isScalar, stringify } from 'yaml';
import { asFields, asList, type Fields } from '../base/values';
import { restoreLineEnds } from '../text/lineEnds';
import { normalizeText } from '../text/source';
import { nodeAt, readDocument } from '../yaml/document';
import { splice } from '../yaml/lines';
import { YamlList } from '../yaml/list';
import { mappingSplices } from '../yaml/mapping';
import { parseYaml, type YamlPath } from '../yaml/parse';
import { renderInline } from '../yaml/render';
import { type ListAt, moveEntry, newPiece, putEntries, takeEntries } from '../yaml/sequence';
import { type CodebookEdit, indexOfKeyword } from './codebookEdit';
import { codePlace } from './codePlace';
import { renderTheme } from './draft';
import { meantBy, saysWhatIsMeant } from './editMeaning';
import { codebookFile } from './parse';

/** The keys of a code in the order in which they are written. */
const fieldOrder = ['id', 'name', 'short', 'shape', 'color', 'kind', 'definition', 'include', 'exclude'];

/**
 * Changes the text of codebook.yaml: entries move with their comments, everything else stays byte for byte. `undefined` when
 * the text cannot be read, when there is no such code or keyword, and where the layout does not allow it.
 */
export function editCodebook(text: string, edits: readonly CodebookEdit[]): string | undefined {
  let written: string | undefined = normalizeText(text);
  for (const edit of edits.flatMap(oneByOne)) {
    if (written === undefined) return undefined;
    written = edited(written, edit);
  }
  return written === undefined ? undefined : restoreLineEnds(text, written);
}

/** Each field by itself: they may have to be written in different ways. */
function oneByOne(edit: CodebookEdit): readonly CodebookEdit[] {
  return edit.kind === 'fields'
    ? Object.entries(edit.fields).map(([key, value]) => ({ ...edit, fields: { [key]: value } }))
    : [edit];
}

/** The first way of writing it that says what is meant, and nothing else. */
function edited(text: string, edit: CodebookEdit): string | undefined {
  const { value } = parseYaml(codebookFile, text, {});
  const meant = value === undefined ? undefined : meantBy(value, edit);
  if (meant === undefined) return undefined;
  for (const way of waysOf(text, value, edit)) {
    const written = way();
    if (written !== undefined && saysWhatIsMeant(text, written, meant, edit)) return written;
  }
  return undefined;
}

type Way = () => string | undefined;

function waysOf(text: string, value: unknown, edit: CodebookEdit): readonly Way[] {
  switch (edit.kind) {
    case 'title':
      return [() => inMapping(text, [], { title: edit.title })];
    case 'fields': {
      const place = codePlace(value, edit.code);
      if (!place) return [];
      const { list, mapping } = fieldWriters(text, place, { ...edit.fields });
      const old = asFields(valueAt(value, place));
      const isInPlace = Object.entries(edit.fields).every(
        ([key, field]) =>
          typeof old[key] === 'string' && ![field, old[key]].some(each => /\n/.test(String(each))),
      );
      // In place a value keeps its quotes. By lines a new field goes to its place among the others, and a text of several lines
      // stays one.
      return isInPlace ? [mapping, list] : [list, mapping];
    }
    case 'order':
      return [() => moveEntry(text, ...placesOf(value, edit.code, edit.onto))];
    case 'newCode': {
      const { parent, id, name, keywords = [] } = edit;
      const path = codePlace(value, parent);
      if (!path) return [];
      const isTheme = parent === undefined;
      const piece = newPiece({ id, name, ...(keywords.length > 0 && { keywords }) });
      const lines = keywords.length > 0 ? renderTheme({ id, name, keywords }) : piece.lines;
      const at = { path, key: isTheme ? 'themes' : 'codes' };
      return [() => putEntries(text, at, Number.POSITIVE_INFINITY, [{ ...piece, lines }])];
    }
    case 'addKeywords': {
      const at = keywordsOf(value, edit.theme);
      return at ? [() => putEntries(text, at, Number.POSITIVE_INFINITY, edit.terms.map(newPiece))] : [];
    }
    case 'renameKeyword':
      return [() => renamed(text, value, edit.theme, edit.term, edit.to)];
    case 'removeKeywords': {
      const at = keywordsOf(value, edit.theme);
      const indexes = edit.terms.map(term => indexOfKeyword(value, edit.theme, term));
      return at ? [() => takeEntries(text, at, indexes)?.text] : [];
    }
    case 'moveKeywords':
      return [() => moved(text, value, edit)];
  }
}

/** Sets fields of a code; `undefined` where its layout does not allow it. The caller looks whether it says what is meant. */
export function setCodeFields(text: string, place: YamlPath, fields: Fields): string | undefined {
  const { list, mapping } = fieldWriters(text, place, fields);
  return list() ?? mapping();
}

/** Two ways to write fields of a mapping: line by line in a block list, or each in its place. */
function fieldWriters(
  text: string,
  place: YamlPath,
  fields: Fields,
): { readonly list: Way; readonly mapping: Way } {
  const index = place.at(-1);
  const key = String(place.at(-2));
  return {
    // A list would write an entry between braces anew, with other blanks and quotes.
    list: () =>
      isBetweenBraces(text, place)
        ? undefined
        : new YamlList(text, { key, fields: fieldOrder }, place.slice(0, -2)).replaceAll(
            new Map([[Number(index), fields]]),
          ),
    mapping: () => inMapping(text, place, fields),
  };
}

function isBetweenBraces(text: string, place: YamlPath): boolean {
  const node = nodeAt(readDocument(text), place);
  return isMap(node) && node.flow === true;
}

/** Writes fields of a mapping, each in its place. */
function inMapping(text: string, place: YamlPath, fields: Fields): string | undefined {
  const write = (value: unknown, old?: unknown) =>
    typeof value === 'string'
      ? renderInline(value, old)
      : stringify(value, { collectionStyle: 'flow' }).trimEnd();
  const map = nodeAt(readDocument(text, { keepSourceTokens: true }), place);
  const splices = mappingSplices(text, map, new Map(Object.entries(fields)), { write });
  return splices && splice(text, ...splices);
}

/** The list that a code is in, and the places of two codes in it. */
function placesOf(value: unknown, code: string, onto: string): readonly [ListAt, number, number] {
  const [own = [], other = []] = [codePlace(value, code), codePlace(value, onto)];
  const at = { path: own.slice(0, -2), key: String(own.at(-2)) };
  return [at, Number(own.at(-1)), Number(other.at(-1))];
}

function keywordsOf(value: unknown, theme: string): ListAt | undefined {
  const path = codePlace(value, theme);
  return path && { path, key: 'keywords', above: 'codes' };
}

function renamed(text: string, value: unknown, theme: string, term: string, to: string): string | undefined {
  const at = keywordsOf(value, theme);
  const document = readDocument(text, { keepSourceTokens: true });
  const entry = at && nodeAt(document, [...at.path, at.key, indexOfKeyword(value, theme, term)]);
  const scalar = isMap(entry) ? entry.get('term', true) : entry;
  if (!isScalar(scalar) || !scalar.range || scalar.type?.startsWith('BLOCK')) return undefined;
  const [start, end] = scalar.range;
  return splice(text, { start, end, lines: renderInline(to, scalar) });
}

function moved(
  text: string,
  value: unknown,
  edit: Extract<CodebookEdit, { kind: 'moveKeywords' }>,
): string | undefined {
  const from = keywordsOf(value, edit.theme);
  const indexes = edit.terms.map(term => indexOfKeyword(value, edit.theme, term));
  const onto = edit.onto === undefined ? -1 : indexOfKeyword(value, edit.to, edit.onto);
  const [only = -1] = indexes;
  if (from && edit.theme === edit.to && edit.terms.length === 1) {
    const last = asList(asFields(valueAt(value, from.path)).keywords).length - 1;
    return moveEntry(text, from, only, onto === -1 ? last : onto);
  }
  const taken = from && takeEntries(text, from, indexes);
  if (!taken) return undefined;
  const rest = parseYaml(codebookFile, taken.text, {}).value;
  const at = keywordsOf(rest, edit.to);
  const place = edit.onto === undefined ? -1 : indexOfKeyword(rest, edit.to, edit.onto);
  return at && putEntries(taken.text, at, place === -1 ? Number.POSITIVE_INFINITY : place, taken.pieces);
}

function valueAt(root: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof key === 'number' ? asList(value)[key] : asFields(value)[key]),
    root,
  );
}
