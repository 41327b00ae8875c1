/** A character of a text under change that knows where it comes from. */
interface Traced {
  readonly character: string;
  /** The same for a character that was moved, copied or written in another form; another for every new one. */
  readonly origin: number;
}

/**
 * A text in which every character is followed through edits: the oracle for anchors. Offsets are in characters (code
 * points), so that no edit cuts one.
 */
export class TracedText {
  private next = 0;
  private characters: Traced[];

  constructor(text: string) {
    this.characters = this.fresh(text);
  }

  get length(): number {
    return this.characters.length;
  }

  get text(): string {
    return this.characters.map(({ character }) => character).join('');
  }

  /** Puts other text in the place of a stretch. */
  replace(start: number, end: number, text: string): void {
    this.characters.splice(start, end - start, ...this.fresh(text));
  }

  /** Moves a stretch to another place outside it. */
  move(start: number, end: number, to: number): void {
    const cut = this.characters.splice(start, end - start);
    this.characters.splice(to > start ? to - cut.length : to, 0, ...cut);
  }

  /** Puts a second copy of a stretch behind it. */
  copy(start: number, end: number): void {
    this.characters.splice(end, 0, ...this.characters.slice(start, end));
  }

  /** Writes characters in another form of the same (`undefined`: as they are). */
  rewrite(start: number, end: number, form: (character: string) => string | undefined): void {
    for (let at = start; at < end; at++) {
      const old = this.characters[at]!;
      this.characters[at] = { ...old, character: form(old.character) ?? old.character };
    }
  }

  /** Stretches of whole lines, line ends included. */
  lines(): readonly { readonly start: number; readonly end: number }[] {
    const found: { start: number; end: number }[] = [];
    let start = 0;
    this.characters.forEach(({ character }, at) => {
      if (character !== '\n') return;
      found.push({ start, end: at + 1 });
      start = at + 1;
    });
    return found;
  }

  /** Where the characters of a UTF-16 stretch come from; blanks and what cannot be seen are left out. */
  originsAt(start: number, end: number): readonly number[] {
    const origins: number[] = [];
    let offset = 0;
    for (const { character, origin } of this.characters) {
      if (offset >= start && offset < end && /[^\s\p{Cf}]/u.test(character)) origins.push(origin);
      offset += character.length;
    }
    return origins;
  }

  private fresh(text: string): Traced[] {
    return [...text].map(character => ({ character, origin: this.next++ }));
  }
}
