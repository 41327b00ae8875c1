import picomatch from 'picomatch/posix';
import { compileLinear, NotLinear } from './linearPattern';

/** A pattern of paths. */
export interface Glob {
  readonly fits: (path: string) => boolean;
  /** It is more than can be followed, or no pattern of paths: it fits a file of that very name, and no other. */
  readonly isRefused: boolean;
}

/** The longest pattern. */
const longest = 1000;

/**
 * Reads a pattern. A name such as `plan (1).txt` means itself before it means a pattern; what is no pattern, such as an empty
 * one, fits nothing else. No pattern takes more time than its length times that of the path: see `linearPattern.ts`.
 */
export function globOf(pattern: string): Glob {
  const literal = (path: string) => path === pattern;
  if (!/[*?[\](){}!+@\\]/.test(pattern)) return { fits: literal, isRefused: false };
  if (pattern.length > longest) return { fits: literal, isRefused: true };
  let source: string;
  try {
    source = picomatch.makeRe(pattern).source;
  } catch {
    return { fits: literal, isRefused: false };
  }
  try {
    const matches = isHarmless(pattern, source) ? asItIs(source) : compileLinear(source).fits;
    return { fits: path => path === pattern || (path !== '' && matches(path)), isRefused: false };
  } catch (error) {
    if (error instanceof NotLinear) return { fits: literal, isRefused: true };
    throw error;
  }
}

/** With two stars, there are no more ways to divide a name among them than pairs of its characters; only brackets repeat what repeats. */
function isHarmless(pattern: string, source: string): boolean {
  return !/[()]/.test(pattern) && (source.match(/[*+]/g)?.length ?? 0) <= 2;
}

function asItIs(source: string): (path: string) => boolean {
  const expression = new RegExp(source);
  return path => expression.test(path);
}
