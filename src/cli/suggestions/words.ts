/**
 * Cuts a command into its words at blanks; quotation marks keep blanks together. There is no shell: no variables, no patterns, no pipes.
 * `undefined` where nothing is left, or a quotation mark is not closed.
 */
export function wordsOfCommand(command: string): readonly [string, ...string[]] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (const sign of command) {
    if (quote !== '') {
      if (sign === quote) quote = '';
      else word = (word ?? '') + sign;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
      word ??= '';
    } else if (/\s/.test(sign)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + sign;
  }
  if (quote !== '') return undefined;
  if (word !== undefined) words.push(word);
  const [first, ...rest] = words;
  return first === undefined || first === '' ? undefined : [first, ...rest];
}
