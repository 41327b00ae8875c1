import { type Document, isMap, isNode, parseDocument } from 'yaml';
import { fileStart, type Issue, issue, type Range } from '../base/issue';
import type { SyntaxProblem } from '../base/syntax';
import { conflictsIn } from '../text/conflicts';
import { LineIndex } from '../text/lines';
import { nodeAt, pairAt, readDocument } from './document';
import { limitOf } from './limits';
import { readPlainly } from './plainFile';
import { checkValue, type Schema, type SchemaFinding, type YamlPath } from './schema';

export type { YamlPath };

/** One YAML file of the project, checked against its schema. */
export interface YamlFile {
  readonly path: string;
  /** LF line ends; its lines are those of an editor. */
  readonly text: string;
  /** Read again where it was let go of. Not to be changed. */
  readonly document: Document;
  /** Plain value; `undefined` where the file cannot be read (then `issues` says why). */
  readonly value: unknown;
  readonly issues: readonly Issue[];
  /** The place of a value, or of the nearest one around it. */
  readonly rangeOf: (path: YamlPath) => Range;
}

/** A merge has left its marks at the beginning of lines. */
const conflictMarker = /^(?:<{7}|>{7}|\|{7})(?: |$)/m;

/**
 * Reads a YAML file. Syntax errors and merge-conflict markers leave `value` undefined, so that nobody builds on half
 * a file; what the schema objects to is reported, and the caller takes what is sound. Never throws.
 */
export function parseYaml(path: string, text: string, schema: Schema): YamlFile {
  const plain = limitOf(text) ? undefined : readPlainly(text);
  if (plain) {
    const file = onDemand(text);
    const findings = checkValue(plain, schema);
    const issues = findings.map(finding => issueOf(finding, path, file.document, new LineIndex(text)));
    return Object.assign(file, { path, text, value: plain, issues });
  }
  const lines = new LineIndex(text);
  const reading = read(text);
  keep(text, reading.document);
  const { document, value, problem } = reading;
  const file = Object.assign(onDemand(text), { path, text });
  const marker = conflictMarker.exec(text);
  if (marker) {
    // Each conflict is told; a marker without its others, too.
    const starts = conflictsIn(text).map(({ start }) => start);
    const issues = (starts.length > 0 ? starts : [marker.index]).map(start => {
      const { length } = conflictMarker.exec(text.slice(start))?.[0] ?? '';
      return issue('merge-conflict', path, lines.range({ start, end: start + length }));
    });
    return Object.assign(file, { value: undefined, issues });
  }
  if (problem) {
    const range = problem.span ? lines.range(problem.span) : fileStart;
    const issues = [issue('yaml-syntax', path, range, problem.code, problem.message)];
    return Object.assign(file, { value: undefined, issues });
  }
  const issues = checkValue(value, schema).map(finding => issueOf(finding, path, document, lines));
  return Object.assign(file, { value, issues });
}

/** Documents take thirty times the memory of their texts, and places are seldom asked for: so many of them are kept. */
const mostKept = 8;
/** The last documents, by their texts. */
const kept = new Map<string, Document>();

function keep(text: string, document: Document): void {
  kept.delete(text);
  kept.set(text, document);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
}

/** What is read again of a text when it is asked for; a place is looked up once. */
function onDemand(text: string): Pick<YamlFile, 'document' | 'rangeOf'> {
  const ranges = new Map<string, Range>();
  const documentOf = () => {
    const document = kept.get(text) ?? read(text).document;
    keep(text, document);
    return document;
  };
  return {
    get document() {
      return documentOf();
    },
    rangeOf(at) {
      const key = JSON.stringify(at);
      const range = ranges.get(key) ?? rangeIn(documentOf(), new LineIndex(text), at);
      ranges.set(key, range);
      return range;
    },
  };
}

interface Problem extends SyntaxProblem {
  readonly span?: { readonly start: number; readonly end: number };
}

function read(text: string): { document: Document; value?: unknown; problem?: Problem } {
  const limit = limitOf(text);
  if (limit) return { document: parseDocument(''), problem: limit };
  try {
    const document = readDocument(text, { prettyErrors: false, logLevel: 'error' });
    const [error] = document.errors;
    if (error) {
      const [start, end] = error.pos;
      const { code, message } = error;
      return { document, problem: { code, message, span: { start, end: Math.max(start, end) } } };
    }
    return readValue(document);
  } catch (failure) {
    // Nested deeper than the stack reaches.
    return { document: parseDocument(''), problem: problemOf(failure) };
  }
}

function readValue(document: Document): { document: Document; value?: unknown; problem?: Problem } {
  try {
    const value: unknown = document.toJS();
    return { document, value };
  } catch (failure) {
    // Too many aliases, which the library refuses to expand; or one without its anchor.
    return { document, problem: problemOf(failure) };
  }
}

/** What the library throws has no code; it is always about more than it can bear, unless its words say otherwise. */
function problemOf(failure: unknown): SyntaxProblem {
  return {
    code: 'RESOURCE_EXHAUSTION',
    message: failure instanceof Error ? failure.message : String(failure),
  };
}

function issueOf(
  { code, path: at, detail, meant }: SchemaFinding,
  path: string,
  document: Document,
  lines: LineIndex,
): Issue {
  if (code === 'unknown-key') {
    const range = keyRangeIn(document, lines, at);
    return meant === undefined
      ? issue(code, path, range, detail)
      : issue('misspelt-key', path, range, detail, meant);
  }
  // A place in a list is named after the list.
  const name = at.findLast(part => typeof part === 'string') ?? path;
  return issue(code, path, rangeIn(document, lines, at), name, detail);
}

function rangeIn(document: Document, lines: LineIndex, path: YamlPath): Range {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = nodeAt(document, path.slice(0, depth));
    if (!isNode(node) || !node.range) continue;
    const [start, end] = node.range;
    // A container is pointed at by its first line only.
    const lineEnd = lines.text.indexOf('\n', start);
    return lines.range({ start, end: Math.min(end, lineEnd === -1 ? lines.text.length : lineEnd) });
  }
  return fileStart;
}

/** The place of a key itself, to point at a name rather than at its value. */
function keyRangeIn(document: Document, lines: LineIndex, path: YamlPath): Range {
  const holder = nodeAt(document, path.slice(0, -1));
  const name = path.at(-1);
  // A key such as 2024 is a number there, and a name in the value.
  const pair = isMap(holder) ? (pairAt(holder, name) ?? pairAt(holder, Number(name))) : undefined;
  if (!isNode(pair?.key) || !pair.key.range) return rangeIn(document, lines, path);
  const [start, end] = pair.key.range;
  return lines.range({ start, end });
}
