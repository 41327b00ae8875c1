import { asFields, asList, asText, defined } from '../../base/values';
import type { ForeignProblem, ForeignSelection, ForeignSource, KeptNote } from '../foreign';
import { guidOf } from '../guid';
import { unitsFirst } from '../units';
import { jsonOf, jsonText } from './jsonText';
import { codesNamed, merged, projectOf } from './made';
import type { Reader } from './reader';

/**
 * Lines of doccano: a text and its labels. They carry no quotes, and positions are UTF-16 units or what one sees as a character, as the
 * project was set; who coded is the name of the file, unless it is that of all.
 */
export const doccano: Reader = {
  format: 'doccano',
  extensions: ['.jsonl', '.ndjson'],
  async read({ name, bytes }) {
    const lines = jsonText(bytes).split(/\r\n|\n|\r/);
    const first = lines.find(line => line.trim() !== '') ?? '';
    if (!isDoccano(first)) return undefined;
    const stem = name.replace(/\.[^.]*$/, '');
    const coder = /^(?:all|unknown)(?:$|[^\p{L}])/iu.test(stem) ? undefined : stem;
    const problems: ForeignProblem[] = [];
    const notes: KeptNote[] = [];
    const sources = lines.flatMap((line, i): readonly ForeignSource[] => {
      if (line.trim() === '') return [];
      const fields = asFields(jsonOf(line, `${i + 1}: `));
      const text = asText(fields.text);
      if (text === undefined) {
        problems.push({ reason: 'bad-line', at: String(i + 1) });
        return [];
      }
      const id = asText(fields.id) ?? String(i + 1);
      const where = (k: number) => `${i + 1}.${k + 1}`;
      const spans = [
        ...asList(fields.label ?? fields.labels).map(each => asList(each)),
        ...asList(fields.entities).map(each => {
          const { start_offset, end_offset, label } = asFields(each);
          return [start_offset, end_offset, label];
        }),
      ];
      const selections = spans.flatMap(([start, end, label], k): readonly ForeignSelection[] => {
        const code = asText(label);
        if (code === undefined) {
          problems.push({ reason: 'no-code', at: where(k) });
          return [];
        }
        return [
          { where: where(k), start: Number(start), end: Number(end), codes: [code], ...defined({ coder }) },
        ];
      });
      if (asList(fields.relations).length > 0) problems.push({ reason: 'relations', at: String(i + 1) });
      const key = guidOf('doccano', text);
      for (const comment of asList(fields.Comments ?? fields.comments)) {
        const said = asText(asFields(comment).comment) ?? asText(comment);
        if (said)
          notes.push({ guid: guidOf('note', key, said), text: said, about: [key], ...defined({ coder }) });
      }
      const meta = { ...asFields(fields.meta), ...fields };
      const given = asText(meta.filename) ?? asText(meta.file_name);
      return [
        {
          key,
          ...defined({ name: given }),
          fallback: `doccano ${id}`,
          text,
          selections: merged(selections),
          attributes: new Map(),
        },
      ];
    });
    const kept = notes.length > 0 ? { notes } : {};
    return projectOf('doccano', { codes: codesNamed(sources), sources, problems, kept, units: unitsFirst });
  },
};

function isDoccano(line: string): boolean {
  try {
    const fields = asFields(JSON.parse(line));
    return (
      asText(fields.text) !== undefined && [fields.label, fields.labels, fields.entities].some(Array.isArray)
    );
  } catch {
    return false;
  }
}
