import fs from 'node:fs';
import promises, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

// SQLite's way of testing: let the n-th call of the file system fail, for every n. Only src/node/files.ts calls it, by these names.

const asynchronous = [
  'access',
  'chmod',
  'link',
  'lstat',
  'mkdir',
  'open',
  'readdir',
  'realpath',
  'rename',
  'rm',
  'stat',
  'unlink',
] as const;
const synchronous = ['openSync', 'readSync', 'fstatSync', 'lstatSync', 'closeSync'] as const;
const ofHandles = ['chmod', 'close', 'read', 'stat', 'sync', 'writeFile'] as const;

/** What goes wrong: the error, and at which call (from 0); `partly`: what was to be written is written by half before it. */
export interface Fault {
  readonly code: string;
  readonly at: number;
  /** Whether all calls from there on fail, as those of a full disk do. */
  readonly forGood?: boolean;
  /** Only calls that this fits fail, and count. */
  readonly only?: RegExp;
}

/** Does something while a call of the file system fails. Gives what came of it, and the names of the calls. */
export async function withFault<T>(
  { code, at, forGood = false, only = /./ }: Fault,
  act: () => Promise<T>,
): Promise<{ readonly value?: T; readonly error?: unknown; readonly calls: readonly string[] }> {
  const calls: string[] = [];
  const restore: (() => void)[] = [];
  const fails = (name: string) => {
    if (!only.test(name)) return false;
    const number = calls.push(name) - 1;
    return number === at || (forGood && number > at);
  };
  const failure = (name: string) =>
    Object.assign(new Error(`${code}: injected, ${name}`), { code, syscall: name });
  const replace = (holder: object, name: string, value: unknown) => {
    const original = Object.getOwnPropertyDescriptor(holder, name)!;
    Object.defineProperty(holder, name, { ...original, value });
    restore.push(() => Object.defineProperty(holder, name, original));
  };
  for (const name of asynchronous) {
    const original = promises[name] as (...args: unknown[]) => Promise<unknown>;
    replace(promises, name, async (...args: unknown[]) => {
      if (fails(name)) throw failure(name);
      const result = await Reflect.apply(original, promises, args);
      return name === 'open' ? watched(result as FileHandle) : result;
    });
  }
  for (const name of synchronous) {
    const original = fs[name] as (...args: unknown[]) => unknown;
    replace(fs, name, (...args: unknown[]) => {
      if (fails(name)) throw failure(name);
      return Reflect.apply(original, fs, args);
    });
  }
  function watched(handle: FileHandle): FileHandle {
    return new Proxy(handle, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (!ofHandles.some(each => each === name)) return value.bind(target);
        return async (...args: unknown[]) => {
          if (fails(`file.${String(name)}`)) {
            // Half of it is there before it turns out that there is no room; a file that cannot be closed is closed.
            if (name === 'writeFile') {
              const bytes = Buffer.from(args[0] as string | Uint8Array);
              await target.writeFile(bytes.subarray(0, bytes.length >> 1));
            }
            if (name === 'close') await target.close();
            throw failure(String(name));
          }
          return Reflect.apply(value, target, args);
        };
      },
    });
  }
  // Modules that have imported a function by its name see the replacement only then.
  syncBuiltinESMExports();
  try {
    return { value: await act(), calls };
  } catch (error) {
    return { error, calls };
  } finally {
    for (const each of restore) each();
    syncBuiltinESMExports();
  }
}
