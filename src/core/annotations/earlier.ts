import { fromSource, type Reading, toSource } from '../text/reading';
import type { Source } from '../text/source';
import { Alignment } from './alignment';
import type { Target } from './annotation';
import { agreedAround, candidateAt } from './candidates';
import { type Haystack, haystackOf, needleOf } from './haystack';
import { likePlaces } from './lookalikes';
import type { Placed } from './placement';

/** A text and its reading. */
interface Read {
  readonly source: Source;
  readonly reading: Reading;
}

/** Passages with fewer letters are not followed if punctuation has changed. */
const fewestLetters = 3;
/** Nor are whole lines with fewer letters: headings may differ by punctuation alone. */
const fewestOfLine = 12;

/** The text that positions were recorded in, beside its current version. Passages are followed from one to the other. */
export class EarlierText {
  private readonly forms: readonly { old: Haystack; now: Haystack; alignment: Alignment }[];
  private believed: EarlierText | undefined;

  /** `isBelieved`: every position of the side file is valid in this text, so all of them were recorded in it. */
  constructor(
    private readonly old: Read,
    private readonly now: Read,
    private readonly isBelieved = false,
  ) {
    this.forms = (['letters', 'unpunctuated'] as const).map(form => {
      const [then, today] = [haystackOf(old.reading, form), haystackOf(now.reading, form)];
      return { old: then, now: today, alignment: new Alignment(then, today) };
    });
  }

  /** The same text, for the targets of one side file. */
  forAll(targets: readonly Target[]): EarlierText {
    if (!targets.every(target => target.orphan || this.holds(target))) return this;
    this.believed ??= new EarlierText(this.old, this.now, true);
    return this.believed;
  }

  /** Current place of a target recorded in the earlier text; `undefined` if it is not certain, or was not recorded there. */
  find(target: Target): Placed | undefined {
    if (!target.at) return undefined;
    const recorded = this.old.source.lines.span(target.at);
    const from = fromSource(this.old.reading, recorded.start);
    const to = fromSource(this.old.reading, recorded.end);
    if (!this.holds(target) || !this.isOfThisText(target, from, to)) return undefined;
    const [letters, unpunctuated] = this.forms;
    const isFollowed = ({ old }: { old: Haystack }, start: number, end: number) =>
      end - start >= fewestOfLine || (end - start >= fewestLetters && !(old.begins(start) && old.ends(end)));
    for (const form of [letters!, unpunctuated!]) {
      const [start, end] = [form.old.fromReading(from), form.old.fromReading(to)];
      if (form === unpunctuated && !isFollowed(form, start, end)) continue;
      const found = form.alignment.find(start, end);
      const place = found && form.now.toReading(found.start, found.end);
      if (!place) continue;
      const span = toSource(this.now.reading, place.start, place.end);
      return {
        state: span.start === recorded.start && span.end === recorded.end ? 'exact' : 'moved',
        span,
        score: 1,
        reason: 'aligned',
      };
    }
    return undefined;
  }

  private holds({ at, quote }: Target): boolean {
    if (!at) return false;
    const { start, end } = this.old.source.lines.span(at);
    const { text } = this.old.reading;
    return text.slice(fromSource(this.old.reading, start), fromSource(this.old.reading, end)) === quote;
  }

  /**
   * Whether a target was recorded in the earlier text. Its position may have been renewed while other annotations of the
   * side file still wait, so the hash is old. A twin may stand at that position, and only the other stored data can tell.
   */
  private isOfThisText(target: Target, from: number, to: number): boolean {
    const letters = haystackOf(this.old.reading, 'letters');
    const needle = needleOf(target, 'letters');
    const [start, end] = [letters.fromReading(from), letters.fromReading(to)];
    const own = candidateAt(letters, needle, start, end);
    if (agreedAround(own) < needle.before.length + needle.after.length) return false;
    const places = likePlaces(letters, needle);
    const { nth } = target;
    if (nth) return places.length === nth.of && places[nth.n - 1]?.start === start;
    return this.isBelieved || places.every(place => place.start === start);
  }
}
