import { asFields, asList, asText, asTexts, defined, type Fields } from '../../base/values';
import type { ForeignProblem, ForeignSelection, ForeignSource } from '../foreign';
import { guidOf } from '../guid';
import { unitsFirst } from '../units';
import { jsonOf, jsonText } from './jsonText';
import { codesNamed, projectOf } from './made';
import type { Reader } from './reader';

const format = 'Label Studio';

/** Exports of Label Studio, JSON and JSON-MIN: positions are those of a browser, and each region says its words. */
export const labelStudio: Reader = {
  format,
  extensions: ['.json'],
  async read({ bytes }) {
    const tasks = asList(jsonOf(jsonText(bytes))).map(asFields);
    const isFull = tasks.length > 0 && tasks.every(task => Array.isArray(task.annotations));
    const isMin = tasks.length > 0 && tasks.every(task => 'annotator' in task || 'annotation_id' in task);
    if (!isFull && !isMin) return undefined;
    const problems: ForeignProblem[] = [];
    const texts = new Map<string, ForeignSource & { selections: ForeignSelection[] }>();
    const sourceOf = (data: Fields, task: Fields) => {
      const text = textIn(data);
      const key = guidOf('label-studio', text ?? JSON.stringify(task.id));
      const upload = asText(task.file_upload)?.replace(/^[0-9a-f]{8}-/, '');
      const name =
        asText(data.filename) ??
        asText(data.file_name) ??
        (/\.(?:txt|md)$/i.test(upload ?? '') ? upload : undefined);
      const fallback = `${format} ${asText(task.id) ?? ''}`;
      const there = texts.get(key) ?? {
        key,
        ...defined({ name, text }),
        fallback,
        selections: [] as ForeignSelection[],
        attributes: new Map<string, string>(),
      };
      texts.set(key, there);
      return there;
    };
    for (const task of tasks) {
      if (isMin) {
        const source = sourceOf(task, task);
        const coder = coderOf(task.annotator);
        for (const value of Object.values(task))
          if (Array.isArray(value))
            source.selections.push(
              ...regions(
                value.map(each => ({ value: each })),
                coder,
                problems,
              ),
            );
        continue;
      }
      const source = sourceOf(asFields(task.data), task);
      for (const annotation of asList(task.annotations).map(asFields)) {
        if (annotation.was_cancelled === true) {
          problems.push({ reason: 'cancelled', at: `${asText(task.id)}.${asText(annotation.id)}` });
          continue;
        }
        source.selections.push(
          ...regions(asList(annotation.result), coderOf(annotation.completed_by), problems),
        );
      }
    }
    const sources = [...texts.values()];
    return projectOf(format, { codes: codesNamed(sources), sources, problems, units: unitsFirst });
  },
};

/** Regions with labels; a text that was written about one is its memo. */
function regions(
  result: readonly unknown[],
  coder: string | undefined,
  problems: ForeignProblem[],
): readonly ForeignSelection[] {
  const all = result.map(asFields);
  const memos = new Map<unknown, string>();
  for (const { id, type, value } of all)
    if (type === 'textarea') memos.set(id, asTexts(asFields(value).text).join('\n'));
  return all.flatMap(({ id, type, value }): readonly ForeignSelection[] => {
    if (type === 'textarea') return [];
    const { start, end, text, labels } = asFields(value);
    const codes = asTexts(labels);
    const where = asText(id) ?? `${start}-${end}`;
    if (type === 'relation') problems.push({ reason: 'relations', at: where });
    if (type === 'relation' || start === undefined) return [];
    if (codes.length === 0) {
      problems.push({ reason: 'no-code', at: where });
      return [];
    }
    const quote = asText(text);
    return [
      {
        where,
        start: Number(start),
        end: Number(end),
        codes,
        ...defined({ quote, coder, memo: memos.get(id) }),
      },
    ];
  });
}

/** The text of a task: what is called so, else its longest. */
function textIn(data: Fields): string | undefined {
  const texts = Object.values(data).filter(value => typeof value === 'string');
  return asText(data.text) ?? texts.sort((a, b) => b.length - a.length)[0];
}

/** A number, or a person with an address: the number says enough, and is not about them. */
function coderOf(given: unknown): string | undefined {
  const { id, email, username } = asFields(given);
  return asText(given) ?? asText(id) ?? asText(username) ?? asText(email)?.replace(/@.*$/, '');
}
