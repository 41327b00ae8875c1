import type { Evidence } from '../evidence/evidence';
import type { Overview } from '../overview/overview';
import { type Difference, differences } from './differences';

/** All figures that frozen results hold. */
export interface FrozenFigures {
  readonly overview: Overview;
  /** The coding that the cells rest on. */
  readonly evidence: readonly Evidence[];
  /** What each command gave as JSON, by the command. */
  readonly exports: ReadonlyMap<string, unknown>;
}

/** One figure that is another now; `undefined` = it is not there. */
export interface MovedFigure {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What a person calls the place of some figures. */
export type Subject =
  | { readonly kind: 'cell' | 'code'; readonly source: string; readonly of: string }
  | { readonly kind: 'source'; readonly source: string }
  | { readonly kind: 'total'; readonly of: string }
  | { readonly kind: 'node' | 'edge'; readonly of: string }
  | { readonly kind: 'other'; readonly path: readonly string[] };

/** A passage or a review that a cell rested on, or rests on now. */
export interface Cause {
  readonly change: 'gone' | 'new' | 'changed';
  readonly evidence: Evidence;
}

/** Figures of one place that moved. */
export interface Moved {
  /** The command that gives them; left out for those of the table and the network. */
  readonly export?: string;
  readonly subject: Subject;
  readonly figures: readonly MovedFigure[];
  /** The coding that explains it; empty where hits or settings do, or the program. */
  readonly because: readonly Cause[];
}

/**
 * Which figures moved between two states of a project, cell by cell and edge by edge, with the coding that explains cells. Cells whose state
 * changed come first.
 */
export function movedFigures(before: FrozenFigures, after: FrozenFigures): readonly Moved[] {
  const causes = causesByCell(before.evidence, after.evidence);
  const main = grouped(differences(figuresIn(before.overview), figuresIn(after.overview))).map(
    ({ path, figures }): Moved => {
      const subject = subjectOf(path);
      return { subject, figures, because: causesOf(subject, causes) };
    },
  );
  const others = [...after.exports].flatMap(([command, value]) =>
    grouped(differences(before.exports.get(command), value)).map(
      ({ path, figures }): Moved => ({
        export: command,
        subject: { kind: 'other', path },
        figures,
        because: [],
      }),
    ),
  );
  const flips = ({ figures }: Moved) => figures.some(({ name }) => name === 'state');
  return [...main.filter(flips), ...main.filter(each => !flips(each)), ...others];
}

/** The figures of an overview, without what inputs and parameters tell. */
function figuresIn({ corpus, coverage, network }: Overview): unknown {
  return { corpus, coverage, network };
}

/** Keys of what is no finding: places and numbers of communities in a picture, names, looks. */
const noFigures = new Set(['x', 'y', 'community', 'name', 'label', 'short', 'title', 'color', 'shape']);

interface Group {
  readonly path: readonly string[];
  readonly figures: MovedFigure[];
}

/** Differences by what they belong to: all figures of one cell together. */
function grouped(found: readonly Difference[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { path, before, after } of found) {
    if (noFigures.has(path.at(-1) ?? '')) continue;
    // What is there in one of the two only is its own place, a plain value belongs to what is around it.
    const isBranch = [before, after].some(isRecord);
    const place = isBranch ? path : path.slice(0, -1);
    const key = JSON.stringify(place);
    const group = groups.get(key) ?? { path: place, figures: [] };
    group.figures.push({ name: isBranch ? '' : (path.at(-1) ?? ''), before, after });
    groups.set(key, group);
  }
  return [...groups.values()];
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a path into an overview leads to. */
function subjectOf(path: readonly string[]): Subject {
  const [part, list, name = '', below, of] = path;
  if (part === 'coverage' && list === 'rows') {
    if (of === undefined || below === 'attributes') return { kind: 'source', source: name };
    if (below === 'codes') return { kind: 'code', source: name, of };
    return { kind: 'cell', source: name, of };
  }
  if (part === 'coverage' && list === 'totals' && name !== '') return { kind: 'total', of: name };
  if (part === 'network' && list === 'nodes' && name !== '') return { kind: 'node', of: name };
  if (part === 'network' && list === 'edges' && name !== '') return { kind: 'edge', of: name };
  return { kind: 'other', path };
}

type Causes = ReadonlyMap<string, readonly (Cause & { readonly code: string | undefined })[]>;

/** What became of the evidence, by source and theme. */
function causesByCell(before: readonly Evidence[], after: readonly Evidence[]): Causes {
  const [old, now] = [byIdentity(before), byIdentity(after)];
  const causes = new Map<string, (Cause & { readonly code: string | undefined })[]>();
  const add = (change: Cause['change'], evidence: Evidence) => {
    const key = cellKey(evidence.source, evidence.theme);
    const list = causes.get(key) ?? [];
    list.push({ change, evidence, code: evidence.code });
    causes.set(key, list);
  };
  for (const [identity, each] of old) {
    const today = now.get(identity);
    if (!today) add('gone', each);
    else if (weightOf(each) !== weightOf(today)) add('changed', today);
  }
  for (const [identity, each] of now) if (!old.has(identity)) add('new', each);
  return causes;
}

function byIdentity(evidence: readonly Evidence[]): ReadonlyMap<string, Evidence> {
  return new Map(
    evidence.map(each => {
      const { finding, source, code = '', coder = '', id = '' } = each;
      return [JSON.stringify([finding, source, code, coder, id]), each] as const;
    }),
  );
}

/** What of a passage counts. */
function weightOf({ quote = '', at = '', label = '' }: Evidence): string {
  return JSON.stringify([quote, at, label]);
}

function causesOf(subject: Subject, causes: Causes): readonly Cause[] {
  if (subject.kind !== 'cell' && subject.kind !== 'code') return [];
  const { source, of } = subject;
  const [theme = ''] = of.split('/');
  return (causes.get(cellKey(source, theme)) ?? [])
    .filter(({ code }) => subject.kind === 'cell' || code === of || code?.startsWith(`${of}/`) === true)
    .map(({ change, evidence }) => ({ change, evidence }));
}

function cellKey(source: string, theme: string): string {
  return JSON.stringify([source, theme]);
}
