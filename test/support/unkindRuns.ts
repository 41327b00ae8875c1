import { type Anchor, describe as describeTarget } from '../../src/core/annotations/anchor';
import type { Target } from '../../src/core/annotations/annotation';
import { foldToLetters } from '../../src/core/annotations/letters';
import type { Span } from '../../src/core/text/lines';
import { Explanations } from './explanations';
import { reading } from './project';
import { Chance, UnkindPlan } from './unkindPlan';

type Read = ReturnType<typeof reading>;
/** How the program finds targets of one text in what has become of it. */
export type Find = (now: Read, targets: readonly Target[], old: Read) => readonly Anchor[];

/** A passage that was coded, and what has become of it. */
export interface Outcome {
  readonly seed: number;
  readonly kinds: readonly string[];
  readonly before: string;
  readonly after: string;
  readonly target: Target;
  readonly anchor: Anchor;
  readonly isWrong: boolean;
  /**
   * Of a wrong one, what the texts say themselves (`Explanations`): that it is at that place (`retyped`), or that it may be there
   * as well as where its history says (`open`).
   */
  readonly isArguable: 'retyped' | 'open' | undefined;
  /** It stands once in both texts, to the letter, and no edit touched it. */
  readonly isUnique: boolean;
  /** Letters of the quote. */
  readonly length: number;
  /** No edit touched it, though it has twins. */
  readonly isUnedited: boolean;
}

/** Codes a plan, changes it behind the coder's back, and has its passages found again. */
export function run(seed: number, find: Find): readonly Outcome[] {
  const chance = new Chance(seed);
  const plan = new UnkindPlan(chance);
  const before = plan.text;
  const origins = plan.origins;
  const old = reading(before);
  const passages = Array.from({ length: 1 + chance.below(14) }, () => passageIn(chance, before)).flatMap(
    ({ start, end }) => {
      const target = describeTarget(old.source, old.reading, { start, end });
      return target?.at
        ? [{ target, origins: letterOrigins(origins, before, old.source.lines.span(target.at)) }]
        : [];
    },
  );
  const kinds = editsOf(chance, plan);
  const after = plan.text;
  if (after === before || passages.length === 0) return [];
  const now = reading(after);
  const originsNow = plan.origins;
  const anchors = find(
    now,
    passages.map(({ target }) => target),
    old,
  );
  const lettersBefore = foldToLetters(before).text;
  const lettersAfter = foldToLetters(after).text;
  const arguable = (then: Span, place: Span) => {
    const explanations = new Explanations({ text: before, origins }, { text: after, origins: originsNow });
    const lead = explanations.lead(then, place);
    return lead > 0 ? 'retyped' : lead === 0 ? 'open' : undefined;
  };
  return passages.map(({ target, origins: own }, i) => {
    const anchor = anchors[i]!;
    const quote = foldToLetters(target.quote).text;
    const first = originsNow.indexOf(own[0]!);
    const here =
      first === -1
        ? []
        : originsNow
            .slice(first)
            .filter(each => each >= 0)
            .slice(0, own.length);
    const isUnedited = here.length === own.length && here.every((each, k) => each === own[k]);
    const isOnce = (text: string) => text.indexOf(quote) === text.lastIndexOf(quote) && text.includes(quote);
    const isWrong = 'span' in anchor && !isPassage(own, letterOrigins(originsNow, after, anchor.span));
    return {
      seed,
      kinds,
      before,
      after,
      target,
      anchor,
      isWrong,
      isArguable: isWrong ? arguable(old.source.lines.span(target.at!), anchor.span) : undefined,
      isUnedited,
      length: quote.length,
      isUnique: isUnedited && isOnce(lettersBefore) && isOnce(lettersAfter),
    };
  });
}

function editsOf(chance: Chance, plan: UnkindPlan): readonly string[] {
  if (chance.isTrue(0.03)) {
    const isNext = chance.isTrue(0.5);
    if (isNext) plan.becomeNextYear();
    else plan.becomeAnother();
    return [isNext ? 'next-year' : 'another-plan'];
  }
  const all = Object.keys(plan.edits);
  const kinds = chance.isTrue(0.6)
    ? Array(1 + chance.below(3)).fill(chance.of(all))
    : Array.from({ length: 1 + chance.below(8) }, () => chance.of(all));
  for (const kind of kinds) plan.edits[kind]!();
  return kinds;
}

/** A whole paragraph, a clause, a few words, or a stretch over several paragraphs. */
function passageIn(chance: Chance, text: string): { start: number; end: number } {
  const at = chance.below(text.length);
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  const kind = chance.below(10);
  if (kind < 4) return { start, end };
  if (kind < 7) {
    const stops = [...text.slice(start, end).matchAll(/[，。；：]/g)].map(({ index }) => start + index);
    const from = (stops.findLast(stop => stop < at) ?? start - 1) + 1;
    return { start: from, end: stops.find(stop => stop >= at) ?? end };
  }
  if (kind < 9) return { start: at, end: Math.min(end, at + 2 + chance.below(18)) };
  return { start: at, end: Math.min(text.length, at + chance.below(120)) };
}

function letterOrigins(
  origins: readonly number[],
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): readonly number[] {
  return origins.slice(start, end).filter((origin, i) => origin >= 0 && !/\s/.test(text[start + i]!));
}

/** Whether at least half of a passage's characters are at a place. */
function isPassage(own: readonly number[], here: readonly number[]): boolean {
  const known = new Set(own);
  return here.filter(each => known.has(each)).length * 2 >= own.length;
}

/** What many runs come to, by kind of edit. */
export interface Figures {
  anchors: number;
  placed: number;
  wrong: number;
  /** Wrong by the history, though the texts leave it open, or say so. */
  open: number;
  retyped: number;
  unique: number;
  uniqueWaiting: number;
  /** Of the unique ones, those of twelve letters or more. */
  long: number;
  longWaiting: number;
  unedited: number;
  uneditedWaiting: number;
}

const none = (): Figures => ({
  anchors: 0,
  placed: 0,
  wrong: 0,
  open: 0,
  retyped: 0,
  unique: 0,
  uniqueWaiting: 0,
  long: 0,
  longWaiting: 0,
  unedited: 0,
  uneditedWaiting: 0,
});

/** Adds up outcomes by kind of edit: of runs with edits of several kinds, under "mixed". */
export class Sums {
  readonly byKind = new Map<string, Figures>();
  readonly wrong: Outcome[] = [];
  readonly waiting: Outcome[] = [];

  add(outcome: Outcome): void {
    const kinds = new Set(outcome.kinds);
    const kind = kinds.size === 1 ? [...kinds][0]! : 'mixed';
    for (const key of [kind, 'all']) {
      const sums = this.byKind.get(key) ?? none();
      this.byKind.set(key, sums);
      const isPlaced = 'span' in outcome.anchor;
      sums.anchors++;
      if (isPlaced) sums.placed++;
      if (outcome.isWrong) sums[outcome.isArguable ?? 'wrong']++;
      if (outcome.isUnique) sums.unique++;
      if (outcome.isUnique && !isPlaced) sums.uniqueWaiting++;
      if (outcome.isUnique && outcome.length >= 12) {
        sums.long++;
        if (!isPlaced) sums.longWaiting++;
      }
      if (outcome.isUnedited) sums.unedited++;
      if (outcome.isUnedited && !isPlaced) sums.uneditedWaiting++;
    }
    if (outcome.isWrong && !outcome.isArguable) this.wrong.push(outcome);
    else if (outcome.isUnique && !('span' in outcome.anchor)) this.waiting.push(outcome);
  }

  get table(): readonly string[] {
    const share = (part: number, whole: number) =>
      whole === 0 ? '' : `${((100 * part) / whole).toFixed(2)} %`;
    return [...this.byKind]
      .sort(([a], [b]) => Number(a === 'all') - Number(b === 'all') || (a < b ? -1 : 1))
      .map(([kind, f]) =>
        [
          kind.padEnd(22),
          `${f.anchors} anchors`,
          `${share(f.placed, f.anchors)} placed`,
          `${f.wrong} wrong (${f.open} open, ${f.retyped} retyped)`,
          `unique unedited waiting ${share(f.uniqueWaiting, f.unique)} of ${f.unique}`,
          `of 12 letters or more ${share(f.longWaiting, f.long)} of ${f.long}`,
          `any unedited waiting ${share(f.uneditedWaiting, f.unedited)}`,
        ].join(' | '),
      );
  }
}
