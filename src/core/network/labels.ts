import { compareText } from '../base/order';
import { displayWidth } from '../text/wrapping';
import { type Box, BoxGrid, type LineSegment } from './boxes';
import type { OverviewNode } from './network';

/** Place of a label: baseline and anchor of an SVG text, and the box it covers. */
export interface LabelPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly box: Box;
  /** Share of the box that lies on nodes or on labels that chose before, 0 to 1 (or more, where they overlap too). */
  readonly hidden: number;
  /** Line from the node to a label that is not beside it. */
  readonly leader?: LineSegment;
}

/** Where a label may stand. */
export type Option = Pick<LabelPlace, 'x' | 'y' | 'anchor'>;

/**
 * Puts each label beside its node where it hides least: right, left, below, above, then the corners. The best-connected nodes choose first;
 * those in `kept` have their places already. Every label gets a place; `hidden` says how much of it covers other things.
 */
export function placeLabels(
  nodes: readonly OverviewNode[],
  radius: (node: OverviewNode) => number,
  fontSize: number,
  kept: ReadonlyMap<string, LabelPlace> = new Map(),
): ReadonlyMap<string, LabelPlace> {
  const ranked = [...nodes].sort((a, b) => b.degree - a.degree || compareText(a.id, b.id));
  const marks = new Map(ranked.map(node => [node.id, around(node.x, node.y, radius(node))]));
  const places = new Map(kept);
  const taken = new BoxGrid(fontSize * 4);
  for (const mark of marks.values()) taken.add(mark);
  for (const { box } of kept.values()) taken.add(box);
  for (const node of ranked) {
    if (kept.has(node.id)) continue;
    const width = labelWidth(node.label, fontSize);
    let best: LabelPlace | undefined;
    for (const option of optionsFor(node, radius(node) + fontSize * 0.25, fontSize)) {
      const box = boxOf(option, width, fontSize);
      const covered = taken.covered(box, marks.get(node.id));
      const hidden = covered / ((box.right - box.left) * (box.bottom - box.top));
      if (!best || hidden < best.hidden) best = { ...option, box, hidden };
      if (hidden === 0) break;
    }
    places.set(node.id, best!);
    taken.add(best!.box);
  }
  return places;
}

/**
 * Width of a label as it will be drawn, near enough: a Han character is as wide as the font is high, most others are half as wide;
 * capitals and other broad letters are counted apart, so that a Latin label does not reach beyond.
 */
export function labelWidth(label: string, fontSize: number): number {
  const capitals = label.match(/[A-Z&ÄÖÜ]/g)?.length ?? 0;
  const broad = label.match(/[MWmw@%—…]/g)?.length ?? 0;
  return (Math.max(1, displayWidth(label)) * 0.5 + capitals * 0.15 + broad * 0.3) * fontSize;
}

function optionsFor({ x, y }: OverviewNode, r: number, fontSize: number): readonly Option[] {
  const middle = y + fontSize * 0.36;
  const below = y + r + fontSize * 0.85;
  const above = y - r - fontSize * 0.15;
  return [
    { x: x + r, y: middle, anchor: 'start' },
    { x: x - r, y: middle, anchor: 'end' },
    { x, y: below, anchor: 'middle' },
    { x, y: above, anchor: 'middle' },
    { x: x + r * 0.75, y: below - fontSize * 0.3, anchor: 'start' },
    { x: x + r * 0.75, y: above + fontSize * 0.3, anchor: 'start' },
    { x: x - r * 0.75, y: below - fontSize * 0.3, anchor: 'end' },
    { x: x - r * 0.75, y: above + fontSize * 0.3, anchor: 'end' },
  ];
}

/** What a label of that width covers there. */
export function boxOf(place: Option, width: number, fontSize: number): Box {
  const left = place.x - (place.anchor === 'start' ? 0 : place.anchor === 'end' ? width : width / 2);
  return { left, right: left + width, top: place.y - fontSize * 0.88, bottom: place.y + fontSize * 0.2 };
}

function around(x: number, y: number, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}
