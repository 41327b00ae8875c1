import { type UnitizingInput, workOutUnitizing } from '../agreement/coderAgreement';
import type { Unitizing } from '../agreement/unitizing/unitizing';
import type { Steps } from '../base/steps';
import { type ComparisonInput, compareInput, type NetworkComparison } from '../network/compare';
import { type Countable, countChosen } from '../network/counted';
import { type NetworkInput, type OverviewNetwork, workOutNetwork } from '../network/network';
import {
  describeStructureInSteps,
  type NetworkStructure,
  type StructureOptions,
} from '../network/structure/structure';

/** Long work on networks, and on the passages of coders, as plain data that can be sent to another thread. */
export type NetworkTask =
  | { readonly do: 'network'; readonly input: NetworkInput }
  | { readonly do: 'structure'; readonly network: OverviewNetwork; readonly options: StructureOptions }
  | { readonly do: 'comparison'; readonly input: ComparisonInput }
  /** How much other settings would leave. */
  | { readonly do: 'choice'; readonly input: Countable }
  /** Agreement on passages, with gamma. */
  | { readonly do: 'unitizing'; readonly input: UnitizingInput };

/** What comes of a task. */
export interface NetworkResults {
  readonly network: OverviewNetwork;
  readonly structure: NetworkStructure;
  readonly comparison: NetworkComparison;
  readonly choice: { readonly nodes: number; readonly edges: number };
  readonly unitizing: Unitizing;
}

export type NetworkResult<T extends NetworkTask> = NetworkResults[T['do']];

/** Where such work is done: another thread, or this one in slices. */
export interface NetworkWorker {
  /** Does one task after the other. Resolves to `undefined` if the task was cancelled; rejects if it fails. */
  run<T extends NetworkTask>(task: T, signal: AbortSignal): Promise<NetworkResult<T> | undefined>;
  dispose(): void;
}

/** Does a task in small steps. The result is the same in every thread. */
export function* workOn(task: NetworkTask): Steps<NetworkResults[keyof NetworkResults]> {
  switch (task.do) {
    case 'network':
      return yield* workOutNetwork(task.input);
    case 'structure':
      return yield* describeStructureInSteps(task.network, task.options);
    case 'comparison':
      return compareInput(task.input);
    case 'unitizing':
      return yield* workOutUnitizing(task.input);
    case 'choice': {
      const { nodes, edges } = countChosen(task.input).choice;
      return { nodes: nodes.length, edges: edges.length };
    }
  }
}
