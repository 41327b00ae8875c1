import type { Translate } from '../core/base/l10n';
import type { Overview } from '../protocol';
import type { Tab } from './state';

/** Why there is nothing to show, and what to do about it. */
export interface EmptyState {
  readonly title: string;
  readonly advice: string;
  /** A button: it opens a file or another tab, or asks the host for something. */
  readonly action?: {
    readonly label: string;
    readonly open?: string;
    readonly tab?: Tab;
    /** What the host is asked to do. */
    readonly ask?: 'readProject' | 'cancelReading';
  };
}

/** The same for pages without buttons: title and advice. */
export function nothingRead(
  why: 'reading' | 'stopped' | undefined,
  t: Translate,
): readonly [title: string, advice: string] {
  switch (why) {
    case 'reading':
      return [t('Reading the project'), t('The status bar shows how far it is.')];
    case 'stopped':
      return [t('Reading was cancelled'), t('Run "Policy Coder: Read Project" to read it after all.')];
    case undefined:
      return [t('No project is open'), t('Open a folder with a codebook.yaml.')];
  }
}

export function noProject(t: Translate, isStopped = false): EmptyState {
  if (isStopped) {
    return {
      title: t('Reading was cancelled'),
      advice: t('There are no figures of a project that is not read to its end.'),
      action: { label: t('Read the project'), ask: 'readProject' },
    };
  }
  return {
    title: t('No project is open'),
    advice: t('Open a folder with a codebook.yaml, or run "Policy Coder: New Project" to create one.'),
  };
}

/** While the project is read for the first time; figures of a part of it would be taken for those of the whole. */
export function readingProject(t: Translate): EmptyState {
  return {
    title: t('Reading the project'),
    advice: t('The figures come when all of it is read. Texts in sight are highlighted already.'),
    action: { label: t('Cancel'), ask: 'cancelReading' },
  };
}

/** Why a tab has nothing to show; `undefined` if it has. `pending`: the network is still being computed. */
export function emptyStateOf(
  overview: Overview,
  tab: Tab,
  t: Translate,
  pending = false,
): EmptyState | undefined {
  if (tab === 'issues') {
    return overview.issues.length > 0
      ? undefined
      : { title: t('No issues'), advice: t('Every file could be read, and everything in it is counted.') };
  }
  const unreadable = overview.issues.some(
    issue => issue.severity === 'error' && issue.source === 'codebook.yaml',
  );
  if (overview.themes.length === 0 && unreadable) {
    return {
      title: t('The codebook cannot be read'),
      advice: t('The issues say where and why. Everything updates as soon as they are fixed.'),
      action: { label: t('Show issues'), tab: 'issues' },
    };
  }
  if (overview.themes.length === 0) {
    return {
      title: t('No themes yet'),
      advice: t('Add themes with their keywords in the view Codebook: each becomes a column.'),
      action: { label: t('Open codebook.yaml'), open: 'codebook.yaml' },
    };
  }
  if (overview.coverage.rows.length === 0) {
    const place = overview.issues.find(issue => issue.code === 'no-sources')?.source ?? 'codebook.yaml';
    return {
      title: t('No sources yet'),
      advice: t(
        'Put plan texts (.txt or .md) beside or below codebook.yaml, or correct "sources" in corpus.yaml.',
      ),
      ...(place === 'corpus.yaml' && { action: { label: t('Open corpus.yaml'), open: place } }),
    };
  }
  if (tab === 'network' && overview.network.nodes.length === 0) {
    return pending
      ? {
          title: t('Computing the network'),
          advice: t('Counting pairs, finding communities, placing nodes.'),
        }
      : noNodes(overview, t);
  }
  return undefined;
}

function noNodes(overview: Overview, t: Translate): EmptyState {
  const { corpus, network } = overview;
  const inSettings = { label: t('Open corpus.yaml'), open: 'corpus.yaml' };
  if (network.kind === 'codes' && corpus.annotations === 0) {
    return {
      title: t('No coded passages'),
      advice: t(
        'The network connects codes whose passages share a unit. Code passages, or set "nodes: keywords".',
      ),
      action: inSettings,
    };
  }
  if (network.kind === 'codes' || corpus.matches > 0) {
    return {
      title: t('No nodes left'),
      advice: t('The settings of "network" in corpus.yaml leave no node. Lower the thresholds.'),
      action: inSettings,
    };
  }
  return noHits(overview, t);
}

function noHits({ corpus, method }: Overview, t: Translate): EmptyState {
  const { scope } = method.matching;
  const { outOfScope, inContents } = corpus;
  const title = t('No keyword hits in scope');
  if (outOfScope > inContents && scope !== null) {
    const advice =
      inContents === 0
        ? t('All {0} hits are outside the sections "{1}". Widen "scope" in corpus.yaml.', outOfScope, scope)
        : t(
            'Of {0} hits, {1} are in tables of contents, the others outside the sections "{2}". Widen "scope" in corpus.yaml.',
            outOfScope,
            inContents,
            scope,
          );
    return { title, advice, action: { label: t('Open corpus.yaml'), open: 'corpus.yaml' } };
  }
  if (inContents > 0) {
    return {
      title,
      advice: t('All hits are in tables of contents, which are not counted: {0}.', inContents),
    };
  }
  return {
    title: t('No keyword hits'),
    advice: t(
      'The network connects keywords that co-occur. No keyword of the codebook occurs in the texts: add keywords.',
    ),
    action: { label: t('Open codebook.yaml'), open: 'codebook.yaml' },
  };
}
