import type { Translate } from '../../base/l10n';
import { finish, type Steps } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import { drawNetwork, type PictureStyleName, pictureStyles } from '../../network/picture';
import type { NetworkStructure } from '../../network/structure/structure';
import { describeMethod } from '../method/method';
import type { Overview } from '../overview/overview';
import { writeMatrixCsv, writeMatrixXlsx } from './adjacencyMatrix';
import { type DrawingTrouble, type DrawPicture, usualDpi } from './drawPicture';
import { writeGexf } from './gexf';
import { writeGraphml } from './graphml';
import { writeEdgesCsv, writeNodesCsv } from './networkCsv';
import { writePajek } from './pajek';
import { writeVosviewerJson, writeVosviewerMap, writeVosviewerNetwork } from './vosviewer';

/** How a picture in a file looks: its style, its width on paper (its own size where none is given), pixels to an inch of a PNG. */
export interface PictureOptions {
  readonly style: PictureStyleName;
  readonly millimetres?: number | undefined;
  readonly dpi?: number | undefined;
}

/** What the files of a network are written from; without `structure` there are no figures of it in them. */
export interface NetworkSubject {
  readonly corpus: Corpus;
  readonly overview: Pick<Overview, 'network'>;
  readonly structure?: NetworkStructure;
  readonly picture?: PictureOptions;
  /** Draws PNG and PDF, where that can be done at all. */
  readonly draw?: DrawPicture | undefined;
  readonly t: Translate;
}

export type FileContent = string | Uint8Array;
type Written = FileContent | Promise<FileContent | DrawingTrouble | Steps<Uint8Array>>;
type NetworkWriter = (subject: NetworkSubject) => Written;

/** Whether a file could not be written. */
export function isTrouble(written: FileContent | DrawingTrouble): written is DrawingTrouble {
  return typeof written === 'object' && 'trouble' in written;
}

const svgOf = ({ overview, picture, t }: NetworkSubject): string => {
  const { style = 'color', millimetres } = picture ?? {};
  const title = t('Co-occurrence network');
  const size = millimetres === undefined ? {} : { millimetres };
  return drawNetwork(overview.network, { ...pictureStyles[style], title, ...size }, t);
};

const drawn =
  (kind: 'png' | 'pdf'): NetworkWriter =>
  async subject =>
    (await subject.draw?.(svgOf(subject), kind, subject.picture?.dpi ?? usualDpi)) ?? {
      trouble: 'no-program',
    };

/** The files of each format that a network is written in, by name: what the command line and the editor write. */
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
  csv: {
    'nodes.csv': ({ overview, structure }) => writeNodesCsv(overview.network, structure?.nodes),
    'edges.csv': ({ overview }) => writeEdgesCsv(overview.network),
  },
  svg: { 'network.svg': svgOf },
  png: { 'network.png': drawn('png') },
  pdf: { 'network.pdf': drawn('pdf') },
  json: {
    'network.json': ({ corpus, overview, structure }) =>
      `${JSON.stringify({ network: overview.network, structure, method: describeMethod(corpus) }, undefined, 2)}\n`,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, NetworkWriter>>>>;

export type NetworkFormat = keyof typeof networkWriters;

/** Formats with figures of the structure in their files; it takes its time, and the others need none. */
export const formatsWithStructure: readonly NetworkFormat[] = ['gexf', 'graphml', 'csv', 'json'];

/** The files of a format, each with its name, and what writes it. */
export function networkFilesOf(format: NetworkFormat): readonly {
  readonly name: string;
  readonly write: (subject: NetworkSubject) => Promise<FileContent | DrawingTrouble>;
}[] {
  return Object.entries<NetworkWriter>(networkWriters[format]).map(([name, write]) => ({
    name,
    write: async subject => {
      const written = await write(subject);
      return typeof written === 'object' && 'next' in written ? finish(written) : written;
    },
  }));
}
