import { isMap, isPair, isScalar, isSeq, type ParsedNode, type Scalar, visit } from 'yaml';
import { restoreLineEnds } from '../text/lineEnds';
import { normalizeText } from '../text/source';
import { readDocument } from './document';
import { limitOf } from './limits';
import { renderInline } from './render';
import type { YamlPath } from './schema';

/** A text in a YAML file: a key, or a value that is neither a list nor a mapping. */
export interface ScalarPlace {
  readonly value: string;
  /** Keys and indexes that lead to it; for a key, to what it stands for. */
  readonly path: YamlPath;
  readonly isKey: boolean;
}

/**
 * Puts other texts in the place of some keys and values of a YAML text; `replacement` answers `undefined` for those
 * that stay. Everything else stays byte for byte, quotes too. `undefined` when the text cannot be read, or when it
 * would not say what is meant afterwards.
 */
export function replaceScalars(
  text: string,
  replacement: (place: ScalarPlace) => string | undefined,
): string | undefined {
  const normal = normalizeText(text);
  const scalars = scalarsOf(normal);
  if (!scalars) return undefined;
  let written = normal;
  const meant = scalars.map(({ place }) => place && replacement(place));
  for (const [i, { node }] of [...scalars.entries()].reverse()) {
    const value = meant[i];
    if (value === undefined) continue;
    if (!node.range || node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') return undefined;
    const [start, end] = node.range;
    written = written.slice(0, start) + renderInline(value, node) + written.slice(end);
  }
  const now = scalarsOf(written);
  const asMeant =
    now?.length === scalars.length &&
    now.every(({ node }, i) => node.value === (meant[i] ?? scalars[i]!.node.value));
  return asMeant ? restoreLineEnds(text, written) : undefined;
}

interface Found {
  readonly node: Scalar & { range?: ParsedNode['range'] | null };
  /** `undefined` for anything but text, such as a number. */
  readonly place: ScalarPlace | undefined;
}

/** All scalars of a text in the order of the file; `undefined` when it cannot be read. */
function scalarsOf(text: string): readonly Found[] | undefined {
  if (limitOf(text)) return undefined;
  const document = readDocument(text, { prettyErrors: false });
  if (document.errors.length > 0) return undefined;
  const found: Found[] = [];
  visit(document, {
    Scalar(key, node, ancestors) {
      const { value } = node;
      const place =
        typeof value === 'string'
          ? { value, path: pathOf([...ancestors, node]), isKey: key === 'key' }
          : undefined;
      found.push({ node: node as Found['node'], place });
    },
  });
  return found;
}

/** Keys and indexes on the way from the root to a node. */
function pathOf(ancestors: readonly unknown[]): YamlPath {
  return ancestors.flatMap((node, i): YamlPath => {
    const next = ancestors[i + 1];
    if (isSeq(node)) return [node.items.indexOf(next)];
    if (isMap(node) && isPair(next)) return [isScalar(next.key) ? String(next.key.value) : ''];
    return [];
  });
}
