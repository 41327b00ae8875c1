/**
 * Decides whether the hyphen of a word cut by a line end is its own (low-carbon) or the line end's (infor-mation): by the
 * form that the text uses elsewhere, within a line.
 */
export class HyphenatedWords {
  private known: ReadonlySet<string> | undefined;

  constructor(private readonly lines: readonly string[]) {}

  /** `nothing` keeps the hyphen; if the text has both words, or neither, it is undecided. */
  glueOf(head: string, tail: string): 'nothing' | 'no hyphen' | 'perhaps a hyphen' {
    const left = wordAtEnd.exec(head)?.[0].toLowerCase().replaceAll('‐', '-') ?? '';
    const right = wordAtStart.exec(tail)?.[0].toLowerCase().replaceAll('‐', '-') ?? '';
    this.known ??= wordsIn(this.lines);
    const isJoined = this.known.has(left.slice(0, -1) + right);
    const isHyphened = this.known.has(left + right);
    if (isJoined === isHyphened) return 'perhaps a hyphen';
    return isHyphened ? 'nothing' : 'no hyphen';
  }
}

const wordAtEnd = /[\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*[-‐]$/u;
const wordAtStart = /^[\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*/u;
const words = /[\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*(?![\p{L}\p{M}]|[-‐]$)/gu;

/** All words that stand whole in a line, in small letters. */
function wordsIn(lines: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const line of lines) {
    for (const [word] of line.trimEnd().matchAll(words)) found.add(word.toLowerCase().replaceAll('‐', '-'));
  }
  return found;
}
