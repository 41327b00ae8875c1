import { createSource, hashSource } from '../../../src/core/text/source';
import type { Contents } from '../../support/corpusStore';

/** A passage of a coder, in offsets of the text. */
export interface Coded {
  readonly start: number;
  readonly end: number;
  readonly codes: readonly string[];
}

/** A text, and what each coder marked in it; `null`: this coder has not opened it. */
export interface CodedText {
  readonly text: string;
  readonly coders: Readonly<Record<string, readonly Coded[] | null>>;
}

/** The files of a project: each coder has read what they opened for all themes. */
export function codedProject(
  themes: readonly string[],
  texts: Readonly<Record<string, CodedText>>,
): Contents {
  const coders = [...new Set(Object.values(texts).flatMap(each => Object.keys(each.coders)))];
  return {
    'codebook.yaml': JSON.stringify({ version: 1, themes: themes.map(id => ({ id, name: id })) }),
    'corpus.yaml': JSON.stringify({ version: 1, coders }),
    ...Object.fromEntries(
      Object.entries(texts).flatMap(([name, { text, coders: marked }]) => [
        [name, text],
        ...Object.entries(marked).flatMap(([coder, passages]) =>
          passages === null
            ? []
            : [[`${name}.${coder}.codes.yaml`, sideFileOf(name, text, coder, passages)] as const],
        ),
      ]),
    ),
  };
}

function sideFileOf(name: string, text: string, coder: string, passages: readonly Coded[]): string {
  const source = createSource(name, text);
  const at = ({ start, end }: Coded) => {
    const { line, column, endLine, endColumn } = source.lines.range({ start, end });
    return `${line}:${column}-${endLine}:${endColumn}`;
  };
  return JSON.stringify({
    version: 1,
    source: name,
    hash: hashSource(source),
    compared: true,
    annotations: passages.map((passage, i) => ({
      id: `${coder}${i}`,
      codes: passage.codes,
      quote: text.slice(passage.start, passage.end),
      at: at(passage),
    })),
    reviewed: [{ code: '*' }],
  });
}

/** So many Han characters, no two of them the same for a long while. */
export function hanText(length: number, from = 0): string {
  return Array.from({ length }, (_, i) => String.fromCharCode(0x4e00 + ((from + i * 7) % 20_000))).join('');
}
