import { defined } from '../../base/values';
import { decodeSource } from '../../corpus/decodeSource';
import type { ForeignProblem, ForeignSelection } from '../foreign';
import { codesNamed, merged, projectOf } from './made';
import type { GivenFile, Reader } from './reader';
import { xmlText } from './xmlText';

/**
 * Annotations of brat, beside their text. A passage over a line end is written in two parts, because no line can contain one; parts
 * with more than blanks between them become passages of their own. Names that brat cannot write are labels in visual.conf.
 */
export const brat: Reader = {
  format: 'brat',
  extensions: ['.ann'],
  async read(file) {
    const { name, folder, bytes, beside } = file;
    const stem = name.replace(/\.ann$/i, '');
    const textBytes = await beside(`${stem}.txt`);
    const decoded = textBytes && decodeSource(textBytes);
    const text = decoded?.kind === 'text' ? decoded.text : undefined;
    const labels = await labelsOf(file);
    // By convention each coder has a folder, and the settings lie in the one above.
    const isCoders = (await beside('../annotation.conf')) ?? (await beside('../visual.conf'));
    const problems: ForeignProblem[] = [];
    const spans = new Map<string, ForeignSelection[]>();
    const notes = new Map<string, string>();
    for (const [i, line] of xmlText(bytes)
      .replace(/^\ufeff/, '')
      .split(/\r\n|\n|\r/)
      .entries()) {
      const [id = '', head = '', quote] = line.split('\t');
      if (line.trim() === '') continue;
      if (/^[REAMN*]/.test(id)) problems.push({ reason: 'relations', at: line });
      const note = /^AnnotatorNotes (\S+)$/.exec(head);
      if (id.startsWith('#') && note && quote !== undefined) notes.set(note[1]!, quote);
      if (!id.startsWith('T')) continue;
      const [, type, places] = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(head) ?? [];
      if (type === undefined || places === undefined) {
        problems.push({ reason: 'bad-line', at: String(i + 1), detail: line });
        continue;
      }
      const parts = joined(
        places.split(';').map(part => part.split(' ').map(Number) as [number, number]),
        text,
      );
      if (parts.length > 1)
        problems.push({ reason: 'split', at: String(i + 1), ...defined({ detail: quote }) });
      spans.set(
        id,
        parts.map(([start, end]) => ({
          where: String(i + 1),
          start,
          end,
          codes: [labels.get(type) ?? type],
          ...(parts.length === 1 && defined({ quote })),
          ...(isCoders && { coder: folder }),
        })),
      );
    }
    const selections = merged(
      [...spans].flatMap(([id, own]) => own.map(each => ({ ...each, ...defined({ memo: notes.get(id) }) }))),
    );
    const source = {
      key: stem,
      name: `${stem}.txt`,
      ...defined({ text }),
      selections,
      attributes: new Map(),
    };
    return projectOf('brat', { codes: codesNamed([source]), sources: [source], problems });
  },
};

/** Parts with nothing but blanks and line ends between them are one. */
function joined(
  parts: readonly (readonly [number, number])[],
  text: string | undefined,
): readonly (readonly [number, number])[] {
  const signs = text === undefined ? undefined : [...text.replace(/^\ufeff/, '')];
  const found: [number, number][] = [];
  for (const [start, end] of parts) {
    const last = found.at(-1);
    const between = last && (signs?.slice(last[1], start).join('') ?? ' ');
    if (last && between !== undefined && between.trim() === '' && start - last[1] <= 4) last[1] = end;
    else found.push([start, end]);
  }
  return found;
}

/** Names of types, by the section [labels] of visual.conf. */
async function labelsOf({ beside }: GivenFile): Promise<ReadonlyMap<string, string>> {
  const bytes = (await beside('visual.conf')) ?? (await beside('../visual.conf'));
  const labels = new Map<string, string>();
  let isLabels = false;
  for (const line of bytes ? xmlText(bytes).split(/\r\n|\n|\r/) : []) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const section = /^\s*\[(.+)\]\s*$/.exec(line);
    if (section) isLabels = section[1] === 'labels';
    else if (isLabels) {
      const [type, label] = line.split('|').map(each => each.trim());
      if (type && label) labels.set(type, label);
    }
  }
  return labels;
}
