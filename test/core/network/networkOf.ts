import type { OverviewNetwork } from '../../../src/core/network/network';

/** What is given of a network; the rest is worked out or made up. */
export interface Sketch {
  readonly nodes: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly group?: string;
  }[];
  readonly edges: readonly (readonly [source: string, target: string, weight: number])[];
  readonly groups?: OverviewNetwork['groups'];
}

/** A network from a sketch: degrees are counted, every node is in community 0. */
export function networkOf({ nodes, edges, groups = [] }: Sketch): OverviewNetwork {
  return {
    kind: 'keywords',
    unit: 'sentence',
    window: null,
    measure: 'count',
    units: 100,
    groups,
    nodes: nodes.map(({ id, x, y, group = 'g' }) => {
      const own = edges.filter(([source, target]) => source === id || target === id);
      const weightedDegree = own.reduce((sum, [, , weight]) => sum + weight, 0);
      const degree = own.length;
      return {
        id,
        label: id,
        theme: group,
        group,
        frequency: 1,
        units: 1,
        degree,
        weightedDegree,
        community: 0,
        x,
        y,
      };
    }),
    edges: edges.map(([source, target, weight]) => ({ source, target, weight, units: weight })),
    modularity: 0.25,
    communities: 1,
  };
}
