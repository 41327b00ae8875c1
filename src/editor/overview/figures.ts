import * as vscode from 'vscode';
import { buildOverview, type Corpus, type Overview } from '../../core';

const known = new WeakMap<Corpus, Overview>();

/** All figures of a snapshot, worked out once however many views show them. */
export function figuresOf(corpus: Corpus): Overview {
  const overview = known.get(corpus) ?? buildOverview(corpus, vscode.l10n.t);
  known.set(corpus, overview);
  return overview;
}
