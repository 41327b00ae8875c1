import type { OverviewNode } from '../../core/network/picture';
import { byConnection } from '../../core/report/view/visible';

/** Ids of the nodes whose label contains a text, ignoring case and width; best-connected first. */
export function findNodes(nodes: readonly OverviewNode[], text: string): readonly string[] {
  const wanted = fold(text.trim());
  if (wanted === '') return [];
  return byConnection(nodes)
    .filter(({ label }) => fold(label).includes(wanted))
    .map(({ id }) => id);
}

/** The next result in a direction, wrapping; the first if none is current. */
export function nextOf(found: readonly string[], at: string | undefined, step: 1 | -1): string | undefined {
  const place = at === undefined ? -1 : found.indexOf(at);
  if (place === -1) return step === 1 ? found[0] : found.at(-1);
  return found[(place + step + found.length) % found.length];
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
