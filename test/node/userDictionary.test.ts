import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readUserDictionary } from '../../src/node/segmenter/child/userDictionary';

describe('a user dictionary', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-coder-dictionary-'));
  });
  after(() => rmSync(folder, { recursive: true }));
  const read = (content: string | Uint8Array) => {
    const path = join(folder, 'words.txt');
    writeFileSync(path, content);
    return readUserDictionary(path);
  };

  it('is brought into the form that all engines read', () => {
    assert.deepEqual(read('\ufeff查档易通办 20 n\r\n\n 亮牌行动 \n一网通查\t3000\n好差评 v\n'), {
      text: '查档易通办 20 n\n亮牌行动\n一网通查 3000 x\n好差评\n',
    });
    assert.deepEqual(readUserDictionary(undefined), { text: '' });
    assert.deepEqual(read(''), { text: '' });
  });

  it('is left out as a whole when it is missing or one line is bad, and the line is named', () => {
    assert.equal(readUserDictionary(join(folder, 'none.txt')).failure?.reason, 'no-user-dictionary');
    assert.equal(readUserDictionary(folder).failure?.reason, 'no-user-dictionary');
    const bad = ['好 3 n x', '好 0 n', '好 -1', '好 99999999999 n', '好\0词', '好 3 名'];
    for (const line of bad) {
      const { text, failure } = read(`档案\n${line}\n`);
      assert.equal(text, '');
      assert.equal(failure?.reason, 'bad-user-dictionary', line);
      assert.match(failure?.detail ?? '', /words\.txt:2: /);
    }
    assert.equal(read(Uint8Array.of(0xb5, 0xb5, 0xb0, 0xb8, 10)).failure?.reason, 'bad-user-dictionary');
  });
});
