import assert from 'node:assert/strict';
import { english } from '../../../../src/core/base/l10n';
import { buildOverview } from '../../../../src/core/report/overview/overview';
import { answerCodes, answerCoverage, answerPassages } from '../../../../src/core/report/page/answers';
import { corpusOf } from '../../../support/project';
import { readSample } from '../../../support/sample';

describe('answers for language models', () => {
  const corpus = corpusOf(readSample());
  const overview = buildOverview(corpus, english);

  it('name every code, with the figures of the overview', () => {
    const lines = answerCodes(corpus, overview).split('\n');
    assert.equal(lines.length, corpus.codebook.codes.size);
    const [first] = overview.coverage.totals;
    const { annotations, coded, matches } = first!;
    assert.ok(
      lines[0]!.includes(`(${annotations} coded passages in ${coded} sources, ${matches} keyword hits)`),
      lines[0],
    );
  });

  it('give each cell of the table as the overview does', () => {
    const [row] = overview.coverage.rows;
    const answer = answerCoverage(overview, { source: row!.source });
    for (const { theme, state, annotations, matches } of row!.cells) {
      assert.ok(answer.includes(`${theme} ${state} (${annotations} coded, ${matches} hits)`));
    }
    assert.equal(answerCoverage(overview, { source: row!.label }), answer);
    assert.equal(answerCoverage(overview, { source: 'none.txt' }), 'There is no source "none.txt".');
  });

  it('find as many passages as the figures say, however few are told', () => {
    const total = overview.coverage.totals[0]!;
    const lines = answerPassages(corpus, { code: total.theme, limit: 5 }).split('\n');
    assert.equal(lines.length, 6);
    assert.equal(lines[5], `... and ${total.annotations - 5} more`);
    const node = overview.network.nodes[0]!;
    const hits = answerPassages(corpus, { keyword: node.id, limit: 1 }).split('\n');
    assert.equal(hits[1], `... and ${node.frequency - 1} more`);
  });

  it('are bounded in size, whatever is asked for', () => {
    assert.ok(answerPassages(corpus, { limit: 1e9 }).length < 12_100);
    assert.equal(answerPassages(corpus, { code: 'governance', limit: -3 }).split('\n').length, 2);
    assert.equal(answerPassages(corpus, { code: 'none' }), 'There is no code "none".');
    assert.equal(answerPassages(corpus, { keyword: 'none' }), 'There are no such passages.');
  });
});
