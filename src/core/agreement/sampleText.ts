import { isMap } from 'yaml';
import { asFields, canonical } from '../base/values';
import { type Reliability, readReliability } from '../corpus/reliability';
import { corpusFile } from '../corpus/settings';
import { restoreLineEnds } from '../text/lineEnds';
import { normalizeText } from '../text/source';
import { readDocument } from '../yaml/document';
import { fieldLines } from '../yaml/layout';
import { indentLines, splice } from '../yaml/lines';
import { pairOf } from '../yaml/nodes';
import { parseYaml } from '../yaml/parse';
import { renderField } from '../yaml/render';

/**
 * Writes a sample into corpus.yaml, in the place of an earlier one, else at the end. All other lines stay, and so do comments on
 * lines of their own. `undefined` where the file cannot be read, or its layout does not allow it.
 */
export function declareSample(text: string, reliability: Reliability): string | undefined {
  const normal = normalizeText(text);
  const document = readDocument(normal, { keepSourceTokens: true, logLevel: 'error' });
  if (document.errors.length > 0) return undefined;
  const block = linesOf(reliability);
  const root: unknown = document.contents;
  const pair = isMap(root) ? pairOf(root, 'reliability') : undefined;
  const place = pair && fieldLines(normal, pair);
  if (pair && !place) return undefined;
  const comments = place ? (normal.slice(place.start, place.end).match(/^[ ]+#.*\n/gm) ?? []) : [];
  const written = place
    ? splice(normal, { ...place, lines: withComments(block, comments) })
    : `${normal.trim() === '' ? 'version: 1\n' : normal.replace(/\n*$/, '\n')}${block}`;
  const [before, after] = [normal, written].map(each => asFields(parseYaml(corpusFile, each, {}).value));
  const isWritten = canonical(readReliability(after?.reliability)) === canonical(reliability);
  const others = ({ reliability: _, ...rest }: Readonly<Record<string, unknown>>) => canonical(rest);
  const isSame = normal.trim() === '' || others(before!) === others(after!);
  return isWritten && isSame ? restoreLineEnds(text, written) : undefined;
}

function linesOf({ coders, of, share, count, by, seed, among, sample }: Reliability): string {
  const fields = { coders, of, share, count, by, seed, among };
  const inner = [
    ...Object.entries(fields).flatMap(([key, value]) =>
      value === undefined ? [] : [renderField(key, value)],
    ),
    renderField(
      'sample',
      sample.map(each => (each.section === undefined ? { source: each.source } : each)),
    ),
  ];
  return `reliability:\n${indentLines(inner.join(''), 2)}`;
}

function withComments(block: string, comments: readonly string[]): string {
  const end = block.indexOf('\n') + 1;
  return block.slice(0, end) + comments.map(each => `  ${each.trimStart()}`).join('') + block.slice(end);
}
