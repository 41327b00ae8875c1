// The VS Code releases the extension is tested in, as npm packages: npm is reachable where VS Code's own
// download server is not.

/**
 * @typedef {object} Release
 * @property {string} vscode the version of VS Code
 * @property {string} codeServer the npm version of code-server that carries it
 * @property {string} node the Node it wants; another patch or minor of the same major does as well
 * @property {string} [ripgrep] the version of `@vscode/ripgrep-<platform>-<arch>`, where the release has none in itself
 */

/** @satisfies {Record<string, Release>} */
export const RELEASES = {
  // What `engines.vscode` promises.
  oldest: { vscode: '1.100.3', codeServer: '4.100.3', node: '20.20.2', ripgrep: '1.18.0' },
  latest: { vscode: '1.139.1', codeServer: '4.139.1', node: '24.21.0' },
};

/** @typedef {keyof typeof RELEASES} ReleaseName */

/** The environment variable that chooses the release, and what it is by default. */
export const RELEASE_VARIABLE = 'POLICY_CODER_VSCODE';

/**
 * @param {string} [name]
 * @returns {ReleaseName}
 */
export function releaseName(name = process.env[RELEASE_VARIABLE] ?? 'oldest') {
  if (Object.hasOwn(RELEASES, name)) return /** @type {ReleaseName} */ (name);
  throw new Error(`No VS Code called "${name}"; choose one of: ${Object.keys(RELEASES).join(', ')}`);
}
