import type { Span } from '../text/lines';

/** A passage of one coder, as it is aligned with those of others. */
export interface Alignable extends Span {
  readonly coder: string;
  /** Themes of its codes. */
  readonly themes: ReadonlySet<string>;
}

/**
 * Puts passages together that are about the same place: those of the same extent; those that overlap with a theme in common;
 * and of the rest, two that overlap with other themes, the best overlap first. What one coder has within a passage of another
 * is one group, so a coder can be in it several times. The order of the passages does not matter. `areComparable` says whether
 * two groups say anything about each other.
 */
export function align<T extends Alignable>(
  passages: readonly T[],
  areComparable: (a: readonly T[], b: readonly T[]) => boolean,
): readonly (readonly T[])[] {
  const sorted = [...passages].sort((a, b) => a.start - b.start || a.end - b.end);
  const groups = new Groups(sorted.length);
  const loose: (readonly [number, number])[] = [];
  for (const [i, a] of sorted.entries()) {
    for (let k = i + 1; k < sorted.length && sorted[k]!.start < a.end; k++) {
      const b = sorted[k]!;
      if (a.start === b.start && a.end === b.end) groups.join(i, k);
      else if (a.coder !== b.coder) {
        if (haveCommon(a.themes, b.themes)) groups.join(i, k);
        else loose.push([i, k]);
      }
    }
  }
  const shareOf = ([i, k]: readonly [number, number]) => overlapShare(sorted[i]!, sorted[k]!);
  for (const [i, k] of loose.sort((one, other) => shareOf(other) - shareOf(one))) {
    const [a, b] = [groups.membersOf(i), groups.membersOf(k)].map(all => all.map(each => sorted[each]!));
    if (!a || !b || groups.areJoined(i, k)) continue;
    const coders = new Set(a.map(({ coder }) => coder));
    // Whoever has been aligned with somebody stays as they are.
    const areAlone = coders.size === 1 && new Set(b.map(({ coder }) => coder)).size === 1;
    if (areAlone && areComparable(a, b)) groups.join(i, k);
  }
  return groups.all().map(members => members.map(each => sorted[each]!));
}

/** Characters in common, by those of both together. */
function overlapShare(a: Span, b: Span): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return common / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function haveCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some(each => b.has(each));
}

/** Groups that become one where two of their members are joined. */
class Groups {
  private readonly groupOf: number[];
  private readonly members: Map<number, number[]>;

  constructor(count: number) {
    this.groupOf = Array.from({ length: count }, (_, i) => i);
    this.members = new Map(this.groupOf.map(i => [i, [i]]));
  }

  areJoined(a: number, b: number): boolean {
    return this.groupOf[a] === this.groupOf[b];
  }

  membersOf(each: number): readonly number[] {
    return this.members.get(this.groupOf[each]!) ?? [];
  }

  join(a: number, b: number): void {
    if (this.areJoined(a, b)) return;
    const [one, other] = [this.groupOf[a]!, this.groupOf[b]!];
    const [from, to] = this.membersOf(a).length < this.membersOf(b).length ? [one, other] : [other, one];
    const moved = this.members.get(from) ?? [];
    for (const each of moved) this.groupOf[each] = to;
    this.members.get(to)?.push(...moved);
    this.members.delete(from);
  }

  /** In order of their first members. */
  all(): readonly (readonly number[])[] {
    return [...this.members.values()].map(each => each.sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);
  }
}
