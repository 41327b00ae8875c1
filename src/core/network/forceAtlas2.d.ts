// The parts that the layout of graphology is put together from, for which it has no types.
declare module 'graphology-layout-forceatlas2/iterate' {
  /** One iteration, in place. */
  export default function iterate(settings: object, nodes: Float32Array, edges: Float32Array): void;
}
declare module 'graphology-layout-forceatlas2/helpers' {
  import type Graph from 'graphology-types';

  const helpers: {
    graphToByteArrays(
      graph: Graph,
      weight: (edge: string, attributes: { readonly weight: number }) => number,
    ): { readonly nodes: Float32Array; readonly edges: Float32Array };
    assignLayoutChanges(graph: Graph, nodes: Float32Array, reducer: null): void;
  };
  export default helpers;
}
declare module 'graphology-layout-forceatlas2/defaults' {
  const defaults: object;
  export default defaults;
}
