import assert from 'node:assert/strict';
import { readImportFile } from '../../../src/core/import/read';

const csv =
  'source,quote,codes,memo\np.txt,充实馆藏资源,a,甲\np.txt,推进开放审核,a,见附件\np.txt,培养专业人才,b,\n';

describe('a file of codings', () => {
  const bytes = Buffer.from(csv);
  const at = bytes.indexOf('附');

  it('is read whole', () => {
    const read = readImportFile('c.csv', bytes);
    assert.equal(read?.rows.length, 3);
    assert.equal(read.damage, undefined);
  });

  it('loses a bad byte, not the file, and says on which line', () => {
    const read = readImportFile(
      'c.csv',
      Buffer.concat([bytes.subarray(0, at), Buffer.of(0xff), bytes.subarray(at)]),
    );
    assert.deepEqual(
      read?.rows.map(({ quote, memo }) => [quote, memo]),
      [
        ['充实馆藏资源', '甲'],
        ['推进开放审核', '见\ufffd附件'],
        ['培养专业人才', undefined],
      ],
    );
    assert.deepEqual(
      [read?.damage?.count, read?.damage?.encoding, read?.damage?.first.map(({ line }) => line)],
      [1, 'utf-8', [3]],
    );
  });

  it('is none where it is no text, or of another kind', () => {
    assert.equal(readImportFile('c.csv', Buffer.from('a,b\n1,2\n')), undefined);
    assert.equal(readImportFile('c.txt', bytes), undefined);
    assert.equal(readImportFile('c.csv', Buffer.of(0, 1, 2, 0, 255, 254, 0, 0)), undefined);
  });
});
