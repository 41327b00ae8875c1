import { compareText } from '../base/order';
import type { Shape } from '../codebook/codebook';
import { type Box, BoxGrid, type LineSegment } from './boxes';
import { boxOf, type LabelPlace, labelWidth, type Option } from './labels';
import type { OverviewNode } from './network';
import { shapeBox } from './shapes';

/** What the place of a label depends on: its node as it is drawn. */
export interface Marked extends Pick<OverviewNode, 'id' | 'label' | 'degree' | 'x' | 'y'> {
  readonly shape: Shape;
  readonly radius: number;
}

/** How far from its node a label may stand, in font sizes: near places first. */
const distances = [0.8, 1.5, 2.5, 4, 6, 9];
const directions = 24;

/**
 * Places labels in a picture that cannot be zoomed: no label covers another one or a mark. Each is put beside its node if there is room,
 * else as near as possible, with a line to the node that crosses no other label or mark. The best-connected nodes choose first. A label may
 * end up without a place.
 */
export function settleLabels(nodes: readonly Marked[], fontSize: number): ReadonlyMap<string, LabelPlace> {
  const ranked = [...nodes].sort((a, b) => b.degree - a.degree || compareText(a.id, b.id));
  const marks = new Map(
    ranked.map(({ id, shape, x, y, radius }) => [id, shapeBox(shape, x, y, radius)] as const),
  );
  const taken = new BoxGrid(fontSize * 4);
  for (const mark of marks.values()) taken.add(mark);
  const places = new Map<string, LabelPlace>();
  const settle = (optionsOf: (node: Marked, mark: Box, width: number) => Iterable<Option & Led>) => {
    for (const node of ranked) {
      if (places.has(node.id)) continue;
      const mark = marks.get(node.id)!;
      const width = labelWidth(node.label, fontSize);
      for (const option of optionsOf(node, mark, width)) {
        const box = boxOf(option, width, fontSize);
        if (taken.covered(box) > 0) continue;
        if (option.leader && !taken.isClear(option.leader, mark)) continue;
        places.set(node.id, { ...option, box, hidden: 0 });
        taken.add(box);
        break;
      }
    }
  };
  settle((node, mark) => beside(node, mark, fontSize));
  settle((node, mark, width) => apart(node, mark, width, fontSize));
  return places;
}

interface Led {
  readonly leader?: LineSegment;
}

/** Places that touch the mark: right, left, below, above, and these moved half a label aside. */
function beside({ x, y }: Marked, mark: Box, fontSize: number): readonly Option[] {
  const space = fontSize * 0.25;
  const middle = y + fontSize * 0.36;
  const below = mark.bottom + fontSize * 0.9;
  const above = mark.top - fontSize * 0.25;
  return [
    { x: mark.right + space, y: middle, anchor: 'start' },
    { x: mark.left - space, y: middle, anchor: 'end' },
    { x, y: below, anchor: 'middle' },
    { x, y: above, anchor: 'middle' },
    { x: mark.left, y: below, anchor: 'start' },
    { x: mark.right, y: below, anchor: 'end' },
    { x: mark.left, y: above, anchor: 'start' },
    { x: mark.right, y: above, anchor: 'end' },
    { x: mark.right + space, y: mark.bottom, anchor: 'start' },
    { x: mark.right + space, y: mark.top + fontSize * 0.8, anchor: 'start' },
    { x: mark.left - space, y: mark.bottom, anchor: 'end' },
    { x: mark.left - space, y: mark.top + fontSize * 0.8, anchor: 'end' },
  ];
}

/** Places around the node at growing distances, with the line that leads there. */
function* apart(
  { x, y, radius }: Marked,
  mark: Box,
  width: number,
  fontSize: number,
): Generator<Option & Led> {
  for (const distance of distances) {
    for (let i = 0; i < directions; i++) {
      const angle = (2 * Math.PI * i) / directions;
      const [right, down] = [Math.cos(angle), Math.sin(angle)];
      const gap = distance * fontSize;
      // Where the line ends: so far outside of the mark, in that direction.
      const end = {
        x2: x + right * ((mark.right - mark.left) / 2 + gap),
        y2: y + down * ((mark.bottom - mark.top) / 2 + gap),
      };
      const anchor = right > 0.3 ? 'start' : right < -0.3 ? 'end' : 'middle';
      const space = anchor === 'middle' ? 0 : Math.sign(right) * fontSize * 0.2;
      // A label above the end of its line is placed on it, one below hangs from it.
      const lift = anchor === 'middle' ? (down > 0 ? 0.95 : -0.3) : 0.36;
      const option: Option = { x: end.x2 + space, y: end.y2 + lift * fontSize, anchor };
      const start = { x1: x + right * radius, y1: y + down * radius };
      if (width > 0) yield { ...option, leader: { ...start, ...end } };
    }
  }
}
