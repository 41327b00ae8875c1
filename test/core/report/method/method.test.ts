import assert from 'node:assert/strict';
import { describeMethod } from '../../../../src/core/report/method/method';
import { codebookOf, corpusOf } from '../../../support/project';
import { wrapText } from '../../../support/wrapText';

const plan =
  '全省各级综合档案馆加快推进存量档案数字化，馆藏永久档案数字化率达到百分之八十以上，新建一批数字档案馆和专题数据库，' +
  '电子文件归档和电子档案管理水平明显提升，基本形成覆盖城乡的档案利用体系。';

describe('describeMethod', () => {
  it('says what line ends were taken for, and how many were seen through', () => {
    const [head, ...rest] = wrapText(plan, 44).split('\n');
    const method = (settings: string) =>
      describeMethod(
        corpusOf({
          'codebook.yaml': codebookOf({ a: ['数字档案馆'] }),
          'corpus.yaml': `version: 1\n${settings}`,
          'a.txt': [head, '- 1 -', ...rest].join('\n'),
          'b.txt': plan,
        }),
      ).matching;
    const { joins, pageLines, lineEnds } = method('');
    assert.deepEqual([joins, pageLines, lineEnds], [{ 'a.txt': rest.length }, { 'a.txt': 1 }, {}]);
    const told = method('lineEnds: {a.*: hard}\n');
    assert.deepEqual([told.joins, told.pageLines, told.lineEnds], [{}, {}, { 'a.*': 'hard' }]);
    assert.deepEqual(method('lineEnds: hard\n').lineEnds, { '**': 'hard' });
  });

  it('says whose work counts, and the day of the newest of it: never that of the clock', () => {
    const method = (...annotations: readonly string[]) =>
      describeMethod(
        corpusOf({
          'codebook.yaml': codebookOf({ a: [] }),
          'a.txt': plan,
          'a.txt.b.codes.yaml': `version: 1\nannotations: [${annotations.join(', ')}]\nreviewed: [{ code: a, absent: false, coder: c }]\n`,
        }),
      ).annotations;
    const one = (id: string, created: string) =>
      `{ id: ${id}, codes: [a], quote: 不在文中的${id}, coder: b, created: ${created} }`;
    assert.deepEqual(method(one('x', '2026-11-21'), one('y', '2026-11-22'), one('z', '"9999"')), {
      counted: ['exact', 'moved'],
      coders: ['b', 'c'],
      newest: '2026-11-22',
    });
    assert.equal(method().newest, null);
  });
});
