import * as vscode from 'vscode';
import {
  type AbsenceFinder,
  accountForPair,
  accountSentences,
  type Corpus,
  describeEvidence,
  explainPair,
  type GapFilter,
  knownNetwork,
  listGaps,
  type Passage,
  type PassageQuery,
  pairTables,
  placeAmongGaps,
  sameTerms,
  termsOf,
  type Words,
} from '../../core';
import type { ExplainedPair, Gap, ToWebview } from '../../protocol';
import { inSlices } from '../session/slices';

/** What is known of a cell, in slices; `undefined` where there is no such cell, or when it was cancelled. */
export async function accountOf(
  finder: AbsenceFinder,
  corpus: Corpus,
  words: Words | undefined,
  cell: Gap,
  filter: GapFilter,
  isCancelled: () => boolean,
): Promise<Extract<ToWebview, { type: 'account' }> | undefined> {
  // Words that were cut with other terms cannot be used.
  const known = words && sameTerms(words.terms, termsOf(corpus)) ? words : undefined;
  const steps = finder.find(corpus, cell.source, cell.theme, known);
  const evidence = await inSlices(steps, { isCancelled });
  if (!evidence) return undefined;
  const account = describeEvidence(corpus, evidence, vscode.l10n.t);
  const sentences = accountSentences(account, vscode.l10n.t);
  const place = placeAmongGaps(corpus, listGaps(corpus, filter), cell);
  return { type: 'account', account, sentences, place };
}

/** What the weight of an edge rests on; `undefined` for an edge of another network, or while the network is not known. */
export function pairAccountOf(
  corpus: Corpus,
  query: Extract<PassageQuery, { of: 'edge' }>,
  passages: readonly Passage[],
): ExplainedPair | undefined {
  const network = query.group || query.themes ? undefined : knownNetwork(corpus);
  const account = network && accountForPair(corpus, network, query, passages);
  if (!account) return undefined;
  const { t } = vscode.l10n;
  return { sentences: explainPair(account, t), tables: pairTables(account, t) };
}
