// All bundles as they ship, and the packages they hold code of.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { inRoot } from '../lib/root.mjs';

/** @typedef {{name: string, text: string, imports: string[]}} Bundle `name`: such as `dist/extension.js`; `imports`: what stays outside it */

/**
 * What `npm run build` has made of them: packages hold the same, without the last line, which names the map.
 * @returns {{bundles: Bundle[], packages: string[]}} packages, sorted: `graphology` or `@noble/hashes`
 */
export function builtBundles() {
  const listed = inRoot('dist', 'bundles.json');
  if (!fs.existsSync(listed))
    throw new Error('dist/ holds no build, or one of `npm run watch`: run `npm run build`');
  /** @type {import('esbuild').Metafile['outputs']} */
  const outputs = JSON.parse(fs.readFileSync(listed, 'utf8'));
  const packed = packedBuilds().map(({ outdir, outfile }) => outfile ?? `${outdir}/`);
  /** @type {Bundle[]} */
  const bundles = [];
  /** @type {Set<string>} */
  const packages = new Set();
  for (const [name, { imports, inputs }] of Object.entries(outputs)) {
    if (name.endsWith('.map') || !packed.some(each => name === each || isIn(each, name))) continue;
    bundles.push({
      name,
      text: fs.readFileSync(inRoot(name), 'utf8'),
      imports: imports.map(each => each.path),
    });
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
      const found = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
      if (found !== undefined && bytesInOutput > 0) packages.add(found);
    }
  }
  return { bundles, packages: [...packages].sort() };
}

/** @param {string} folder with a slash at its end @param {string} name */
const isIn = (folder, name) => folder.endsWith('/') && path.posix.dirname(name) === folder.slice(0, -1);

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
