import assert from 'node:assert/strict';
import { finish } from '../../../src/core/base/steps';
import { buildCoverage } from '../../../src/core/coverage/coverage';
import { passagesByCode } from '../../../src/core/coverage/passagesByCode';
import { countCooccurrence } from '../../../src/core/network/cooccurrence';
import { dictionaryAgreement } from '../../../src/core/statistics/agreement';
import { codebookOf, corpusOf } from '../../support/project';

const codebook = `version: 1
themes:
  - {id: a, name: 甲, keywords: [档案], codes: [{id: x, name: 子}, {id: y, name: 丑}]}
  - {id: b, name: 乙, keywords: [人才]}
  - {id: own, name: 个性, kind: text, keywords: [特色]}
`;

function cellsOf(side: string, text = '推进档案数字化。加强人才培养。档案特色工程。') {
  const { rows } = buildCoverage(
    corpusOf({ 'codebook.yaml': codebook, 'p.txt': text, 'p.txt.codes.yaml': `version: 1\n${side}` }),
  );
  const [row] = rows;
  assert.ok(row);
  return {
    cells: row.cells.map(
      ({ theme, annotations, matches, state }) => `${theme} ${annotations} ${matches} ${state}`,
    ),
    labels: row.texts.map(({ labels }) => labels),
  };
}

const entry = (id: string, codes: string, quote = '加强人才培养', rest = '') =>
  `  - {id: ${id}, codes: [${codes}], quote: ${quote}, at: "1:9-1:15"${rest}}\n`;

describe('buildCoverage', () => {
  it('counts matches, whatever is coded', () => {
    assert.deepEqual(cellsOf('').cells, ['a 0 2 unreviewed', 'b 0 1 unreviewed']);
  });

  it('knows coded, absent and unreviewed', () => {
    const { cells } = cellsOf(`annotations:\n${entry('1', 'a')}reviewed:\n  - {code: b, absent: true}\n`);
    assert.deepEqual(cells, ['a 1 2 coded', 'b 0 1 absent']);
    assert.deepEqual(
      cellsOf('reviewed: [{code: a}, {code: a/x, absent: true}, {code: b, absent: true}]\n').cells,
      ['a 0 2 unreviewed', 'b 0 1 absent'],
    );
    // Who has read all: what is not coded is not there.
    const read = cellsOf(`annotations:\n${entry('1', 'a')}reviewed:\n  - {code: '*'}\n`);
    assert.deepEqual(read.cells, ['a 1 2 coded', 'b 0 1 absent']);
    const both = cellsOf(`annotations:\n${entry('1', 'a')}reviewed:\n  - {code: a, absent: true}\n`);
    assert.equal(both.cells[0], 'a 1 2 coded');
  });

  it('counts sub-codes for their theme, and an annotation with two codes of one theme once', () => {
    assert.deepEqual(cellsOf(`annotations:\n${entry('1', 'a/x, a/y, a')}${entry('2', 'a/x, b')}`).cells, [
      'a 1 2 coded',
      'b 1 1 coded',
    ]);
  });

  it('counts a code of a passage once, in however many annotations, and what coders code alike as one passage', () => {
    const of = (...entries: string[]) => cellsOf(`annotations:\n${entries.join('')}`).cells;
    assert.deepEqual(of(entry('1', 'a'), entry('2', 'a')), ['a 1 2 coded', 'b 0 1 unreviewed']);
    assert.deepEqual(of(entry('1', 'a'), entry('2', 'a, b')), ['a 1 2 coded', 'b 1 1 coded']);
    assert.deepEqual(of(entry('1', 'a/x'), entry('2', 'a/y'))[0], 'a 2 2 coded');
    const by = (coder: string) => `, coder: ${coder}`;
    const two = [entry('1', 'a', undefined, by('k')), entry('2', 'a', undefined, by('m'))];
    assert.equal(of(...two)[0], 'a 1 2 coded');
    assert.equal(of(...two, entry('3', 'a', undefined, by('k')))[0], 'a 1 2 coded');
    const unlike = [entry('1', 'a', undefined, by('k')), entry('2', 'a, b', undefined, by('m'))];
    assert.deepEqual(of(...unlike), ['a 2 2 coded', 'b 1 1 coded']);
    // A label names what was found: two of them are two findings.
    const { labels } = cellsOf(
      `annotations:\n${entry('1', 'own', undefined, ', label: 甲')}${entry('2', 'own', undefined, ', label: 乙')}`,
    );
    assert.deepEqual(labels, [['甲', '乙']]);
  });

  it('does not count what has no place for certain, nor what is coded with an unknown code', () => {
    for (const each of [
      entry('1', 'a', '没有这一句话了'),
      entry('1', 'a', '档'),
      entry('1', 'a/gone'),
      entry('1', 'c'),
    ]) {
      assert.equal(cellsOf(`annotations:\n${each}`).cells[0], 'a 0 2 unreviewed', each);
    }
  });

  it('has the numbers that the codes have elsewhere', () => {
    const side = `version: 1
annotations:
${entry('1', 'a/gone')}${entry('2', 'a/x, a/y')}${entry('3', 'b', '没有这一句话了')}reviewed:
  - {code: b, absent: true}
`;
    const corpus = corpusOf({
      'codebook.yaml': codebook,
      'p.txt': '推进档案数字化。加强人才培养。',
      'p.txt.codes.yaml': side,
    });
    assert.deepEqual(
      new Map(passagesByCode(corpus)),
      new Map([
        ['a', 1],
        ['a/x', 1],
        ['a/y', 1],
      ]),
    );
    assert.equal(buildCoverage(corpus).rows[0]?.cells[0]?.annotations, 1);
  });

  it('does not say that what is marked absent is coded, when it is so with an unknown code only', () => {
    const side = `version: 1\nannotations:\n${entry('1', 'a/gone')}reviewed:\n  - {code: a, absent: true}\n`;
    const { issues } = corpusOf({
      'codebook.yaml': codebook,
      'p.txt': '推进档案数字化。加强人才培养。',
      'p.txt.codes.yaml': side,
    });
    assert.deepEqual(
      issues.map(({ code }) => code).filter(code => code !== 'theme-without-keywords'),
      ['unknown-code'],
    );
  });

  it('counts no line end and no empty line as a unit, nor does the network', () => {
    const text = '推进档案工作。\n\n加强人才培养。\n　\n档案人才。\n';
    const side = `version: 1\nannotations:\n  - {id: 1, codes: [a], quote: "推进档案工作。\\n\\n加强人才培养。", at: "1:1-3:8"}\n`;
    for (const unit of ['sentence', 'paragraph']) {
      const corpus = corpusOf({
        'codebook.yaml': codebook,
        'corpus.yaml': `version: 1\nunit: ${unit}\n`,
        'p.txt': text,
        'p.txt.codes.yaml': side,
      });
      const [row] = buildCoverage(corpus).rows;
      assert.deepEqual([row?.units, row?.cells[0]?.units, row?.cells[0]?.matchUnits], [3, 2, 2]);
      assert.equal(countCooccurrence(corpus).units, 3);
      assert.equal(finish(dictionaryAgreement(corpus)).themes[0]?.units.both, 1);
      assert.equal(finish(dictionaryAgreement(corpus)).themes[0]?.units.onlyCoded, 1);
    }
  });

  it('counts no unit of punctuation alone, nor one of which a passage has no more: a quote behind a full stop', () => {
    const corpus = corpusOf({
      'codebook.yaml': codebookOf({ a: ['档案', '！'], b: ['人才'] }),
      'corpus.yaml': 'version: 1\nnetwork: {nodes: codes}\n',
      'p.txt': '他说：“推进档案工作。”加强人才培养？！\n“真的。”\n',
      'p.txt.codes.yaml': `version: 1
annotations:
  - {id: 1, codes: [a], quote: 他说：“推进档案工作。”, at: "1:1-1:13"}
  - {id: 2, codes: [b], quote: 加强人才培养？！, at: "1:13-1:21"}
`,
    });
    const [row] = buildCoverage(corpus).rows;
    // 他说：“推进档案工作。, ”加强人才培养？ and “真的。
    assert.equal(row?.units, 3);
    assert.deepEqual(
      row?.cells.map(cell => [cell.annotations, cell.units, cell.matches, cell.matchUnits]),
      [
        [1, 1, 2, 1],
        [1, 1, 1, 1],
      ],
    );
    const { units, pairs } = countCooccurrence(corpus);
    assert.deepEqual([units, pairs], [3, []]);
    const { themes } = finish(dictionaryAgreement(corpus));
    assert.deepEqual(
      themes.map(({ units }) => [units.both, units.onlyHits, units.onlyCoded]),
      [
        [1, 0, 0],
        [1, 0, 0],
      ],
    );
  });

  it('counts no unit of which a passage has nothing but a blank', () => {
    const corpus = corpusOf({
      'codebook.yaml': codebook,
      'p.txt': '推进档案工作\n　　加强人才培养。',
      'p.txt.codes.yaml': `version: 1
annotations:
  - {id: 1, codes: [a], quote: "\\n　　加强人才培养", at: "1:7-2:9"}
  - {id: 2, codes: [a], quote: "\\n", at: "1:7-2:1"}
`,
    });
    assert.equal(corpus.sources[0]?.annotations[0]?.anchor.state, 'exact');
    assert.equal(buildCoverage(corpus).rows[0]?.cells[0]?.units, 1);
  });

  it('shows the labels of a text column in order of place; the quote where there is none', () => {
    const side = `annotations:
  - {id: 2, codes: [own], quote: 档案特色工程, at: "1:16-1:22"}
${entry('1', 'own', '加强人才培养', ', label: 人才')}`;
    assert.deepEqual(cellsOf(side).labels, [['人才', '档案特色工程']]);
    assert.equal(cellsOf(side).cells.length, 2);
  });

  it('sums the columns', () => {
    const { totals } = buildCoverage(
      corpusOf({
        'codebook.yaml': codebook,
        'p.txt': '档案档案。加强人才培养。',
        'p.txt.codes.yaml': `version: 1\nannotations:\n  - {id: 1, codes: [a], quote: 档案档案}\n`,
        'q.txt': '推进档案数字化建设',
        'q.txt.codes.yaml': `version: 1\nannotations:\n  - {id: 1, codes: [a, b], quote: 推进档案数字化建设}\n`,
        'r.txt': '空',
        'r.txt.codes.yaml': 'version: 1\nreviewed: [{code: a, absent: true}]\n',
      }),
    );
    assert.deepEqual(totals, [
      {
        ...{
          theme: 'a',
          coded: 1,
          absent: 1,
          unreviewed: 1,
          unknown: 0,
          withMatches: 2,
          annotations: 1,
          matches: 3,
        },
        ...{ characters: 9, units: 1, matchCharacters: 6, matchUnits: 2 },
      },
      {
        ...{
          theme: 'b',
          coded: 1,
          absent: 0,
          unreviewed: 2,
          unknown: 0,
          withMatches: 1,
          annotations: 1,
          matches: 1,
        },
        ...{ characters: 9, units: 1, matchCharacters: 2, matchUnits: 1 },
      },
    ]);
  });
});
