import schema from '../../../../schemas/lock.schema.json';
import { compareText } from '../../base/order';
import { checkValue } from '../../yaml/schema';
import type { Method } from '../method/method';

/** Name of the file that says what frozen results were made from. */
export const lockFile = 'results.lock.json';

export type InputRole = 'codebook' | 'corpus' | 'attributes' | 'source' | 'reference' | 'coding';

/** A file that the results were made from. */
export interface FrozenInput {
  /** Relative to the project folder. */
  readonly path: string;
  readonly role: InputRole;
  /** `sha256:<hex>` of its text as decoded, with LF line ends; null if it could not be read. */
  readonly sha256: string | null;
  /** Where it is not UTF-8: the encoding it was read in. */
  readonly encoding?: string;
}

/** A file of the results. */
export interface FrozenOutput {
  /** Relative to the folder of the results. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** What frozen results were made from: enough to make them again. */
export interface ResultsLock {
  readonly version: 1;
  readonly tool: Method['tool'];
  /** The day they were frozen on, YYYY-MM-DD. */
  readonly day: string;
  readonly language: string;
  /** The commands whose files they hold. */
  readonly exports: readonly string[];
  readonly method: Method;
  readonly inputs: readonly FrozenInput[];
  readonly outputs: readonly FrozenOutput[];
}

/** The lock file: the same facts give the same bytes. */
export function writeLock(lock: ResultsLock): string {
  const byPath = (a: { readonly path: string }, b: { readonly path: string }) => compareText(a.path, b.path);
  return `${JSON.stringify(
    {
      version: lock.version,
      tool: lock.tool,
      day: lock.day,
      language: lock.language,
      exports: lock.exports,
      method: lock.method,
      inputs: [...lock.inputs].sort(byPath),
      outputs: [...lock.outputs].sort(byPath),
    },
    undefined,
    2,
  )}\n`;
}

/** Reads a lock file; `undefined` if it is none, or one that a newer program wrote in another form. */
export function readLock(text: string): ResultsLock | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return checkValue(value, schema).length === 0 ? (value as ResultsLock) : undefined;
  } catch {
    return undefined;
  }
}
