import assert from 'node:assert/strict';
import { replaceScalars } from '../../../src/core/yaml/scalars';

const rename = (text: string, from: string, to: string) =>
  replaceScalars(text, ({ value }) => (value === from ? to : undefined));

describe('putting other texts in the place of YAML scalars', () => {
  it('leaves everything else byte for byte: comments, quotes, blanks, line ends', () => {
    const text = '\ufeff# c\r\na:   旧   # here\r\n"旧" : [ 旧,x,"旧", \'旧\']\r\n\r\n';
    assert.equal(
      rename(text, '旧', '新'),
      '\ufeff# c\r\na:   新   # here\r\n"新" : [ 新,x,"新", \'新\']\r\n\r\n',
    );
  });

  it('quotes what has to be', () => {
    assert.equal(rename('a: [旧, b]\n', '旧', 'x, y'), 'a: ["x, y", b]\n');
    assert.equal(rename('a: 旧\n', '旧', '- 12 # no'), 'a: "- 12 # no"\n');
  });

  it('tells keys from values, and where they stand', () => {
    const seen: string[] = [];
    replaceScalars('a: { b: [c, { d: e }] }\n', ({ value, path, isKey }) => {
      seen.push(`${isKey ? 'key ' : ''}${value} ${path.join('/')}`);
      return undefined;
    });
    assert.deepEqual(seen, ['key a a', 'key b a/b', 'c a/b/0', 'key d a/b/1/d', 'e a/b/1/d']);
  });

  it('refuses what cannot be read, block texts, and keys that would stand twice', () => {
    assert.equal(rename('a: [旧\n', '旧', '新'), undefined);
    assert.equal(rename('a: |\n  旧\n', '旧\n', '新\n'), undefined);
    assert.equal(rename('旧: 1\n新: 2\n', '旧', '新'), undefined);
  });

  it('gives the very text where there is nothing to do', () => {
    const text = 'a:  旧 # x';
    assert.equal(rename(text, 'y', 'z'), text);
  });
});
