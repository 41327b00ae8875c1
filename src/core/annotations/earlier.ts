import { fromSource, type Reading, toSource } from '../text/reading';
import type { Source } from '../text/source';
import { Alignment } from './alignment';
import type { Target } from './annotation';
import { agreedAround, candidateAt } from './candidates';
import { type Haystack, haystackOf, needleOf } from './haystack';
import { likePlaces } from './lookalikes';
import type { Placed } from './placement';

/** A text and how it is read. */
interface Read {
  readonly source: Source;
  readonly reading: Reading;
}

/** Fewer letters are not followed where punctuation has changed. */
const fewestLetters = 3;
/** Nor are whole lines of so few: headings differ by their marks alone. */
const fewestOfLine = 12;

/** The text that places were recorded in, beside what it has become: passages are followed from the one to the other. */
export class EarlierText {
  private readonly forms: readonly { old: Haystack; now: Haystack; alignment: Alignment }[];
  private believed: EarlierText | undefined;

  /** `isBelieved`: all places of the side file are places of this text, so each was recorded in it. */
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

  /** The same, as it is to be believed for the targets of one side file. */
  forAll(targets: readonly Target[]): EarlierText {
    if (!targets.every(target => target.orphan || this.holds(target))) return this;
    this.believed ??= new EarlierText(this.old, this.now, true);
    return this.believed;
  }

  /** Where a target that was recorded in the earlier text is now; `undefined` where that is not certain, or it was not there. */
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
   * Whether a target was made from a place of the earlier text. Its place may have been renewed since, while others of its side file
   * still wait and keep the hash as it was: then a twin may stand there, and only what else is stored tells.
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
