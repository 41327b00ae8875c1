/**
 * Dice coefficient: `2 both / (a + b)`; 0 to 1.
 * Source: Dice, Measures of the amount of ecologic association between species, Ecology 26 (1945), 297-302.
 */
export function dice(both: number, a: number, b: number): number {
  return (2 * both) / (a + b);
}
