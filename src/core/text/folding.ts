import {
  forWords,
  isHan,
  isMark,
  isVariationSelector,
  isZero,
  joinsBlank,
  normalize,
  numerals,
} from './foldCharacters';
import { type FoldedText, foldedString, type Run } from './foldedText';
import { type FoldingRules, foldingRuleNames } from './foldingRules';
import { isIgnorable } from './ignorable';
import { lookAlikes } from './lookAlikes';
import { withPhrases } from './simplified';

/** How a UTF-16 code unit is folded: most are folded one to one. */
type Kind = 'plain' | 'dropped' | 'blank' | 'zero' | 'special';

/**
 * Purpose of folding: search for keywords, or word segmentation. Words are displayed and looked up in dictionaries, so they
 * keep case, punctuation and signs.
 */
export type FoldingUse = 'matching' | 'words';

const lineFeed = 0x0a;

/** Folds texts by one set of rules. */
export class Folding {
  /** One-to-one results by code unit; 0 for others, and for those that have not occurred yet. */
  readonly plain = new Uint16Array(0x10000);
  private readonly kinds = new Map<number, Kind>();

  constructor(
    readonly rules: FoldingRules,
    readonly use: FoldingUse = 'matching',
  ) {}

  /** Folds a whole text. */
  fold(text: string): FoldedText {
    const told = this.use === 'words' && this.rules.traditional ? withPhrases(text) : text;
    return new Folder(told, this).run();
  }

  /** The folded form of one character with its marks. */
  normalize(character: string): string {
    return this.use === 'words' ? forWords(character, this.rules) : normalize(character, this.rules);
  }

  /** How a code unit is folded; computed at its first occurrence. */
  kindOf(codeUnit: number): Kind {
    const known = this.kinds.get(codeUnit);
    if (known) return known;
    const folded = foldCodeUnit(codeUnit, this);
    const kind = typeof folded === 'string' ? folded : 'plain';
    if (typeof folded === 'number') this.plain[codeUnit] = folded;
    this.kinds.set(codeUnit, kind);
    return kind;
  }

  /** The folded form of a keyword. */
  foldTerm(term: string): string {
    return foldedString(this.fold(term));
  }
}

const foldings = new Map<string, Folding>();

/** The folding for a set of rules. Created once, because its table fills with use. */
export function foldingFor(rules: FoldingRules, use: FoldingUse = 'matching'): Folding {
  const key = [use, ...foldingRuleNames.filter(name => rules[name])].join();
  const known = foldings.get(key) ?? new Folding(rules, use);
  foldings.set(key, known);
  return known;
}

/** Folds one text. The common case, one code unit for one, is a loop of its own; everything else begins a new run. */
class Folder {
  private codeUnits: Uint16Array;
  private length = 0;
  private readonly runs: Run[] = [];

  constructor(
    private readonly text: string,
    private readonly folding: Folding,
  ) {
    this.codeUnits = new Uint16Array(text.length);
  }

  run(): FoldedText {
    const { text } = this;
    for (let at = 0; at < text.length; ) {
      const end = foldPlainly(text, at, this.folding.plain, this.codeUnits, this.length - at);
      if (end > at) this.takePlain(at, end);
      at = end < text.length ? this.exception(end) : end;
    }
    const [only] = this.runs;
    const plain =
      this.runs.length === 0 || (this.runs.length === 1 && only!.start === 0 && only!.end === undefined);
    return { length: this.length, codeUnits: this.codeUnits, runs: plain ? undefined : this.runs };
  }

  /** Appends code units that were folded one to one; they extend the last run if nothing came in between. */
  private takePlain(start: number, end: number): void {
    const run = this.runs.at(-1);
    const goesOn = run && run.end === undefined && run.start + this.length - run.first === start;
    if (!goesOn) this.runs.push({ first: this.length, start, end: undefined });
    this.length += end - start;
  }

  /** Folds what stopped the loop; returns the place after it, or the same place if it is plain after all. */
  private exception(at: number): number {
    switch (this.folding.kindOf(this.text.charCodeAt(at))) {
      case 'plain':
        return at;
      case 'dropped':
        return at + 1;
      case 'blank':
        return this.blanks(at);
      case 'zero':
        return this.zero(at);
      case 'special':
        return this.special(at);
    }
  }

  /** A digit or a capital O between Chinese numerals is their zero. */
  private zero(at: number): number {
    const { text } = this;
    let next = at + 1;
    while (next < text.length && isZero(text.charCodeAt(next))) next++;
    const isNumeral =
      this.length > 0 &&
      numerals.has(this.codeUnits[this.length - 1]!) &&
      (numerals.has(text.charCodeAt(next)) || text[next] === '年');
    if (isNumeral) this.push('〇', at, at + 1);
    else {
      this.codeUnits[this.length] = this.folding.normalize(text[at]!).charCodeAt(0);
      this.takePlain(at, at + 1);
    }
    return at + 1;
  }

  /**
   * A run of blanks is one blank, and none beside a Han character or a sign that joins (5 · 12, 1 + 3): some put blanks there,
   * some do not. It never reaches over a line end.
   */
  private blanks(start: number): number {
    const { text } = this;
    let end = start + 1;
    for (let step = 1; step > 0 && end < text.length; end += step) step = this.unseenAt(end);
    const before = this.length > 0 ? this.codeUnits[this.length - 1]! : 0;
    if (!joinsBlank(before) && !joinsBlank(this.firstAt(end))) this.push(' ', start, end);
    return end;
  }

  /** How many code units at a place are a blank or nothing; 0 where something is to be seen. */
  private unseenAt(at: number): 0 | 1 | 2 {
    const codeUnit = this.text.charCodeAt(at);
    const kind = this.folding.kindOf(codeUnit);
    if (kind === 'blank' || kind === 'dropped' || isVariationSelector(codeUnit)) return 1;
    if (kind !== 'special' || codeUnit < 0xd800 || codeUnit > 0xdbff) return 0;
    return this.folding.rules.blanks && isIgnorable(this.text.codePointAt(at)!) ? 2 : 0;
  }

  /** The folded code unit that a place begins with, as far as one character tells; 0 at the end of the text. */
  private firstAt(at: number): number {
    const codeUnit = this.text.charCodeAt(at);
    if (Number.isNaN(codeUnit) || isHan(codeUnit)) return codeUnit || 0;
    return this.folding.normalize(this.text[at]!).charCodeAt(0) || 0;
  }

  /** A surrogate pair, a character that expands, or a mark on the character before it. */
  private special(at: number): number {
    const { text } = this;
    const code = text.codePointAt(at)!;
    const end = at + (code > 0xffff ? 2 : 1);
    const character = text.slice(at, end);
    // A variation selector chooses a form of the character before; on a Han character, a mark is noise and changes
    // nothing either.
    const onHan = this.length > 0 && isHan(this.codeUnits[this.length - 1]!);
    const picksForm = isVariationSelector(code) || (isMark(character) && onHan);
    const last = picksForm || isMark(character) ? this.takeLast(at) : undefined;
    if (last) this.push(picksForm ? last.text : text.slice(last.start, end), last.start, end);
    else if (!picksForm) this.push(character, at, end);
    return end;
  }

  /** Removes the character that ends at a place; a line end is never extended. */
  private takeLast(at: number): { readonly start: number; readonly text: string } | undefined {
    const run = this.runs.at(-1);
    if (!run || this.codeUnits[this.length - 1] === lineFeed) return undefined;
    if (run.end === undefined) {
      if (run.start + this.length - run.first !== at) return undefined;
      this.length--;
      if (this.length === run.first) this.runs.pop();
      return { start: at - 1, text: this.text[at - 1]! };
    }
    if (run.end !== at) return undefined;
    this.length = run.first;
    this.runs.pop();
    return { start: run.start, text: this.text.slice(run.start, at) };
  }

  /** Folds a character and what belongs to it as one. */
  private push(character: string, start: number, end: number): void {
    const normal = this.folding.normalize(character);
    // Room for what is still to come, one code unit each, and for this.
    const room = this.length + normal.length + this.text.length - end;
    if (room > this.codeUnits.length) {
      const wider = new Uint16Array(room + 64);
      wider.set(this.codeUnits.subarray(0, this.length));
      this.codeUnits = wider;
    }
    if (normal.length > 0) this.runs.push({ first: this.length, start, end });
    for (let i = 0; i < normal.length; i++) this.codeUnits[this.length++] = normal.charCodeAt(i);
  }
}

/**
 * Folds code units one to one, from a place on, into the same places moved by `shift`; gives the place of the first that is not plain.
 * A loop as small as this is compiled at once.
 */
function foldPlainly(
  text: string,
  from: number,
  plain: Uint16Array,
  codeUnits: Uint16Array,
  shift: number,
): number {
  let at = from;
  for (; at < text.length; at++) {
    const folded = plain[text.charCodeAt(at)]!;
    if (folded === 0) break;
    codeUnits[at + shift] = folded;
  }
  return at;
}

/** What a code unit is folded to where it is one to one, or what else is done with it. */
function foldCodeUnit(codeUnit: number, folding: Folding): number | Exclude<Kind, 'plain'> {
  const { rules } = folding;
  const character = String.fromCharCode(codeUnit);
  // Characters that no rule but `traditional` touches, and a few that have two shapes.
  const plain = (codeUnit >= 0x3400 && codeUnit <= 0x9fff) || (codeUnit >= 0xac00 && codeUnit <= 0xd7a3);
  if (plain && !rules.traditional && !lookAlikes.has(character)) return codeUnit;
  if (codeUnit >= 0xd800 && codeUnit <= 0xdfff) return 'special';
  if (isZero(codeUnit) && rules.compatibility && folding.use === 'matching') return 'zero';
  if (isVariationSelector(codeUnit) || (rules.compatibility && !plain && isMark(character))) return 'special';
  const form = folding.normalize(character);
  // NUL is folded to nothing, too.
  if (form === '' || form === '\0') return 'dropped';
  if (form === ' ' && rules.blanks) return 'blank';
  return form.length === 1 ? form.charCodeAt(0) : 'special';
}
