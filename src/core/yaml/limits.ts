import { Lexer } from 'yaml';
import type { SyntaxProblem } from '../base/syntax';

/**
 * Limit of a file's length, in characters. Five million hold some fifteen thousand annotations and are read in seconds;
 * fifty million would take a minute.
 */
const mostCharacters = 5_000_000;
/** Limit of anchors and aliases, because each alias is looked up among all of them. A codebook written by hand needs none. */
const mostAliases = 1000;
/** Limit of nesting. Sub-codes take two levels each; nobody writes forty. */
const deepest = 250;

/**
 * Why a text exceeds what the parser can bear; `undefined` if it does not. The parser recurses for every level. Near the
 * end of the stack, even compiling a regular expression fails, which ends the whole process.
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
  // Only a text with that many brackets is worth scanning.
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
