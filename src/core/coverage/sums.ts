import type { Cell, Tally, Total } from './cells';

/** The tally of a column for which nothing is counted. */
export const noTally: Tally = {
  annotations: 0,
  characters: 0,
  units: 0,
  matches: 0,
  matchCharacters: 0,
  matchUnits: 0,
};

/** Adds up the cells of one column, or of a group of its sources. */
export function sumCells(theme: string, cells: Iterable<Omit<Cell, 'theme'>>): Total {
  const total: { -readonly [K in keyof Total]: Total[K] } = {
    theme,
    coded: 0,
    absent: 0,
    unreviewed: 0,
    unknown: 0,
    withMatches: 0,
    ...noTally,
  };
  for (const cell of cells) {
    total[cell.state]++;
    if (cell.matches > 0) total.withMatches++;
    total.annotations += cell.annotations;
    total.characters += cell.characters;
    total.units += cell.units;
    total.matches += cell.matches;
    total.matchCharacters += cell.matchCharacters;
    total.matchUnits += cell.matchUnits;
  }
  return total;
}
