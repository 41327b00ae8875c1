import type { Range } from '../../base/issue';
import { enumerate, type Translate } from '../../base/l10n';
import type { Disagreement, DisagreementState, Side } from '../../consensus/disagreement';
import type { DisagreementOrder, Disagreements } from '../../consensus/disagreements';
import { type CodedSource, type Corpus, sourceAt } from '../../corpus/corpus';
import { fromSource } from '../../text/reading';
import { codeNames } from '../changes/diffWords';
import {
  describeDecision,
  describeReopening,
  nameOfKind,
  nameOfState,
  summarizeDisagreements,
} from '../consensus/disagreementWords';
import { inContext, type Passage } from '../evidence/passages';

/** Disagreements as a page goes through them. */
export interface SettleQueue {
  readonly order: DisagreementOrder;
  readonly coders: readonly string[];
  /** How many there are, and what one should know of the list. */
  readonly summary: readonly string[];
  readonly items: readonly SettleItem[];
  /** Passages coded alike that the consensus does not have. */
  readonly alike: number;
  /** One codes blind: nothing is to be seen of what others coded. */
  readonly isBlind: boolean;
}

/** A disagreement. */
export interface SettleItem {
  readonly key: string;
  /** The model that suggests it, if it is no disagreement of people. */
  readonly model?: string;
  readonly label: string;
  readonly source: string;
  readonly range: Range;
  readonly state: DisagreementState;
  /** Kind and state in words. */
  readonly kind: string;
  readonly stateName: string;
  readonly themes: readonly string[];
  /** The stretch it is about. */
  readonly quote: string;
  /** Why it is open again. */
  readonly why: readonly string[];
  readonly sides: readonly SettleSide[];
  /** How it was settled. */
  readonly settled: readonly string[];
  readonly memo: string;
  /** Changes with everything that is shown of the coders' work: a decision is about what was seen. */
  readonly stamp: string;
}

/** What one coder has coded there. */
export interface SettleSide {
  readonly coder: string;
  /** The same stretch for all coders, with the coder's passages marked. */
  readonly pieces: Passage['pieces'];
  readonly passages: readonly {
    readonly codes: readonly string[];
    readonly memo?: string;
    readonly range: Range;
  }[];
}

/** How a disagreement is settled from the page; what is not said here, the editor asks for. */
export type SettleChoice =
  | { readonly decision: 'taken'; readonly coders: readonly string[] }
  /** The editor asks for the passage, or for the codes. */
  | { readonly decision: 'extent' | 'codes' | 'neither' | 'later' };

/** A decision on a disagreement. */
export interface SettleRequest {
  readonly key: string;
  /** What of it was seen. */
  readonly stamp: string;
  readonly choice: SettleChoice;
  readonly memo: string;
}

export function settleQueue(
  corpus: Corpus,
  found: Disagreements,
  order: DisagreementOrder,
  t: Translate,
): SettleQueue {
  return {
    order,
    coders: found.coders,
    summary: corpus.onlyCoder === undefined ? summarizeDisagreements(found, t) : [],
    items: found.disagreements.flatMap(each => {
      const coded = sourceAt(corpus, each.source);
      return coded ? [itemOf(corpus, coded, each, t)] : [];
    }),
    alike: found.agreed.filter(({ state }) => state === 'open').length,
    isBlind: corpus.onlyCoder !== undefined,
  };
}

/** Names a disagreement in the whole project. */
export function settleKey({ source, id }: Pick<Disagreement, 'source' | 'id'>): string {
  return JSON.stringify([source, id]);
}

/** What was seen of a disagreement, in short. */
export function settleStamp({ sides, settlements, state }: Disagreement): string {
  return JSON.stringify([
    state,
    sides.map(({ coder, passages }) => [
      coder,
      passages.map(({ annotation: { id, codes, quote, memo } }) => [id, codes, quote, memo ?? '']),
    ]),
    settlements.map(({ id, decision, made }) => [id, decision, made]),
  ]);
}

function itemOf(corpus: Corpus, coded: CodedSource, found: Disagreement, t: Translate): SettleItem {
  const { source, analysis } = coded;
  const nameOf = codeNames(corpus.codebook);
  return {
    key: settleKey(found),
    label: coded.label,
    source: source.path,
    range: source.lines.range(found.span),
    state: found.state,
    kind: nameOfKind(found.kind, t),
    stateName: nameOfState(found.state, t),
    themes: found.themes.map(nameOf),
    quote: source.text.slice(found.span.start, found.span.end).replace(/\s+/g, ' ').trim(),
    why: found.why.map(each => describeReopening(each, t)),
    sides: found.sides.map(side => sideOf(side)),
    settled: found.settlements.map(each =>
      [
        describeDecision(each, t),
        ...(each.by && each.by.length > 0 ? [enumerate(each.by, t)] : []),
        ...(each.created === undefined ? [] : [each.created]),
      ].join(' · '),
    ),
    memo: found.settlements.map(({ memo }) => memo ?? '').find(memo => memo !== '') ?? '',
    stamp: settleStamp(found),
  };

  function sideOf({ coder, passages }: Side): SettleSide {
    const stretch = inReading(found.span);
    return {
      coder,
      pieces: inContext(
        analysis.reading.text,
        stretch,
        passages.map(({ span }) => inReading(span)),
      ),
      passages: passages.map(({ annotation: { codes, memo }, span }) => ({
        codes: codes.map(nameOf),
        ...(memo !== undefined && { memo }),
        range: source.lines.range(span),
      })),
    };
  }

  function inReading({ start, end }: Disagreement['span']) {
    return { start: fromSource(analysis.reading, start), end: fromSource(analysis.reading, end) };
  }
}
