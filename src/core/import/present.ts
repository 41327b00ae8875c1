import type { Anchor } from '../annotations/anchor';
import { type Annotation, type Target, withTarget } from '../annotations/annotation';
import { foldToLetters } from '../annotations/letters';
import { joined, passageKey, says } from '../corpus/codings';
import type { CodedSource } from '../corpus/corpus';
import type { CodingRow } from './rows';

/** An annotation that a source has, from before or from a row above. */
interface Entry {
  annotation: Annotation;
  readonly file: string;
  /** Whether an earlier row of the same import made it. */
  readonly isNew: boolean;
  /** Whether a row that names a place has been taken for it. */
  isTaken: boolean;
}

/** What becomes of a row. */
export type ImportOutcome =
  | { readonly kind: 'new'; readonly codes: readonly string[] }
  /** Everything the row says is there already. */
  | { readonly kind: 'there'; readonly annotation: Annotation; readonly file: string }
  /** The annotation is there, and gets what is missing: the memo or the place. */
  | {
      readonly kind: 'completes';
      readonly before: Annotation;
      readonly annotation: Annotation;
      readonly file: string;
    };

/** The annotations of a source. Tells whether a coding is among them, however it was made. */
export class Present {
  private readonly byId = new Map<string, Entry>();
  private readonly byPassage = new Map<string, Entry[]>();
  private readonly byQuote = new Map<string, Entry[]>();

  constructor(private readonly coded: CodedSource) {
    // Also what other coders have, who may be hidden.
    for (const { annotation, anchor, file } of [...coded.annotations, ...coded.hidden]) {
      this.keep({ annotation, file, isNew: false, isTaken: false }, anchor);
    }
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** Keeps an annotation that a row has made. */
  add(annotation: Annotation, file: string, anchor: Anchor): void {
    this.keep({ annotation, file, isNew: true, isTaken: false }, anchor);
  }

  /** What happens to a row with these codes. `ids` are the ids it would get: first that of this version, then those of earlier ones. */
  outcomeOf(
    row: CodingRow,
    codes: readonly string[],
    ids: readonly string[],
    target: Target,
    anchor: Anchor,
  ): ImportOutcome {
    const [id, ...earlier] = ids.map(each => this.byId.get(each));
    const same = id ?? earlier.find(entry => entry && hasMemo(entry, row));
    if (same) return { kind: 'there', ...placeOf(same) };
    return 'span' in anchor ? this.atPassage(row, codes, target, anchor) : this.waiting(row, codes);
  }

  private atPassage(
    row: CodingRow,
    codes: readonly string[],
    target: Target,
    anchor: Extract<Anchor, { span: unknown }>,
  ): ImportOutcome {
    const entries = this.byPassage.get(passageKey(this.coded.source, anchor.span, row.coder)) ?? [];
    const said = new Set(entries.flatMap(({ annotation }) => annotation.codes));
    const missing = codes.filter(code => !said.has(code));
    if (entries.length > 0 && missing.length < codes.length) {
      const holds = entries.filter(({ annotation }) => codes.some(code => annotation.codes.includes(code)));
      const isSaid = holds.some(entry => hasMemo(entry, row));
      if (missing.length > 0) return { kind: 'new', codes: missing };
      const [first] = holds;
      return isSaid ? { kind: 'there', ...placeOf(first!) } : complete(first!, row, first!.annotation);
    }
    // From an import that did not know where it stands.
    const bare = this.quoted(row).find(
      ({ annotation: { at, before, after, orphan, memo, codes: own } }) =>
        at === undefined &&
        before === undefined &&
        after === undefined &&
        orphan === undefined &&
        own.length === codes.length &&
        codes.every(code => own.includes(code)) &&
        (row.memo === undefined || memo === undefined || says(memo, row.memo)),
    );
    if (!bare) return { kind: 'new', codes };
    const outcome = complete(bare, row, withTarget(bare.annotation, target));
    this.keep(bare, anchor);
    return outcome;
  }

  /** A row without a certain place says no more than any coding of its quote; one with another memo, or another place, does. */
  private waiting(row: CodingRow, codes: readonly string[]): ImportOutcome {
    const isPlaceGiven = row.start !== undefined || row.end !== undefined || row.notOffsets !== undefined;
    const found = this.quoted(row).find(
      entry =>
        codes.every(code => entry.annotation.codes.includes(code)) &&
        hasMemo(entry, row) &&
        !(isPlaceGiven && (entry.isNew || entry.isTaken)),
    );
    if (!found) return this.standingOnce(row, codes) ?? { kind: 'new', codes };
    found.isTaken ||= isPlaceGiven;
    return { kind: 'there', ...placeOf(found) };
  }

  /** A quote that is too short to be placed is that of the annotation at its only place. */
  private standingOnce(row: CodingRow, codes: readonly string[]): ImportOutcome | undefined {
    const { text } = this.coded.source;
    const entry = this.quoted(row).find(
      ({ annotation: { quote, at, codes: own } }) =>
        at !== undefined &&
        codes.some(code => own.includes(code)) &&
        text.includes(quote) &&
        text.indexOf(quote) === text.lastIndexOf(quote),
    );
    if (!entry) return undefined;
    const missing = codes.filter(code => !entry.annotation.codes.includes(code));
    return missing.length > 0 ? { kind: 'new', codes: missing } : complete(entry, row, entry.annotation);
  }

  private quoted({ quote, coder }: CodingRow): readonly Entry[] {
    return this.byQuote.get(quoteKey(quote, coder)) ?? [];
  }

  private keep(entry: Entry, anchor: Anchor): void {
    const { annotation } = entry;
    this.byId.set(annotation.id, entry);
    const put = (map: Map<string, Entry[]>, key: string) => {
      const entries = map.get(key) ?? [];
      map.set(key, entries);
      if (!entries.includes(entry)) entries.push(entry);
    };
    put(this.byQuote, quoteKey(annotation.quote, annotation.coder));
    if ('span' in anchor) {
      put(this.byPassage, passageKey(this.coded.source, anchor.span, annotation.coder));
    }
  }
}

function placeOf({ annotation, file }: Entry) {
  return { annotation, file };
}

function hasMemo({ annotation: { memo } }: Entry, row: CodingRow): boolean {
  return row.memo === undefined || (memo !== undefined && says(memo, row.memo));
}

/** Adds the memo of a row to an annotation that may have got a place. */
function complete(entry: Entry, { memo }: CodingRow, placed: Annotation): ImportOutcome {
  const before = entry.annotation;
  const after = memo === undefined ? placed : joined(placed, { ...placed, memo });
  entry.annotation = after;
  return { kind: 'completes', before, annotation: after, file: entry.file };
}

function quoteKey(quote: string, coder: string | undefined): string {
  return `${foldToLetters(quote).text} ${coder?.normalize('NFC') ?? ''}`;
}
