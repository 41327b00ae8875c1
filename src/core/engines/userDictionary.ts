import type { EngineFailure } from './engine';

/** A user dictionary in the one form that every engine reads: lines of `word` or `word frequency tag`. */
export interface UserDictionary {
  readonly text: string;
  /** Why the user's file is left out. */
  readonly failure?: EngineFailure;
}

/**
 * Reads the user's dictionary; `name` is the file name for messages. A single invalid line excludes the whole file: a
 * partial dictionary would give irreproducible figures, and a line that an engine cannot read may end the process.
 */
export function parseUserDictionary(bytes: Uint8Array, name: string): UserDictionary {
  const bad = (detail: string): UserDictionary => ({
    text: '',
    failure: { reason: 'bad-user-dictionary', detail: `${name}:${detail}` },
  });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bad(' not UTF-8');
  }
  const lines: string[] = [];
  for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '') continue;
    const [, word, frequency, tag = 'x'] = lineForm.exec(line.trim()) ?? [];
    if (word === undefined) return bad(`${i + 1}: ${line.slice(0, 80)}`);
    lines.push(frequency === undefined ? word : `${word} ${frequency} ${tag}`);
  }
  return { text: lines.map(line => `${line}\n`).join('') };
}

/** A word, its frequency, its part of speech; no controls, which no dictionary of words holds. */
const lineForm = /^([^\s\p{Cc}]+)(?:[ \t]+([1-9]\d{0,8}))?(?:[ \t]+([A-Za-z]\w{0,15}))?$/u;
