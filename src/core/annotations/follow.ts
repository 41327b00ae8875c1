import type { Range } from '../base/issue';
import { applyEdits, followEdit, lastFirst, narrowed, type TextEdit } from '../text/edits';
import { fingerprint } from '../text/fingerprint';
import { LineIndex } from '../text/lines';
import { type Annotation, formatRange } from './annotation';

/** Where a passage is; `undefined` once its whole text is gone. */
export type FollowedPlace = Range | undefined;

/** Places after the edits, by `targetKey`. Valid only while the source has exactly this text. */
export interface Followed {
  readonly text: string;
  readonly places: ReadonlyMap<string, FollowedPlace>;
}

/** Identifies what is followed: one annotation of one side file, with its current target. */
export function targetKey(file: string, { id, quote, at, before, after }: Annotation): string {
  return JSON.stringify([file, id, quote, at && formatRange(at), before, after]);
}

/** Remembered states of a text: more than an editor's undo usually holds. */
const remembered = 1000;

/** Shorter pieces may have been typed again by chance; longer ones were pasted. */
const sureLength = 8;

/** Text that was cut out with a passage, to recognise it when it is pasted. */
interface Cut {
  readonly text: string;
  /** Where the passage is in it. */
  readonly start: number;
  readonly length: number;
}

/**
 * Follows passages exactly through the edits of one text. The same text again (undo, redo) gives the same places again. A
 * passage whose text was removed is gone until the whole removed piece is inserted again, in the same step (lines moved) or
 * later (cut and paste). A passage that was replaced together with its surroundings is no longer followed.
 */
export class Follower implements Followed {
  private lines: LineIndex;
  /** For the current text. Computed once: a long text takes a while. */
  private mark: string;
  private current = new Map<string, FollowedPlace>();
  private readonly cuts = new Map<string, Cut>();
  private readonly history = new Map<string, ReadonlyMap<string, FollowedPlace>>();

  constructor(text: string) {
    this.lines = new LineIndex(text);
    this.mark = fingerprint(text);
  }

  get text(): string {
    return this.lines.text;
  }

  get places(): ReadonlyMap<string, FollowedPlace> {
    return this.current;
  }

  /** Starts following a passage at its current place. */
  add(key: string, place: Range): void {
    this.current.set(key, place);
    this.remember();
  }

  /** Renames a followed passage, in the remembered states as well, because its target was rewritten. */
  rename(old: string, key: string): void {
    const moved = (places: ReadonlyMap<string, FollowedPlace>) =>
      new Map([...places].map(([each, place]) => [each === old ? key : each, place]));
    this.current = moved(this.current);
    for (const [text, places] of this.history) this.history.set(text, moved(places));
    const cut = this.cuts.get(old);
    if (cut) this.cuts.set(key, cut);
  }

  /**
   * Applies simultaneous edits, with places in the text before them. Returns `false` and follows nothing if they do not
   * lead to `after`: then something else has changed the text.
   */
  apply(edits: readonly TextEdit[], after: string): boolean {
    const before = this.lines;
    if (applyEdits(before, edits) !== after) return false;
    const steps = lastFirst(edits).map(edit => narrowed(before, edit));
    this.lines = new LineIndex(after);
    this.mark = fingerprint(after);
    const known = this.history.get(this.mark);
    const next = new Map<string, FollowedPlace>(known);
    for (const [key, place] of this.current) {
      if (next.has(key)) continue;
      const moved = this.moved(key, place, steps, before);
      if (moved !== 'rewritten') next.set(key, moved);
    }
    this.current = next;
    this.remember();
    return true;
  }

  private moved(
    key: string,
    place: FollowedPlace,
    steps: readonly TextEdit[],
    before: LineIndex,
  ): FollowedPlace | 'rewritten' {
    if (place === undefined) {
      const cut = this.cuts.get(key);
      return cut && cut.text.length >= sureLength ? this.putBack(cut, steps, before) : undefined;
    }
    let now: FollowedPlace = place;
    for (const step of steps) {
      now = followEdit(now, step);
      if (now !== undefined) continue;
      const cut = cutOut(before, step, place);
      this.cuts.set(key, cut);
      // The new text may still contain the passage. Then its quote decides, not the edit.
      return this.putBack(cut, steps, before) ?? (step.text === '' ? undefined : 'rewritten');
    }
    return now;
  }

  /** Place of a passage in inserted text, if the whole piece it was cut out with occurs there exactly once. */
  private putBack(cut: Cut, steps: readonly TextEdit[], before: LineIndex): FollowedPlace {
    const found: number[] = [];
    // In text order, each edit shifts the places after it.
    let shift = 0;
    for (const { range, text } of [...steps].reverse()) {
      const { start, end } = before.span(range);
      for (let at = text.indexOf(cut.text); at !== -1; at = text.indexOf(cut.text, at + 1)) {
        found.push(start + shift + at + cut.start);
      }
      shift += text.length - (end - start);
    }
    const [only] = found;
    return only !== undefined && found.length === 1
      ? this.lines.range({ start: only, end: only + cut.length })
      : undefined;
  }

  private remember(): void {
    this.history.delete(this.mark);
    this.history.set(this.mark, this.current);
    if (this.history.size > remembered) this.history.delete(this.history.keys().next().value!);
  }
}

/** Text removed around a passage, without line ends at its ends: moving lines puts them on the other side. */
function cutOut(before: LineIndex, { range }: TextEdit, place: Range): Cut {
  const passage = before.span(place);
  let { start, end } = before.span(range);
  while (start < passage.start && before.text[start] === '\n') start++;
  while (end > passage.end && before.text[end - 1] === '\n') end--;
  return {
    text: before.text.slice(start, end),
    start: passage.start - start,
    length: passage.end - passage.start,
  };
}
