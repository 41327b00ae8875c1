import { fromSource, type Reading, toSource } from '../text/reading';
import type { Source } from '../text/source';
import { Alignment } from './alignment';
import type { Target } from './annotation';
import { type Haystack, haystackOf } from './haystack';
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

  constructor(
    private readonly old: Read,
    private readonly now: Read,
  ) {
    this.forms = (['letters', 'unpunctuated'] as const).map(form => {
      const [then, today] = [haystackOf(old.reading, form), haystackOf(now.reading, form)];
      return { old: then, now: today, alignment: new Alignment(then, today) };
    });
  }

  /** Where a target that was recorded in the earlier text is now; `undefined` where that is not certain, or it was not there. */
  find(target: Target): Placed | undefined {
    if (!target.at) return undefined;
    const recorded = this.old.source.lines.span(target.at);
    const { text } = this.old.reading;
    const [from, to] = [recorded.start, recorded.end].map(offset => fromSource(this.old.reading, offset));
    if (from === undefined || to === undefined || text.slice(from, to) !== target.quote) return undefined;
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
}
