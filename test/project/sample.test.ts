import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from '../support/root';

describe('the sample that comes with the extension', () => {
  it('is listed file by file: a browser cannot look into its folder', () => {
    const folder = join(root, 'samples/provincial-plans');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
    const listed: readonly string[] = JSON.parse(
      readFileSync(join(root, 'samples/provincial-plans.files.json'), 'utf8'),
    );
    assert.deepEqual([...listed].sort(), files.sort());
  });
});
