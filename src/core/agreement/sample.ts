import { compareText } from '../base/order';
import { defined } from '../base/values';
import type { CodedSource, Corpus } from '../corpus/corpus';
import type { Reliability, SampledText } from '../corpus/reliability';
import type { Attributes } from '../corpus/settings';
import { groupRows } from '../coverage/groups';
import { seededRandom } from '../network/random';

/** How a sample is drawn. */
export interface SampleOptions {
  /** How many, or what share of all: 0.2 is a fifth. */
  readonly size: { readonly count: number } | { readonly share: number };
  /** An attribute: each of its groups gives as large a part as it has of all. */
  readonly by?: string;
  readonly of?: Reliability['of'];
  readonly coders: readonly string[];
  readonly seed?: number;
}

/** A text that may be drawn. */
interface Candidate {
  readonly text: SampledText;
  readonly attributes: Attributes;
}

/**
 * Draws texts at random. The same sources, options and seed give the same sample, whatever the order of the files. Where groups
 * are asked for, each gives its part, rounded so that the whole is right (largest remainder), and a group is left out only
 * where there are more groups than texts to draw.
 */
export function drawSample(corpus: Corpus, options: SampleOptions): Reliability {
  const { size, by, of = 'sources', coders, seed = 1 } = options;
  const sources = [...corpus.sources].sort((a, b) => compareText(a.source.path, b.source.path));
  const all = sources.flatMap(each => (of === 'sections' ? sectionsOf(each) : [wholeOf(each)]));
  const wanted = 'count' in size ? size.count : Math.ceil(size.share * all.length - 1e-9);
  const total = Math.min(all.length, Math.max(0, wanted));
  const groups = by === undefined ? [all] : groupRows(all, by).map(({ rows }) => rows);
  const random = seededRandom(seed);
  const parts = partsOf(
    groups.map(({ length }) => length),
    total,
  );
  const drawn = new Set(groups.flatMap((group, i) => shuffled(group, random).slice(0, parts[i])));
  return {
    coders,
    of,
    ...('count' in size ? { count: size.count } : { share: percent(size.share) }),
    ...defined({ by }),
    seed,
    among: all.length,
    sample: all.filter(each => drawn.has(each)).map(({ text }) => text),
  };
}

function wholeOf({ source, attributes }: CodedSource): Candidate {
  return { text: { source: source.path }, attributes };
}

/** The sections of a source, each from a heading to the next; what stands above the first one, too, if it is more than blanks. */
function sectionsOf({ source, attributes, analysis: { headings } }: CodedSource): readonly Candidate[] {
  const [first] = headings;
  const above = first ? source.text.slice(0, first.start) : source.text;
  const path = source.path;
  return [
    ...(above.trim() === '' ? [] : [{ text: { source: path, section: '', line: 1 }, attributes }]),
    ...headings.map(({ title, line }) => ({ text: { source: path, section: title, line }, attributes })),
  ];
}

/** How many each group gives: its part of all, at least one where there is room, at most all it has. */
function partsOf(sizes: readonly number[], total: number): readonly number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (all === 0) return sizes;
  const exact = sizes.map(size => (size * total) / all);
  const parts = exact.map(Math.floor);
  const isRoomy = sizes.length <= total;
  if (isRoomy) for (const [i, part] of parts.entries()) parts[i] = Math.max(part, 1);
  const left = () => total - parts.reduce((sum, part) => sum + part, 0);
  const byNeed = () =>
    sizes.map((_, i) => i).sort((a, b) => exact[b]! - parts[b]! - (exact[a]! - parts[a]!) || a - b);
  while (left() > 0) parts[byNeed().find(i => parts[i]! < sizes[i]!)!]!++;
  while (left() < 0) parts[byNeed().findLast(i => parts[i]! > 1)!]!--;
  return parts;
}

/** In another order (Fisher and Yates). */
function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1));
    [all[i], all[k]] = [all[k]!, all[i]!];
  }
  return all;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(4))}%`;
}
