import { ExchangeError } from '../foreign';
import { codesOf, setsOf } from '../refi/codes';
import { pointsFirst } from '../units';
import { childOf, readXml } from '../xml';
import type { Reader } from './reader';
import { xmlText } from './xmlText';

/** REFI-QDA codebooks. The namespace is not looked at: programs write 1.0, 1:0 and 0:4. */
export const qdc: Reader = {
  format: 'REFI-QDA codebook',
  extensions: ['.qdc'],
  async read({ bytes }) {
    const root = await readXml(xmlText(bytes));
    if (root.name !== 'CodeBook') throw new ExchangeError('other-root', root.name.slice(0, 100));
    return {
      format: 'REFI-QDA codebook',
      codes: codesOf(childOf(root, 'Codes')),
      sources: [],
      problems: [],
      kept: childOf(root, 'Sets') ? { sets: setsOf(root) } : {},
      units: pointsFirst,
    };
  },
};
