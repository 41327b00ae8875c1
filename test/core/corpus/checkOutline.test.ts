import assert from 'node:assert/strict';
import { messageOf } from '../../../src/core/base/issue';
import { english } from '../../../src/core/base/l10n';
import { buildOverview } from '../../../src/core/report/overview/overview';
import { scopeTable } from '../../../src/core/report/overview/scopeTable';
import { describeLeftOut } from '../../../src/core/report/overview/sentences';
import { codebookOf, corpusOf } from '../../support/project';

const codebook = codebookOf({ a: ['果园'] });
const scope = 'version: 1\nscope: { section: 任务 }\n';
const lines = (count: number) => '各乡镇要加快果园灌溉设施改造，逐步扩大种植面积。\n'.repeat(count);

/** A text of three sections of which the second is in scope. */
function plan(within: number, around: number, third = '三、保障'): string {
  return `一、形势\n${lines(around)}二、任务\n${lines(within)}${third}\n${lines(around)}`;
}

function told(files: Readonly<Record<string, string>>, settings = scope): readonly string[] {
  const { issues } = corpusOf({ 'codebook.yaml': codebook, 'corpus.yaml': settings, ...files });
  return issues.map(({ source, range, code }) => `${source}:${range.line} ${code}`);
}

describe('what is odd about headings', () => {
  it('is a number that does not follow on the one before, in every form, at its line', () => {
    const { issues } = corpusOf({
      'codebook.yaml': codebook,
      'p.txt': `一、形势\n${lines(1)}二、任务\n${lines(1)}四、保障\n${lines(1)}`,
    });
    assert.deepEqual(
      issues.map(each => [each.code, each.range.line]),
      [['broken-numbers', 5]],
    );
    assert.equal(
      messageOf(issues[0]!, english),
      'Heading numbers are broken: after "二、任务" (line 3), number 3 was expected, but 4 follows here ("四、保障"). A heading may be missing or written differently, so that the section above reaches too far.',
    );
    for (const [one, two, four] of [
      ['第一章 形势', '第二章 任务', '第四章 保障'],
      ['第一条 为改造果园，制定本办法。', '第二条 本办法适用于本县。', '第四条 乡镇负责改造。'],
      ['第一条为改造果园，制定本办法。', '第二条本办法适用于本县。', '第四条乡镇负责改造。'],
      ['I. 形势', 'II. 任务', 'IV. 保障'],
      ['第一款 形势', '第二款 任务', '第四款 保障'],
      ['1.1.1 形势', '1.1.2 任务', '1.1.4 保障'],
      ['① 形势', '② 任务', '④ 保障'],
      ['1、形势', '2、任务', '4、保障'],
      ['专栏1 形势', '专栏2 任务', '专栏4 保障'],
      ['一 形势', '二 任务', '四 保障'],
      ['01 形势', '02 任务', '04 保障'],
      ['（一）形势', '（二）任务', '（四）保障'],
      ['1. 形势', '2. 任务', '4. 保障'],
      ['1.1 形势', '1.2 任务', '1.4 保障'],
      ['（1）形势', '（2）任务', '（4）保障'],
      ['Ⅰ. 形势', 'Ⅱ. 任务', 'Ⅳ. 保障'],
      ['第一部分 形势', '第二部分 任务', '第四部分 保障'],
      ['一、形势', '二、任务', '二、保障'],
      ['一、形势', '三、任务', '二、保障'],
    ] as const) {
      const text = `${one}\n${lines(1)}${two}\n${lines(1)}${four}\n${lines(1)}`;
      const found = told({ 'p.txt': text }, 'version: 1\n');
      assert.ok(found.includes('p.txt:5 broken-numbers'), `${four}: ${found.join()}`);
    }
  });

  it('is nothing where numbers go on, begin again, or stand in another section', () => {
    const inner = `（一）甲的工作\n${lines(1)}（二）乙的工作\n${lines(1)}`;
    const text = `一、形势\n${inner}二、任务\n${inner}三、保障\n${lines(1)}`;
    assert.deepEqual(told({ 'p.txt': text }, 'version: 1\n'), []);
  });

  it('is a section of the scope that is far longer or shorter than in the other sources', () => {
    const files = { 'a.txt': plan(4, 3), 'b.txt': plan(8, 6), 'c.txt': plan(5, 4) };
    assert.deepEqual(told(files), []);
    // The heading behind it is gone, or written so that nobody can tell.
    assert.deepEqual(told({ ...files, 'd.txt': plan(4, 3, '') }), ['d.txt:5 long-section']);
    assert.deepEqual(told({ ...files, 'd.txt': plan(1, 30) }), ['d.txt:32 short-section']);
    // Without a scope, nobody asks.
    assert.deepEqual(told({ ...files, 'd.txt': plan(1, 30) }, 'version: 1\n'), []);
  });

  it('is a source without the section, and says of a table of contents that it alone has it', () => {
    const contents = '目录\n一、形势…………1\n二、任务…………3\n三、保障…………9\n';
    const { issues } = corpusOf({
      'codebook.yaml': codebook,
      'corpus.yaml': scope,
      'a.txt': plan(4, 3),
      'b.txt': plan(4, 3).replace('任务', '重点'),
      'c.txt': contents + plan(4, 3).replace('任务', '重点'),
    });
    assert.deepEqual(
      issues.map(({ source, code, args }) => [source, code, ...args]),
      [
        ['b.txt', 'outside-of-scope', '任务', 1, 3],
        ['c.txt', 'scope-in-contents', '任务', 1, 3],
      ],
    );
  });
});

describe('how much of each source is in scope', () => {
  const contents = '目录\n一、果园形势…………1\n二、任务…………3\n';
  const body = `一、果园形势\n${lines(2)}二、任务\n${lines(1)}`;

  it('is told in characters, with what is left out and why', () => {
    const overview = buildOverview(
      corpusOf({ 'codebook.yaml': codebook, 'corpus.yaml': scope, 'p.txt': contents + body }),
      english,
    );
    const [row] = overview.coverage.rows;
    const inScope = `二、任务\n${lines(1)}`.length;
    assert.equal(row?.inScope, inScope);
    assert.equal(row.characters, (contents + body).length);
    const { matches, outOfScope, inContents } = overview.corpus;
    assert.deepEqual({ matches, outOfScope, inContents }, { matches: 1, outOfScope: 4, inContents: 1 });
    assert.deepEqual(describeLeftOut(overview, english), [
      '3 keyword hits are outside the scope and are not counted.',
      '1 keyword hit is in a table of contents and is not counted.',
    ]);
    const share = `${((100 * inScope) / row.characters).toFixed(1)}%`;
    const figures = [String(inScope), String(row.characters), share];
    assert.deepEqual(scopeTable(overview, english)?.rows, [
      ['p', ...figures],
      ['Total', ...figures],
    ]);
  });

  it('is all but the table of contents without a scope, and nothing is told where it is all', () => {
    const of = (text: string) =>
      buildOverview(corpusOf({ 'codebook.yaml': codebook, 'p.txt': text }), english);
    const listed = of(contents + body);
    assert.equal(listed.coverage.rows[0]?.inScope, body.length);
    assert.deepEqual(describeLeftOut(listed, english), [
      '1 keyword hit is in a table of contents and is not counted.',
    ]);
    const whole = of(body);
    assert.equal(whole.coverage.rows[0]?.inScope, body.length);
    assert.equal(scopeTable(whole, english), undefined);
  });
});
