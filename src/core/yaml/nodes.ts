// Places of the nodes of a YAML document in its text. `undefined` if a node was not read from a text.
import { isNode, isScalar, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';

/** Offsets of a node: its start, and after its value. */
export function rangeOf(node: unknown): readonly [start: number, end: number] | undefined {
  return isNode(node) && node.range ? [node.range[0], node.range[1]] : undefined;
}

/** The text of a key; empty if it is not a scalar. */
export function keyText({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

export function pairOf(map: YAMLMap | undefined, key: string): Pair | undefined {
  return map?.items.find(each => keyText(each) === key);
}

/** After the value of a pair, or its key where it has none. */
export function endOf({ key, value }: Pair): number | undefined {
  const [, keyEnd] = rangeOf(key) ?? [];
  const [, valueEnd] = rangeOf(value) ?? [];
  return keyEnd === undefined ? undefined : Math.max(keyEnd, valueEnd ?? 0);
}

/** After the colon of a pair. */
export function colonOf(text: string, { key }: Pair): number | undefined {
  const [, keyEnd] = rangeOf(key) ?? [];
  const colon = keyEnd === undefined ? -1 : text.indexOf(':', keyEnd);
  return colon === -1 ? undefined : colon + 1;
}

/** Offsets of the dashes of a list, an entry each; `undefined` for one written as `[...]`, or read without its tokens. */
export function dashesOf({ srcToken }: YAMLSeq): readonly number[] | undefined {
  if (srcToken?.type !== 'block-seq') return undefined;
  return srcToken.items.flatMap(({ start }) =>
    start.filter(({ type }) => type === 'seq-item-ind').map(({ offset }) => offset),
  );
}
