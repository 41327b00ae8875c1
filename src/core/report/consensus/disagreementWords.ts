import type { Decision, Settlement } from '../../annotations/settlement';
import { enumerate, type Translate } from '../../base/l10n';
import type {
  Disagreement,
  DisagreementKind,
  DisagreementState,
  Reopening,
} from '../../consensus/disagreement';
import type { Disagreements } from '../../consensus/disagreements';

/** How coders differ, in a word. */
export function nameOfKind(kind: DisagreementKind, t: Translate): string {
  switch (kind) {
    case 'codes':
      return t('other codes');
    case 'extent':
      return t('other ends');
    case 'presence':
      return t('coded by some');
    case 'agreed':
      return t('coded alike');
    case 'gone':
      return t('coded by nobody any more');
  }
}

export function nameOfState(state: DisagreementState, t: Translate): string {
  switch (state) {
    case 'open':
      return t('open');
    case 'later':
      return t('put off');
    case 'settled':
      return t('settled');
    case 'reopened':
      return t('open again');
  }
}

/** What was decided. */
export function describeDecision({ decision, taken = [] }: Settlement, t: Translate): string {
  const words: Readonly<Record<Exclude<Decision, 'taken'>, string>> = {
    agreed: t('taken over: all coded the same'),
    extent: t('other ends were decided'),
    codes: t('other codes were decided'),
    neither: t('nothing is to be coded'),
    later: t('put off'),
  };
  return decision === 'taken' ? t('taken from {0}', enumerate(taken, t)) : words[decision];
}

/** Why it is open again, as a sentence. */
export function describeReopening(why: Reopening, t: Translate): string {
  switch (why.is) {
    case 'removed':
      return t('{0} has removed the passage {1} since.', why.coder, why.id);
    case 'codes':
      return t(
        '{0} has changed the codes of {1} since: {2}; before: {3}.',
        why.coder,
        why.id,
        enumerate(why.now, t),
        enumerate(why.was, t),
      );
    case 'extent':
      return t('{0} has changed the ends of {1} since.', why.coder, why.id);
    case 'added':
      return t('{0} has coded another passage there since: {1}.', why.coder, why.id);
    case 'judged':
      return t('{0} has judged it since, and coded nothing there.', why.coder);
    case 'consensus-removed':
      return t('The passage {0}, which was settled, is no longer in the consensus.', why.id);
  }
}

/** How many there are of each kind, and what one should know of the list. */
export function summarizeDisagreements(
  { coders, disagreements, agreed, waiting, unread, unexplained }: Disagreements,
  t: Translate,
): readonly string[] {
  const count = (wanted: DisagreementState) => disagreements.filter(({ state }) => state === wanted).length;
  const taken = agreed.filter(({ state }) => state === 'settled').length;
  return [
    t('Coders: {0}.', enumerate(coders, t)),
    t(
      'Open: {0}. Open again: {1}. Put off: {2}. Settled: {3}. Coded alike: {4}, of which {5} are in the consensus.',
      count('open'),
      count('reopened'),
      count('later'),
      count('settled'),
      agreed.length,
      taken,
    ),
    ...(coders.length < 2
      ? [t('Disagreements take two coders who have judged the same theme in the same source.')]
      : []),
    ...(waiting > 0
      ? [t('Left out, because passages near them have no certain place: {0} (Review Anchors).', waiting)]
      : []),
    ...unread.map(path => t('{0} cannot be read, or not all of it; what it says is missing here.', path)),
    ...unexplained.map(({ source, id }) =>
      t(
        '{0}: no settlement says where {1} of the consensus comes from. Delete it, or settle the disagreement again.',
        source,
        id,
      ),
    ),
  ];
}

/** Those somebody has to look at. */
export function isToSettle({ state }: Disagreement): boolean {
  return state !== 'settled';
}
