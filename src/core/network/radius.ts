/** Radius of a node: its area grows with its degree. */
export function nodeRadius(degree: number, largestDegree: number): number {
  const [least, most] = [6, 26];
  return least + (most - least) * Math.sqrt(degree / Math.max(1, largestDegree));
}
