// Entry of dist/segmenter.web.js: the worker in which jieba-wasm, which blocks and never forgets a term, does no harm.
import { add_word, cut, initSync, with_dict } from 'jieba-wasm/web';
import { wordEnds } from '../../core';
import type { FromWorker, ToWorker } from './messages';

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  try {
    answer(data.type === 'open' ? open(data) : cutAll(data.texts));
  } catch (error) {
    answer({ type: 'failed', failure: { reason: 'bad-binding', detail: String(error) } });
  }
};

function open({ program, userDictionary, terms }: Extract<ToWorker, { type: 'open' }>): FromWorker {
  initSync({ module: program });
  if (userDictionary !== '') with_dict(userDictionary);
  for (const term of terms) add_word(term);
  return { type: 'opened' };
}

function cutAll(texts: readonly string[]): FromWorker {
  const ends: Uint32Array[] = [];
  for (const text of texts) {
    const found = wordEnds(text, known => cut(known, true));
    if (!found) {
      const detail = `a text of ${text.length} characters`;
      return { type: 'failed', failure: { reason: 'wrong-answer', detail } };
    }
    ends.push(found);
  }
  return { type: 'cut', ends };
}

function answer(message: FromWorker): void {
  self.postMessage(message);
}
