import { defined } from '../../base/values';
import type { ForeignCode } from '../foreign';
import { sameGuid } from '../guid';
import { childOf, childrenOf, textOf, type XmlElement } from '../xml';

/** The codes of a project, or of a codebook; both have them in the same form. */
export function codesOf(codes: XmlElement | undefined): readonly ForeignCode[] {
  return childrenOf(codes, 'Code').map(element => {
    const name = element.attributes.get('name')?.trim();
    return {
      key: sameGuid(element.attributes.get('guid') ?? ''),
      name: name === undefined || name === '' ? '?' : name,
      ...defined({ definition: textOf(element, 'Description'), color: element.attributes.get('color') }),
      codes: codesOf(element),
    };
  });
}

export function allCodes(codes: readonly ForeignCode[]): readonly ForeignCode[] {
  return codes.flatMap(code => [code, ...allCodes(code.codes)]);
}

/** Groups of codes and sources. ATLAS.ti writes `guid` where the standard says `targetGUID` in projects, and the other way round. */
export function setsOf(root: XmlElement) {
  const guids = (set: XmlElement, name: string) =>
    childrenOf(set, name).map(({ attributes }) =>
      sameGuid(attributes.get('targetGUID') ?? attributes.get('guid') ?? ''),
    );
  return childrenOf(childOf(root, 'Sets'), 'Set').map(set => ({
    guid: sameGuid(set.attributes.get('guid') ?? ''),
    name: set.attributes.get('name') ?? '',
    ...defined({ description: textOf(set, 'Description') }),
    codes: guids(set, 'MemberCode'),
    sources: guids(set, 'MemberSource'),
    notes: guids(set, 'MemberNote'),
  }));
}
