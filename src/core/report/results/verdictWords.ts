import type { Translate } from '../../base/l10n';
import { cellWord } from '../changes/diffWords';
import type { Overview } from '../overview/overview';
import type { Cause, Moved, MovedFigure, Subject } from './moved';
import type { ChangedFile, ChangedInput, Verdict } from './verdict';

/** What sources and codes are called, by path. */
export interface ResultNames {
  readonly sources: ReadonlyMap<string, string>;
  readonly codes: ReadonlyMap<string, string>;
}

/** The names that some overviews know; of two names for one thing, that of the last. */
export function resultNames(...overviews: readonly Overview[]): ResultNames {
  const codes = new Map<string, string>();
  const add = (list: readonly CodeWithName[]) => {
    for (const { id, name, codes: below } of list) {
      codes.set(id, name);
      add(below);
    }
  };
  for (const { themes } of overviews) add(themes);
  const rows = overviews.flatMap(({ coverage }) => coverage.rows);
  return { sources: new Map(rows.map(({ source, label }) => [source, label])), codes };
}

interface CodeWithName {
  readonly id: string;
  readonly name: string;
  readonly codes: readonly CodeWithName[];
}

/** The verdict as lines for a terminal; lists are cut off after `most` entries, and say so. */
export function verdictLines(
  verdict: Verdict,
  names: ResultNames,
  most: number,
  t: Translate,
): readonly string[] {
  const { inputs, parameters, moved, files } = verdict;
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [t('Inputs that changed'), inputs.map(each => describeInput(each, t))],
    [
      t('Parameters that changed'),
      parameters.map(({ name, before = '·', after = '·' }) => `${name}: ${before} → ${after}`),
    ],
    [t('Figures that moved'), moved.map(each => describeMoved(each, names, t))],
    [t('Files of the results'), files.map(each => describeFile(each, t))],
  ];
  return [
    ...describeOutcome(verdict, t),
    ...parts.flatMap(([title, lines]) => {
      if (lines.length === 0) return [];
      const more = lines.length - most;
      return [
        '',
        `${title} (${lines.length})`,
        ...lines.slice(0, most).map(line => `  ${line}`),
        ...(more > 0 ? [`  ${t('{0} more; --json lists all.', more)}`] : []),
      ];
    }),
  ];
}

/** The verdict in a sentence or two. */
export function describeOutcome(verdict: Verdict, t: Translate): readonly string[] {
  const { same, tool, inputs, parameters, moved, files, compared } = verdict;
  const isNewer = tool.frozen !== tool.now;
  const versions = t('They were frozen with version {0} and made again with {1}.', tool.frozen, tool.now);
  if (same && !isNewer)
    return [t('The same: {0} files, made again from {1} inputs.', compared.files, compared.inputs)];
  if (same) return [t('The same figures, made again from {0} inputs.', compared.inputs), versions];
  const isData = inputs.length > 0 || parameters.length > 0;
  if (moved.length > 0 && isNewer && !isData)
    return [t('Not the same: the data are, but this version of the program counts differently.'), versions];
  if (moved.length > 0 && isNewer)
    return [
      t(
        'Not the same: the data changed, and the program, too. Some of what moved may be due to the program.',
      ),
      versions,
    ];
  if (moved.length > 0) return [t('Not the same: figures moved.')];
  if (isData) return [t('Not the same: what they were made from changed, but no figure moved.')];
  return [
    files.length > 0
      ? t('Not the same: files of the results differ, but no figure moved.')
      : t('Their figures cannot be read, so they cannot be compared. Freeze them again.'),
  ];
}

function describeInput({ path, role, change }: ChangedInput, t: Translate): string {
  const what = nameOfRole(role, t);
  switch (change) {
    case 'changed':
      return t('{0} ({1}) changed', path, what);
    case 'added':
      return t('{0} ({1}) is new', path, what);
    case 'gone':
      return t('{0} ({1}) is gone', path, what);
    case 'encoding':
      return t('{0} ({1}) is in another encoding', path, what);
  }
}

function nameOfRole(role: ChangedInput['role'], t: Translate): string {
  switch (role) {
    case 'codebook':
      return t('codebook');
    case 'corpus':
      return t('settings');
    case 'attributes':
      return t('attributes');
    case 'source':
      return t('text');
    case 'reference':
      return t('reference text');
    case 'coding':
      return t('coding');
  }
}

function describeFile({ path, change }: ChangedFile, t: Translate): string {
  switch (change) {
    case 'edited':
      return t('{0} was changed since it was frozen', path);
    case 'missing':
      return t('{0} is missing', path);
    case 'stray':
      return t('{0} is none of the frozen files', path);
    case 'different':
      return t('{0} is different when it is made again', path);
  }
}

/** `浙江省 · 信息化建设: √ → —, because annotation 8f3k2q (li) is gone` */
function describeMoved(moved: Moved, names: ResultNames, t: Translate): string {
  const place = nameOfSubject(moved.subject, names, t);
  // What a reader looks for first: whether the cell has a mark.
  const sorted = [...moved.figures].sort((a, b) => Number(b.name === 'state') - Number(a.name === 'state'));
  const figures = sorted.map(figure => describeFigure(figure, t)).filter(each => each !== '');
  const causes = moved.because.map(each => describeCause(each, t));
  const from = moved.export === undefined ? '' : `${moved.export}: `;
  const told = `${from}${place}: ${figures.join(', ')}`;
  return causes.length === 0 ? told : t('{0}, because {1}', told, causes.join('; '));
}

function nameOfSubject(subject: Subject, { sources, codes }: ResultNames, t: Translate): string {
  const named = (of: string) => of.split('+').map(each => codes.get(each) ?? each);
  switch (subject.kind) {
    case 'cell':
    case 'code':
      return `${sources.get(subject.source) ?? subject.source} · ${named(subject.of).join(' + ')}`;
    case 'source':
      return sources.get(subject.source) ?? subject.source;
    case 'total':
      return `${t('Total')} · ${named(subject.of).join(' + ')}`;
    case 'node':
      return `${t('Node')} ${codes.get(subject.of) ?? subject.of}`;
    case 'edge':
      return subject.of
        .split(' — ')
        .map(end => codes.get(end) ?? end)
        .join(' — ');
    case 'other':
      return subject.path.length === 1 && subject.path[0] === 'corpus'
        ? t('Whole corpus')
        : subject.path.join(' › ');
  }
}

function describeFigure({ name, before, after }: MovedFigure, t: Translate): string {
  if (name === 'state') return `${stateWord(before, t)} → ${stateWord(after, t)}`;
  if (before === undefined) return name === '' ? t('new') : `${name} · → ${plain(after)}`;
  if (after === undefined) return name === '' ? t('gone') : `${name} ${plain(before)} → ·`;
  return `${figureWord(name, t)} ${plain(before)} → ${plain(after)}`.trim();
}

function stateWord(state: unknown, t: Translate): string {
  const known = (['coded', 'absent', 'unreviewed', 'unknown'] as const).find(each => each === state);
  return cellWord(known, t);
}

/** The words for figures that readers ask for most; the others go by their names in JSON. */
function figureWord(name: string, t: Translate): string {
  const words: Readonly<Record<string, string>> = {
    annotations: t('coded passages'),
    matches: t('keyword hits'),
    characters: t('characters'),
    units: t('units'),
    weight: t('weight'),
    frequency: t('frequency'),
    degree: t('degree'),
    weightedDegree: t('weighted degree'),
    sources: t('sources'),
    coded: t('sources with √'),
    absent: t('sources with —'),
    unreviewed: t('sources unreviewed'),
    withMatches: t('sources with hits'),
    matchCharacters: t('characters in hits'),
    matchUnits: t('units with hits'),
  };
  return Object.hasOwn(words, name) ? words[name]! : name;
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '·' : value.map(plain).join('；');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function describeCause({ change, evidence }: Cause, t: Translate): string {
  const { id, coder, quote = '' } = evidence;
  if (id === undefined) {
    const who = coder ?? t('not named');
    return change === 'gone'
      ? t('the review is gone (coder: {0})', who)
      : t('a review is new (coder: {0})', who);
  }
  const passage = `“${quote.length > 20 ? `${quote.slice(0, 20)}…` : quote}”`;
  const named = coder === undefined ? id : `${id} (${coder})`;
  switch (change) {
    case 'gone':
      return t('annotation {0} is gone: {1}', named, passage);
    case 'new':
      return t('annotation {0} is new: {1}', named, passage);
    case 'changed':
      return t('annotation {0} changed: {1}', named, passage);
  }
}
