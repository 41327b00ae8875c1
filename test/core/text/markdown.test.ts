import assert from 'node:assert/strict';
import fc from 'fast-check';
import { piecesInSource, readSource, toSource } from '../../../src/core/text/reading';
import { createSource } from '../../../src/core/text/source';
import { corpusOf, onlySource } from '../../support/project';

const read = (text: string) => readSource(createSource('p.md', text), 'hard').text;

describe('reading Markdown', () => {
  it('leaves out front matter, comments, fences, rules, definitions, scripts', () => {
    assert.equal(read('---\ntitle: 图书\n---\n\n档案'), '\n\n\n\n档案');
    assert.equal(read('+++\ntitle = "图书"\n+++\n档案'), '\n\n\n档案');
    assert.equal(read('---\n图书\n---\n档案'), '\n图书\n\n档案');
    assert.equal(read('---\ntitle: 图书\n档案'), '\ntitle: 图书\n档案');
    assert.equal(read('甲<!-- 图书 -->乙\n<!--\n图\n\n书\n-->\n丙 <!-- 开'), '甲乙\n\n\n\n\n\n丙 <!-- 开');
    assert.equal(read('```js 图书\n**甲** <!-- 乙 -->\n```\n~~~\n丙'), '\n**甲** <!-- 乙 -->\n\n\n丙');
    assert.equal(
      read('甲\n===\n乙\n---\n***\n| 丙 | 丁 |\n|:--|--:|\n| 戊 | 己 |'),
      '甲\n\n乙\n\n\n| 丙 | 丁 |\n\n| 戊 | 己 |',
    );
    assert.equal(
      read('见[甲][a]、[乙]、[丙][]、[2021]5号\n\n[a]: http://图书\n  "图书"\n[乙]: <图书>\n[丙]: 图书'),
      '见甲、乙、丙、[2021]5号\n\n\n\n\n',
    );
    assert.equal(read('<script>图书</script>甲<style>\n图书\n</style>'), '甲\n\n');
    assert.equal(read('> 甲\n> > 乙\n[^1]: 丙'), '甲\n乙\n丙');
  });

  it('keeps the heads of lines that begin blocks', () => {
    const text = '# 一、总则\n- 甲\n1. 乙\n* 丙\n| 丁 |';
    assert.equal(read(text), text);
  });

  it('leaves out the marks of emphasis, code, links, images, notes and tags', () => {
    for (const [text, meant] of [
      ['**数字**档案、数字*档案*、***数字*档案**', '数字档案、数字档案、数字档案'],
      ['**“数字”**档案，~~旧~~==新==', '“数字”档案，旧新'],
      ['__数字__ _档案_ 数字_档案_ snake_case_name 2*3 * 4', '数字 档案 数字_档案_ snake_case_name 2*3 * 4'],
      ['* 注：**甲', '* 注：**甲'],
      ['`数字`档案 ``a`b`` `c', '数字档案 a`b `c'],
      ['[附件](http://x.cn/图书.pdf "图书")、[甲](<图 书>)、[乙](图书_(一).pdf)', '附件、甲、乙'],
      ['[附件](http://x.cn/图书 规划.pdf)', '附件'],
      ['![图](图书.png)甲[![徽](a.svg)](http://图书)', '图甲徽'],
      ['<http://x.cn/图书> <a@b.cn> http://x.cn/a?b=1。www.x.cn/图书.pdf，乙', '  。，乙'],
      ['甲[^1]乙[[图书馆|档案馆]]和[[方志馆]]', '甲乙档案馆和方志馆'],
      ['甲<br>乙<b>丙</b>丁<td>戊<!DOCTYPE x>', '甲\n乙丙丁|戊'],
      ['\\*甲\\* \\[乙\\](丙) a\\b', '*甲* [乙](丙) a\\b'],
      ['档案&nbsp;图书&amp;&#26723;&#x6848;&unknown;&', '档案\u00a0图书&档案&unknown;&'],
      ['## **总**则 ##', '## 总则 ##'],
    ] as const) {
      assert.equal(read(text), meant);
    }
  });

  it('leaves texts of other names alone', () => {
    assert.equal(readSource(createSource('p.txt', '**甲**&amp;'), 'hard').text, '**甲**&amp;');
  });

  it('knows the place of what it reads, and its pieces', () => {
    const text = '推进**数字**档案&amp;[图书](a)';
    const reading = readSource(createSource('p.md', text), 'hard');
    assert.equal(reading.text, '推进数字档案&图书');
    const at = (piece: string) => {
      const start = reading.text.indexOf(piece);
      const span = toSource(reading, start, start + piece.length);
      const pieces = piecesInSource(reading, start, start + piece.length);
      return [text.slice(span.start, span.end), pieces.map(each => text.slice(each.start, each.end))];
    };
    assert.deepEqual(at('数字档案'), ['数字**档案', ['数字', '档案']]);
    assert.deepEqual(at('案&'), ['案&amp;', ['案&amp;']]);
    assert.deepEqual(at('&图'), ['&amp;[图', ['&amp;', '图']]);
  });

  it('sees through soft line ends and marks alike', () => {
    const line = '推进**档案**信息化建设与数字政府建设同步部署同步实施建成省级数';
    const text = `${line}\n字档案馆。\n`.repeat(4);
    const reading = readSource(createSource('p.md', text), 'soft');
    assert.ok(
      reading.text.startsWith('推进档案信息化建设与数字政府建设同步部署同步实施建成省级数字档案馆。'),
    );
    const start = reading.text.indexOf('数字档案馆');
    const span = toSource(reading, start, start + 5);
    assert.equal(text.slice(span.start, span.end), '数\n字档案馆');
  });

  it('finds quotes again that hold marks and addresses', () => {
    const text = '推进**数字**档案建设，见[附件](http://x.cn/a.pdf)的内容。\n';
    const corpus = corpusOf({
      'codebook.yaml': 'version: 1\nthemes: [{ id: a, name: 甲, keywords: [数字档案] }]\n',
      'p.md': text,
      'p.md.codes.yaml': `version: 1
source: p.md
annotations:
  - { id: x1, codes: [a], quote: "**数字**档案建设", at: "1:3-1:13" }
  - { id: x2, codes: [a], quote: "见[附件](http://x.cn/a.pdf)的内容", at: "1:14-1:40" }
  - { id: x3, codes: [a], quote: "数字档案建设，见附件的内容" }
`,
    });
    const { annotations, analysis } = onlySource(corpus);
    const found = annotations.map(({ annotation, anchor }) => [
      annotation.id,
      'span' in anchor ? text.slice(anchor.span.start, anchor.span.end) : anchor.state,
    ]);
    assert.deepEqual(found.sort(), [
      ['x1', '**数字**档案建设'],
      ['x2', '见[附件](http://x.cn/a.pdf)的内容'],
      ['x3', '数字**档案建设，见[附件](http://x.cn/a.pdf)的内容'],
    ]);
    assert.deepEqual(
      analysis.matches.map(({ start, end }) => text.slice(start, end)),
      ['数字**档案'],
    );
  });

  it('gives text in order with its places, for anything', () => {
    const unit = fc.constantFrom(
      ...'档a*_`[]()<>!-~=&;#|\\\n :.',
      '<!--',
      '-->',
      '---\n',
      '&amp;',
      'http://',
      '```',
      '[^1]',
    );
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 60 }).map(parts => parts.join('')),
        text => {
          const { text: found, offsets, ends } = readSource(createSource('p.md', text), 'hard');
          if (!offsets || !ends) return assert.equal(found, text);
          assert.equal(found.length, offsets.length);
          let before = 0;
          for (let i = 0; i < found.length; i++) {
            assert.ok(offsets[i]! >= before && ends[i]! > offsets[i]!);
            before = offsets[i]!;
            if (ends[i]! === offsets[i]! + 1) assert.equal(found[i], text[offsets[i]!]);
          }
          assert.ok(found.split('\n').length >= text.split('\n').length);
          return undefined;
        },
      ),
    );
  });

  it('takes time that grows with the text alone', () => {
    for (const piece of [
      '[',
      '[a](',
      '![',
      '<',
      '<a ',
      '`',
      '``` ',
      '**a ',
      '_a',
      '&a',
      '<!--',
      '<script>',
      '\\',
      '> ',
      'http://',
      '[[',
      ']: ',
      '|-',
      '~~',
    ]) {
      const text = piece.repeat(5_000);
      assert.ok(read(text).length <= text.length);
    }
  });
});
