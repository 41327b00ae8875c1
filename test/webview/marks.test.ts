import assert from 'node:assert/strict';
import type { CodedSource } from '../../src/core/corpus/corpus';
import { isMarked, rulerMarksOf, stretchesToMark, tintsOf } from '../../src/editor/text/marks';
import { codebookOf, corpusOf } from '../support/project';
import { wrapText } from '../support/wrapText';

function source(text: string, settings = ''): CodedSource {
  return corpusOf({
    'codebook.yaml': codebookOf({ a: ['档案'], b: ['人才', '档案馆'] }),
    'corpus.yaml': `version: 1\n${settings}`,
    'p.txt': text,
  }).sources[0]!;
}

describe('marks of keywords', () => {
  it('are tinted around what is in sight: all of them there, once, by theme', () => {
    const coded = source('档案，人才。'.repeat(50_000));
    const sight = { start: 150_000, end: 151_000 };
    const tints = tintsOf(coded, stretchesToMark([sight, { start: 151_000, end: 151_500 }]));
    for (const theme of ['a', 'b']) {
      const spans = tints.get(theme)!;
      const wanted = coded.analysis.matches.filter(
        ({ keyword, start }) => keyword.theme === theme && start >= 120_000 && start < 181_500,
      );
      assert.deepEqual(
        spans,
        wanted.map(({ start, end }) => ({ start, end })),
      );
    }
  });

  it('are tinted on when one scrolls near the end of what is tinted', () => {
    const marked = stretchesToMark([{ start: 100_000, end: 101_000 }]);
    const at = (start: number) => isMarked([{ start, end: start + 1000 }], marked, 300_000);
    assert.ok(at(100_000) && at(110_000) && at(90_000));
    assert.ok(!at(120_000) && !at(80_000));
    // Beyond the ends of the text there is nothing.
    const whole = stretchesToMark([{ start: 0, end: 500 }]);
    assert.ok(isMarked([{ start: 19_000, end: 20_000 }], whole, 20_000));
  });

  it('are the two halves of a word that a line end cuts, not the page foot between them', () => {
    const lines = wrapText(
      '各级各类综合档案馆应当统筹规划稳步推进资源建设与开放共享工作。'.repeat(12),
      30,
    ).split('\n');
    const cut = lines.findIndex((line, i) => /档$|档案$/.test(line) && /^案馆|^馆/.test(lines[i + 1] ?? ''));
    assert.ok(cut > 0, 'a word must be cut');
    lines.splice(cut + 1, 0, '', '- 7 -', '');
    const coded = source(lines.join('\n'));
    const spans = tintsOf(coded, [{ start: 0, end: coded.source.text.length }]).get('b')!;
    const halves = spans.map(({ start, end }) => coded.source.text.slice(start, end));
    assert.ok(halves.length > 12);
    for (const half of halves) assert.match(half, /^[档案馆]+$/);
    assert.equal(halves.join(''), '档案馆'.repeat(12));
  });

  it('are all on the ruler, but for those on the mark of another', () => {
    const few = source('档案。\n人才。\n档案。\n');
    assert.deepEqual(rulerMarksOf(few).get('a'), [
      { start: 0, end: 2 },
      { start: 8, end: 10 },
    ]);
    const lines = Array.from({ length: 30_000 }, (_, i) => (i === 12_345 ? '人才。' : '档案，档案。'));
    const many = source(lines.join('\n'));
    const marks = rulerMarksOf(many);
    assert.equal(marks.get('b')!.length, 1);
    const own = marks.get('a')!;
    assert.ok(own.length >= 1000 && own.length <= 2001, `${own.length} marks`);
    // No hit is further from a mark than a thousandth of the text.
    const far = many.source.text.length / 1000;
    let next = 0;
    for (const { keyword, start } of many.analysis.matches) {
      if (keyword.theme !== 'a') continue;
      while (next + 1 < own.length && own[next + 1]!.start <= start) next++;
      assert.ok(start - own[next]!.start <= far);
    }
  });
});
