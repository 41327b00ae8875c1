import schema from '../../../schemas/corpus.schema.json';
import type { Codebook } from '../codebook/codebook';
import { type Issue, issue } from '../issue';
import { defaultMatchingRules, type MatchingRules } from '../keywords/matcher';
import { type Measure, measures } from '../network/measures';
import { type Encoding, encodings } from '../text/encodings';
import { defaultFoldingRules, type FoldingRules, foldingRuleNames } from '../text/foldingRules';
import { type LineEnds, lineEndKinds } from '../text/reading';
import { type UnitKind, unitKinds } from '../text/units';
import { asFields, asList, asText, asTexts, type Fields } from '../values';
import { parseYaml, type YamlFile } from '../yaml/parse';
import { type FileText, isPlanText } from './store';

/** Name of the file that says where to look and how to count; a project may do without. */
export const corpusFile = 'corpus.yaml';

export type AttributeValue = string | number | boolean;
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** How the network is made. */
export interface NetworkSettings {
  readonly measure: Measure;
  /** Pairs that weigh less are left out. */
  readonly minWeight: number;
  /** Themes merged for the picture: name of the group, ids of its themes. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly resolution: number;
  readonly seed: number;
}

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
  /** Two hits co-occur only where a stretch of so many characters holds both; `undefined` = anywhere in their unit. */
  readonly window: number | undefined;
  readonly matching: MatchingRules;
  readonly network: NetworkSettings;
  readonly coders: readonly string[];
  /** Attributes by source path, as corpus.yaml itself gives them. */
  readonly attributes: ReadonlyMap<string, Attributes>;
  /** Path of a CSV file with more of them; those of corpus.yaml win. */
  readonly attributesFile: string | undefined;
}

/** A narrower window cannot hold two keywords. */
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
  network: { measure: 'count', minWeight: 1, groups: new Map(), resolution: 1, seed: 1 },
  coders: [],
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
  const network = asFields(root.network);
  const groups = new Map<string, readonly string[]>();
  for (const [name, ids] of Object.entries(asFields(network.groups))) {
    const known: string[] = [];
    asList(ids).forEach((each, i) => {
      const id = asText(each);
      if (id === undefined) return;
      if (codebook.themes.some(theme => theme.id === id)) known.push(id);
      else
        issues.push(issue('no-group-theme', corpusFile, rangeOf(['network', 'groups', name, i]), name, id));
    });
    if (known.length > 0) groups.set(name, known);
  }
  const attributes = new Map<string, Attributes>();
  for (const [path, values] of Object.entries(asFields(root.attributes))) {
    attributes.set(relative(path), readAttributes(values));
  }
  const settings: Settings = {
    sources: Array.isArray(root.sources) ? asTexts(root.sources).map(relative) : undefined,
    reference: referenceOf(root),
    scopeSection: asText(asFields(root.scope).section)?.trim() || undefined,
    lineEnds: readByPattern(lineEndKinds, root.lineEnds),
    encodings: readByPattern(encodings, root.encodings),
    ...readUnit(root.unit),
    matching: readMatching(asFields(root.matching)),
    network: {
      measure: oneOf(measures, network.measure) ?? defaultSettings.network.measure,
      minWeight: asNumber(network.minWeight, 0) ?? defaultSettings.network.minWeight,
      groups,
      resolution: asNumber(network.resolution, Number.MIN_VALUE) ?? defaultSettings.network.resolution,
      seed: asInteger(network.seed) ?? defaultSettings.network.seed,
    },
    // A coder's name becomes part of a file name.
    coders: asTexts(root.coders).filter(name => /^[^./\\\s]+$/.test(name)),
    attributes,
    attributesFile: attributesFileOf(root),
  };
  return { settings, issues, rangeOf };
}

/**
 * What has to be known of corpus.yaml to read a project for the first time: encodings, and the file of attributes. Nothing
 * where it cannot be read.
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

function readMatching(fields: Fields): MatchingRules {
  const rule = (name: keyof FoldingRules) =>
    typeof fields[name] === 'boolean' ? fields[name] : defaultFoldingRules[name];
  return {
    folding: Object.fromEntries(foldingRuleNames.map(name => [name, rule(name)])) as unknown as FoldingRules,
    overlaps: fields.overlaps === true,
  };
}

function readAttributes(values: unknown): Attributes {
  return Object.fromEntries(
    Object.entries(asFields(values)).filter(
      (entry): entry is [string, AttributeValue] => entry[1] !== null && typeof entry[1] !== 'object',
    ),
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
