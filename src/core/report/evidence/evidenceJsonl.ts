import { type Steps, stepSize } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import type { Basis } from '../../coverage/basis';
import type { Overview } from '../overview/overview';
import { type Evidence, evidenceOf } from './evidence';

/**
 * The evidence as JSON Lines: the first line is the method (`kind: method`, with the basis), each line after it one piece
 * of evidence (`kind: evidence`). For scripts: the same bytes in every language.
 */
export function* writeEvidenceJsonl(
  corpus: Corpus,
  { method, corpus: { onlyCoder } }: Overview,
  basis: Basis,
): Steps<string> {
  const head = { kind: 'method', basis, ...(onlyCoder !== undefined && { onlyCoder }), ...method };
  const lines = [JSON.stringify(head)];
  for (const each of evidenceOf(corpus, basis)) {
    lines.push(JSON.stringify({ kind: 'evidence', ...each }));
    if (lines.length % stepSize === 0) yield;
  }
  return `${lines.join('\n')}\n`;
}

/** The evidence in what `writeEvidenceJsonl` wrote. Throws a SyntaxError at anything else. */
export function readEvidenceJsonl(text: string): readonly Evidence[] {
  return text.split('\n').flatMap(line => {
    if (line === '') return [];
    const { kind, ...evidence } = JSON.parse(line) as Evidence & { readonly kind: string };
    return kind === 'evidence' ? [evidence] : [];
  });
}
