import { describe } from '../annotations/anchor';
import type { Annotation } from '../annotations/annotation';
import type { Change } from '../annotations/change';
import { consensusCoder, type Settlement, settledFrom, shortHash } from '../annotations/settlement';
import { defined } from '../base/values';
import { joined, passageKey } from '../corpus/codings';
import { type CodedSource, type Corpus, sideFileFor, sourceAt } from '../corpus/corpus';
import type { Span } from '../text/lines';
import type { CoderPassage, Disagreement } from './disagreement';
import type { Disagreements } from './disagreements';
import { consensusReviews } from './reviews';
import type { Choice, Settled, SettledBy, SettlementPlan } from './settling';

/** What is to be coded instead of the passages of a disagreement. */
interface Outcome {
  readonly span: Span;
  readonly codes: readonly string[];
  /** Labels and memos come from these. */
  readonly of: readonly Annotation[];
}

/**
 * Plans how a disagreement is settled, or settled anew: what an earlier settlement made of it goes. `undefined` where the
 * source is not in the corpus, or where there is nothing to code with: no codes, or a stretch of blanks.
 */
export function planSettlement(
  corpus: Corpus,
  found: Disagreements,
  disagreement: Disagreement,
  choice: Choice,
  who: SettledBy = {},
): SettlementPlan | undefined {
  return planSettlements(corpus, found, [{ disagreement, choice, who }])?.[0];
}

/** As `planSettlement`, of several disagreements, each once: a plan for each source. */
export function planSettlements(
  corpus: Corpus,
  found: Disagreements,
  chosen: readonly {
    readonly disagreement: Disagreement;
    readonly choice: Choice;
    readonly who: SettledBy;
  }[],
): readonly SettlementPlan[] | undefined {
  const plans: SettlementPlan[] = [];
  for (const path of new Set(chosen.map(({ disagreement }) => disagreement.source))) {
    const coded = sourceAt(corpus, path);
    const own = chosen.filter(({ disagreement }) => disagreement.source === path);
    const settled = own.flatMap(each =>
      coded ? [settle(coded, each.disagreement, each.choice, each.who)] : [],
    );
    if (!coded || !settled.every(each => each !== undefined)) return undefined;
    const themes = [...new Set(own.flatMap(({ disagreement }) => disagreement.themes))];
    plans.push(planFor(coded, found, settled, themes, own[0]?.who ?? {}));
  }
  return plans;
}

/** As `planSettlement`, of one source and not yet as changes. */
export function settle(
  coded: CodedSource,
  disagreement: Disagreement,
  choice: Choice,
  who: SettledBy,
): Settled | undefined {
  const outcomes = outcomesOf(coded, disagreement, choice);
  if (outcomes.some(({ codes }) => codes.length === 0)) return undefined;
  const made = outcomes.map((outcome, i) => annotationFor(coded, disagreement.id, i, outcome, who));
  return made.every(each => each !== undefined)
    ? { disagreement, settlement: settlementFor(disagreement, choice, made, who), made }
    : undefined;
}

/** Settlements of one source as changes of its consensus, with what follows for these themes: whether they are absent. */
export function planFor(
  coded: CodedSource,
  found: Disagreements,
  settled: readonly Settled[],
  themes: readonly string[],
  who: SettledBy,
): SettlementPlan {
  const old = settled.flatMap(({ disagreement }) => disagreement.settlements);
  const gone = new Set(old.flatMap(each => each.made));
  const file = sideFileFor(coded, consensusCoder);
  const side = coded.sideFiles.find(each => each.path === file);
  const removed = (side?.annotations ?? []).filter(({ id }) => gone.has(id));
  const made = settled.flatMap(each => each.made);
  const left = (side?.annotations ?? []).filter(({ id }) => !gone.has(id));
  const reviews = consensusReviews(found, coded, settled, [...left, ...made], themes, who);
  return {
    source: coded.source.path,
    file,
    changes: [
      ...removed.map((before): Change => ({ kind: 'annotation', before })),
      ...[...new Set(old)].map((before): Change => ({ kind: 'settlement', before })),
      ...made.map((after): Change => ({ kind: 'annotation', after })),
      ...settled.map(({ settlement: after }): Change => ({ kind: 'settlement', after })),
      ...reviews.map((each): Change => ({ kind: 'review', ...each })),
    ],
  };
}

function settlementFor(
  { id, sides }: Disagreement,
  choice: Choice,
  made: readonly Annotation[],
  { by, created, memo }: SettledBy,
): Settlement {
  return {
    id,
    decision: choice.decision,
    ...(choice.decision === 'taken' && { taken: choice.coders }),
    from: sides.flatMap(({ coder, passages }) =>
      passages.length === 0 ? [{ coder }] : passages.map(({ annotation }) => settledFrom(coder, annotation)),
    ),
    made: made.map(each => each.id),
    ...defined({ memo: memo?.trim() || undefined, by: by === undefined ? undefined : [by], created }),
  };
}

function outcomesOf(coded: CodedSource, disagreement: Disagreement, choice: Choice): readonly Outcome[] {
  const { sides, codes, span } = disagreement;
  switch (choice.decision) {
    case 'neither':
    case 'later':
      return [];
    case 'taken':
      return samePassages(
        coded,
        sides.filter(({ coder }) => choice.coders.includes(coder)).flatMap(each => each.passages),
      );
    case 'agreed':
      // Codes that one coder alone has judged are no agreement.
      return samePassages(
        coded,
        sides
          .flatMap(each => each.passages)
          .map(each => ({
            ...each,
            annotation: {
              ...each.annotation,
              codes: each.annotation.codes.filter(code => codes.includes(code)),
            },
          })),
      );
    case 'extent':
    case 'codes': {
      const of = sides.flatMap(each => each.passages).map(({ annotation }) => annotation);
      return [{ span: choice.span ?? span, codes: choice.codes ?? codes, of }];
    }
  }
}

/** Passages with their codes, those of the same extent as one. */
function samePassages({ source }: CodedSource, passages: readonly CoderPassage[]): readonly Outcome[] {
  const byExtent = new Map<string, Outcome>();
  for (const { annotation, span } of passages) {
    const key = passageKey(source, span, undefined);
    const known = byExtent.get(key);
    byExtent.set(key, {
      span,
      codes: [...new Set([...(known?.codes ?? []), ...annotation.codes])],
      of: [...(known?.of ?? []), annotation],
    });
  }
  return [...byExtent.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/**
 * The annotation of an outcome. Its id depends on the disagreement and on what is coded: two people who settle it in the same
 * way make the same annotation, and a merge keeps one.
 */
function annotationFor(
  { source, analysis: { reading } }: CodedSource,
  disagreement: string,
  place: number,
  { span, codes, of }: Outcome,
  { created }: SettledBy,
): Annotation | undefined {
  const target = describe(source, reading, span);
  if (!target) return undefined;
  const sorted = [...codes].sort();
  const said = of.reduce<Annotation>(joined, { id: '', codes, quote: '' });
  return {
    ...target,
    id: `${disagreement}-${shortHash(JSON.stringify([place, target.quote, sorted]), 4)}`,
    codes,
    coder: consensusCoder,
    ...defined({ label: said.label, memo: said.memo, created }),
  };
}
