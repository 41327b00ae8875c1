import { type ConcordanceLine, concordance, concordanceOrders, displayWidth, finish } from '../../core';
import type { Command } from '../command';
import { formatJson } from '../io';
import { countOf, oneOf } from '../options';
import { endWithIssues, openProject } from '../project';
import { oneLine, padTo } from '../textTable';

/** Columns of context on either side. */
const usualWidth = 40;

/** Every occurrence of a term in its context. */
export const kwic: Command = {
  name: 'kwic',
  operand: { name: 'TERM', ask: t => t('Which term?') },
  options: [
    {
      name: 'sort',
      value: 'left|right|source',
      describe: t => t('Sort by left context (read backwards), right context, or place. Default: place.'),
    },
    {
      name: 'width',
      value: 'N',
      describe: t =>
        t('Columns of context on each side; a Chinese character takes two. Default: {0}.', usualWidth),
    },
  ],
  usage: '[--sort left|right|source] [--width N]',
  summary: t => t('List every occurrence of a term in its context.'),
  describeJson: t => t('Print the lines as JSON: an array; here N counts characters.'),
  async run(call) {
    const { t, values, operand } = call;
    const order = oneOf('--sort', values.sort, concordanceOrders, t) ?? 'source';
    const width = countOf('--width', values.width, usualWidth, t);
    const corpus = await openProject(call);
    const lines = finish(concordance(corpus, operand, order, width));
    call.stdout.write(call.json ? formatJson(lines.map(asRecord)) : formatLines(lines, width));
    return endWithIssues(corpus, call);
  },
};

function asRecord({ source, range, left, text, right, keyword }: ConcordanceLine) {
  return { source, ...range, left, text, right, ...(keyword !== undefined && { keyword }) };
}

/** The term in one column, its contexts on either side of it, places in front. */
function formatLines(lines: readonly ConcordanceLine[], width: number): string {
  const rows = lines.map(({ source, range, left, text, right }) => ({
    place: oneLine(`${source}:${range.line}:${range.column}`),
    left: tail(oneLine(left), width),
    text: oneLine(text),
    right: head(oneLine(right), width),
  }));
  const placeWidth = widest(rows.map(({ place }) => place));
  const leftWidth = widest(rows.map(({ left }) => left));
  const textWidth = widest(rows.map(({ text }) => text));
  return rows
    .map(({ place, left, text, right }) => {
      const indent = ' '.repeat(leftWidth - displayWidth(left));
      return `${padTo(place, placeWidth)}  ${indent}${left}  ${padTo(text, textWidth)}  ${right}`.trimEnd();
    })
    .map(line => `${line}\n`)
    .join('');
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);
}

/** As many whole characters from the end as the columns hold. */
function tail(text: string, columns: number): string {
  return [...head([...text].reverse().join(''), columns)].reverse().join('');
}

/** As many whole characters from the start as the columns hold. */
function head(text: string, columns: number): string {
  let taken = '';
  let width = 0;
  for (const character of text) {
    width += displayWidth(character);
    if (width > columns) break;
    taken += character;
  }
  return taken;
}
