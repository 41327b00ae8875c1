import { countBefore } from '../base/count';
import type { Span } from '../text/lines';
import type { Source } from '../text/source';
import { formatRange, type Target } from './annotation';
import type { Anchor, Placed } from './placement';
import type { Sought } from './seek';

/** A target of a side file, with the result of looking for it alone. */
export interface Pursuit {
  readonly target: Target;
  readonly sought: Sought;
}

/** Distance, in lines, within which a rival may still agree with the expected order. */
const slack = 2;

/**
 * Decides the places of the passages of one side file together: they keep their recorded order and shift by as many lines
 * as their neighbours, and two passages never become one.
 */
export function settle(source: Source, pursuits: readonly Pursuit[]): readonly Anchor[] {
  const steps = stepsOf(source, pursuits);
  const anchors = pursuits.map(({ target, sought }): Anchor => {
    if (sought.sure) return sought.sure;
    const { inOrder } = sought;
    if (!inOrder || !target.at) return sought.otherwise;
    const { line } = target.at;
    const at = (span: Span) => source.lines.position(span.start).line;
    const isExact = inOrder.placed.state === 'exact';
    const isBorne = isBorneOut(steps, line, at(inOrder.placed.span) - line);
    if (inOrder.isUncompared) {
      const isBelieved = isExact || isBorne;
      if (!isBelieved || sought.likely) return isBelieved ? inOrder.placed : sought.otherwise;
    }
    const { isClose, ranges: expected } = expectedAt(steps, line, inOrder.placed);
    const isGiven = {
      between: true,
      'close-or-there': isClose || isBorne || isExact,
      'same-shift': isClose && isBorne,
    };
    if (!isGiven[inOrder.needs]) return sought.otherwise;
    const isExpected = expected.some(range => isWithin(at(inOrder.placed.span) - line, range, 0));
    const isRivalNear = inOrder.rivals.some(rival =>
      expected.some(range => isWithin(at(rival) - line, range, slack)),
    );
    return isExpected && !isRivalNear ? inOrder.placed : sought.otherwise;
  });
  return apart(pursuits, anchors);
}

/** Distance, in lines, within which two passages leave no doubt about what stands between them. */
const near = 12;

/** A passage with a certain place: its recorded line, its current place and line, and the shift between them, in lines. */
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
 * Shifts, in lines, that a passage may have: between those of its nearest certain neighbours. `isClose`: the neighbours are
 * so near that nothing else fits between them.
 */
function expectedAt(
  steps: readonly Step[],
  line: number,
  { span }: Placed,
): { readonly isClose: boolean; readonly ranges: readonly Shift[] } {
  const before = countBefore(steps, step => step.line <= line);
  const [above, below] = [steps[before - 1], steps[before]];
  // Neighbours that are out of order are no evidence.
  if ((above && above.start > span.start && above.line < line) || (below && below.start < span.start))
    return { isClose: false, ranges: [] };
  const isBetween = above && below && below.line - above.line <= near && below.now - above.now <= near;
  if (isBetween) return { isClose: true, ranges: [{ least: above.now - line, most: below.now - line }] };
  const shifts = [above?.shift ?? 0, ...(below ? [below.shift] : [])];
  return { isClose: false, ranges: [{ least: Math.min(...shifts), most: Math.max(...shifts) }] };
}

/**
 * Whether the two neighbours in other lines have shifted by the same number of lines: the nearest above and below, or the
 * nearest two at the beginning or end.
 */
function isBorneOut(steps: readonly Step[], line: number, shift: number): boolean {
  const above = countBefore(steps, step => step.line < line);
  const below = countBefore(steps, step => step.line <= line);
  const around =
    above === 0
      ? steps.slice(below, below + 2)
      : below === steps.length
        ? steps.slice(Math.max(0, above - 2), above)
        : [steps[above - 1]!, steps[below]!];
  return around.length === 2 && around.every(step => step.shift === shift);
}

function isWithin(shift: number, { least, most }: Shift, more: number): boolean {
  return shift >= least - more && shift <= most + more;
}

/** Separates passages that were recorded at different places but ended at one. Those that have always been there stay. */
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
