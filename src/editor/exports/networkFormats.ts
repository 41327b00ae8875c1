import * as vscode from 'vscode';
import { type DrawnKind, type NetworkFormat, networkFilesOf } from '../../core';
import type { ExportedFile } from './files';

/** A file that the network can be exported to, and what the user has to say about it. */
export interface NetworkFile extends ExportedFile {
  readonly format: NetworkFormat;
  readonly detail: string;
  /** It is a picture, which has a style and a width. */
  readonly picture?: boolean;
  /** It is made of pixels, so that it has a resolution. */
  readonly pixels?: boolean;
}

/** All files, pictures first, of which only what can be drawn is there; the names are those that the command line gives them. */
export function networkFileKinds(drawn: readonly DrawnKind[]): readonly NetworkFile[] {
  const { t } = vscode.l10n;
  const gephi = t('Nodes with shape, colour, size, place and all figures, for Gephi');
  const described: readonly (readonly [NetworkFormat, string, Omit<NetworkFile, 'format' | 'name'>])[] = [
    [
      'svg',
      'network.svg',
      { label: 'SVG', detail: t('The picture as lines and text, at any size'), picture: true },
    ],
    [
      'pdf',
      'network.pdf',
      {
        label: 'PDF',
        detail: t('The picture for LaTeX and printers, with its font'),
        picture: true,
        foreign: true,
      },
    ],
    [
      'png',
      'network.png',
      {
        label: 'PNG',
        detail: t('The picture as pixels, at the resolution a journal asks for'),
        picture: true,
        pixels: true,
        foreign: true,
      },
    ],
    ['gexf', 'network.gexf', { label: 'GEXF (Gephi)', detail: gephi }],
    [
      'graphml',
      'network.graphml',
      { label: 'GraphML', detail: t('For igraph, networkx, Cytoscape, NodeXL') },
    ],
    ['pajek', 'network.net', { label: 'Pajek', detail: t('Vertices with places, edges with weights') }],
    ['vosviewer', 'vosviewer.json', { label: 'VOSviewer (JSON)', detail: t('Map and network in one file') }],
    [
      'vosviewer',
      'vosviewer-map.csv',
      { label: t('VOSviewer: map'), detail: t('Items with places, clusters and weights') },
    ],
    [
      'vosviewer',
      'vosviewer-network.csv',
      { label: t('VOSviewer: network'), detail: t('Links with their strength') },
    ],
    ['csv', 'nodes.csv', { label: t('Nodes (CSV)'), detail: t("For Gephi's importer and spreadsheets") }],
    ['csv', 'edges.csv', { label: t('Edges (CSV)'), detail: t("For Gephi's importer and spreadsheets") }],
    [
      'matrix',
      'matrix.csv',
      { label: t('Adjacency matrix (CSV)'), detail: t('For UCINET and spreadsheets') },
    ],
    [
      'matrix',
      'matrix.xlsx',
      { label: t('Adjacency matrix (XLSX)'), detail: t('For UCINET and spreadsheets'), foreign: true },
    ],
    ['json', 'network.json', { label: 'JSON', detail: t('All figures and the method, for scripts') }],
  ];
  return described
    .filter(([format]) => (format !== 'png' && format !== 'pdf') || drawn.includes(format))
    .map(([format, name, words]) => ({ format, name, ...words }));
}

/** What writes a file of that name. */
export function writerOf({ format, name }: NetworkFile) {
  return networkFilesOf(format).find(file => file.name === name)!.write;
}
