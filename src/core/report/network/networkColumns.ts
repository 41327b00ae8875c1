import type { OverviewEdge, OverviewNetwork } from '../../network/network';
import type { NodeFigures } from '../../network/structure/structure';

/** An attribute of nodes or edges in exchange formats. Its name is the same in every format. */
export interface NetworkColumn<T> {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'double';
  /** `undefined` where this one has no such value. */
  readonly of: (item: T, index: number) => string | number | undefined;
}

type Node = OverviewNetwork['nodes'][number];

/** All attributes of nodes besides id, label and place; with figures of the structure if they are given. */
export function nodeColumns(figures?: readonly NodeFigures[]): readonly NetworkColumn<Node>[] {
  const known: readonly NetworkColumn<Node>[] = [
    { name: 'theme', type: 'string', of: node => node.theme },
    { name: 'group', type: 'string', of: node => node.group },
    { name: 'frequency', type: 'integer', of: node => node.frequency },
    { name: 'units', type: 'integer', of: node => node.units },
    { name: 'degree', type: 'integer', of: node => node.degree },
    { name: 'weightedDegree', type: 'double', of: node => node.weightedDegree },
    { name: 'community', type: 'integer', of: node => node.community },
  ];
  if (!figures) return known;
  const figure = (name: FigureName, type: 'integer' | 'double' = 'double'): NetworkColumn<Node> => ({
    name,
    type,
    of: (_, index) => figures[index]![name],
  });
  return [
    ...known,
    figure('betweenness'),
    figure('closeness'),
    figure('eigenvector'),
    figure('clustering'),
    figure('core', 'integer'),
    figure('participation'),
    figure('bridging'),
    figure('foreignThemes', 'integer'),
  ];
}

type FigureName =
  | 'betweenness'
  | 'closeness'
  | 'eigenvector'
  | 'clustering'
  | 'core'
  | 'participation'
  | 'bridging'
  | 'foreignThemes';

/** Figures of edges besides their weights. */
export function edgeColumns({ edges }: OverviewNetwork): readonly NetworkColumn<OverviewEdge>[] {
  const units: NetworkColumn<OverviewEdge> = { name: 'units', type: 'integer', of: edge => edge.units };
  const tested = edges.some(({ q }) => q !== undefined);
  return tested ? [units, { name: 'q', type: 'double', of: edge => edge.q }] : [units];
}
