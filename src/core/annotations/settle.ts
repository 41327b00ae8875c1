import { countBefore } from '../base/count';
import type { Span } from '../text/lines';
import type { Source } from '../text/source';
import { formatRange, type Target } from './annotation';
import type { Anchor, Placed } from './placement';
import type { Sought } from './seek';

/** A target of a side file, and what looking for it alone has come to. */
export interface Pursuit {
  readonly target: Target;
  readonly sought: Sought;
}

/** Lines that a rival may be away from where a passage is expected, and still be it. */
const slack = 2;

/**
 * Says where the passages of one side file are, each in view of all others: they stand in the order they were recorded in,
 * as many lines further on as those around them; and passages that were two are not one.
 */
export function settle(source: Source, pursuits: readonly Pursuit[]): readonly Anchor[] {
  const steps = stepsOf(source, pursuits);
  const anchors = pursuits.map(({ target, sought }): Anchor => {
    if (sought.sure) return sought.sure;
    const { inOrder } = sought;
    if (!inOrder || !target.at) return sought.otherwise;
    const { line } = target.at;
    const at = (span: Span) => source.lines.position(span.start).line;
    if (inOrder.isUncompared) {
      const isBorne =
        inOrder.placed.state === 'exact' || isBorneOut(steps, line, at(inOrder.placed.span) - line);
      if (!isBorne || sought.likely) return isBorne ? inOrder.placed : sought.otherwise;
    }
    const { isClose, ranges: expected } = expectedAt(steps, line, inOrder.placed);
    if (inOrder.isAlone && !isClose && inOrder.placed.state !== 'exact') return sought.otherwise;
    const isExpected = expected.some(range => isWithin(at(inOrder.placed.span) - line, range, 0));
    const isRivalNear = inOrder.rivals.some(rival =>
      expected.some(range => isWithin(at(rival) - line, range, slack)),
    );
    return isExpected && !isRivalNear ? inOrder.placed : sought.otherwise;
  });
  return apart(pursuits, anchors);
}

/** Passages so few lines apart leave no doubt about what stands between them. */
const near = 12;

/** A passage whose place is certain: its recorded line, where it is now, and how many lines it has gone on. */
interface Step {
  readonly line: number;
  readonly start: number;
  readonly now: number;
  readonly shift: number;
}

interface Shift {
  readonly least: number;
  readonly most: number;
}

function stepsOf(source: Source, pursuits: readonly Pursuit[]): readonly Step[] {
  return pursuits
    .flatMap(({ target: { at }, sought: { sure, likely } }) => {
      const known = sure ?? likely;
      if (!at || !known) return [];
      const { line } = source.lines.position(known.span.start);
      return [{ line: at.line, start: known.span.start, now: line, shift: line - at.line }];
    })
    .sort((a, b) => a.line - b.line);
}

/**
 * How many lines further on a passage may be: between what the nearest ones above and below have gone on. `isClose`: they are
 * so near that nothing else has room between them.
 */
function expectedAt(
  steps: readonly Step[],
  line: number,
  { span }: Placed,
): { readonly isClose: boolean; readonly ranges: readonly Shift[] } {
  const before = countBefore(steps, step => step.line <= line);
  const [above, below] = [steps[before - 1], steps[before]];
  // Out of order, they tell nothing.
  if ((above && above.start > span.start && above.line < line) || (below && below.start < span.start))
    return { isClose: false, ranges: [] };
  const isBetween = above && below && below.line - above.line <= near && below.now - above.now <= near;
  if (isBetween) return { isClose: true, ranges: [{ least: above.now - line, most: below.now - line }] };
  const shifts = [above?.shift ?? 0, ...(below ? [below.shift] : [])];
  return { isClose: false, ranges: [{ least: Math.min(...shifts), most: Math.max(...shifts) }] };
}

/**
 * Whether two passages around one, of other lines, have gone on by as many lines: the nearest above and below, or the nearest two
 * where it is the first or last.
 */
function isBorneOut(steps: readonly Step[], line: number, shift: number): boolean {
  const above = steps.filter(step => step.line < line);
  const below = steps.filter(step => step.line > line);
  const around =
    above.length === 0
      ? below.slice(0, 2)
      : below.length === 0
        ? above.slice(-2)
        : [above.at(-1)!, below[0]!];
  return around.length === 2 && around.every(step => step.shift === shift);
}

function isWithin(shift: number, { least, most }: Shift, more: number): boolean {
  return shift >= least - more && shift <= most + more;
}

/**
 * Two passages that were recorded at different places and have come to one cannot both be there. Those that have always
 * been there stay.
 */
function apart(pursuits: readonly Pursuit[], anchors: readonly Anchor[]): readonly Anchor[] {
  const there = new Map<string, { readonly recorded: Set<string>; twins: number }>();
  const keyOf = ({ target: { quote } }: Pursuit, { span }: Placed) => `${span.start}-${span.end} ${quote}`;
  pursuits.forEach((pursuit, i) => {
    const anchor = anchors[i]!;
    const { at, nth } = pursuit.target;
    if (!('span' in anchor) || anchor.reason === 'followed' || !at) return;
    const key = keyOf(pursuit, anchor);
    const known = there.get(key) ?? { recorded: new Set<string>(), twins: 0 };
    there.set(key, known);
    known.recorded.add(formatRange(at));
    if (nth) known.twins++;
  });
  return anchors.map((anchor, i): Anchor => {
    const pursuit = pursuits[i]!;
    if (!('span' in anchor) || anchor.reason === 'followed' || !pursuit.target.at) return anchor;
    const known = there.get(keyOf(pursuit, anchor));
    if (!known || known.recorded.size < 2) return anchor;
    if (anchor.state === 'exact' && known.twins === 0) return anchor;
    return {
      state: 'ambiguous',
      spans: [anchor.span],
      ties: 1,
      score: anchor.score,
      reason: 'twins',
    };
  });
}
