/**
 * Where the words of a text end (UTF-16), as `cut` cuts it; `undefined` when its words do not add up to the text. Half a
 * surrogate pair has no UTF-8: engines see U+FFFD, which is as long.
 */
export function wordEnds(text: string, cut: (text: string) => readonly string[]): Uint32Array | undefined {
  const known = text.replace(/\p{Surrogate}/gu, '\ufffd');
  const words = cut(known);
  if (words.join('') !== known) return undefined;
  let end = 0;
  return Uint32Array.from(words, word => {
    end += word.length;
    return end;
  });
}

/** Whether an answer gives words for each text that end where the text ends. */
export function fits(ends: readonly Uint32Array[], texts: readonly string[]): boolean {
  return ends.length === texts.length && ends.every((each, i) => (each.at(-1) ?? 0) === texts[i]!.length);
}
