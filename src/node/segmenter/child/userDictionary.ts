import { readFileSync } from 'node:fs';
import { reasonOf } from '../../failure';
import type { Failure } from '../messages';

/** A user dictionary in the one form that every engine reads: lines of `word` or `word frequency tag`. */
export interface UserDictionary {
  readonly text: string;
  /** Why the user's file is left out. */
  readonly failure?: Failure;
}

const none = '';

/**
 * Reads the user's own dictionary. One bad line and all of it is left out: words taken at random would make figures
 * that nobody can repeat, and a line that an engine cannot read may end the process.
 */
export function readUserDictionary(path: string | undefined): UserDictionary {
  if (path === undefined) return { text: none };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const notText = error instanceof TypeError;
    return notText
      ? { text: none, failure: { reason: 'bad-user-dictionary', detail: `${path}: not UTF-8` } }
      : { text: none, failure: { reason: 'no-user-dictionary', detail: `${path}: ${reasonOf(error)}` } };
  }
  const lines: string[] = [];
  for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '') continue;
    const [, word, frequency, tag = 'x'] = lineForm.exec(line.trim()) ?? [];
    if (word === undefined) {
      const detail = `${path}:${i + 1}: ${line.slice(0, 80)}`;
      return { text: none, failure: { reason: 'bad-user-dictionary', detail } };
    }
    lines.push(frequency === undefined ? word : `${word} ${frequency} ${tag}`);
  }
  return { text: lines.map(line => `${line}\n`).join('') };
}

/** A word, its frequency, its part of speech; no controls, which no dictionary of words holds. */
const lineForm = /^([^\s\p{Cc}]+)(?:[ \t]+([1-9]\d{0,8}))?(?:[ \t]+([A-Za-z]\w{0,15}))?$/u;
