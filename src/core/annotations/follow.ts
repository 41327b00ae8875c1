import type { Range } from '../base/issue';
import { applyEdits, followEdit, lastFirst, narrowed, type TextEdit } from '../text/edits';
import { fingerprint } from '../text/fingerprint';
import { LineIndex } from '../text/lines';
import { type Annotation, formatRange } from './annotation';

/** Where a passage is; `undefined` once its whole text is gone. */
export type FollowedPlace = Range | undefined;

/** Places as edits moved them, by `targetKey`: to be believed only while the source has this very text. */
export interface Followed {
  readonly text: string;
  readonly places: ReadonlyMap<string, FollowedPlace>;
}

/** Identifies what is followed: one annotation of one side file, with its current target. */
export function targetKey(file: string, { id, quote, at, before, after }: Annotation): string {
  return JSON.stringify([file, id, quote, at && formatRange(at), before, after]);
}

/** How many states of a text are remembered: more than an editor's undo usually goes back. */
const remembered = 1000;

/** A piece shorter than this may have been typed again by chance; a longer one was pasted. */
const sureLength = 8;

/** What was cut out with a passage, to know it again where it is put back. */
interface Cut {
  readonly text: string;
  /** Where the passage is in it. */
  readonly start: number;
  readonly length: number;
}

/**
 * Follows passages through the edits of one text, exactly. The same text again (undo, redo) means the same places
 * again. A passage whose text was taken away is gone, until the whole piece that was cut is put in again, in the same
 * step (lines moved) or later (cut and paste). One that was replaced with all around it is followed no longer.
 */
export class Follower implements Followed {
  private lines: LineIndex;
  /** Of the text as it is now: computed once for each, for a long text takes a while. */
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

  /** Begins to follow a passage that is at this place now. */
  add(key: string, place: Range): void {
    this.current.set(key, place);
    this.remember();
  }

  /** A passage goes on under another key, in the past too: its target was rewritten. */
  rename(old: string, key: string): void {
    const moved = (places: ReadonlyMap<string, FollowedPlace>) =>
      new Map([...places].map(([each, place]) => [each === old ? key : each, place]));
    this.current = moved(this.current);
    for (const [text, places] of this.history) this.history.set(text, moved(places));
    const cut = this.cuts.get(old);
    if (cut) this.cuts.set(key, cut);
  }

  /**
   * Takes in edits made at once, all places in the text before. `false`, and nothing is followed, when they do not
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
      // Other text in its place may hold it still: then the quote decides, not the edit.
      return this.putBack(cut, steps, before) ?? (step.text === '' ? undefined : 'rewritten');
    }
    return now;
  }

  /** The place of a passage in what was just put in, if the whole piece it was cut out with is there, once. */
  private putBack(cut: Cut, steps: readonly TextEdit[], before: LineIndex): FollowedPlace {
    const found: number[] = [];
    // In the order of places, each edit moves those after it.
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

/** What an edit took out around a passage, without line ends at its ends: moving lines puts them on the other side. */
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
