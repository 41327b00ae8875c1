import { join } from 'node:path';
import { hashOf, load, readPart, versionOf } from './files';
import type { Opened } from './nodejieba';
import { Unusable } from './unusable';
import { readUserDictionary } from './userDictionary';

interface JiebaWasm {
  cut(text: string, hmm: boolean): string[];
  add_word(word: string): number;
  with_dict(text: string): void;
}

/** Opens jieba-wasm from its folder; its dictionary is within the program. Throws `Unusable`. */
export function openJiebaWasm(
  folder: string,
  userPath: string | undefined,
  terms: readonly string[],
): Opened {
  const version = versionOf(folder);
  const program = readPart(folder, 'jieba_rs_wasm_bg.wasm', 'no-binding');
  const user = readUserDictionary(userPath);
  try {
    const jieba = load(join(folder, 'jieba_rs_wasm.js')) as JiebaWasm;
    if (user.text !== '') jieba.with_dict(user.text);
    for (const term of terms) jieba.add_word(term);
    return {
      version,
      dictionary: hashOf([program, user.text]),
      cut: text => jieba.cut(text, true),
      userDictionaryFailure: user.failure,
    };
  } catch (error) {
    throw new Unusable('bad-binding', String(error));
  }
}
