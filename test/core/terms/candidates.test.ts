import assert from 'node:assert/strict';
import { finish } from '../../../src/core/base/steps';
import type { Segmenter } from '../../../src/core/engines/segmenter';
import { type CandidateQuery, findCandidates, termMeasures } from '../../../src/core/terms/candidates';
import { concordance } from '../../../src/core/terms/concordance';
import { WordCutter } from '../../../src/core/terms/words';
import { createIntlEngine } from '../../../src/node/segmenter';
import type { Contents } from '../../support/corpusStore';
import { runs } from '../../support/long';
import { corpusOf } from '../../support/project';
import { readSample } from '../../support/sample';

const codebook = JSON.stringify({
  version: 1,
  themes: [
    { id: 'safety', name: '安全', keywords: ['备份', { term: '防灾', aliases: ['减灾'] }] },
    { id: 'people', name: '人才', keywords: ['培训'] },
  ],
});
const side = JSON.stringify({
  version: 1,
  source: '1.txt',
  annotations: [{ id: 'x', codes: ['people'], quote: '专家授课，专家带队', at: '3:1-3:10' }],
});
const contents: Contents = {
  'codebook.yaml': codebook,
  '1.txt': '库房要备份。\n库房重防灾，也重减灾。\n专家授课，专家带队。\n课程培训要考核。\n考核之后是课程。\n',
  '1.txt.codes.yaml': side,
  '2.txt': '库房备份。\n设施完好，设施齐备。\n',
};

/** The segmenter that every machine has. */
const engine = createIntlEngine();
const segmenter: Pick<Segmenter, 'cut'> = {
  cut: async (texts, terms) => {
    const answer = await engine.cut(texts, terms);
    return 'reason' in answer ? undefined : answer;
  },
};

async function candidates(files: Contents, query: Partial<CandidateQuery>) {
  const corpus = corpusOf(files);
  const { words } = (await new WordCutter(segmenter).words(corpus))!;
  return finish(findCandidates(corpus, words, { measure: 'tfidf', top: 50, ...query }));
}
const termsOf = async (files: Contents, query: Partial<CandidateQuery>) =>
  (await candidates(files, query)).candidates.map(({ term }) => term);

describe('candidate keywords', () => {
  it('are not keywords or aliases, and come in the order of score, then code units', async () => {
    for (const measure of termMeasures) {
      const found = (await candidates(contents, { measure })).candidates;
      for (const { term } of found) assert.ok(!['备份', '防灾', '减灾', '培训'].includes(term));
      const inOrder = found.toSorted((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1));
      assert.deepEqual(found, inOrder);
    }
    assert.deepEqual(
      (await termsOf(contents, {})).toSorted(),
      ['专家', '库房', '考核', '设施', '课程'].sort(),
    );
  });

  it('are as frequent as they occur among the words', async () => {
    const found = await candidates(contents, { measure: 'frequency' });
    assert.deepEqual(
      found.candidates.map(({ term, score }) => [term, score]),
      [
        ['库房', 3],
        ['专家', 2],
        ['考核', 2],
        ['设施', 2],
        ['课程', 2],
      ],
    );
  });

  it('stand beside the keywords of a theme, or are typical of its passages', async () => {
    const beside = await candidates(contents, { theme: 'safety', measure: 'collocate' });
    assert.deepEqual(
      beside.candidates.map(({ term }) => term),
      ['库房'],
    );
    assert.equal(beside.basis, 3);
    const typical = await candidates(contents, { theme: 'people', measure: 'typical' });
    assert.deepEqual(
      typical.candidates.map(({ term }) => term),
      ['专家'],
    );
    assert.equal(typical.basis, 1);
  });

  it('are looked for only in the units of a theme', async () => {
    assert.deepEqual(await termsOf(contents, { theme: 'people' }), ['专家']);
    assert.deepEqual(await termsOf(contents, { theme: 'safety' }), ['库房']);
  });

  it('are the same whether empty lines stand between the sentences or not', async () => {
    const spread = (name: string) => String(contents[name]).replaceAll('\n', '\n\n');
    const files: Contents = { ...contents, '1.txt': spread('1.txt'), '2.txt': spread('2.txt') };
    for (const measure of termMeasures) {
      const [close, apart] = [
        await candidates(contents, { theme: 'safety', measure }),
        await candidates(files, { theme: 'safety', measure }),
      ];
      const scores = (found: typeof close) => found.candidates.map(({ term, score }) => [term, score]);
      assert.deepEqual([scores(apart), apart.basis], [scores(close), close.basis], measure);
    }
    assert.equal((await candidates(files, { measure: 'frequency' })).basis, 7);
  });

  it('say what they were learnt from', async () => {
    assert.equal((await candidates(contents, { theme: 'safety', measure: 'typical' })).basis, 0);
    assert.equal((await candidates({ ...contents, '1.txt': '', '2.txt': '' }, {})).candidates.length, 0);
  });

  it('have the frequency that their concordance has lines', async () => {
    const corpus = corpusOf(readSample());
    const { words } = (await new WordCutter(segmenter).words(corpus))!;
    for (const measure of termMeasures) {
      const { candidates: found } = finish(findCandidates(corpus, words, { measure, top: runs(5, 15) }));
      for (const { term, frequency, sources } of found) {
        const lines = finish(concordance(corpus, term));
        assert.equal(lines.length, frequency, term);
        assert.equal(new Set(lines.map(({ source }) => source)).size, sources, term);
      }
    }
  });
});
