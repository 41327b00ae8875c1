import assert from 'node:assert/strict';
import { makeFolder, removeFolders, run, smallProject } from './cli';

describe('policy-coder keywords', () => {
  after(removeFolders);

  it('lists every match with its place, theme, keyword and text', async () => {
    const { code, stdout, stderr } = await run(['keywords', makeFolder(smallProject)]);
    assert.equal(
      stdout,
      [
        'plans/1.txt:1:3\tdigital\t数字档案馆\t数字档案馆',
        'plans/1.txt:1:11\tsafety\t安全\t安全',
        'plans/1.txt:2:3\tsafety\t备份\t备份',
        'plans/1.txt:2:8\tsafety\t安全\t安全',
        'plans/2.txt:1:1\tdigital\t数字档案\t数字档案',
        'plans/2.txt:1:6\tsafety\t备份\t备份',
        '',
      ].join('\n'),
    );
    assert.deepEqual([code, stderr], [0, '']);
  });

  it('lists them as JSON, an alias as the text that stands there', async () => {
    const folder = makeFolder({
      'codebook.yaml':
        'version: 1\nthemes: [{ id: a, name: 区域, keywords: [{ term: 长三角, aliases: [长江三角洲] }] }]\n',
      'x.txt': '\ufeff首行\r\n融入长江三角洲。\r\n',
    });
    const { stdout } = await run(['keywords', folder, '--json']);
    assert.deepEqual(JSON.parse(stdout), [
      {
        source: 'x.txt',
        theme: 'a',
        keyword: '长三角',
        line: 2,
        column: 3,
        endLine: 2,
        endColumn: 8,
        text: '长江三角洲',
      },
    ]);
  });

  it('gives a match that a soft line end cuts in two as it is read', async () => {
    const line = '各级档案部门要统筹推进档案资源和档案利用体系建设工作抓好';
    const folder = makeFolder({
      'codebook.yaml': smallProject['codebook.yaml']!,
      'x.txt': `${[line, line, line, `${line.slice(0, -2)}数字`, `档案馆${line.slice(3)}`, line, `${line.slice(0, -1)}。`].join('\n')}\n`,
    });
    const [match] = JSON.parse((await run(['keywords', folder, '--json'])).stdout);
    assert.deepEqual(
      { ...match, source: undefined },
      {
        source: undefined,
        theme: 'digital',
        keyword: '数字档案馆',
        line: 4,
        column: 27,
        endLine: 5,
        endColumn: 4,
        text: '数字档案馆',
      },
    );
  });

  it('tells the issues beside the matches', async () => {
    const { code, stdout, stderr } = await run([
      'keywords',
      makeFolder({ ...smallProject, 'plans/3.txt': '' }),
    ]);
    assert.equal(code, 1);
    assert.equal(stdout.trimEnd().split('\n').length, 6);
    assert.match(stderr, /^plans\/3\.txt:1:1: warning: This source is empty\. \[empty-source\]$/m);
  });
});
