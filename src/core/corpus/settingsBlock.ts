import { isMap } from 'yaml';
import { asFields, canonical, type Fields } from '../base/values';
import { restoreLineEnds } from '../text/lineEnds';
import { normalizeText } from '../text/source';
import { readDocument } from '../yaml/document';
import { fieldLines } from '../yaml/layout';
import { indentLines, splice } from '../yaml/lines';
import { pairOf } from '../yaml/nodes';
import { parseYaml } from '../yaml/parse';
import { renderField } from '../yaml/render';
import { corpusFile } from './settings';

/**
 * Writes one mapping of corpus.yaml, in the place of an earlier one, else at the end. All other lines stay, and so do comments on lines
 * of their own. `isWritten` is asked whether the file then says what was meant. `undefined` where the file cannot be read, or its layout does not
 * allow it.
 */
export function putSettingsBlock(
  text: string,
  key: string,
  values: Fields,
  isWritten: (value: unknown) => boolean,
): string | undefined {
  const normal = normalizeText(text);
  const document = readDocument(normal, { keepSourceTokens: true, logLevel: 'error' });
  if (document.errors.length > 0) return undefined;
  const root: unknown = document.contents;
  const pair = isMap(root) ? pairOf(root, key) : undefined;
  const place = pair && fieldLines(normal, pair);
  if (pair && !place) return undefined;
  const block = blockOf(key, values);
  const comments = place ? (normal.slice(place.start, place.end).match(/^[ ]+#.*\n/gm) ?? []) : [];
  const written = place
    ? splice(normal, { ...place, lines: withComments(block, comments) })
    : `${normal.trim() === '' ? 'version: 1\n' : normal.replace(/\n*$/, '\n')}${block}`;
  const [before, after] = [normal, written].map(each => asFields(parseYaml(corpusFile, each, {}).value));
  const others = ({ [key]: _, ...rest }: Fields) => canonical(rest);
  const isSame = normal.trim() === '' || others(before!) === others(after!);
  return isWritten(after?.[key]) && isSame ? restoreLineEnds(text, written) : undefined;
}

function blockOf(key: string, values: Fields): string {
  const fields = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [renderField(name, value as Parameters<typeof renderField>[1])],
  );
  return `${key}:\n${indentLines(fields.join(''), 2)}`;
}

function withComments(block: string, comments: readonly string[]): string {
  const end = block.indexOf('\n') + 1;
  return block.slice(0, end) + comments.map(each => `  ${each.trimStart()}`).join('') + block.slice(end);
}
