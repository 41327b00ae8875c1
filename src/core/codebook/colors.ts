import { isScalar } from 'yaml';
import { asFields, asList } from '../base/values';
import type { Span } from '../text/lines';
import { commentedValues } from '../yaml/commented';
import { nodeAt, readDocument } from '../yaml/document';
import { rangeOf } from '../yaml/nodes';
import { parseYaml } from '../yaml/parse';
import { codebookFile } from './parse';
import { soundColor } from './soundColor';

/** A colour in the text of codebook.yaml. */
export interface ColorPlace {
  /** With its quotes. */
  readonly span: Span;
  /** `#rrggbb`. */
  readonly color: string;
}

/** Colours of themes in a text with LF line ends, those that YAML takes for comments too. */
export function colorsIn(text: string): readonly ColorPlace[] {
  const document = readDocument(text, { prettyErrors: false });
  const themes = asList(asFields(parseYaml(codebookFile, text, {}).value).themes);
  const places = themes.flatMap((_, i): readonly ColorPlace[] => {
    const node = nodeAt(document, ['themes', i, 'color']);
    const [start, end] = rangeOf(node) ?? [];
    const color = isScalar(node) ? soundColor(node.source ?? '') : undefined;
    return color === undefined || start === undefined || end === undefined || node === null
      ? []
      : [{ span: { start, end }, color }];
  });
  const commented = commentedValues(text, document, ['color']).flatMap(({ span, value }) => {
    const color = soundColor(value);
    return color === undefined ? [] : [{ span, color }];
  });
  return [...places, ...commented].sort((a, b) => a.span.start - b.span.start);
}
