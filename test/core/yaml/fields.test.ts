import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { setFields } from '../../../src/core/yaml/fields';

const path = ['network'];

describe('fields of a mapping in a YAML text', () => {
  it('are set where they stand; comments, blanks and other lines stay', () => {
    const text = `# ours
version: 1
network:   # how
  measure: count      # for now
  other: [1,  2]
  seed: 3
unit: sentence
`;
    assert.equal(
      setFields(text, path, { measure: 'jaccard', topEdges: 50, seed: undefined }),
      text.replace('measure: count', 'measure: jaccard').replace('  seed: 3\n', '  topEdges: 50\n'),
    );
    assert.equal(setFields(text, [], { unit: { window: 50 } }), text.replace('sentence', '{window: 50}'));
    assert.equal(setFields(text, path, {}), text);
  });

  it('begin the file, the mapping, and mappings in it', () => {
    assert.equal(setFields('', path, { seed: 2 }), 'version: 1\nnetwork:\n  seed: 2\n');
    assert.equal(
      setFields('# only this', path, { seed: 2 }),
      '# only this\nversion: 1\nnetwork:\n  seed: 2\n',
    );
    assert.equal(
      setFields('version: 1\nnetwork:\nunit: section\n', ['network', 'pinned'], {
        档案: [1, 2.5],
        b: [-1, 0],
      }),
      'version: 1\nnetwork:\n  pinned:\n    档案: [1, 2.5]\n    b: [-1, 0]\nunit: section\n',
    );
    assert.equal(setFields('version: 1', path, { seed: 2 }), 'version: 1\nnetwork:\n  seed: 2\n');
  });

  it('are set between braces, too', () => {
    const text = 'version: 1\nnetwork: { nodes: codes, without: [a] } # all\n';
    assert.equal(
      setFields(text, path, { nodes: 'keywords', without: undefined, kCore: 2 }),
      'version: 1\nnetwork: { nodes: keywords, kCore: 2 } # all\n',
    );
    const long = 'network:\n  {nodes: codes,\n   seed: 1}\n';
    const written = setFields(long, path, { seed: 2, pinned: { a: [1, 2] } });
    assert.deepEqual(parse(written!), { network: { nodes: 'codes', seed: 2, pinned: { a: [1, 2] } } });
  });

  it('leave nothing but braces where the last one goes, and keep the comment at its end', () => {
    assert.equal(
      setFields('a: 1\nnetwork:\n  seed: 3\nb: 2\n', path, { seed: undefined }),
      'a: 1\nnetwork:\n  {}\nb: 2\n',
    );
    const text = setFields('network:\n  seed: 3 # why\n  nodes: codes\n', path, { seed: undefined });
    assert.ok(text?.includes('# why'));
    assert.deepEqual(parse(text!), { network: { nodes: 'codes' } });
  });

  it('come below a key that has only comments', () => {
    const text = 'version: 1\nnetwork: # how\n  # nodes: keywords\n# tail\n';
    assert.equal(setFields(text, path, { seed: 2 }), text.replace('# tail', '  seed: 2\n# tail'));
  });

  it('keep the layout of braces: blanks, lines, quotes, and keys without a colon', () => {
    assert.equal(
      setFields('network: { nodes: "codes",kCore }\n', path, { nodes: 'keywords', kCore: 2 }),
      'network: { nodes: "keywords",kCore: 2 }\n',
    );
    assert.equal(
      setFields('network: {\n  a: 1,\n  b: 2,\n}\n', path, { a: undefined, c: 3 }),
      'network: {\n  b: 2,\n  c: 3,\n}\n',
    );
    assert.equal(
      setFields('network: {a: 1}\n', ['network', 'groups'], { b: ['c'] }),
      'network: {a: 1, groups: {b: [c]}}\n',
    );
  });

  it('replace lists that stand on several lines, unless there is a comment in them', () => {
    const text = 'network:\n  without:\n    - a\n    - b\n  seed: 1\n';
    assert.equal(setFields(text, path, { without: ['c'] }), 'network:\n  without: [c]\n  seed: 1\n');
    assert.equal(setFields(text.replace('- a', '- a # no'), path, { without: ['c'] }), undefined);
  });

  it('keep line ends and quotes', () => {
    assert.equal(
      setFields('network:\r\n  measure: "count"\r\n', path, { measure: 'pmi', seed: 2 }),
      'network:\r\n  measure: "pmi"\r\n  seed: 2\r\n',
    );
  });

  it('are left alone in a text that cannot be read, or says something else there', () => {
    for (const text of ['network: [', 'network: 5\n', '- a\n', 'network: &x {a: 1}\nother: *y\n'])
      assert.equal(setFields(text, path, { seed: 2 }), undefined, text);
  });

  it('may be called what every object has', () => {
    const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];
    for (const name of names) {
      const text = `version: 1\nnetwork:\n  pinned:\n    ${name}: [1, 2]\n`;
      const pin = (id: string, at: unknown, old: string) =>
        setFields(old, ['network', 'pinned'], Object.fromEntries([[id, at]]));
      assert.equal(pin('人才', [3, 4], text), `${text}    人才: [3, 4]\n`);
      assert.equal(pin(name, [3, 4], text), text.replace('[1, 2]', '[3, 4]'));
      const inFlow = `version: 1\nnetwork: {pinned: {${name}: [1, 2], a: [5, 6]}}\n`;
      assert.equal(pin('a', undefined, inFlow), `version: 1\nnetwork: {pinned: {${name}: [1, 2]}}\n`);
      assert.equal(
        setFields('version: 1\n', [name], Object.fromEntries([['a', 1]])),
        `version: 1\n${name}:\n  a: 1\n`,
      );
    }
  });

  it('say what was meant, whatever is there', () => {
    const value = fc.oneof(
      fc.integer(),
      fc.constantFrom('a: b', '#x', '是', 'true', '', "it's", '- y', '1'),
      fc.array(fc.constantFrom('a', 'b, c', ']'), { maxLength: 3 }),
    );
    const key = fc.constantFrom('a', 'b b', '档案', 'c:d', '1');
    const fields = fc.dictionary(key, fc.option(value, { nil: undefined }), { maxKeys: 4 });
    fc.assert(
      fc.property(fc.array(fields, { minLength: 1, maxLength: 4 }), fc.boolean(), (edits, flow) => {
        let text: string = flow ? 'network: {a: 1}\n' : 'version: 1\n# c\nnetwork:\n  a: 1 # one\n';
        const meant = new Map<string, unknown>([['a', 1]]);
        for (const edit of edits) {
          const next = setFields(text, path, edit);
          if (next === undefined) continue;
          text = next;
          for (const [name, each] of Object.entries(edit)) {
            if (each === undefined) meant.delete(name);
            else meant.set(name, each);
          }
        }
        assert.deepEqual(parse(text).network ?? {}, Object.fromEntries(meant));
      }),
    );
  });
});
