import assert from 'node:assert/strict';
import type { Codebook } from '../../../src/core/codebook/codebook';
import { findCodes } from '../../../src/core/codebook/findCodes';
import { parseCodebook } from '../../../src/core/codebook/parse';
import { findByPinyin, loadReadings, type Readings } from '../../../src/core/codebook/pinyin';
import { readSample } from '../../support/sample';
import { cpuSeconds } from '../../support/work';

const read = (text: string): Codebook => {
  const { codebook, issues } = parseCodebook(text);
  assert.ok(codebook, JSON.stringify(issues));
  return codebook;
};

const gb2312 = (rows: readonly [number, number]) => {
  const decoder = new TextDecoder('gb2312');
  const characters: string[] = [];
  for (let high = rows[0]; high <= rows[1]; high++)
    for (let low = 0xa1; low <= 0xfe; low++) characters.push(decoder.decode(Uint8Array.of(high, low)));
  return characters.filter(each => /^\p{Script=Han}$/u.test(each));
};

describe('codes found by pinyin', () => {
  let readings: Readings;
  before(async () => {
    readings = await loadReadings();
  });
  const part = (text: string, letters: string) => {
    const span = findByPinyin(text, letters, readings);
    return span && text.slice(span.start, span.end);
  };

  it('takes initials, whole syllables, both mixed, and a last one that is on its way', () => {
    for (const letters of ['szdag', 'shuzidanganguan', 'shuzdagu', 'szdangangu', 'shzdag'])
      assert.equal(part('数字档案馆建设', letters), '数字档案馆', letters);
    assert.equal(part('数字档案馆', 'da'), '档案');
    assert.equal(part('数字档案馆', 'dx'), undefined);
    assert.equal(part('数字档案馆', ''), undefined);
  });

  it('knows all readings of a character', () => {
    assert.equal(part('重庆', 'chongqing'), '重庆');
    assert.equal(part('重点', 'zhongd'), '重点');
    assert.equal(part('长三角', 'csj'), '长三角');
    assert.equal(part('长三角', 'zsj'), '长三角');
    assert.equal(part('绿色', 'lvse'), '绿色');
  });

  it('passes over punctuation, and lets letters stand for themselves', () => {
    assert.equal(part('监督（指导）', 'jdzd'), '监督（指导');
    assert.equal(part('A类档案', 'alda'), 'A类档案');
    assert.equal(part('A类档案', 'aldang'), 'A类档');
    assert.equal(part('数字化𠮷档案', 'da'), '档案');
  });

  it('reads traditional characters as their simplified forms', () => {
    assert.equal(part('數字檔案館', 'szdag'), '數字檔案館');
  });

  it('knows every character of both levels of GB 2312, by the initial that collation gives it', () => {
    const level1 = gb2312([0xb0, 0xd7]);
    assert.equal(level1.length, 3755);
    for (const character of [...level1, ...gb2312([0xd8, 0xf7])])
      assert.ok(readings.has(character), character);
    // The first character of each initial in the order of ICU: an oracle of other people's data.
    const { compare } = new Intl.Collator('zh-u-co-pinyin');
    const initials = [...'abcdefghjklmnopqrstwxyz'];
    const firsts = [...'阿八嚓哒妸发旮哈讥咔垃妈拿噢趴七然仨他挖夕丫匝'];
    const differing = level1.filter(character => {
      const initial = initials[firsts.findLastIndex(first => compare(first, character) <= 0)]!;
      return !readings.get(character)!.some(reading => reading.startsWith(initial));
    });
    // ICU reads them pu and jia, as in 胸脯 and 雪茄; the table fu and qie.
    assert.deepEqual(differing, ['脯', '茄']);
  });

  it('answers at once, whatever is typed', async () => {
    // The library's own matching takes half a minute for one of these.
    const seconds = await cpuSeconds(() => {
      for (const letters of ['an'.repeat(12), 'xian'.repeat(6)])
        findByPinyin('案安岸暗按'.repeat(4), letters, readings);
    });
    assert.ok(seconds < 10, `${seconds} s`);
  });

  it('finds every code of the sample by its initials and by its whole pinyin', () => {
    const text = new TextDecoder().decode(readSample()['codebook.yaml'] as Uint8Array);
    const codebook = read(text);
    const spelled = (name: string, of: (reading: string) => string): string =>
      [...name].map(each => (readings.get(each) ?? ['']).slice(0, 1).map(of)).join('');
    for (const { name, path } of codebook.codes.values()) {
      for (const typed of [
        spelled(name, reading => reading.slice(0, 1)),
        spelled(name, reading => reading),
      ]) {
        const found = findCodes(codebook, typed, readings).map(({ code }) => code.path);
        assert.ok(found.includes(path), `${typed} finds ${found}, not ${path}`);
      }
    }
  });

  it('ranks names before paths, paths before pinyin, and keeps the order of the codebook', () => {
    const codebook = read(
      [
        'version: 1',
        'themes:',
        '  - {id: other, name: 其他, definition: 与人才有关}',
        '  - {id: rc, name: 安全}',
        '  - {id: talent, name: 档案人才}',
        '  - {id: people, name: 人才队伍}',
      ].join('\n'),
    );
    const found = (typed: string) => findCodes(codebook, typed, readings).map(({ code }) => code.path);
    assert.deepEqual(found('人才'), ['people', 'talent', 'other']);
    assert.deepEqual(found('rc'), ['rc', 'people', 'talent']);
    assert.deepEqual(found('dangan 才'), ['talent']);
    assert.deepEqual(found(''), ['other', 'rc', 'talent', 'people']);
    assert.deepEqual(
      findCodes(codebook, 'dui', readings).map(({ pinyin }) => pinyin),
      [{ start: 2, end: 3 }],
    );
  });
});
