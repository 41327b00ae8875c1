import type { ForeignSelection } from '../foreign';
import { readXml } from '../xml';
import { codesNamed, merged, projectOf } from './made';
import type { Reader } from './reader';
import { xmlText } from './xmlText';

/** Types that UIMA and INCEpTION fill in by themselves. */
const machine = new Set([
  'Token',
  'Sentence',
  'DocumentMetaData',
  'DocumentAnnotation',
  'Lemma',
  'POS',
  'Dependency',
  'Stem',
  'Paragraph',
  'Heading',
]);
const own = new Set(['id', 'sofa', 'begin', 'end', 'version']);

/** UIMA CAS as XMI, as INCEpTION writes it: annotations count only as members of the view; positions are UTF-16 units. */
export const xmi: Reader = {
  format: 'INCEpTION (UIMA CAS XMI)',
  extensions: ['.xmi'],
  async read({ name, folder, bytes }) {
    const root = await readXml(xmlText(bytes));
    if (root.name !== 'XMI') return undefined;
    const text = root.children.find(each => each.name === 'Sofa')?.attributes.get('sofaString');
    const members = new Set(
      root.children
        .filter(each => each.name === 'View')
        .flatMap(each => (each.attributes.get('members') ?? '').split(' ')),
    );
    const coder = name.replace(/\.xmi$/i, '');
    const selections = root.children.flatMap(({ name: type, attributes }): readonly ForeignSelection[] => {
      const [begin, end] = [attributes.get('begin'), attributes.get('end')];
      const isOurs = !machine.has(type) && begin !== undefined && end !== undefined;
      if (!isOurs || !members.has(attributes.get('id') ?? '')) return [];
      const features = [...attributes].filter(([key, value]) => !own.has(key) && value !== '');
      const first = features.find(([key]) => key === 'value') ?? features[0];
      const memo = features
        .filter(each => each !== first)
        .map(([key, value]) => `${key}: ${value}`)
        .join('\n');
      return [
        {
          where: `${begin}-${end}`,
          start: Number(begin),
          end: Number(end),
          codes: [first?.[1] ?? type],
          coder,
          ...(memo !== '' && { memo }),
        },
      ];
    });
    const document = root.children.find(each => each.name === 'DocumentMetaData')?.attributes;
    const title = document?.get('documentTitle') ?? document?.get('documentId');
    const source = {
      key: folder,
      ...(title !== undefined && { name: title }),
      fallback: folder,
      ...(text !== undefined && { text }),
      selections: merged(selections),
      attributes: new Map(),
    };
    return projectOf('UIMA CAS XMI', {
      codes: codesNamed([source]),
      sources: [source],
      units: [{ unit: 'utf-16', crlf: 2 }],
    });
  },
};
