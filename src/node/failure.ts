import { isNativeError } from 'node:util/types';
import { describeFileTrouble, english, FileTrouble, type Translate } from '../core';

/** Whether an error means that there is no such file or folder. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** Whether an error means that the file exists already. */
export function isExisting(error: unknown): boolean {
  return codeOf(error) === 'EEXIST';
}

/**
 * What went wrong, such as `EACCES: permission denied`, without the path, which differs between machines. What this program refuses itself
 * is in the translator's language.
 */
export function reasonOf(error: unknown, t: Translate = english): string {
  if (error instanceof FileTrouble) return describeFileTrouble(error, t);
  if (!isNativeError(error)) return String(error);
  return codeOf(error) === undefined ? error.message : error.message.replace(/, \w+(?: '.*')?$/s, '');
}

/** The code of an error of the system, such as `EACCES`. */
export function codeOf(error: unknown): string | undefined {
  return isNativeError(error) && 'code' in error ? String(error.code) : undefined;
}
