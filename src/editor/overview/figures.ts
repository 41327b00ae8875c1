import * as vscode from 'vscode';
import { buildOverview, type Corpus, type Merged, type Overview } from '../../core';

const known = new WeakMap<Corpus, Map<string, Overview>>();

/** All figures of a snapshot, worked out once however many views show them; `merged`: themes shown as one column. */
export function figuresOf(corpus: Corpus, merged: Merged = []): Overview {
  const ofCorpus = known.get(corpus) ?? new Map<string, Overview>();
  known.set(corpus, ofCorpus);
  const key = JSON.stringify(merged);
  const overview = ofCorpus.get(key) ?? buildOverview(corpus, vscode.l10n.t, merged);
  ofCorpus.set(key, overview);
  return overview;
}
