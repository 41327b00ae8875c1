import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineFailure } from '../../../core';
import { isThereSync, withTemporaryFolder } from '../../files';
import { hashOf, load, readPart, versionOf } from './files';
import { Unusable } from './unusable';
import { readUserDictionary } from './userDictionary';

/** An engine that is ready. */
export interface Opened {
  readonly version: string;
  readonly dictionary: string;
  readonly cut: (text: string) => readonly string[];
  /** Why the user's dictionary is left out. */
  readonly userDictionaryFailure?: EngineFailure | undefined;
}

/** The native part of nodejieba; its JavaScript part only fills in paths, and assigns undeclared variables. */
interface Binding {
  load(dictionary: string, model: string, user: string, idf: string, stopWords: string): boolean;
  cut(text: string, hmm: boolean): string[];
  insertWord(word: string): boolean;
}

/** Opens nodejieba from its folder. Throws `Unusable`. */
export function openNodejieba(
  folder: string,
  userPath: string | undefined,
  terms: readonly string[],
): Opened {
  const version = versionOf(folder);
  const binding = loadBinding(join(folder, 'nodejieba.node'));
  // A missing or malformed file makes the library call abort() without a message.
  const dictionary = readPart(folder, 'jieba.dict.utf8', 'no-dictionary');
  const model = readPart(folder, 'hmm_model.utf8', 'no-dictionary');
  const known = checkDictionary(dictionary);
  checkModel(model);
  for (const name of ['idf.utf8', 'stop_words.utf8']) readPart(folder, name, 'no-dictionary');
  const user = readUserDictionary(userPath);
  // Relative names: the library opens paths in the system's own encoding, which need not be UTF-8.
  process.chdir(folder);
  withTemporaryFolder(tmpdir(), write => {
    const userFile = write('user.utf8', user.text);
    binding.load('jieba.dict.utf8', 'hmm_model.utf8', userFile, 'idf.utf8', 'stop_words.utf8');
  });
  for (const line of user.text.split('\n')) known.add(line.split(' ')[0]!);
  // An inserted word gets an average weight, even if it had a better one before.
  for (const term of terms) if (!known.has(term)) binding.insertWord(term);
  return {
    version,
    dictionary: hashOf([dictionary, model, user.text]),
    cut: text => binding.cut(text, true),
    userDictionaryFailure: user.failure,
  };
}

function loadBinding(path: string): Binding {
  if (!isThereSync(path)) throw new Unusable('no-binding', path);
  try {
    return load(path) as Binding;
  } catch (error) {
    throw new Unusable('bad-binding', (error as Error).message);
  }
}

/** `word frequency tag`, as the library splits it. */
const dictionaryLine = /^([^ ]+) +\d+(?:\.\d+)? +[^ ]+ *$/;

/** The words of a dictionary. Throws `Unusable` when the library could not read it. */
function checkDictionary(bytes: Buffer): Set<string> {
  const name = 'jieba.dict.utf8';
  const lines = bytes.toString('utf8').split('\n');
  if (lines.pop() !== '' || lines.length === 0) throw new Unusable('bad-dictionary', `${name} ends too soon`);
  const words = new Set<string>();
  for (const [i, line] of lines.entries()) {
    const word = dictionaryLine.exec(line)?.[1];
    if (word === undefined) throw new Unusable('bad-dictionary', `${name}:${i + 1}: ${line.slice(0, 80)}`);
    words.add(word);
  }
  return words;
}

/** Five lines of four numbers, then four of `character:number` pairs; comments and blank lines between them. */
function checkModel(bytes: Buffer): void {
  const lines = bytes
    .toString('utf8')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'));
  const numbers = lines.slice(0, 5).every(line => line.split(/ +/).length === 4);
  const pairs = lines.slice(5, 9).every(line => /^(?:[^:]{1,2}:-?[\d.e+-]+,?)+$/iu.test(line));
  if (lines.length < 9 || !numbers || !pairs) throw new Unusable('bad-dictionary', 'hmm_model.utf8');
}
