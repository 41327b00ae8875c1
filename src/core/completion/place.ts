import type { YamlPath } from '../yaml/parse';
import { flowPlace } from './flow';
import { type BlockLine, type LineMark, parseLine } from './line';
import { commentStart, type ScalarToken, tokenIn, unquote } from './scalars';

/** The place of a cursor in a YAML file, found by indentation alone, so the file may be incomplete. */
export interface CompletionPlace {
  /**
   * `key`: in a key, its colon follows. `value`: in the value of a key. `word`: in a word, or where one could be
   * typed, that stands by itself and may still become either.
   */
  readonly role: 'key' | 'value' | 'word';
  /**
   * Path of the value the cursor is in: for a key, of the mapping around it; for a word, of what the word is in or
   * would be. Every item of a list is written 0: which one it is makes no difference here.
   */
  readonly path: YamlPath;
  /** The scalar at the cursor, in offsets of the file. */
  readonly token: ScalarToken;
  /** Column of the token, from 0: what is put in below it is indented from there. */
  readonly column: number;
  /** Keys beside a key, items beside an item; without the token itself. */
  readonly siblings: readonly string[];
  readonly style: 'block' | 'flow';
}

/**
 * The place of an offset; `undefined` in comments, in text over several lines, and in indentation. Files are read as
 * this project writes them: block YAML with flow collections that do not span lines.
 */
export function placeAt(text: string, offset: number): CompletionPlace | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lines = text.split('\n');
  const index = text.slice(0, lineStart).split('\n').length - 1;
  const line = lines[index]!;
  const cursor = offset - lineStart;
  if (cursor > commentStart(line)) return undefined;

  const here = parseLine(line) ?? { marks: [], rest: { start: cursor, end: cursor }, value: '' };
  const found = placeInLine(line, here, cursor);
  if (!found) return undefined;
  const [first] = here.marks;
  const holder = climb(lines, index, first?.column ?? found.token.start, first?.kind === 'item');
  if (!holder) return undefined;
  const { token } = found;
  const siblings =
    found.siblings ?? siblingsOf(lines, index, here, found.role === 'value' ? -1 : token.start);
  return {
    role: found.role,
    path: [...holder, ...found.path],
    token: { ...token, start: lineStart + token.start, end: lineStart + token.end },
    column: token.start,
    siblings,
    style: found.siblings ? 'flow' : 'block',
  };
}

interface PlaceInLine {
  readonly role: CompletionPlace['role'];
  /** Path that the line itself adds. */
  readonly path: YamlPath;
  readonly token: ScalarToken;
  /** Given in flow collections only; in block style other lines tell. */
  readonly siblings?: readonly string[];
}

function placeInLine(
  line: string,
  { marks, rest, value }: BlockLine,
  cursor: number,
): PlaceInLine | undefined {
  const key = marks.find(mark => mark.kind === 'key');
  const items = marks.filter(mark => mark.kind === 'item').map(() => 0);
  if (key && cursor <= key.end) {
    const token = tokenIn(line, { start: key.column, end: key.end }, cursor);
    return token && { role: 'key', path: items, token };
  }
  // A blank must follow the colon or the dash before anything else may.
  const after = rest.start + (marks.length > 0 && line[rest.start] === ' ' ? 1 : 0);
  if (cursor < after || (marks.length > 0 && !/\s/.test(line[cursor - 1] ?? '') && value === ''))
    return undefined;
  const path = key ? [...items, key.name] : items;
  if (/^[[{]/.test(value)) {
    const start = line.indexOf(value[0]!, rest.start);
    const inner = flowPlace(line, { start, end: rest.end }, cursor);
    return inner && { ...inner, path: [...path, ...inner.path] };
  }
  // Text in block style (`|`, `>`) starts on the next line.
  if (/^[|>&*!]/.test(value)) return undefined;
  const token = tokenIn(line, rest, cursor);
  return token && { role: key ? 'value' : 'word', path, token };
}

/**
 * Path of what holds the things that stand in a column, found by climbing to ever smaller columns. `undefined`
 * where they belong to a scalar that goes on over several lines.
 */
function climb(
  lines: readonly string[],
  index: number,
  column: number,
  isItem: boolean,
): YamlPath | undefined {
  const path: (string | number)[] = [];
  let wanted = column;
  // The items of a list may stand in the column of its key.
  let item = isItem;
  for (let i = index - 1; i >= 0 && (wanted > 0 || item); i--) {
    const line = parseLine(lines[i]!);
    if (!line) continue;
    for (const mark of line.marks.toReversed()) {
      if (mark.column > wanted || (mark.column === wanted && !(item && mark.kind === 'key'))) continue;
      if (mark === line.marks.at(-1) && line.value !== '' && !line.value.startsWith('&')) return undefined;
      path.unshift(mark.kind === 'key' ? mark.name : 0);
      wanted = mark.column;
      item = mark.kind === 'item';
    }
  }
  return path;
}

/** Keys in the column of a key or word; items beside an item. */
function siblingsOf(
  lines: readonly string[],
  index: number,
  here: BlockLine,
  column: number,
): readonly string[] {
  const last = here.marks.at(-1);
  const names: string[] = [];
  if (last?.kind === 'item') {
    const collect = (line: BlockLine, mark: LineMark) => {
      const scalar = mark === line.marks.at(-1) && line.value !== '';
      if (scalar && mark.column === last.column) names.push(unquote(line.value));
    };
    walk(lines, index, last.column, collect, true);
  }
  if (column !== -1) {
    const opensHere = here.marks.some(mark => mark.kind === 'item');
    const collect = (_: BlockLine, mark: LineMark) => {
      if (mark.kind === 'key' && mark.column === column) names.push(mark.name);
    };
    walk(lines, index, column, collect, !opensHere);
  }
  return names;
}

/** Visits the marks of the lines around one that belong to the same list or mapping, which stands in a column. */
function walk(
  lines: readonly string[],
  index: number,
  column: number,
  visit: (line: BlockLine, mark: LineMark) => void,
  upwards: boolean,
): void {
  const visitLine = (text: string): boolean => {
    const line = parseLine(text);
    if (!line) return true;
    for (const mark of line.marks.toReversed()) {
      if (mark.column < column) return false;
      visit(line, mark);
    }
    return line.marks.length > 0 || text.search(/\S/) >= column;
  };
  for (let i = index - 1; upwards && i >= 0 && visitLine(lines[i]!); i--);
  for (let i = index + 1; i < lines.length && startsIn(lines[i]!, column) && visitLine(lines[i]!); i++);
}

function startsIn(line: string, column: number): boolean {
  const start = line.search(/\S/);
  return start === -1 || start >= column;
}
