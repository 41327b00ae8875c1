/** The parts of a graph that hang together: the nodes of each, sorted, the largest first; ties go by the first node. */
export function components(neighbours: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const seen = new Set<number>();
  const found: number[][] = [];
  for (let from = 0; from < neighbours.length; from++) {
    if (seen.has(from)) continue;
    seen.add(from);
    const part = [from];
    for (let i = 0; i < part.length; i++) {
      for (const next of neighbours[part[i]!]!) {
        if (seen.has(next)) continue;
        seen.add(next);
        part.push(next);
      }
    }
    found.push(part.sort((a, b) => a - b));
  }
  return found.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}
