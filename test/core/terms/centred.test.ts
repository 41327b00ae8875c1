import assert from 'node:assert/strict';
import { fileStart } from '../../../src/core/base/issue';
import { centredOn } from '../../../src/core/terms/centred';
import { displayWidth } from '../../../src/core/text/wrapping';

const line = (left: string, text = '档案', right = '工作。') =>
  centredOn({ source: 'a.txt', label: 'a', range: fileStart, left, text, right }, 6);

/** How much room there is before the term. */
const before = (shown: string) => displayWidth(shown.slice(0, shown.indexOf('档案')));

describe('a line that is centred on its term', () => {
  it('has as much room before the term as any other', () => {
    for (const left of [
      '',
      '做好',
      '全省各级机关要做好',
      '在 2025 年底前基本完成',
      'a'.repeat(40),
      '𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇',
    ]) {
      assert.ok(Math.abs(before(line(left)) - 12) <= 1, JSON.stringify(line(left)));
    }
  });

  it('keeps what is next to the term, and says where it is cut', () => {
    assert.equal(line('做好'), '　　　　做好档案工作。');
    assert.equal(line('六个汉字正好'), '六个汉字正好档案工作。');
    assert.equal(line('这里有七个汉字'), '…有七个汉字档案工作。');
  });

  it('cuts no sign in two', () => {
    assert.doesNotMatch(line('𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇'), /^…?[\uDC00-\uDFFF]/);
  });
});
