import { Document, isScalar, isSeq, type Node, Pair, Scalar, stringify, YAMLMap, YAMLSeq } from 'yaml';
import type { Fields } from '../base/values';
import { indentLines } from './lines';
import { keyText } from './nodes';

/** An entry of a block list as lines, from its dash on. */
export function renderEntry(entry: YAMLMap | Fields | string): string {
  if (typeof entry === 'string') return render(seqOf([scalarOf(entry)]));
  return render(seqOf([entry instanceof YAMLMap ? entry : mapOf(Object.entries(entry))]));
}

/** A text as it stands in a list written as `[...]`; in the quotes of what it takes the place of (`old`). */
export function renderInline(text: string, old?: unknown): string {
  const scalar = new Scalar(text);
  if (isScalar(old) && (old.type === 'QUOTE_DOUBLE' || old.type === 'QUOTE_SINGLE')) scalar.type = old.type;
  const list = seqOf([scalar]);
  list.flow = true;
  return render(list).trimEnd().slice(1, -1).trim();
}

/** A key and its value as lines. What the value was before (`old`) hands on its comments, and its style where it fits. */
export function renderField(key: string, value: unknown, old?: unknown): string {
  return render(mapOf([[key, value]], old));
}

/** A field that stands in `lines`, from its key on, with another value; its comments and its style stay. */
export function renderAgain(pair: Pair, value: unknown, column: number, lines: string): string {
  const written = indentLines(renderField(keyText(pair), value, pair.value), column).slice(column);
  return keepBlanks(written, lines);
}

/** A field as it is rewritten, with as many blanks before the comment at its end as there were: some line them up. */
function keepBlanks(written: string, old: string): string {
  const line = old.trimEnd();
  const [, blanks, comment] = (!line.includes('\n') && /([ \t]+)(#.*)$/.exec(line)) || [];
  const end = ` ${comment}\n`;
  return comment !== undefined && written.endsWith(end)
    ? `${written.slice(0, -end.length)}${blanks}${comment}\n`
    : written;
}

/** Sets a field of an entry that is rendered afterwards; `undefined` takes it away. */
export function setField(entry: YAMLMap, key: string, value: unknown): void {
  const old: unknown = entry.get(key, true);
  if (value === undefined) entry.delete(key);
  else entry.set(key, nodeOf(value, old));
}

/** Lines of a node. Long values are never folded, so that a change of one word is a change of one line. */
export function render(node: YAMLMap | YAMLSeq): string {
  const document = new Document<Node>();
  document.contents = node;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** A mapping within an entry, on one line. */
function inlineMap(fields: Fields): YAMLMap {
  const map = mapOf(Object.entries(fields).filter(([, value]) => value !== undefined));
  map.flow = true;
  return map;
}

function mapOf(fields: readonly (readonly [key: string, value: unknown])[], old?: unknown): YAMLMap {
  const map = new YAMLMap();
  for (const [key, value] of fields) map.items.push(new Pair(new Scalar(key), nodeOf(value, old)));
  return map;
}

function seqOf(items: readonly unknown[]): YAMLSeq {
  const seq = new YAMLSeq();
  seq.items.push(...items);
  return seq;
}

/** Lists are written `[a, b]` unless they were blocks before. */
function nodeOf(value: unknown, old: unknown): Scalar | YAMLSeq {
  if (!Array.isArray(value)) return scalarOf(value, isScalar(old) ? old : undefined);
  // A list of mappings has a line for each.
  if (value.some(isFields))
    return seqOf(value.map(item => (isFields(item) ? inlineMap(item) : scalarOf(item))));
  const before = isSeq(old) ? old : undefined;
  const seq = seqOf(
    value.map(item => before?.items.find(each => isScalar(each) && each.value === item) ?? scalarOf(item)),
  );
  seq.flow = before ? before.flow === true : true;
  takeComments(seq, before);
  return seq;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function scalarOf(value: unknown, old?: Scalar): Scalar {
  const scalar = new Scalar(value);
  takeComments(scalar, old);
  const quotes = old && quotesByChoice(old);
  if (quotes && typeof value === 'string' && !value.includes('\n')) scalar.type = quotes;
  return scalar;
}

/** The quotes that a person has put around a value which does not need any. */
function quotesByChoice({ type, value }: Scalar): 'QUOTE_DOUBLE' | 'QUOTE_SINGLE' | undefined {
  const quotes = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE' ? type : undefined;
  return quotes && /^["'|]/.test(stringify(value)) ? undefined : quotes;
}

function takeComments(node: Scalar | YAMLSeq, old: Scalar | YAMLSeq | undefined): void {
  node.comment = old?.comment ?? null;
  node.commentBefore = old?.commentBefore ?? null;
}
