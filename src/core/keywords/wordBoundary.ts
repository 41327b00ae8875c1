/** Whether a folded UTF-16 code unit is of a script written in words: a letter with a case, or a digit. */
const inWords = new Uint8Array(0x10000);
const wordLetter = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u;
// Up to the end of the Cyrillic supplement: a walk through all code units would delay every start.
for (let codeUnit = 0; codeUnit < 0x530; codeUnit++) {
  if (wordLetter.test(String.fromCharCode(codeUnit))) inWords[codeUnit] = 1;
}

/**
 * Whether a stretch cuts a word of such a script in two: AI in AIDS, 5G in 15G. Han characters are written without word
 * boundaries, so a stretch of them cuts nothing.
 */
export function cutsWord(codeUnits: Uint16Array, length: number, start: number, end: number): boolean {
  const joins = (left: number, right: number) =>
    inWords[codeUnits[left]!]! + inWords[codeUnits[right]!]! === 2;
  return (start > 0 && joins(start - 1, start)) || (end < length && joins(end - 1, end));
}
