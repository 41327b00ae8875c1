// Entry of dist/segmenter.js: the child process in which a segmenter that may die, or block for a second, does no harm.
import { isNativeError } from 'node:util/types';
import { type EngineFailure, wordEnds } from '../../../core';
import type { ChildEngineName, FromChild, ToChild } from '../messages';
import { openJiebaWasm } from './jiebaWasm';
import { openNodejieba } from './nodejieba';
import { Unusable } from './unusable';

const engines: Record<ChildEngineName, typeof openNodejieba> = {
  nodejieba: openNodejieba,
  'jieba-wasm': openJiebaWasm,
};

let cutWords: ((text: string) => readonly string[]) | undefined;

process.on('message', (request: ToChild) => {
  try {
    answer(request.type === 'open' ? open(request) : { type: 'cut', ends: request.texts.map(endsOf) });
  } catch (error) {
    answer({ type: 'failed', failure: failureOf(error) });
  }
});
// Nobody is left to answer.
process.on('disconnect', () => process.exit());

function open({ engine, folder, userDictionary, terms }: Extract<ToChild, { type: 'open' }>): FromChild {
  const { version, dictionary, cut, userDictionaryFailure } = engines[engine](folder, userDictionary, terms);
  cutWords = cut;
  const info = { engine, version, dictionary, terms: terms.length };
  return { type: 'opened', info, ...(userDictionaryFailure && { userDictionary: userDictionaryFailure }) };
}

function endsOf(text: string): Uint32Array {
  if (!cutWords) throw new Error('Not open');
  const ends = wordEnds(text, cutWords);
  if (!ends) throw new Unusable('wrong-answer', `a text of ${text.length} characters`);
  return ends;
}

function failureOf(error: unknown): EngineFailure {
  if (error instanceof Unusable) return { reason: error.reason, detail: error.message };
  return { reason: 'wrong-answer', detail: isNativeError(error) ? error.message : String(error) };
}

function answer(message: FromChild): void {
  process.send?.(message);
}
