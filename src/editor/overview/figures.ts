import * as vscode from 'vscode';
import {
  buildNetwork,
  buildOverview,
  type Corpus,
  type MergedThemes,
  type Overview,
  type OverviewNetwork,
} from '../../core';

const known = new WeakMap<Corpus, Map<string, Overview>>();

/**
 * All figures of a snapshot, computed once however many views show them. `merged`: themes shown as one column; `network`: what
 * is shown of it in the meantime, while it is being computed.
 */
export function overviewOf(
  corpus: Corpus,
  merged: MergedThemes = [],
  network: OverviewNetwork = buildNetwork(corpus),
): Overview {
  const ofCorpus = known.get(corpus) ?? new Map<string, Overview>();
  known.set(corpus, ofCorpus);
  const key = JSON.stringify(merged);
  const before = ofCorpus.get(key) ?? buildOverview(corpus, vscode.l10n.t, merged, network);
  const overview = before.network === network ? before : { ...before, network };
  ofCorpus.set(key, overview);
  return overview;
}
