import assert from 'node:assert/strict';
import bundle from '../../../../l10n/bundle.l10n.zh-cn.json';
import { english, translator } from '../../../../src/core/base/l10n';
import { buildOverview } from '../../../../src/core/report/overview/overview';
import { writeHtml } from '../../../../src/core/report/table/reportHtml';
import { codebookOf, corpusOf } from '../../../support/project';

describe('report.html', () => {
  const overview = buildOverview(
    corpusOf({
      'codebook.yaml': codebookOf({ a: ['备份'], b: ['征集'] }),
      'corpus.yaml': 'version: 1\nattributes: { 1.txt: { 地区: 浙江, 试点: true } }\n',
      '1.txt': '备份并征集。',
      '1.txt.codes.yaml':
        'version: 1\nannotations: [{ id: x, codes: [a], quote: 备份, at: "1:1-1:3" }]\nreviewed: [{ code: b, absent: true }]\n',
      '2.txt': '',
    }),
    english,
  );
  const html = writeHtml(overview, english, 'en');

  it('is one page that loads nothing and runs nothing', () => {
    assert.match(html, /^<!doctype html>\n<html lang="en">/);
    assert.ok(
      html.includes(
        `http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"`,
      ),
    );
    assert.doesNotMatch(html, /<script|<link|<img|<iframe|\bsrc=|\bhref=|url\(|@import|\bon\w+=/i);
    const addresses = html.match(/https?:[^"' ]+/g) ?? [];
    assert.deepEqual([...new Set(addresses)], ['http://www.w3.org/2000/svg']);
  });

  it('holds the table, the matches, the picture, the method and the issues', () => {
    const bare = html.replace(/ class="\w+"/g, '');
    const row = (head: string, ...cells: readonly string[]) =>
      `<tr><th scope="row">${head}</th>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`;
    assert.ok(bare.includes(row('1', '√', '—')));
    assert.ok(bare.includes(row('1', '浙江', 'yes')));
    assert.ok(bare.includes(row('1', '1', '1')));
    assert.match(bare, /<figure><svg .*<\/svg>\n<\/figure>/s);
    assert.ok(bare.includes(row('network.communities.algorithm', 'louvain')));
    assert.ok(bare.includes(row('codebook', overview.method.codebook)));
    assert.ok(bare.includes(row('matching.scope', 'everywhere')));
    assert.ok(bare.includes(row('annotations.counted', 'exact, moved')));
    assert.ok(bare.includes(row('warning', '2.txt:1:1', 'This source is empty.')));
  });

  it('is in the language of the user, but for what users name themselves', () => {
    const chinese = translator(bundle);
    const report = writeHtml(overview, chinese, 'zh-cn').replace(/ class="\w+"/g, '');
    for (const [head, value] of [
      ['matching.rule', '最左最长'],
      ['matching.overlaps', '否'],
      ['matching.scope', '全文'],
      ['unit.kind', '句'],
      ['network.counting', '同时含有二者的单元'],
      ['annotations.counted', '位置准确，位置已移'],
    ]) {
      assert.ok(report.includes(`<th scope="row">${head}</th><td>${value}</td>`), head);
    }
    assert.ok(report.includes('<td>浙江</td><td>是</td>'));
  });

  it('heads narrow columns by short names, which a key explains', () => {
    const short = writeHtml(
      { ...overview, themes: overview.themes.map(theme => ({ ...theme, short: '①', name: '<治理>' })) },
      english,
      'en',
    );
    assert.ok(short.includes('>①</th>'));
    assert.ok(short.includes('<ul class="key"><li><b>①</b> &#60;治理'));
    assert.ok(!html.includes('class="key"'));
  });

  it('has a title of its own where the codebook has none', () => {
    assert.ok(html.includes('<title>Policy Coder report</title>'));
  });
});
