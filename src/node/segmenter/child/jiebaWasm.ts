import { add_word, cut, initSync, with_dict } from 'jieba-wasm/web';
import { hashOf, readPart, versionOf } from './files';
import type { Opened } from './nodejieba';
import { Unusable } from './unusable';
import { readUserDictionary } from './userDictionary';

/**
 * Opens jieba-wasm from its folder; its dictionary is within the program. Throws `Unusable`. The build for browsers
 * serves here as well, so that one program is shipped and both hosts give the same words.
 */
export function openJiebaWasm(
  folder: string,
  userPath: string | undefined,
  terms: readonly string[],
): Opened {
  const version = versionOf(folder);
  const program = readPart(folder, 'jieba_rs_wasm_bg.wasm', 'no-binding');
  const user = readUserDictionary(userPath);
  try {
    initSync({ module: program });
    if (user.text !== '') with_dict(user.text);
    for (const term of terms) add_word(term);
    return {
      version,
      dictionary: hashOf([program, user.text]),
      cut: text => cut(text, true),
      userDictionaryFailure: user.failure,
    };
  } catch (error) {
    throw new Unusable('bad-binding', String(error));
  }
}
