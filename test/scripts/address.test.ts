import assert from 'node:assert/strict';
import { address } from '../../scripts/vscode/address.mjs';

describe('the address of a project in a VS Code server', () => {
  const server = { port: 8123, extension: '/tmp/server/extension' };
  const payloadOf = (url: string): unknown => JSON.parse(new URL(url).searchParams.get('payload') ?? '');

  it('names the folder, whatever its letters', () => {
    const url = address(server, { folder: '/home/李/plans & more' });
    assert.equal(new URL(url).host, '127.0.0.1:8123');
    assert.equal(new URL(url).searchParams.get('folder'), '/home/李/plans & more');
  });

  it('opens nothing when none is named: VS Code would else open what was open last', () => {
    const { searchParams } = new URL(address(server, {}));
    assert.equal(searchParams.get('folder'), null);
    assert.equal(searchParams.get('ew'), 'true');
  });

  it('develops our extension, and runs its tests when asked to', () => {
    const extension = ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:8123/tmp/server/extension'];
    assert.deepEqual(payloadOf(address(server, { folder: '/f' })), [extension, ['skipWelcome', 'true']]);
    assert.deepEqual(payloadOf(address(server, { folder: '/f', tests: 'out/t.js' })), [
      extension,
      ['extensionTestsPath', 'vscode-remote://127.0.0.1:8123/tmp/server/extension/out/t.js'],
      ['skipWelcome', 'true'],
    ]);
  });
});
