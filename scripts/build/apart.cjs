// Parts of bundles that are files of their own, loaded when something of them is first used: who starts need not wait for
// what few need, and what several bundles need is held once.
const Module = require('node:module');
const path = require('node:path');
const esbuild = require('esbuild');

/** @typedef {import('esbuild').OnResolveArgs} Asked */

/**
 * Has imports of a module ask the file it is built into, which lies beside the bundle.
 * @param {import('esbuild').BuildOptions & {outfile: string}} options of that file
 * @param {RegExp} filter what imports of the module look like
 * @param {(asked: Asked) => boolean} [isModule] tells it from others that look alike
 */
function apart(options, filter, isModule) {
  const file = `./${path.basename(options.outfile)}`;
  return plugin(file, filter, isModule, async () => {
    const { outputFiles = [] } = await esbuild.build({ ...options, sourcemap: false, write: false });
    const built = new Module(options.outfile);
    // @ts-expect-error Not in the types of Node: runs a text as the file of that name.
    built._compile(outputFiles[0]?.text, path.resolve(options.outfile));
    return Object.entries(built.exports).map(([name, value]) => {
      // A file name or a number is no reason to load the file.
      const isNamed = Object(value) === value;
      return { name, get: isNamed ? `(part ??= require('${file}')).${name}` : JSON.stringify(value) };
    });
  });
}

/**
 * Has imports of a JSON file read it where it ships anyway.
 * @param {string} json absolute path
 * @param {string} file its path from the bundle
 */
function jsonApart(json, file) {
  const isJson = (/** @type {Asked} */ asked) => path.resolve(asked.resolveDir, asked.path) === json;
  const get = `(part ??= require('${file}'))`;
  return plugin(file, /\.json$/, isJson, async () => [{ name: 'default', get }]);
}

/**
 * @param {string} file as the bundle asks for it
 * @param {RegExp} filter
 * @param {((asked: Asked) => boolean) | undefined} isModule
 * @param {() => Promise<{name: string, get: string}[]>} exported
 * @returns {import('esbuild').Plugin}
 */
function plugin(file, filter, isModule, exported) {
  const namespace = `apart:${file}`;
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter }, asked =>
        asked.namespace === 'file' && (isModule?.(asked) ?? true) ? { path: file, namespace } : undefined,
      );
      build.onResolve({ filter: /.*/, namespace }, () => ({ path: file, external: true }));
      build.onLoad({ filter: /.*/, namespace }, async () => {
        const getters = (await exported()).map(({ name, get }) => `get ${name}() { return ${get}; }`);
        // Inherited, because esbuild copies what is a module's own for each of a hundred that import it.
        return {
          contents: `let part; module.exports = Object.create({ __esModule: true, ${getters.join(', ')} });`,
        };
      });
    },
  };
}

module.exports = { apart, jsonApart };
