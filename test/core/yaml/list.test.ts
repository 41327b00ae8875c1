import assert from 'node:assert/strict';
import { YamlList } from '../../../src/core/yaml/list';

const layout = { key: 'codes', fields: ['id', 'name'] };

describe('a list in a YAML text', () => {
  it('keeps the comments beside and below its key, and has its first entry below them', () => {
    const text = 'codes:   # ours\n  # none yet\nother: 1\n';
    assert.equal(
      new YamlList(text, layout).insert(0, { id: 'a' }),
      text.replace('other', '  - id: a\nother'),
    );
  });

  it('has fields below a dash that stands alone in their column', () => {
    const text = 'codes:\n  -\n    id: a\n    name: b\n';
    assert.equal(new YamlList(text, layout).replace(0, { name: 'c' }), text.replace('b', 'c'));
    assert.equal(new YamlList(text, layout).replace(0, { id: 'd' }), text.replace('a', 'd'));
  });

  it('rewrites an entry between braces, and nothing that stands above it', () => {
    const text = 'codes:\n  - {id: a, name: x}\n\n  # ours\n\n  - {id: b, name: y}\n';
    assert.equal(new YamlList(text, layout).replace(1, { name: 'z' }), text.replace('y', 'z'));
    assert.equal(new YamlList(text, layout).replace(0, { name: 'z' }), text.replace('x', 'z'));
  });

  it('is written as a block without a second copy of the comment above it', () => {
    const text = 'version: 1\n\n# ours\ncodes: [{id: a}]\n';
    assert.equal(
      YamlList.inBlockStyle(text, layout)?.insert(1, { id: 'b' }),
      'version: 1\n\n# ours\ncodes:\n  - id: a\n  - id: b\n',
    );
  });

  it('goes with its last entry, unless a comment is in it; of no entry nothing goes', () => {
    const text = 'version: 1\ncodes:\n  - id: a\n  - id: b\n';
    assert.equal(new YamlList(text, layout).removeAll(new Set([0, 1])), 'version: 1\n');
    assert.equal(
      new YamlList(text.replace('codes:', 'codes: # ours'), layout).removeAll(new Set([0, 1])),
      'version: 1\ncodes: [] # ours\n',
    );
    assert.equal(new YamlList(text, layout).removeAll(new Set()), text);
    assert.equal(new YamlList('codes: []\n', layout).removeAll(new Set()), 'codes: []\n');
    assert.equal(new YamlList(text, layout).remove(2), undefined);
  });
});
