import type { Translate } from '../core/base/l10n';
import { describeNetwork } from '../core/network/picture';
import { scopeOf } from '../core/report/view/scope';
import type { Overview } from '../protocol';
import type { Tab } from './state';

/** How far reading is. */
export interface Progress {
  readonly phase: 'reading' | 'searching';
  readonly done: number;
  readonly total: number;
}

/** What is being done, while the page shows what was before. */
export interface Work {
  readonly reading: Progress | undefined;
  /** The network is still being computed. */
  readonly pending: boolean;
  /** All figures are being worked out anew. */
  readonly behind: boolean;
}

/** The line below the page: what is being done, then the figures of the network or of the corpus. */
export function statusOf(
  overview: Overview | undefined,
  tab: Tab,
  { reading, pending, behind }: Work,
  t: Translate,
): string {
  if (reading) {
    const { phase, done, total } = reading;
    if (total === 0) return t('Reading files');
    return phase === 'reading'
      ? t('Reading files: {0} of {1}', done, total)
      : t('Searching texts: {0} of {1}', done, total);
  }
  if (!overview) return '';
  const figures =
    tab === 'network' && pending
      ? t('Computing the network')
      : tab === 'network'
        ? describeNetwork(overview.network, t)
        : describeCorpus(overview, t);
  return behind ? `${t('Working out the figures anew; these are of before')} · ${figures}` : figures;
}

function describeCorpus(overview: Overview, t: Translate): string {
  const { title, sources, characters, annotations, unplaced, matches, inContents, pending, onlyCoder } =
    overview.corpus;
  const { only, unread: unreadFiles = [] } = overview.method.annotations;
  const unread = unreadFiles.length;
  const outOfScope = overview.corpus.outOfScope - inContents;
  return [
    title,
    sources === 1 ? t('1 source') : t('{0} sources', grouped(sources)),
    t('{0} characters', grouped(characters)),
    annotations === 1 ? t('1 coded passage') : t('{0} coded passages', grouped(annotations)),
    onlyCoder === undefined ? '' : t('only the work of {0}', onlyCoder),
    only === undefined ? '' : t('only the coding of {0}', only.join(', ')),
    unread === 1 ? t('1 side file cannot be read') : '',
    unread > 1 ? t('{0} side files cannot be read', grouped(unread)) : '',
    unplaced === 1 ? t('1 more waits for review or is gone') : '',
    unplaced > 1 ? t('{0} more wait for review or are gone', grouped(unplaced)) : '',
    matches === 1 ? t('1 keyword hit') : t('{0} keyword hits', grouped(matches)),
    ...scopeOf(overview.coverage.rows, t),
    outOfScope === 1 ? t('1 hit out of scope') : '',
    outOfScope > 1 ? t('{0} hits out of scope', grouped(outOfScope)) : '',
    inContents === 1 ? t('1 hit in a table of contents') : '',
    inContents > 1 ? t('{0} hits in tables of contents', grouped(inContents)) : '',
    pending === 1 ? t('1 hit waits for the word segmenter') : '',
    pending > 1 ? t('{0} hits wait for the word segmenter', grouped(pending)) : '',
  ]
    .filter(part => part !== '')
    .join(' · ');
}

/** A number with grouped thousands, as ISO 80000 writes it in every language. */
function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, '\u202f');
}
