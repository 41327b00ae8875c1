import type { Annotation, Review } from '../annotations/annotation';
import { consensusCoder } from '../annotations/settlement';
import { defined } from '../base/values';
import { isWithin } from '../codebook/codebook';
import { type CodedSource, sideFileFor } from '../corpus/corpus';
import type { Disagreement } from './disagreement';
import type { Disagreements } from './disagreements';
import type { Settled, SettledBy } from './settling';

/**
 * What follows for the reviews of the consensus: a theme is absent that two coders or more have judged, that the consensus
 * has no passage of, and about which nothing is open. `annotations` are those of the consensus afterwards.
 */
export function consensusReviews(
  found: Disagreements,
  coded: CodedSource,
  settled: readonly Settled[],
  annotations: readonly Annotation[],
  themes: readonly string[],
  { created }: SettledBy,
): readonly { readonly before?: Review; readonly after?: Review }[] {
  const { path } = coded.source;
  const file = sideFileFor(coded, consensusCoder);
  const reviews = coded.sideFiles.find(each => each.path === file)?.reviews ?? [];
  const now = new Map(settled.map(({ disagreement, settlement }) => [disagreement.id, settlement.decision]));
  const isOpen = ({ id, state }: Disagreement) =>
    now.has(id) ? now.get(id) === 'later' : state !== 'settled';
  const open = [...found.disagreements, ...found.agreed].filter(each => each.source === path && isOpen(each));
  const judged = found.judged.get(path) ?? [];
  return themes.flatMap((theme): readonly { readonly before?: Review; readonly after?: Review }[] => {
    const known = reviews.find(({ code }) => code === theme);
    const isDecided = !open.some(each => each.themes.includes(theme));
    const isCoded = annotations.some(({ codes }) => codes.some(code => isWithin(code, theme)));
    if (isDecided && !isCoded && judged.includes(theme)) {
      const after = { code: theme, absent: true, coder: consensusCoder, ...defined({ created }) };
      return known ? [] : [{ after }];
    }
    return known?.absent ? [{ before: known }] : [];
  });
}
