import {
  accountForPair,
  buildNetwork,
  buildOverview,
  type Corpus,
  colorings,
  compareBases,
  compareParts,
  describeDrawingTrouble,
  describeMethod,
  describeNetwork,
  describeStructure,
  egoNetwork,
  explainNetwork,
  explainPair,
  findPassages,
  type NetworkStructure,
  networkComparisonTables,
  type Overview,
  type PairAccount,
  type Passage,
  type PictureStyleName,
  pairSourceTable,
  pairTables,
  partByAttribute,
  partValues,
  pictureStyles,
  structureTables,
  type TextTable,
  titleOfReport,
  usualColoring,
  usualDpi,
  usualRuns,
} from '../../core';
import { pictureDrawer } from '../../node/picture/drawPicture';
import { coderOption } from '../coders';
import type { Command } from '../command';
import { type Call, Failure, formatJson } from '../io';
import { networkFiles, networkFormats } from '../networkExports';
import { countOf, oneOf } from '../options';
import { endWithIssues, openProject } from '../project';
import { heaviestPairs } from '../summary';
import { printTables } from '../tablesForPeople';
import { writeFiles } from '../writeFiles';

const usualTop = 30;
/** A larger picture would take gigabytes of memory. */
const mostDpi = 1200;
const pictureStyleNames = Object.keys(pictureStyles) as readonly PictureStyleName[];

/** The co-occurrence network: how it is made, its structure, its files, and two of them side by side. */
export const network: Command = {
  name: 'network',
  operands: 'NODE',
  options: [
    coderOption,
    {
      name: 'stats',
      describe: t =>
        t(
          'Its structure: centralities, communities and their stability over {0} seeds and {1} orders, bridges between themes.',
          usualRuns.seeds,
          usualRuns.shuffles,
        ),
    },
    {
      name: 'compare',
      value: 'NAME=A,B',
      describe: t =>
        t(
          'Compare the networks of two values of an attribute; dates go by year. basis=keywords,coded compares themes by hits and by coding.',
        ),
    },
    {
      name: 'pair',
      value: 'NODE NODE',
      describe: t =>
        t('Explain the weight of two nodes: the formula with its numbers, the table of units, the passages.'),
    },
    {
      name: 'ego',
      value: 'NODE',
      describe: t => t('Only this node, its neighbours and the edges among them.'),
    },
    {
      name: 'top',
      value: 'N',
      describe: t => t('Maximum number of rows in a table. Default: {0}.', usualTop),
    },
    { name: 'markdown', describe: t => t('Print the tables as Markdown.') },
    { name: 'out', value: 'DIR', describe: t => t('Write the network into that folder.') },
    {
      name: 'format',
      value: 'LIST',
      describe: t =>
        t(
          'Write these formats: some of {0}, separated by commas; or all. Default: all but png and pdf.',
          networkFormats.join(', '),
        ),
    },
    {
      name: 'style',
      value: 'color|print|dark',
      describe: t => t('Style of the picture; print is black and white, with patterns.'),
    },
    {
      name: 'color',
      value: 'community|theme',
      describe: t => t('What colours, or patterns, of the picture stand for. Default: {0}.', usualColoring),
    },
    {
      name: 'width',
      value: 'MM',
      describe: t => t('Width of the picture in millimetres, such as 85 or 170.'),
    },
    {
      name: 'dpi',
      value: 'N',
      describe: t => t('Resolution of the PNG in pixels per inch. Default: {0}.', usualDpi),
    },
  ],
  usage:
    '[--coder NAME] [--stats | --compare NAME=A,B | --pair] [--ego NODE] [--markdown] [--out DIR [--format LIST]]',
  exclusive: [
    ['stats', 'compare', 'pair'],
    ['pair', 'out'],
    ['pair', 'ego'],
    ['compare', 'out'],
    ['compare', 'ego'],
  ],
  needs: { format: 'out', style: 'out', color: 'out', width: 'out', dpi: 'out' },
  summary: t => t('Explain, measure, compare and export the co-occurrence network.'),
  describeJson: t => t('Print the figures as JSON, as schemas/network.schema.json describes them.'),
  async run(call) {
    const { t, given, values } = call;
    if (given.includes('pair') ? call.files.length !== 2 : call.files.length > 0)
      throw new Failure(t('Only --pair takes nodes after the folder, and it takes two.'));
    const style = oneOf('--style', values.style, pictureStyleNames, t) ?? 'color';
    const colorBy = oneOf('--color', values.color, colorings, t) ?? usualColoring;
    const millimetres = values.width === undefined ? undefined : countOf('--width', values.width, 0, t);
    const dpi = countOf('--dpi', values.dpi, usualDpi, t);
    if (dpi > mostDpi) throw new Failure(t('{0} must be {1} at most.', '--dpi', mostDpi));
    const top = countOf('--top', values.top, usualTop, t);
    const corpus = await openProject(call);
    const title = titleOfReport(corpus.codebook, t);
    const method = describeMethod(corpus);
    if (values.compare !== undefined) {
      const comparison = compare(corpus, values.compare, call);
      const tables = networkComparisonTables(comparison, method.network.measure, top, t);
      printTables(call, title, { json: () => ({ comparison, method }), tables });
    } else if (given.includes('pair')) {
      const pair = pairOf(corpus, call);
      const { account, passages } = pair;
      printTables(call, title, {
        json: () => ({ pair: { ...account, passages }, method }),
        tables: accountTables(pair, top, call),
      });
    } else {
      const overview = withEgo(buildOverview(corpus, t), corpus, call);
      const { resolution, seed } = corpus.settings.network;
      let known: NetworkStructure | undefined;
      const structureOf = () => {
        known ??= describeStructure(overview.network, { resolution, seed, runs: usualRuns });
        return known;
      };
      if (values.out !== undefined) {
        const picture = { style, colorBy, millimetres, dpi };
        const draw = pictureDrawer(call.home);
        const subject = { corpus, overview, picture, draw, t };
        const { files, trouble } = await networkFiles(values.format, subject, structureOf);
        await writeFiles([{ out: values.out, files }], call);
        if (trouble) throw new Failure(describeDrawingTrouble(trouble, t));
      }
      if (given.includes('stats')) {
        const structure = structureOf();
        printTables(call, title, {
          json: () => ({ structure, method }),
          tables: statsTables(structure, overview, top, call),
        });
      } else if (call.json) call.stdout.write(formatJson({ network: overview.network, method }));
      else call.stdout.write(describe(overview, call));
    }
    return endWithIssues(corpus, call);
  },
};

/** The tables of the structure, the first of which says how the network was made. */
function statsTables(
  structure: NetworkStructure,
  { network: drawn, method }: Overview,
  top: number,
  { t }: Call,
): readonly TextTable[] {
  const [first, ...rest] = structureTables(structure, drawn, top, t);
  return first ? [{ ...first, notes: explainNetwork(method, t) }, ...rest] : [];
}

/** The pair of nodes that is asked for, with its passages. Throws a Failure where the network does not have both. */
function pairOf(corpus: Corpus, { files, t }: Call): { account: PairAccount; passages: readonly Passage[] } {
  const built = buildNetwork(corpus);
  const [source, target] = files.map(name => nodeNamed(built, name, t).id) as [string, string];
  const passages = findPassages(corpus, { of: 'edge', source, target });
  const account = accountForPair(corpus, built, { source, target }, passages);
  if (!account) throw new Failure(t('Only --pair takes nodes after the folder, and it takes two.'));
  return { account, passages };
}

/** The tables of a pair, the first of which says how its weight is computed, the last of which are its passages. */
function accountTables(
  { account, passages }: ReturnType<typeof pairOf>,
  top: number,
  { t }: Call,
): readonly TextTable[] {
  const [first, ...rest] = pairTables(account, t);
  const shown = passages.slice(0, top);
  return [
    ...(first ? [{ ...first, notes: [...explainPair(account, t), ...first.notes] }] : []),
    ...rest,
    pairSourceTable(account, t),
    {
      title: t('Passages'),
      notes: passages.length > top ? [t('The first {0} of {1}.', top, passages.length)] : [],
      head: [t('Source'), t('Line'), t('Passage')],
      rows: shown.map(({ label, range, pieces }) => [label, String(range.line), markedText(pieces)]),
    },
  ];
}

/** A passage as text: the one term in 【】, the other in 〔〕. */
function markedText(pieces: Passage['pieces']): string {
  return pieces
    .map(({ text, marked, end }) => (marked ? (end === 1 ? `〔${text}〕` : `【${text}】`) : text))
    .join('');
}

function nodeNamed({ nodes }: Overview['network'], name: string, t: Call['t']) {
  const node = nodes.find(({ id }) => id === name) ?? nodes.find(({ label }) => label === name);
  if (!node) throw new Failure(t('The network has no node {0}.', name));
  return node;
}

/** The network in words: its figures, how it was made, its heaviest pairs. */
function describe(overview: Overview, { t }: Call): string {
  const lines = [
    describeNetwork(overview.network, t),
    '',
    ...explainNetwork(overview.method, t),
    '',
    ...heaviestPairs(overview),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function withEgo(overview: Overview, corpus: Corpus, { t, values }: Call): Overview {
  if (values.ego === undefined) return overview;
  const node = nodeNamed(overview.network, values.ego, t);
  const { resolution } = corpus.settings.network;
  const part = egoNetwork(overview.network, node.id, { resolution });
  if (!part) throw new Failure(t('The network has no node {0}.', values.ego));
  return { ...overview, network: part };
}

function compare(corpus: Corpus, asked: string, { t }: Call) {
  const [, name = '', a = '', b = ''] = /^([^=]+)=([^,]+),([^,]+)$/.exec(asked) ?? [];
  if (name === '') throw new Failure(t('{0} must be of the form NAME=A,B.', '--compare'));
  const values = partValues(corpus, name);
  if (name === 'basis' && values.length === 0) {
    if ([a, b].sort().join() !== 'coded,keywords')
      throw new Failure(t('{0} must be one of: {1}.', '--compare basis', 'keywords,coded'));
    return compareBases(corpus);
  }
  const [first, second] = [a, b].map(value => {
    const part = partByAttribute(corpus, name, value);
    if (part) return { name: value, corpus: part };
    throw new Failure(
      values.length === 0
        ? t('No source has the attribute {0}.', name)
        : t('No source has the value {0} for {1}; there are: {2}.', value, name, values.join(', ')),
    );
  });
  return compareParts(first!, second!);
}
