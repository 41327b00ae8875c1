import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the repository. */
export const root = rootFrom(dirname(fileURLToPath(import.meta.url)));

/** Material that is no part of the product, beside the repository; tests that use it are skipped where it is absent. */
export const shared = join(root, '..', 'shared');

/** Loads a module as a script in the root of the repository would: `fromRoot('./esbuild.js')`. */
export const fromRoot = createRequire(join(root, 'package.json'));

/** A bundled test lies elsewhere than its source. */
function rootFrom(folder: string): string {
  return existsSync(join(folder, 'esbuild.js')) ? folder : rootFrom(dirname(folder));
}
