import type { Corpus } from '../corpus/corpus';
import { type LimitValues, limitsOf, limitValues } from '../corpus/networkLimits';
import type { NetworkSettings, Settings } from '../corpus/settings';
import { setFields } from '../yaml/fields';
import type { Point } from './layout';

/** The settings of the network in corpus.yaml, as plain JSON. `null` = not set. */
export interface NetworkChoices extends LimitValues {
  readonly nodes: NetworkSettings['nodes'];
  readonly unit: Settings['unit'];
  /** Characters; with one, the unit is the paragraph. */
  readonly window: number | null;
  readonly counting: NetworkSettings['counting'];
  readonly measure: NetworkSettings['measure'];
  /** Ids of themes. */
  readonly without: readonly string[];
  readonly groups: readonly { readonly name: string; readonly themes: readonly string[] }[];
  readonly resolution: number;
  readonly seed: number;
}

/** The current choices. */
export function choicesOf({ unit, window, network }: Settings): NetworkChoices {
  return {
    nodes: network.nodes,
    unit,
    window: window ?? null,
    counting: network.counting,
    measure: network.measure,
    without: network.without,
    ...limitValues(network),
    groups: [...network.groups].map(([name, themes]) => ({ name, themes })),
    resolution: network.resolution,
    seed: network.seed,
  };
}

/** The corpus with these settings applied; `undefined` if its texts would first have to be cut into other units. */
export function withChoices(corpus: Corpus, choices: NetworkChoices): Corpus | undefined {
  const { settings } = corpus;
  const now = choicesOf(settings);
  if (choices.unit !== now.unit || choices.window !== now.window) return undefined;
  const { unit: _unit, window: _window, groups, ...rest } = choices;
  const network: NetworkSettings = {
    ...settings.network,
    ...rest,
    ...limitsOf(choices),
    groups: new Map(groups.map(({ name, themes }) => [name, themes])),
  };
  return { ...corpus, settings: { ...settings, network } };
}

/**
 * The text of corpus.yaml with the changed choices written; all else stays byte for byte. `undefined` if it cannot
 * be read, or its layout does not allow it.
 */
export function writeChoices(
  text: string,
  before: NetworkChoices,
  after: NetworkChoices,
): string | undefined {
  const differs = (key: keyof NetworkChoices) => JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  let written: string | undefined = text;
  if (differs('unit') || differs('window')) {
    const unit = after.window === null ? after.unit : { window: after.window };
    written = setFields(written, [], { unit });
  }
  const { unit: _unit, window: _window, groups: _groups, ...rest } = after;
  const changed = Object.entries(rest).filter(([key]) => differs(key as keyof NetworkChoices));
  if (written !== undefined && changed.length > 0) {
    const fields = changed.map(([key, value]) => [key, valueOrNone(value)] as const);
    written = setFields(written, ['network'], Object.fromEntries(fields));
  }
  if (written !== undefined && differs('groups')) {
    const gone = before.groups.map(({ name }) => [name, undefined] as const);
    const kept = after.groups.map(({ name, themes }) => [name, themes] as const);
    written = setFields(written, ['network', 'groups'], Object.fromEntries([...gone, ...kept]));
  }
  return written;
}

function valueOrNone(value: unknown): unknown {
  return value === null || (Array.isArray(value) && value.length === 0) ? undefined : value;
}

/**
 * The text of corpus.yaml with places of nodes kept (`network.pinned`), to two decimals; `null` takes one back. `undefined` as
 * above.
 */
export function writePins(
  text: string,
  pins: readonly { readonly node: string; readonly at: Point | null }[],
): string | undefined {
  const round = (value: number) => Math.round(value * 100) / 100;
  const fields = pins.map(({ node, at }) => [node, at ? [round(at.x), round(at.y)] : undefined] as const);
  return setFields(text, ['network', 'pinned'], Object.fromEntries(fields));
}
