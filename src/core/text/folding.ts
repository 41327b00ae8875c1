import { type FoldingRules, foldingRuleNames } from './foldingRules';
import { isIgnorable } from './ignorable';
import { lookAlikes } from './lookAlikes';
import { simplified, simplifiedEither, withPhrases } from './simplified';

/**
 * A text as keywords are searched for in it. A folded unit stands for a stretch of the text; one character may give
 * several units (㎡ gives m and 2, which share their stretch), and several may give one.
 */
export interface FoldedText {
  readonly length: number;
  /** UTF-16 units; only the first `length` hold. */
  readonly units: Uint16Array;
  /** Which stretches the units stand for; `undefined` where every unit stands for the one at its own place. */
  readonly runs: readonly Run[] | undefined;
}

/** Units up to the next run's: one by one from `start` on, or all of them for the one stretch up to `end`. */
interface Run {
  /** Number of its first unit. */
  readonly unit: number;
  readonly start: number;
  /** End of the stretch they share; `undefined` where each stands for one unit of the text. */
  readonly end: number | undefined;
}

/** What is done with a UTF-16 unit: most are folded one to one. */
type Kind = 'plain' | 'dropped' | 'blank' | 'zero' | 'special';

/**
 * What a text is folded for: to search it for keywords, or to cut it into words. Words are shown and looked up in dictionaries, so
 * they keep their case, and punctuation and signs stay as they are.
 */
export type FoldingUse = 'matching' | 'words';

const lineFeed = 0x0a;

/** Folds texts by one set of rules. */
export class Folding {
  /** What units are folded to one to one; 0 for those that are not, and those that no text has held yet. */
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

  /** What is done with a unit; worked out when it is met first. */
  kindOf(unit: number): Kind {
    const known = this.kinds.get(unit);
    if (known) return known;
    const folded = foldUnit(unit, this);
    const kind = typeof folded === 'string' ? folded : 'plain';
    if (typeof folded === 'number') this.plain[unit] = folded;
    this.kinds.set(unit, kind);
    return kind;
  }

  /** The folded form of a keyword. */
  foldTerm(term: string): string {
    return foldedString(this.fold(term));
  }
}

/** A folded text as a string. */
export function foldedString({ units, length }: FoldedText): string {
  const pieces: string[] = [];
  // More arguments at once would overflow the stack.
  for (let at = 0; at < length; at += 8192) {
    pieces.push(String.fromCharCode(...units.subarray(at, Math.min(at + 8192, length))));
  }
  return pieces.join('');
}

const foldings = new Map<string, Folding>();

/** The folding for a set of rules; made once, because its table is filled by what it folds. */
export function foldingFor(rules: FoldingRules, use: FoldingUse = 'matching'): Folding {
  const key = [use, ...foldingRuleNames.filter(name => rules[name])].join();
  const known = foldings.get(key) ?? new Folding(rules, use);
  foldings.set(key, known);
  return known;
}

/** The stretch of the text that folded units from `start` to `end` stand for; `undefined` where they cut a character. */
export function unfold(
  { runs, length }: FoldedText,
  start: number,
  end: number,
): { start: number; end: number } | undefined {
  if (!runs) return { start, end };
  const head = runs[runAt(runs, start)]!;
  const last = runAt(runs, end - 1);
  const tail = runs[last]!;
  const cutsHead = head.end !== undefined && start > head.unit;
  const cutsTail = tail.end !== undefined && end < (runs[last + 1]?.unit ?? length);
  if (cutsHead || cutsTail) return undefined;
  return {
    start: head.end === undefined ? head.start + start - head.unit : head.start,
    end: tail.end ?? tail.start + end - tail.unit,
  };
}

/** The first folded unit of what stands at an offset of the text or behind it: the other way round of `unfold`. */
export function foldedAt({ runs, length }: FoldedText, offset: number): number {
  if (!runs) return Math.min(offset, length);
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  const behind = runs[low]?.unit ?? length;
  const run = runs[low - 1];
  return run && run.end === undefined ? Math.min(run.unit + offset - run.start, behind) : behind;
}

/** Where the stretch begins that a folded unit stands for. */
export function unfoldedStart({ runs }: FoldedText, unit: number): number {
  if (!runs) return unit;
  const run = runs[runAt(runs, unit)]!;
  return run.end === undefined ? run.start + unit - run.unit : run.start;
}

/** Where the stretch ends that folded units up to `unit` stand for. */
export function unfoldedEnd({ runs }: FoldedText, unit: number): number {
  if (!runs || unit === 0) return unit;
  const run = runs[runAt(runs, unit - 1)]!;
  return run.end ?? run.start + unit - run.unit;
}

/** Number of the run a unit belongs to. */
function runAt(runs: readonly Run[], unit: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (runs[middle]!.unit <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Folds one text. The common case, one unit for one, is a loop of its own; everything else begins a new run. */
class Folder {
  private units: Uint16Array;
  private length = 0;
  private readonly runs: Run[] = [];

  constructor(
    private readonly text: string,
    private readonly folding: Folding,
  ) {
    this.units = new Uint16Array(text.length);
  }

  run(): FoldedText {
    const { text } = this;
    for (let at = 0; at < text.length; ) {
      const end = foldPlainly(text, at, this.folding.plain, this.units, this.length - at);
      if (end > at) this.takePlain(at, end);
      at = end < text.length ? this.exception(end) : end;
    }
    const [only] = this.runs;
    const plain =
      this.runs.length === 0 || (this.runs.length === 1 && only!.start === 0 && only!.end === undefined);
    return { length: this.length, units: this.units, runs: plain ? undefined : this.runs };
  }

  /** Takes units that were folded one to one; they go on with the last run where nothing came in between. */
  private takePlain(start: number, end: number): void {
    const run = this.runs.at(-1);
    const goesOn = run && run.end === undefined && run.start + this.length - run.unit === start;
    if (!goesOn) this.runs.push({ unit: this.length, start, end: undefined });
    this.length += end - start;
  }

  /** Folds what the loop stopped at; gives the place behind it, or the same where it is plain after all. */
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
      numerals.has(this.units[this.length - 1]!) &&
      (numerals.has(text.charCodeAt(next)) || text[next] === '年');
    if (isNumeral) this.push('〇', at, at + 1);
    else {
      this.units[this.length] = this.folding.normalize(text[at]!).charCodeAt(0);
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
    const before = this.length > 0 ? this.units[this.length - 1]! : 0;
    if (!joinsBlank(before) && !joinsBlank(this.firstAt(end))) this.push(' ', start, end);
    return end;
  }

  /** How many units at a place are a blank or nothing; 0 where something is to be seen. */
  private unseenAt(at: number): 0 | 1 | 2 {
    const unit = this.text.charCodeAt(at);
    const kind = this.folding.kindOf(unit);
    if (kind === 'blank' || kind === 'dropped' || isVariationSelector(unit)) return 1;
    if (kind !== 'special' || unit < 0xd800 || unit > 0xdbff) return 0;
    return this.folding.rules.blanks && isIgnorable(this.text.codePointAt(at)!) ? 2 : 0;
  }

  /** The folded unit that a place begins with, as far as one character tells; 0 at the end of the text. */
  private firstAt(at: number): number {
    const unit = this.text.charCodeAt(at);
    if (Number.isNaN(unit) || isHan(unit)) return unit || 0;
    return this.folding.normalize(this.text[at]!).charCodeAt(0) || 0;
  }

  /** A surrogate pair, a character that expands, or a mark on the character before it. */
  private special(at: number): number {
    const { text } = this;
    const code = text.codePointAt(at)!;
    const end = at + (code > 0xffff ? 2 : 1);
    const character = text.slice(at, end);
    // It picks a form of the character before; on a Han character, a mark is dirt and changes nothing either.
    const onHan = this.length > 0 && isHan(this.units[this.length - 1]!);
    const picksForm = isVariationSelector(code) || (isMark(character) && onHan);
    const last = picksForm || isMark(character) ? this.takeLast(at) : undefined;
    if (last) this.push(picksForm ? last.text : text.slice(last.start, end), last.start, end);
    else if (!picksForm) this.push(character, at, end);
    return end;
  }

  /** Takes back the character that ends at a place; a line end takes nothing on. */
  private takeLast(at: number): { readonly start: number; readonly text: string } | undefined {
    const run = this.runs.at(-1);
    if (!run || this.units[this.length - 1] === lineFeed) return undefined;
    if (run.end === undefined) {
      if (run.start + this.length - run.unit !== at) return undefined;
      this.length--;
      if (this.length === run.unit) this.runs.pop();
      return { start: at - 1, text: this.text[at - 1]! };
    }
    if (run.end !== at) return undefined;
    this.length = run.unit;
    this.runs.pop();
    return { start: run.start, text: this.text.slice(run.start, at) };
  }

  /** Folds a character and what belongs to it as one. */
  private push(character: string, start: number, end: number): void {
    const normal = this.folding.normalize(character);
    // Room for what is still to come, one unit each, and for this.
    const room = this.length + normal.length + this.text.length - end;
    if (room > this.units.length) {
      const wider = new Uint16Array(room + 64);
      wider.set(this.units.subarray(0, this.length));
      this.units = wider;
    }
    if (normal.length > 0) this.runs.push({ unit: this.length, start, end });
    for (let i = 0; i < normal.length; i++) this.units[this.length++] = normal.charCodeAt(i);
  }
}

/**
 * Folds units one to one, from a place on, into the same places moved by `shift`; gives the place of the first that is not plain.
 * A loop as small as this is compiled at once.
 */
function foldPlainly(
  text: string,
  from: number,
  plain: Uint16Array,
  units: Uint16Array,
  shift: number,
): number {
  let at = from;
  for (; at < text.length; at++) {
    const folded = plain[text.charCodeAt(at)]!;
    if (folded === 0) break;
    units[at + shift] = folded;
  }
  return at;
}

/** The folded form of one character (with its marks), by definition; the table only remembers it. */
function normalize(character: string, rules: FoldingRules): string {
  let form = character;
  if (rules.compatibility) form = form.normalize('NFKC');
  else if (rules.width)
    form = form.replace(/[\uff01-\uff5e\uff61-\uffdc\u3000]/g, each => each.normalize('NFKC'));
  // NFKC folds width, too; without that rule it must not.
  if (!rules.width && isWidthForm(character)) form = character;
  if (rules.compatibility) form = lookAlikes.get(form) ?? form;
  if (rules.traditional) form = simplifiedEither(form);
  if (rules.punctuation) {
    form = form.replace(quotes, '"').replace(apostrophes, "'").replace(dashes, '-');
    form = form.replace(dots, '·').replace(tildes, '~');
  }
  if (rules.blanks) form = visible(form.replace(blanks, ' '));
  return rules.case ? form.toLowerCase() : form;
}

/** The same for words: only what is the same letter, or no letter, is folded. */
function forWords(character: string, rules: FoldingRules): string {
  let form = character.normalize('NFC');
  if (rules.compatibility && hanForm.test(form)) form = form.normalize('NFKC');
  if (rules.width && letterForm.test(form)) form = form.normalize('NFKC');
  if (rules.compatibility) form = radicalForm.test(character) ? (lookAlikes.get(form) ?? form) : form;
  if (rules.traditional) form = simplified(form);
  return rules.blanks ? visible(form.replace(blanks, ' ')) : form;
}

const quotes = /[“”„‟«»「」『』〝〞〟＂]/g;
const apostrophes = /[‘’‚‛‹›＇]/g;
const dashes = /[‐‑‒–—―−─﹘﹣－]/g;
const dots = /[•‧∙⋅・･᛫⸱⸳ꞏ⦁·]/g;
const tildes = /[〜∼～˜]/g;
const blanks = /[\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]/g;
/** Radicals, and Han characters of compatibility. */
const hanForm = /^[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u;
const radicalForm = /^[\u2e80-\u2fdf\u31c0-\u31ef戶戸靑]/;
const letterForm = /^[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]$/;

/** Chinese numerals that are written one by one, as in years. */
const numerals = new Set([...'〇一二三四五六七八九'].map(each => each.charCodeAt(0)));
/** Signs that some write with blanks around them. */
const joining = new Set([...'·+-/×&~%'].map(each => each.charCodeAt(0)));

/** Whether a blank beside a folded unit is nothing. */
function joinsBlank(unit: number): boolean {
  return isHan(unit) || joining.has(unit);
}

function isZero(unit: number): boolean {
  return unit === 0x30 || unit === 0xff10 || unit === 0x4f || unit === 0xff2f;
}

/** A text without what nobody sees. */
function visible(text: string): string {
  // Hardly any character has an expansion that holds one.
  return Array.from(text)
    .filter(each => !isIgnorable(each.codePointAt(0)!))
    .join('');
}

/** Whether a character has no width, so that nobody sees that it is there. */
export function isInvisible(character: string): boolean {
  return visible(character) === '';
}

function isWidthForm(character: string): boolean {
  return /^[\uff01-\uffee\u3000]$/.test(character);
}

function isMark(character: string): boolean {
  return /^\p{M}$/u.test(character);
}

function isVariationSelector(code: number): boolean {
  return (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef);
}

/** Whether a UTF-16 unit is (half of) a Han character. */
export function isHan(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    // Ideographs beyond the first plane: their leading and trailing surrogates.
    (unit >= 0xd840 && unit <= 0xd88d) ||
    (unit >= 0xdc00 && unit <= 0xdfff) ||
    unit === 0x3007
  );
}

/** What a unit is folded to where it is one to one, or what else is done with it. */
function foldUnit(unit: number, folding: Folding): number | Exclude<Kind, 'plain'> {
  const { rules } = folding;
  const character = String.fromCharCode(unit);
  // Characters that no rule but `traditional` touches, and a few that have two shapes.
  const plain = (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7a3);
  if (plain && !rules.traditional && !lookAlikes.has(character)) return unit;
  if (unit >= 0xd800 && unit <= 0xdfff) return 'special';
  if (isZero(unit) && rules.compatibility && folding.use === 'matching') return 'zero';
  if (isVariationSelector(unit) || (rules.compatibility && !plain && isMark(character))) return 'special';
  const form = folding.normalize(character);
  // NUL stands for itself no better than for nothing.
  if (form === '' || form === '\0') return 'dropped';
  if (form === ' ' && rules.blanks) return 'blank';
  return form.length === 1 ? form.charCodeAt(0) : 'special';
}
