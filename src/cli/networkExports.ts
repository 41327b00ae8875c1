import {
  type Corpus,
  describeMethod,
  drawNetwork,
  finish,
  type NetworkStructure,
  type Overview,
  type PictureStyleName,
  pictureStyles,
  type Steps,
  type Translate,
  writeEdgesCsv,
  writeGexf,
  writeGraphml,
  writeMatrixCsv,
  writeMatrixXlsx,
  writeNodesCsv,
  writePajek,
  writeVosviewerJson,
  writeVosviewerMap,
  writeVosviewerNetwork,
} from '../core';
import { chooseFormats } from './formats';
import { formatJson } from './io';

/** What a file is written from; without `structure` there are no figures of it in the file. */
interface Subject {
  readonly corpus: Corpus;
  readonly overview: Pick<Overview, 'network'>;
  readonly structure?: NetworkStructure;
  readonly picture?: { readonly style: PictureStyleName; readonly millimetres: number | undefined };
  readonly t: Translate;
}

type Writer = (subject: Subject) => string | Promise<Steps<Uint8Array>>;

/** The files of each format that a network is written in. Those with the figures of its structure come first. */
export const networkWriters = {
  gexf: {
    'network.gexf': ({ overview, structure }) => writeGexf(overview.network, structure?.nodes),
  },
  graphml: {
    'network.graphml': ({ overview, structure }) => writeGraphml(overview.network, structure?.nodes),
  },
  pajek: { 'network.net': ({ overview }) => writePajek(overview.network) },
  vosviewer: {
    'vosviewer-map.csv': ({ overview }) => writeVosviewerMap(overview.network),
    'vosviewer-network.csv': ({ overview }) => writeVosviewerNetwork(overview.network),
    'vosviewer.json': ({ overview }) => writeVosviewerJson(overview.network),
  },
  matrix: {
    'matrix.csv': ({ overview }) => writeMatrixCsv(overview.network),
    'matrix.xlsx': ({ overview, t }) => writeMatrixXlsx(overview.network, t('Co-occurrence')),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Writer>>>>;

const writers = {
  ...networkWriters,
  csv: {
    'nodes.csv': ({ overview, structure }) => writeNodesCsv(overview.network, structure?.nodes),
    'edges.csv': ({ overview }) => writeEdgesCsv(overview.network),
  },
  svg: {
    'network.svg': ({ overview, picture, t }) => {
      const { style = 'color', millimetres } = picture ?? {};
      const title = t('Co-occurrence network');
      const size = millimetres === undefined ? {} : { millimetres };
      return drawNetwork(overview.network, { ...pictureStyles[style], title, ...size }, t);
    },
  },
  json: {
    'network.json': ({ corpus, overview, structure }) =>
      formatJson({ network: overview.network, structure, method: describeMethod(corpus) }),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Writer>>>>;

export const networkFormats = Object.keys(writers) as readonly (keyof typeof writers)[];

/** Names and contents of the files in the formats of a list, or in all. Throws a Failure at a format that is none. */
export async function networkFiles(
  list: string | undefined,
  subject: Subject,
): Promise<readonly (readonly [name: string, content: string | Uint8Array])[]> {
  const files: (readonly [string, string | Uint8Array])[] = [];
  for (const format of chooseFormats(list, networkFormats, networkFormats, subject)) {
    const all: readonly (readonly [string, Writer])[] = Object.entries(writers[format]);
    for (const [name, write] of all) {
      const content = await write(subject);
      files.push([name, typeof content === 'string' ? content : finish(content)]);
    }
  }
  return files;
}
