import type { Corpus } from '../../corpus/corpus';
import type { Kept } from '../../exchange/foreign';
import { Guids } from '../../exchange/guids';
import { codesXml, textElement } from './codesXml';
import { listOf, writeXml } from './xmlWriter';

/** The codebook as REFI-QDA; `undefined` where it has no codes, because the format knows no empty one. */
export function writeQdc(
  { codebook }: Pick<Corpus, 'codebook'>,
  kept: Kept,
  origin: string,
): string | undefined {
  if (codebook.themes.length === 0) return undefined;
  const guids = new Guids(kept);
  const sets = (kept.sets ?? []).flatMap(({ guid, name, description, codes }) => {
    const members = codes.flatMap(code => {
      const path = kept.codes?.[code];
      return path !== undefined && codebook.codes.has(path) ? [guids.code(path)] : [];
    });
    if (members.length === 0) return [];
    return [
      {
        name: 'Set',
        attributes: { guid, name },
        children: [
          textElement('Description', description),
          ...members.map(member => ({ name: 'MemberCode', attributes: { guid: member } })),
        ],
      },
    ];
  });
  return writeXml({
    name: 'CodeBook',
    attributes: { xmlns: 'urn:QDA-XML:codebook:1.0', origin },
    children: [{ name: 'Codes', children: codesXml(codebook, [], guids) }, listOf('Sets', sets)],
  });
}
