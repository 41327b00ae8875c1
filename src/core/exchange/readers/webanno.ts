import { ExchangeError, type ForeignProblem, type ForeignSelection } from '../foreign';
import { codesNamed, merged, projectOf } from './made';
import type { Reader } from './reader';
import { xmlText } from './xmlText';

/** Layers that a program fills in by itself. */
const machine = /\.(?:lexmorph|morph|syntax|segmentation)\./;

interface Layer {
  readonly name: string;
  readonly features: readonly string[];
  /** Its first column behind those of the token. */
  readonly column: number;
  readonly isSpan: boolean;
}

/** An annotation that grows token by token. */
interface Growing {
  start: number;
  end: number;
  readonly values: Map<string, string>;
}

/**
 * WebAnno TSV 3, as INCEpTION writes it: a token a line, positions in UTF-16 units. What stands between sentences is not in the
 * file; it is the text of the project, where that has the same words.
 */
export const webanno: Reader = {
  format: 'INCEpTION (WebAnno TSV 3)',
  extensions: ['.tsv'],
  async read({ name, folder, bytes }) {
    const content = xmlText(bytes).replace(/^\ufeff/, '');
    if (!content.startsWith('#FORMAT=WebAnno TSV 3')) return undefined;
    const layers = layersOf(content);
    const problems: ForeignProblem[] = layers
      .filter(layer => !layer.isSpan || machine.test(layer.name))
      .map(layer => ({ reason: layer.isSpan ? 'layer' : 'relations', at: layer.name }));
    const own = layers.filter(layer => layer.isSpan && !machine.test(layer.name));
    const found = new Map<string, Growing>();
    const sentences: Sentence[] = [];
    let lines: string[] = [];
    for (const [i, line] of content.split('\n').entries()) {
      if (line.startsWith('#Text=')) lines.push(unescaped(line.slice('#Text='.length)));
      if (line === '' || line.startsWith('#')) continue;
      const [id = '', place = '', token = '', ...cells] = line.split('\t');
      const [, begin, end] = /^(\d+)-(\d+)$/.exec(place) ?? [];
      if (begin === undefined || end === undefined) throw new ExchangeError('not-layout', `line ${i + 1}`);
      const [from, to] = [Number(begin), Number(end)];
      if (lines.length > 0) {
        const text = lines.join('\n');
        sentences.push({ text, start: from - Math.max(0, text.indexOf(unescaped(token))) });
        lines = [];
      }
      for (const layer of own) grow(found, layer, cells, id, from, to);
    }
    const selections = merged([...found.values()].flatMap(each => selectionOf(each)));
    const isDocument = /\.\w{2,4}$/.test(folder);
    const coder = name.replace(/\.tsv$/i, '');
    const source = {
      key: folder,
      ...(isDocument && { name: folder }),
      fallback: folder,
      text: textOf(sentences),
      selections: selections.map(each => ({ ...each, coder })),
      attributes: new Map(),
    };
    return projectOf('WebAnno TSV 3', {
      codes: codesNamed([source]),
      sources: [source],
      problems,
      units: [{ unit: 'utf-16', crlf: 2 }],
    });
  },
};

function layersOf(content: string): readonly Layer[] {
  let column = 0;
  return [...content.matchAll(/^#T_(SP|CH|RL)=([^\n]*)$/gm)].map(([, kind, rest = '']) => {
    const [name = '', ...features] = rest.replace(/\r$/, '').split('|');
    const width = Math.max(1, features.length) + (kind === 'RL' ? 1 : 0);
    const layer = { name, features, column, isSpan: kind === 'SP' };
    column += width;
    return layer;
  });
}

/** Puts what a token says of one layer to the annotations that it is part of. */
function grow(
  found: Map<string, Growing>,
  { name, features, column }: Layer,
  cells: readonly string[],
  token: string,
  start: number,
  end: number,
): void {
  const names = features.length === 0 ? [''] : features;
  for (const [f, feature] of names.entries()) {
    const cell = cells[column + f] ?? '_';
    for (const [k, part] of splitCell(cell).entries()) {
      const [, given = '', number] = /^(.*?)(?:\[(\d+)\])?$/s.exec(part) ?? [];
      if (given === '_') continue;
      const key = number === undefined ? `${name} ${token} ${k}` : `${name} [${number}]`;
      const there = found.get(key) ?? { start, end, values: new Map([['', name.replace(/^.*\./, '')]]) };
      found.set(key, there);
      there.start = Math.min(there.start, start);
      there.end = Math.max(there.end, end);
      if (given !== '*') there.values.set(feature, unescaped(given));
    }
  }
}

/** The first feature is the code; others are said in the memo. Without any, the layer is the code. */
function selectionOf({ start, end, values }: Growing): readonly ForeignSelection[] {
  const [layer = '', ...rest] = [...values];
  const [code, ...others] = rest;
  const memo = others.map(([feature, value]) => `${feature}: ${value}`).join('\n');
  return [
    {
      where: `${start}-${end}`,
      start,
      end,
      codes: [code?.[1] ?? layer[1] ?? ''],
      ...(memo !== '' && { memo }),
    },
  ];
}

/** The parts of a cell between bars that are not escaped. */
function splitCell(cell: string): readonly string[] {
  return cell.match(/(?:\\.|[^|\\])+/gs) ?? [];
}

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };
  return text.replace(/\\(->|.)/gs, (_, sign: string) => signs[sign] ?? sign);
}

interface Sentence {
  readonly text: string;
  readonly start: number;
}

/** The text of the sentences, with line ends between them: CRLF where all gaps are even. */
function textOf(sentences: readonly Sentence[]): string {
  const ends = sentences.map(({ start, text }) => start + text.length);
  const gaps = sentences.map(({ start }, i) => Math.max(0, start - (ends[i - 1] ?? 0)));
  const isCrlf = gaps.slice(1).every(gap => gap % 2 === 0);
  return sentences
    .map(
      ({ text }, i) =>
        (isCrlf
          ? '\r\n'.repeat(gaps[i]! / 2) + (i === 0 ? ' '.repeat(gaps[i]! % 2) : '')
          : '\n'.repeat(gaps[i]!)) + text,
    )
    .join('');
}
