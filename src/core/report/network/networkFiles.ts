import { enumerate, type Translate } from '../../base/l10n';
import { finish, type Steps } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import {
  type ColorBy,
  drawNetwork,
  type OverviewNetwork,
  type PictureStyleName,
  pictureStyles,
  type SizeMetric,
} from '../../network/picture';
import type { NetworkStructure, NodeFigures } from '../../network/structure/structure';
import { describeMethod } from '../method/method';
import type { Overview } from '../overview/overview';
import { writeMatrixCsv, writeMatrixXlsx } from './adjacencyMatrix';
import { type DrawingTrouble, type DrawPicture, usualDpi } from './drawPicture';
import { writeGexf } from './gexf';
import { writeGraphml } from './graphml';
import { writeEdgesCsv, writeNodesCsv } from './networkCsv';
import { writePajek } from './pajek';
import { writeVosviewerJson, writeVosviewerMap, writeVosviewerNetwork } from './vosviewer';

/** How a picture in a file looks: its style, its width on paper (by default its own size), the resolution of a PNG. */
export interface PictureOptions {
  readonly style: PictureStyleName;
  /** What colours stand for; themes where it is not given. */
  readonly colorBy?: ColorBy;
  /** What the sizes of nodes stand for: the number of neighbours by default. */
  readonly size?: SizeMetric;
  readonly millimetres?: number | undefined;
  readonly dpi?: number | undefined;
}

/** The input for the files of a network; without `structure`, they do not contain figures of it. */
export interface NetworkSubject {
  readonly corpus: Corpus;
  readonly overview: Pick<Overview, 'network' | 'corpus' | 'method'>;
  /** Where `overview` has a part of the network only. */
  readonly shown?: ShownPart;
  readonly structure?: NetworkStructure;
  readonly picture?: PictureOptions;
  /** Draws PNG and PDF, where that can be done at all. */
  readonly draw?: DrawPicture | undefined;
  readonly t: Translate;
}

/** What a part of a network was taken from, and what was left out, as sentences. */
export interface ShownPart {
  readonly whole: OverviewNetwork;
  readonly notes: readonly string[];
}

export type FileContent = string | Uint8Array;
type Written = FileContent | Promise<FileContent | DrawingTrouble | Steps<Uint8Array>>;
type NetworkWriter = (subject: NetworkSubject) => Written;

/** Whether a file could not be written. */
export function isTrouble(written: FileContent | DrawingTrouble): written is DrawingTrouble {
  return typeof written === 'object' && 'trouble' in written;
}

/** Figures of the nodes that are shown, in their order. */
function figuresOf({ overview, structure }: NetworkSubject): readonly NodeFigures[] | undefined {
  const byId = structure && new Map(structure.nodes.map(node => [node.id, node]));
  return byId && overview.network.nodes.map(({ id }) => byId.get(id)!);
}

const svgOf = ({ overview, picture, shown, t }: NetworkSubject): string => {
  const { style = 'color', colorBy, size, millimetres } = picture ?? {};
  const { network, corpus } = overview;
  return drawNetwork(
    network,
    {
      ...pictureStyles[style],
      ...shown,
      ...(colorBy && { colorBy }),
      ...(size && { size }),
      title: t('Co-occurrence network'),
      heading: corpus.title,
      ...(millimetres !== undefined && { millimetres }),
      notes: [...(shown?.notes ?? []), ...unreadNotes(overview, t)],
    },
    t,
  );
};

/** Where nodes are codes, passages of files that cannot be read are missing. */
function unreadNotes({ network, method }: NetworkSubject['overview'], t: Translate): readonly string[] {
  const { unread = [] } = method.annotations;
  return network.kind === 'codes' && unread.length > 0
    ? [t('not all passages: these files cannot be read: {0}', enumerate(unread, t))]
    : [];
}

const drawn =
  (kind: 'png' | 'pdf'): NetworkWriter =>
  async subject =>
    (await subject.draw?.(svgOf(subject), kind, subject.picture?.dpi ?? usualDpi)) ?? {
      trouble: 'no-program',
    };

/** The files of each format that a network is written in, by name: what the command line and the editor write. */
export const networkWriters = {
  gexf: {
    'network.gexf': subject =>
      writeGexf(subject.overview.network, figuresOf(subject), subject.picture?.colorBy),
  },
  graphml: {
    'network.graphml': subject => writeGraphml(subject.overview.network, figuresOf(subject)),
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
    'nodes.csv': subject => writeNodesCsv(subject.overview.network, figuresOf(subject)),
    'edges.csv': ({ overview }) => writeEdgesCsv(overview.network),
  },
  svg: { 'network.svg': svgOf },
  png: { 'network.png': drawn('png') },
  pdf: { 'network.pdf': drawn('pdf') },
  json: {
    'network.json': ({ corpus, overview, shown, structure }) =>
      `${JSON.stringify({ network: overview.network, shown: shown?.notes, structure, method: describeMethod(corpus) }, undefined, 2)}\n`,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, NetworkWriter>>>>;

export type NetworkFormat = keyof typeof networkWriters;

/** Formats whose files contain figures of the structure; computing it takes time, and the others do not need it. */
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
