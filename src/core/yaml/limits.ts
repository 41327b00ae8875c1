import { Lexer } from 'yaml';
import type { SyntaxProblem } from '../base/syntax';

/** A side file of five million characters holds some fifteen thousand annotations, and is read in seconds; fifty would take a minute. */
const mostCharacters = 5_000_000;
/** Anchors and aliases: each alias is looked for among all of them. Nobody who writes a codebook by hand needs one. */
const mostAliases = 1000;
/** Lists and mappings within one another. Sub-codes take two each; nobody writes forty levels of them. */
const deepest = 250;

/**
 * Why a text is more than the parser can bear; `undefined` where it is not. The parser calls itself for every level: near
 * the end of the stack even a regular expression cannot be compiled, which ends the whole process, not just the reading.
 */
export function limitOf(text: string): SyntaxProblem | undefined {
  if (text.length > mostCharacters) return { code: 'TOO_LARGE', message: `${text.length} characters` };
  return isTooDeep(text) || hasTooManyAliases(text)
    ? { code: 'RESOURCE_EXHAUSTION', message: 'nested too deeply' }
    : undefined;
}

function isTooDeep(text: string): boolean {
  // Each level of a block is at least one blank further in, or has its mark on the same line.
  if (new RegExp(`^(?:[-?:]? ){${deepest}}`, 'm').test(text)) return true;
  // Only a text that has so many brackets at all is worth taking apart.
  if (countBrackets(text) <= deepest) return false;
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > deepest) return true;
  }
  return false;
}

function hasTooManyAliases(text: string): boolean {
  if ((text.match(/[&*]/g)?.length ?? 0) <= mostAliases) return false;
  let [count, before] = [0, ''];
  for (const token of new Lexer().lex(text)) {
    // After this mark stands text, whatever it begins with.
    if (before !== '\u001f' && /^[&*]/.test(token)) count++;
    before = token;
  }
  return count > mostAliases;
}

/** All brackets that open, wherever they stand: never less than are open at once. */
function countBrackets(text: string): number {
  return text.match(/[[{]/g)?.length ?? 0;
}
