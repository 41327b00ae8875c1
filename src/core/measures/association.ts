/**
 * Association strength: `both total / (a b)`, how many times as often as by chance the two stand together. Also called
 * proximity index or probabilistic affinity; VOSviewer's default.
 * Source: van Eck & Waltman, How to normalize cooccurrence data?, JASIST 60 (2009), 1635-1651; times the number of units.
 */
export function association(both: number, a: number, b: number, total: number): number {
  return (both * total) / (a * b);
}
