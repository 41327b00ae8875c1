import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { whyInstall } from '../../scripts/lib/dependencies.mjs';

describe('whether node_modules needs an install', () => {
  let folder: string;
  let lock: string;
  const write = (name: string, packages: object): string => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, JSON.stringify({ packages }));
    return file;
  };

  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-dependencies-'));
    lock = write('lock.json', {
      '': { version: '0.1.0' },
      'node_modules/yaml': { version: '2.9.1' },
      'node_modules/other-platform': { version: '1.0.0', optional: true },
    });
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  it('yes, without one', () => {
    assert.match(whyInstall(lock, path.join(folder, 'none.json')) ?? '', /No node_modules/);
  });

  it('yes, when a package is missing or of another version', () => {
    assert.match(whyInstall(lock, write('empty.json', {})) ?? '', /yaml/);
    const old = write('old.json', { 'node_modules/yaml': { version: '2.8.0' } });
    assert.match(whyInstall(lock, old) ?? '', /2\.9\.1/);
  });

  it('no, when all but the optional ones are there', () => {
    assert.equal(
      whyInstall(lock, write('good.json', { 'node_modules/yaml': { version: '2.9.1' } })),
      undefined,
    );
  });
});
