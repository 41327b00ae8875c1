import assert from 'node:assert/strict';
import { english } from '../../../src/core/base/l10n';
import { buildCorpus, CorpusBuilder } from '../../../src/core/corpus/build';
import { listGaps } from '../../../src/core/coverage/gaps';
import { exportMethod } from '../../../src/core/report/overview/exportMethod';
import { buildOverview } from '../../../src/core/report/overview/overview';
import { packOverview, unpackOverview } from '../../../src/core/report/page/wire';
import { writeCoverageCsv } from '../../../src/core/report/table/coverageCsv';
import { exportTable } from '../../../src/core/report/table/exportTable';
import { writeHtml } from '../../../src/core/report/table/reportHtml';
import { projectFiles } from '../../support/corpusStore';

const codebook = `version: 1
title: 编码本
themes:
  - {id: a, name: 甲, short: ①, color: "#112233", keywords: [治水]}
  - {id: b, name: 乙, short: ②, color: "#112233", keywords: [造林]}
  - {id: c, name: 丙, short: ③, color: "#112233", keywords: [修路]}
`;
const text = '沿江各县治水有成。山区造林三万亩。乡道修路百里。\n';
const sound = `version: 1
annotations:
  - {id: i1, codes: [a], quote: 沿江各县治水有成}
reviewed:
  - {code: c, absent: true}
`;
const conflict = `version: 1
annotations:
<<<<<<< ours
  - {id: i2, codes: [b], quote: 山区造林三万亩}
=======
  - {id: i3, codes: [b], quote: 山区造林}
>>>>>>> theirs
`;
const files = (sides: Readonly<Record<string, string | Uint8Array>>) =>
  projectFiles({
    'codebook.yaml': codebook,
    'corpus.yaml': 'version: 1\ncoders: [wang, li]\n',
    'p.txt': text,
    'q.txt': text,
    ...sides,
  });
const states = (sides: Readonly<Record<string, string | Uint8Array>>) =>
  buildOverview(buildCorpus(files(sides)), english)
    .coverage.rows.map(({ cells }) => cells.map(({ state }) => state).join(' '))
    .join(' | ');
const allOpen = 'unreviewed unreviewed unreviewed';
const allUnknown = 'unknown unknown unknown';

describe('a side file that cannot be read', () => {
  it('makes the cells of its source unknown, but those that another file has a passage for', () => {
    assert.equal(states({ 'p.txt.codes.yaml': sound }), `coded unreviewed absent | ${allOpen}`);
    assert.equal(states({ 'p.txt.codes.yaml': conflict }), `${allUnknown} | ${allOpen}`);
    assert.equal(
      states({ 'p.txt.wang.codes.yaml': sound, 'p.txt.li.codes.yaml': conflict }),
      `coded unknown unknown | ${allOpen}`,
    );
  });

  it('is any that is not read, or not whole: broken YAML, wrong shapes, bytes that are no text, entries left out', () => {
    for (const side of [
      'version: 1\nannotations: [',
      'version: 1\nannotations: {id: i1}\n',
      'just words\n',
      Uint8Array.of(0xff, 0xfe, 0x00, 0xd8, 0x00),
      'version: 1\nannotations:\n  - {id: i1, codes: [a]}\n',
      'version: 1\nannotations:\n  - {id: i1, codes: [a], quote: 没有}\n  - {id: i1, codes: [b], quote: 没有}\n',
      'version: 1\nreviewed:\n  - {absent: true}\n',
    ]) {
      const found = states({ 'p.txt.codes.yaml': side });
      assert.equal(found, `${allUnknown} | ${allOpen}`, String(side));
    }
    assert.equal(states({ 'p.txt.codes.yaml': '' }), `${allOpen} | ${allOpen}`);
  });

  it('is named in the notes, the method and every export, and its cells have a mark', () => {
    const overview = buildOverview(
      buildCorpus(files({ 'p.txt.wang.codes.yaml': sound, 'p.txt.li.codes.yaml': conflict })),
      english,
    );
    const file = 'p.txt.li.codes.yaml';
    assert.deepEqual(overview.method.annotations.unread, [file]);
    assert.deepEqual(
      overview.coverage.totals.map(({ coded, absent, unreviewed, unknown }) => [
        coded,
        absent,
        unreviewed,
        unknown,
      ]),
      [
        [1, 0, 1, 0],
        [0, 0, 1, 1],
        [0, 0, 1, 1],
      ],
    );
    const options = { basis: 'coded', cells: 'marks' } as const;
    const table = exportTable(overview, options, english);
    assert.deepEqual(table.rows[0], ['p', '√', '?', '?']);
    assert.ok(table.notes.some(note => note.includes(file)));
    assert.ok(exportMethod(overview, options, english).some(([, value]) => value.includes(file)));
    assert.ok(writeCoverageCsv(overview, english).includes('p.txt,p,√,?,?'));
    const html = writeHtml(overview, english, 'en');
    assert.ok(html.includes(file) && html.includes('>?<'));
    const sent = unpackOverview(packOverview(overview, 1), undefined);
    assert.deepEqual(sent?.coverage.rows, overview.coverage.rows);
  });

  it('of another coder does not count while one codes blind', () => {
    const given = files({ 'p.txt.wang.codes.yaml': sound, 'p.txt.li.codes.yaml': conflict });
    const blind = (onlyCoder: string) => new CorpusBuilder().build(given, { onlyCoder });
    assert.deepEqual(blind('wang').sources[0]?.unread, []);
    assert.deepEqual(blind('li').sources[0]?.unread, ['p.txt.li.codes.yaml']);
  });

  it('leaves nothing to review before it is mended, and is counted at once when it is', () => {
    const builder = new CorpusBuilder();
    const gapsOf = (side: string) =>
      listGaps(builder.build(files({ 'p.txt.codes.yaml': side })), { source: 'p.txt' }).length;
    assert.deepEqual(['', conflict, ''].map(gapsOf), [3, 0, 3]);
  });
});
