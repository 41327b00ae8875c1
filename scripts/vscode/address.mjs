/**
 * @typedef {object} AddressOptions
 * @property {string} [folder] the workspace: a folder, a `.code-workspace` file, or the URI of a folder elsewhere; none:
 * an empty window
 * @property {boolean} [proposedApi] extensions may use interfaces that VS Code has not settled on yet
 * @property {string} [tests] the extension's module whose `run()` is the test suite; VS Code ends after it
 */

/**
 * The address at which a server opens a folder, with the extension under development unless one is installed.
 * @param {Pick<import('./server.mjs').Server, 'port' | 'extension'>} server
 * @param {AddressOptions} options
 */
export function address({ port, extension }, { folder, tests, proposedApi = false }) {
  const host = `127.0.0.1:${port}`;
  /** @param {string} file */
  const remote = file => `vscode-remote://${host}${file.split('/').map(encodeURIComponent).join('/')}`;
  const development =
    extension === undefined
      ? []
      : [
          ['extensionDevelopmentPath', remote(extension)],
          ...(tests === undefined ? [] : [['extensionTestsPath', remote(`${extension}/${tests}`)]]),
        ];
  const payload = [
    ...development,
    ...(proposedApi ? [['enableProposedApi', '']] : []),
    ['skipWelcome', 'true'],
  ];
  const url = new URL(`http://${host}/`);
  // Otherwise VS Code opens what was open last.
  if (folder === undefined) url.searchParams.set('ew', 'true');
  else url.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
