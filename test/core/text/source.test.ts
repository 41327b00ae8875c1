import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { restoreLineEnds } from '../../../src/core/text/lineEnds';
import { LineIndex } from '../../../src/core/text/lines';
import { createSource, hashSource, hashText, normalizeText } from '../../../src/core/text/source';

const text = '第一章 总体要求\n\n\u3000\u3000推进档案🌲数字化。\n末行';

describe('Source', () => {
  it('is the same text with LF, CRLF, lone CR and mixed line ends, with or without BOM', () => {
    const mixed = text.replace('\n', '\r\n').replace('。\n', '。\r');
    for (const each of [text, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), mixed]) {
      for (const bom of ['', '\ufeff']) {
        const source = createSource('p.txt', bom + each);
        assert.equal(source.text, text);
        assert.equal(hashSource(source), hashText(text));
        assert.deepEqual(source.lines.starts, [0, 9, 10, 23]);
      }
    }
  });

  it('keeps blank lines that differ only in their line ends apart', () => {
    assert.equal(normalizeText('a\r\r\nb\n\rc'), 'a\n\nb\n\nc');
    assert.equal(normalizeText('a\ufeffb'), 'a\ufeffb');
    assert.equal(normalizeText(''), '');
  });

  it('hashes the UTF-8 bytes', () => {
    assert.equal(hashText(text), `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`);
  });
});

describe('restoreLineEnds', () => {
  it('gives unchanged text back byte for byte', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\r', '\n', '\r\n', 'a', '档', '\ufeff') }), original => {
        assert.equal(restoreLineEnds(original, normalizeText(original)), original);
      }),
      { seed: 1 },
    );
  });

  it('gives what is new the line end that the file uses first', () => {
    assert.equal(restoreLineEnds('\ufeffa\r\nb\r\n', 'a\nx\ny\nb\n'), '\ufeffa\r\nx\r\ny\r\nb\r\n');
    assert.equal(restoreLineEnds('a\r\nb\nc\rd', 'a\nb\nx\nc\nd'), 'a\r\nb\nx\r\nc\rd');
    assert.equal(restoreLineEnds('a\nb', 'a\nx\nb'), 'a\nx\nb');
    assert.equal(restoreLineEnds('\ufeff', 'a\n'), '\ufeffa\n');
  });

  it('means the changed text, whatever it was made of', () => {
    const some = fc.string({ unit: fc.constantFrom('\r', '\n', '\r\n', 'a', 'b') });
    fc.assert(
      fc.property(some, some, (original, changed) => {
        const normal = normalizeText(changed);
        assert.equal(normalizeText(restoreLineEnds(original, normal)), normal);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('LineIndex', () => {
  const lines = new LineIndex(text);

  it('counts lines as an editor does', () => {
    assert.equal(lines.count, 4);
    assert.equal(new LineIndex('').count, 1);
    assert.equal(new LineIndex('a\n').count, 2);
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5].map(line => lines.line(line)),
      ['', '第一章 总体要求', '', '\u3000\u3000推进档案🌲数字化。', '末行', ''],
    );
  });

  it('counts columns in UTF-16 code units', () => {
    assert.deepEqual(lines.position(text.indexOf('数')), { line: 3, column: 9 });
    assert.equal(lines.offset(3, 9), text.indexOf('数'));
  });

  it('turns offsets into positions and back', () => {
    for (let offset = 0; offset <= text.length; offset++) {
      const { line, column } = lines.position(offset);
      assert.equal(lines.offset(line, column), offset);
      assert.equal(text.slice(0, offset).split('\n').length, line);
    }
    for (const span of [
      { start: 0, end: 0 },
      { start: 3, end: 15 },
      { start: 23, end: text.length },
    ]) {
      assert.deepEqual(lines.span(lines.range(span)), span);
    }
  });

  it('clamps positions that are not in the text', () => {
    assert.equal(lines.offset(0, 5), 0);
    assert.equal(lines.offset(-3, 5), 0);
    assert.equal(lines.offset(1, 0), 0);
    assert.equal(lines.offset(1, 99), 8);
    assert.equal(lines.offset(99, 1), text.length);
    assert.deepEqual(lines.span({ line: 3, column: 5, endLine: 1, endColumn: 1 }), { start: 14, end: 14 });
  });
});
