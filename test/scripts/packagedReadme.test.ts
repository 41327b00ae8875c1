// The package shows one page: whoever has only that must find every guide in it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagedReadme } from '../../scripts/package/pages.mjs';
import { root } from '../support/root';

describe('the README of the package', () => {
  it('holds every guide, in both languages', () => {
    const packed = packagedReadme();
    const titles = readdirSync(join(root, 'docs/zh-cn')).flatMap(name =>
      [`docs/${name}`, `docs/zh-cn/${name}`].map(
        path => /^# (.+)$/m.exec(readFileSync(join(root, path), 'utf8'))![1]!,
      ),
    );
    assert.ok(titles.length > 10);
    assert.deepEqual(
      titles.filter(title => !packed.includes(`\n## ${title}\n`)),
      [],
    );
  });

  it('links to nothing but addresses, and shows no picture', () => {
    assert.deepEqual(packagedReadme().match(/\]\((?!https?:)[^)]*\)/g) ?? [], []);
  });
});
