import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../src/core/base/steps';
import { type ConcordanceOrder, concordance } from '../../../src/core/terms/concordance';
import type { Contents } from '../../support/corpusStore';
import { codebookOf, corpusOf } from '../../support/project';
import { wrapText } from '../../support/wrapText';

const codebook = codebookOf({ a: ['治理', '基层治理'] });
const lines = (contents: Contents, term: string, order?: ConcordanceOrder, context?: number) =>
  finish(concordance(corpusOf({ 'codebook.yaml': codebook, ...contents }), term, order, context));
const inShort = (found: ReturnType<typeof lines>) =>
  found.map(({ left, text, right }) => `${left}|${text}|${right}`);

describe('concordance', () => {
  const plans = { '1.txt': '加强基层治理。\n数据治理先行，治理为民！\n', '2.txt': '乡村治理。' };

  it('gives every occurrence with its context in its unit, its place, and what it counts as', () => {
    assert.deepEqual(lines(plans, '治理'), [
      {
        source: '1.txt',
        label: '1',
        range: { line: 1, column: 5, endLine: 1, endColumn: 7 },
        left: '加强基层',
        text: '治理',
        right: '。',
        keyword: '基层治理',
      },
      {
        source: '1.txt',
        label: '1',
        range: { line: 2, column: 3, endLine: 2, endColumn: 5 },
        left: '数据',
        text: '治理',
        right: '先行，治理为民！',
        keyword: '治理',
      },
      {
        source: '1.txt',
        label: '1',
        range: { line: 2, column: 8, endLine: 2, endColumn: 10 },
        left: '数据治理先行，',
        text: '治理',
        right: '为民！',
        keyword: '治理',
      },
      {
        source: '2.txt',
        label: '2',
        range: { line: 1, column: 3, endLine: 1, endColumn: 5 },
        left: '乡村',
        text: '治理',
        right: '。',
        keyword: '治理',
      },
    ]);
  });

  it('sorts by what stands before, read backwards, and by what stands behind', () => {
    const text = { '1.txt': '丙甲建设乙。甲乙建设甲。乙甲建设丙。' };
    assert.deepEqual(inShort(lines(text, '建设', 'left')), [
      '甲乙|建设|甲。',
      '丙甲|建设|乙。',
      '乙甲|建设|丙。',
    ]);
    assert.deepEqual(inShort(lines(text, '建设', 'right')), [
      '乙甲|建设|丙。',
      '丙甲|建设|乙。',
      '甲乙|建设|甲。',
    ]);
  });

  it('finds terms that are in no codebook, and nothing for blanks', () => {
    assert.equal(lines(plans, '先行')[0]?.keyword, undefined);
    assert.equal(lines(plans, ' 先行 ').length, 1);
    assert.deepEqual(lines(plans, '  '), []);
    assert.deepEqual(lines(plans, '查无此词'), []);
  });

  it('cuts contexts to a number of characters, whole ones', () => {
    assert.deepEqual(inShort(lines({ '1.txt': '一二𠀀治理𠀀四五' }, '治理', 'source', 3)), [
      '二𠀀|治理|𠀀四',
    ]);
    assert.deepEqual(inShort(lines({ '1.txt': '一二𠀀治理𠀀四五' }, '治理', 'source', 1)), ['|治理|']);
  });

  it('puts contexts on one line where a unit has several', () => {
    const found = lines(
      { '1.txt': '甲\n乙治理丙\n丁', 'corpus.yaml': 'version: 1\nunit: document\n' },
      '治理',
    );
    assert.deepEqual(inShort(found), ['甲 乙|治理|丙 丁']);
  });

  it('sees through the soft line ends of hard-wrapped text', () => {
    const sentence =
      '各地要把数字乡村建设同基层社会治理结合起来，推动公共服务向农村延伸，使群众办事更加方便，';
    const cut = [38, 40, 42, 44, 46].flatMap(width => {
      const found = lines({ '1.txt': wrapText(`${sentence.repeat(6)}。`, width) }, '数字乡村');
      assert.equal(found.length, 6, `wrapped at ${width} columns`);
      return found.filter(({ range }) => range.endLine > range.line);
    });
    assert.ok(cut.length > 0, 'some are cut by a line end');
    assert.ok(
      cut.every(
        ({ text, left, right }) => text === '数字乡村' && left.endsWith('要把') && right.startsWith('建设'),
      ),
    );
  });

  it('has as many lines as a plain search finds, in any order', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '。', '\n', 'a'), maxLength: 80 });
    const term = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(text, term, fc.constantFrom('left', 'right', 'source'), (content, wanted, order) => {
        const found = lines({ '1.txt': content }, wanted, order);
        assert.equal(found.length, content.split(wanted).length - 1);
        for (const { range, text: own } of found) {
          const line = content.split('\n')[range.line - 1]!;
          assert.equal(line.slice(range.column - 1, range.endColumn - 1), own);
        }
      }),
    );
  });
});
