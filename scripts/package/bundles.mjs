// All bundles as they ship, in memory, and the packages they hold code of.
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { inRoot, ROOT } from '../lib/root.mjs';

/** @typedef {{name: string, text: string, imports: string[]}} Bundle `name`: such as `dist/extension.js`; `imports`: what stays outside it */

/** @returns {Promise<{bundles: Bundle[], packages: string[]}>} packages, sorted: `graphology` or `@noble/hashes` */
export async function bundleAll() {
  /** @type {Bundle[]} */
  const bundles = [];
  /** @type {Set<string>} */
  const packages = new Set();
  for (const options of packedBuilds()) {
    const { metafile, outputFiles = [] } = await build({
      ...options,
      absWorkingDir: ROOT,
      minify: true,
      sourcemap: false,
      metafile: true,
      write: false,
    });
    for (const [name, { imports, inputs }] of Object.entries(metafile?.outputs ?? {})) {
      const file = outputFiles.find(each => each.path === path.join(ROOT, name));
      bundles.push({ name, text: file?.text ?? '', imports: imports.map(each => each.path) });
      for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
        const found = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
        if (found !== undefined && bytesInOutput > 0) packages.add(found);
      }
    }
  }
  return { bundles, packages: [...packages].sort() };
}

/**
 * What esbuild.js builds for packages: the files in dist/ itself, as .vscodeignore says. Folders in it are for the
 * repository, or brought there by scripts/segmenters.mjs.
 * @returns {import('esbuild').BuildOptions[]}
 */
export function packedBuilds() {
  /** @type {{builds: import('esbuild').BuildOptions[]}} */
  const { builds } = createRequire(import.meta.url)(inRoot('esbuild.js'));
  return builds.filter(({ outfile, outdir }) =>
    ['dist', 'dist/ingest'].includes(outdir ?? path.dirname(outfile ?? '')),
  );
}
