import { isScalar } from 'yaml';
import schema from '../../../schemas/corpus.schema.json';
import { consensusCoder } from '../annotations/settlement';
import { type Issue, issue } from '../base/issue';
import { asFields, asList, asText, asTexts, type Fields, plainNumber } from '../base/values';
import type { Codebook } from '../codebook/codebook';
import { defaultMatchingRules, type MatchingRules } from '../keywords/matcher';
import { type Measure, measures } from '../measures/measures';
import { type Encoding, encodings } from '../text/encodings';
import { defaultFoldingRules, type FoldingRules, foldingRuleNames } from '../text/foldingRules';
import { type LineEnds, lineEndKinds } from '../text/reading';
import { type UnitKind, unitKinds } from '../text/units';
import { nodeAt } from '../yaml/document';
import { parseYaml, type YamlFile, type YamlPath } from '../yaml/parse';
import { globOf } from './globs';
import { type IndexSettings, readIndex } from './indexSettings';
import { coderIssues } from './names';
import { type NetworkLimits, readLimits, usualLimits } from './networkLimits';
import { type Reliability, readReliability } from './reliability';
import { noResultsSettings, type ResultsSettings, readResults } from './resultsSettings';
import { type FileText, isPlanText } from './store';

/** Name of the file that says where to look and how to count; a project may do without. */
export const corpusFile = 'corpus.yaml';

export type AttributeValue = string | number | boolean;
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** What the nodes of the network are: keywords found by machine, or codes given by people. Never both in one network. */
export type NodeKind = 'keywords' | 'codes';
const nodeKinds: readonly NodeKind[] = ['keywords', 'codes'];

/** How a pair is counted: by units that contain both, or in each unit by the product of both numbers of occurrences. */
export type PairCounting = 'units' | 'products';
const pairCountings: readonly PairCounting[] = ['units', 'products'];

/** How the network is made. */
export interface NetworkSettings extends NetworkLimits {
  readonly nodes: NodeKind;
  /** Where hits pair by window, they do so whatever this says. */
  readonly counting: PairCounting;
  readonly measure: Measure;
  /** Themes whose nodes are left out. */
  readonly without: readonly string[];
  /** Themes merged for the picture: name of the group, ids of its themes. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly resolution: number;
  readonly seed: number;
  /** Nodes that a person has placed in the picture, by id. */
  readonly pinned: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
}

/** Whose coding counts: everybody's, or that of some coders; `consensus` is one of them. */
export type CountedCoders = 'all' | readonly string[];

/** Where to look, and how to count. */
export interface Settings {
  /** Glob patterns; `undefined` = every .txt and .md below the project folder. */
  readonly sources: readonly string[] | undefined;
  /** Path of the text that the sources are compared with, such as a national plan: no source, no row, in no figure. */
  readonly reference: string | undefined;
  /** Keywords count only below headings that hold this text; `undefined` = everywhere. */
  readonly scopeSection: string | undefined;
  /** What line ends are, by glob pattern of source paths; the first that fits decides, else the text itself. */
  readonly lineEnds: ReadonlyMap<string, LineEnds>;
  /** Encodings of sources, by glob pattern of their paths; the first that fits decides, else the bytes themselves. */
  readonly encodings: ReadonlyMap<string, Encoding>;
  readonly unit: UnitKind;
  /** Two hits co-occur only where a stretch of so many characters contains both; `undefined` = anywhere in their unit. */
  readonly window: number | undefined;
  readonly matching: MatchingRules;
  readonly network: NetworkSettings;
  /** An index of indicators, if one is declared. */
  readonly index: IndexSettings | undefined;
  readonly coders: readonly string[];
  /** Coders of the kind `model`: what they suggest counts nowhere, until a person takes it over. */
  readonly models: readonly string[];
  /** Whose coding counts. */
  readonly counted: CountedCoders;
  /** Texts that several coders code, to see how far they agree. */
  readonly reliability: Reliability | undefined;
  /** What is frozen for a paper; no number depends on it. */
  readonly results: ResultsSettings;
  /** Attributes by source path, as corpus.yaml itself gives them. */
  readonly attributes: ReadonlyMap<string, Attributes>;
  /** Path of a CSV file with more of them; those of corpus.yaml win. */
  readonly attributesFile: string | undefined;
}

/** A narrower window cannot contain two keywords. */
const narrowestWindow = 2;

export const defaultSettings: Settings = {
  sources: undefined,
  reference: undefined,
  scopeSection: undefined,
  lineEnds: new Map(),
  encodings: new Map(),
  unit: 'sentence',
  window: undefined,
  matching: defaultMatchingRules,
  network: {
    nodes: 'keywords',
    counting: 'units',
    measure: 'count',
    without: [],
    ...usualLimits,
    groups: new Map(),
    resolution: 1,
    seed: 1,
    pinned: new Map(),
  },
  index: undefined,
  coders: [],
  models: [],
  counted: 'all',
  reliability: undefined,
  results: noResultsSettings,
  attributes: new Map(),
  attributesFile: undefined,
};

/** Reads corpus.yaml; `settings` is `undefined` where the file as a whole cannot be read. */
export function parseSettings(
  text: string,
  codebook: Codebook,
): {
  readonly settings: Settings | undefined;
  readonly issues: readonly Issue[];
  /** The place of a value in the file. */
  readonly rangeOf: YamlFile['rangeOf'];
} {
  const file = parseYaml(corpusFile, text, schema);
  const { rangeOf } = file;
  if (file.value === undefined) return { settings: undefined, issues: file.issues, rangeOf };
  const issues = [...file.issues];
  const root = asFields(file.value);
  const network = readNetwork(asFields(root.network), codebook, issues, rangeOf);
  const attributes = new Map<string, Attributes>();
  for (const [path, values] of Object.entries(asFields(root.attributes))) {
    attributes.set(relative(path), readAttributes(values, ['attributes', path], file));
  }
  const settings: Settings = {
    sources: Array.isArray(root.sources) ? asTexts(root.sources).map(relative) : undefined,
    reference: referenceOf(root),
    scopeSection: asText(asFields(root.scope).section)?.trim() || undefined,
    lineEnds: readByPattern(lineEndKinds, root.lineEnds),
    encodings: readByPattern(encodings, root.encodings),
    ...readUnit(root.unit),
    matching: readMatching(asFields(root.matching)),
    network,
    index: readIndex(root.index),
    // A coder's name becomes part of a file name.
    coders: asTexts(root.coders).filter(isFileName),
    models: modelsIn(asList(root.coders)),
    counted: readCounted(root.counted),
    reliability: readReliability(root.reliability),
    results: readResults(root.results),
    attributes,
    attributesFile: attributesFileOf(root),
  };
  const named = asList(root.coders).map(each => asText(each) ?? asText(asFields(each).id));
  const placeOf = (coder: string) => rangeOf(['coders', named.lastIndexOf(coder)]);
  issues.push(...coderIssues(corpusFile, [...settings.coders, ...settings.models], placeOf));
  if (settings.window !== undefined) issues.push(...findingsByWindow(network, rangeOf));
  issues.push(...refusedPatterns(settings, root, rangeOf));
  return { settings, issues, rangeOf };
}

const isFileName = (name: string) => /^[^./\\\s]+$/.test(name);

/** Coders that are models. Nobody else may work under such a name, least of all the consensus of people. */
function modelsIn(coders: readonly unknown[]): readonly string[] {
  return coders
    .map(asFields)
    .flatMap(({ id, kind }) => (kind === 'model' ? [asText(id) ?? ''] : []))
    .filter(name => isFileName(name) && name !== consensusCoder);
}

/** Patterns that are more than can be followed. */
function refusedPatterns(
  { sources = [] }: Settings,
  root: Fields,
  rangeOf: YamlFile['rangeOf'],
): readonly Issue[] {
  const refused = (pattern: string, at: YamlPath) =>
    globOf(pattern).isRefused ? [issue('refused-pattern', corpusFile, rangeOf(at), pattern)] : [];
  return [
    ...sources.flatMap((pattern, i) => refused(pattern.replace(/^!(?!\()/, ''), ['sources', i])),
    ...(['lineEnds', 'encodings'] as const).flatMap(key =>
      Object.keys(asFields(root[key])).flatMap(pattern => refused(relative(pattern), [key, pattern])),
    ),
  ];
}

/**
 * The part of corpus.yaml that is needed before a project is read: encodings, and the attributes file. Empty if
 * corpus.yaml cannot be read.
 */
export function declarationsIn(file: FileText): Pick<Settings, 'encodings' | 'attributesFile'> {
  const root = asFields(file.kind === 'text' ? parseYaml(corpusFile, file.text, schema).value : undefined);
  return { encodings: readByPattern(encodings, root.encodings), attributesFile: attributesFileOf(root) };
}

function attributesFileOf(root: Fields): string | undefined {
  const path = relative(asText(root.attributesFile)?.trim() ?? '');
  return path === '' ? undefined : path;
}

function referenceOf(root: Fields): string | undefined {
  const path = relative(asText(root.reference)?.trim() ?? '');
  return isPlanText(path) ? path : undefined;
}

/** One word for all sources, or one by pattern. */
function readByPattern<T extends string>(allowed: readonly T[], value: unknown): ReadonlyMap<string, T> {
  const forAll = oneOf(allowed, value);
  if (forAll) return new Map([['**', forAll]]);
  return new Map(
    Object.entries(asFields(value)).flatMap(([pattern, each]) => {
      const word = oneOf(allowed, each);
      return word ? [[relative(pattern), word] as const] : [];
    }),
  );
}

/** The name of a unit, or `{ window: n }`: n characters that slide over each paragraph. */
function readUnit(value: unknown): Pick<Settings, 'unit' | 'window'> {
  const window = asInteger(asFields(value).window);
  if (window !== undefined && window >= narrowestWindow) return { unit: 'paragraph', window };
  return { unit: oneOf(unitKinds, value) ?? defaultSettings.unit, window: undefined };
}

function readNetwork(
  fields: Fields,
  codebook: Codebook,
  issues: Issue[],
  rangeOf: YamlFile['rangeOf'],
): NetworkSettings {
  const known = (id: string) => codebook.themes.some(theme => theme.id === id);
  const groups = new Map<string, readonly string[]>();
  for (const [name, ids] of Object.entries(asFields(fields.groups))) {
    const members: string[] = [];
    asList(ids).forEach((each, i) => {
      const id = asText(each);
      if (id === undefined) return;
      if (known(id)) members.push(id);
      else
        issues.push(issue('no-group-theme', corpusFile, rangeOf(['network', 'groups', name, i]), name, id));
    });
    if (members.length > 0) groups.set(name, members);
  }
  const without = asTexts(fields.without);
  asList(fields.without).forEach((each, i) => {
    const id = asText(each);
    if (id !== undefined && !known(id))
      issues.push(issue('no-network-theme', corpusFile, rangeOf(['network', 'without', i]), id));
  });
  const usual = defaultSettings.network;
  return {
    nodes: oneOf(nodeKinds, fields.nodes) ?? usual.nodes,
    counting: oneOf(pairCountings, fields.counting) ?? usual.counting,
    measure: oneOf(measures, fields.measure) ?? usual.measure,
    without: without.filter(known),
    ...readLimits(fields),
    groups,
    resolution: asNumber(fields.resolution, Number.MIN_VALUE) ?? usual.resolution,
    seed: asInteger(fields.seed) ?? usual.seed,
    pinned: readPinned(fields.pinned),
  };
}

/** `all`, `consensus`, or names of coders; no names are nobody's, so everybody counts. */
function readCounted(value: unknown): CountedCoders {
  const names = asTexts(Array.isArray(value) ? value : [value])
    .map(name => name.trim().normalize('NFC'))
    .filter(name => name !== '');
  return names.length === 0 || (!Array.isArray(value) && names[0] === 'all') ? 'all' : [...new Set(names)];
}

function readPinned(value: unknown): NetworkSettings['pinned'] {
  return new Map(
    Object.entries(asFields(value)).flatMap(([node, place]) => {
      const [x, y] = asList(place).map(each => asNumber(each, Number.NEGATIVE_INFINITY));
      return x === undefined || y === undefined ? [] : [[node, { x, y }] as const];
    }),
  );
}

/** Settings without effect under a window: it pairs hits, so there are no units to test, and codes have no window. */
function findingsByWindow(network: NetworkSettings, rangeOf: YamlFile['rangeOf']): readonly Issue[] {
  if (network.nodes === 'codes') return [issue('codes-by-window', corpusFile, rangeOf(['network', 'nodes']))];
  return network.significance === undefined
    ? []
    : [issue('no-test-by-window', corpusFile, rangeOf(['network', 'significance']))];
}

function readMatching(fields: Fields): MatchingRules {
  const rule = (name: keyof FoldingRules) =>
    typeof fields[name] === 'boolean' ? fields[name] : defaultFoldingRules[name];
  return {
    folding: Object.fromEntries(foldingRuleNames.map(name => [name, rule(name)])) as unknown as FoldingRules,
    overlaps: fields.overlaps === true,
  };
}

/** As those of a CSV file are read: `007` is a code and stays what it is, and so does what is more than a number can hold. */
function readAttributes(values: unknown, at: YamlPath, { document }: YamlFile): Attributes {
  return Object.fromEntries(
    Object.entries(asFields(values)).flatMap(([name, value]): [string, AttributeValue][] => {
      if (typeof value === 'string' || typeof value === 'boolean') return [[name, value]];
      if (typeof value !== 'number') return [];
      const node = nodeAt(document, [...at, name]);
      const written = (isScalar(node) && node.source) || String(value);
      return [[name, plainNumber.test(written) ? value : written]];
    }),
  );
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find(each => each === value);
}

/** A path or pattern relative to the project folder, without a leading `./`. */
export function relative(path: string): string {
  return path.replace(/^(?:\.\/)+/, '');
}

function asNumber(value: unknown, least: number): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= least ? value : undefined;
}

function asInteger(value: unknown): number | undefined {
  return Number.isSafeInteger(value) ? Number(value) : undefined;
}
