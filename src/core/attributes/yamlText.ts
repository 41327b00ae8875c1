import { isScalar } from 'yaml';
import { asFields, plainNumber } from '../base/values';
import { corpusFile, relative } from '../corpus/settings';
import { restoreLineEnds } from '../text/lineEnds';
import { normalizeText } from '../text/source';
import { type Edition, editFields } from '../yaml/fields';
import { Inner } from '../yaml/mapping';
import { parseYaml } from '../yaml/parse';
import { renderInline } from '../yaml/render';
import { replaceScalars } from '../yaml/scalars';

/** By path of a source: new values of attributes as a person writes them; an empty one takes the value away. */
export type YamlEdits = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Changes values under `attributes` in corpus.yaml, line by line: comments, order, unknown keys and quotes of all others
 * stay. An empty text begins the file. `undefined` where the layout does not allow it, or the file cannot be read.
 */
export function editYamlAttributes(text: string, edits: YamlEdits): string | undefined {
  const normal = normalizeText(text);
  const root = asFields(parseYaml(corpusFile, normal, {}).value);
  const known = new Map(Object.keys(asFields(root.attributes)).map(path => [relative(path), path]));
  const sources = [...edits].map(([path, values]) => {
    const fields = new Map([...values].map(([name, value]) => [name, value === '' ? undefined : value]));
    return [known.get(path) ?? path, new Inner(fields, 'braces', 'nothing')] as const;
  });
  const begun = 'attributes' in root ? normal : `${withLineEnd(normal)}attributes:\n`;
  const written = editFields(begun, new Map([['attributes', new Inner(new Map(sources), 'lines')]]), asTyped);
  return written === undefined ? undefined : restoreLineEnds(text, written);
}

/** Gives an attribute another name wherever corpus.yaml names it. `undefined` where that cannot be done safely. */
export function renameYamlAttribute(text: string, from: string, to: string): string | undefined {
  return replaceScalars(text, ({ value, path, isKey }) =>
    isKey && path.length === 3 && path[0] === 'attributes' && value === from ? to : undefined,
  );
}

/** Names another file of attributes in corpus.yaml; an empty text begins the file. `undefined` as above. */
export function declareAttributesFile(text: string, path: string): string | undefined {
  const normal = normalizeText(text);
  const value = parseYaml(corpusFile, normal, {}).value;
  if (asFields(value).attributesFile !== undefined) {
    return replaceScalars(text, place =>
      !place.isKey && place.path.length === 1 && place.path[0] === 'attributesFile' ? path : undefined,
    );
  }
  const written = `${withLineEnd(normal)}attributesFile: ${renderInline(path)}\n`;
  const { value: now, issues } = parseYaml(corpusFile, written, {});
  const declared = issues.length === 0 && asFields(now).attributesFile === path;
  return declared ? restoreLineEnds(text, written) : undefined;
}

/** What a person types, as YAML means it: yes and no, numbers that would be written so, else text. */
export function yamlValue(text: string): string | number | boolean {
  if (/^(?:true|yes|是)$/i.test(text)) return true;
  if (/^(?:false|no|否)$/i.test(text)) return false;
  return plainNumber.test(text) ? Number(text) : text;
}

/** Values are texts that a person has typed. */
const asTyped: Edition = {
  write: (value, old) => {
    if (isScalar(old) ? old.tag || old.type?.startsWith('BLOCK') : old) return undefined;
    return written(String(value), old);
  },
  isMeant: (found, typed) => found === typed || found === yamlValue(String(typed)),
};

/** A text stays in the quotes that it has. A number is written as it was typed: 3.10 is not 3.1. */
function written(text: string, old: unknown): string {
  const value = yamlValue(text);
  if (typeof value === 'string' || (isScalar(old) && old.type?.startsWith('QUOTE')))
    return renderInline(text, old);
  return typeof value === 'number' ? text : String(value);
}

/** A file that a key can be added to. */
function withLineEnd(text: string): string {
  if (text.trim() === '') return 'version: 1\n';
  return text.endsWith('\n') ? text : `${text}\n`;
}
