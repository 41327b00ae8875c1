/**
 * Inclusion index: `both / min(a, b)`, the share of the rarer node's units that hold the other, too; 0 to 1. Also called
 * overlap or Simpson coefficient.
 * Source: Callon, Law & Rip, Mapping the Dynamics of Science and Technology (1986); van Eck & Waltman (2009).
 */
export function inclusion(both: number, a: number, b: number): number {
  return both / Math.min(a, b);
}
