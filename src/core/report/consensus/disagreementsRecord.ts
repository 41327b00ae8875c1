import { formatRange } from '../../annotations/annotation';
import { english } from '../../base/l10n';
import { defined } from '../../base/values';
import type { CoderPassage, Disagreement } from '../../consensus/disagreement';
import type { Disagreements } from '../../consensus/disagreements';
import { type CodedSource, type Corpus, sourceAt } from '../../corpus/corpus';
import { describeReopening, summarizeDisagreements } from './disagreementWords';

/** Disagreements as scripts read them: schemas/disagreements.schema.json. The same in every language. */
export interface DisagreementsRecord {
  readonly coders: readonly string[];
  readonly counts: Readonly<
    Record<'open' | 'reopened' | 'later' | 'settled' | 'agreed' | 'takenOver' | 'waiting', number>
  >;
  readonly disagreements: readonly object[];
  readonly notes: readonly string[];
}

export function disagreementsRecord(corpus: Corpus, found: Disagreements): DisagreementsRecord {
  const { coders, disagreements, agreed, waiting } = found;
  const count = (wanted: Disagreement['state']) =>
    disagreements.filter(({ state }) => state === wanted).length;
  return {
    coders,
    counts: {
      open: count('open'),
      reopened: count('reopened'),
      later: count('later'),
      settled: count('settled'),
      agreed: agreed.length,
      takenOver: agreed.filter(({ state }) => state === 'settled').length,
      waiting,
    },
    disagreements: disagreements.map(each => recordOf(each, sourceAt(corpus, each.source)!)),
    notes: summarizeDisagreements(found, english).slice(2),
  };
}

function recordOf(disagreement: Disagreement, coded: CodedSource): object {
  const { id, source, label, kind, state, themes, codes, span, size, sides, settlements, consensus, why } =
    disagreement;
  const passage = (each: CoderPassage) => passageRecord(each, coded);
  return {
    id,
    source,
    label,
    kind,
    state,
    themes,
    codes,
    at: formatRange(coded.source.lines.range(span)),
    size,
    sides: sides.map(({ coder, passages }) => ({ coder, passages: passages.map(passage) })),
    settlements: settlements.map(({ decision, taken, memo, by, created }) => ({
      decision,
      ...defined({ taken, memo, by, created }),
    })),
    consensus: consensus.map(passage),
    why: why.map(each => describeReopening(each, english)),
  };
}

function passageRecord({ annotation, span, file }: CoderPassage, { source }: CodedSource): object {
  const { id, codes, quote, label, memo } = annotation;
  return { file, id, codes, quote, at: formatRange(source.lines.range(span)), ...defined({ label, memo }) };
}
