import { parseUserDictionary, type UserDictionary } from '../../../core';
import { reasonOf } from '../../failure';
import { readBytesSync } from '../../files';

/** Reads the user's own dictionary; without one, there are no words. */
export function readUserDictionary(path: string | undefined): UserDictionary {
  if (path === undefined) return { text: '' };
  let bytes: Uint8Array;
  try {
    bytes = readBytesSync(path);
  } catch (error) {
    return { text: '', failure: { reason: 'no-user-dictionary', detail: `${path}: ${reasonOf(error)}` } };
  }
  return parseUserDictionary(bytes, path);
}
