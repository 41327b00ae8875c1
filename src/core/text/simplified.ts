/// <reference path="./opencc.d.ts" />
import characters from 'opencc-js/dict/TSCharacters';

let table: ReadonlyMap<string, string> | undefined;

/** The simplified form of a traditional character, by OpenCC's table; other text comes back as it is. */
export function simplified(character: string): string {
  table ??= new Map(
    characters.split('|').map(entry => {
      const [traditional = '', simple = ''] = entry.split(' ');
      return [traditional, simple];
    }),
  );
  return table.get(character) ?? character;
}
