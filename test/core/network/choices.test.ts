import assert from 'node:assert/strict';
import { finish } from '../../../src/core/base/steps';
import { parseSettings } from '../../../src/core/corpus/settings';
import {
  choicesOf,
  type NetworkChoices,
  withChoices,
  writeChoices,
  writePins,
} from '../../../src/core/network/choices';
import { countChosen, gatherCountable } from '../../../src/core/network/counted';
import { buildNetwork } from '../../../src/core/network/network';
import { codebookOf, corpusOf } from '../../support/project';

const text = `version: 1
# Where to look.
unit: sentence
network:
  measure: count # a first look
  minWeight: 2
`;
const project = {
  'codebook.yaml': codebookOf({ a: ['备份', '安全'], b: ['利用'] }),
  'corpus.yaml': text,
  'p.txt': '备份安全。备份安全。备份利用。',
};
const corpus = corpusOf(project);
const now = choicesOf(corpus.settings);
const all: NetworkChoices = {
  nodes: 'codes',
  unit: 'paragraph',
  window: 40,
  counting: 'products',
  measure: 'npmi',
  without: ['b'],
  minFrequency: 2,
  topNodes: 9,
  significance: 0.05,
  minWeight: 0,
  backbone: 0.1,
  topEdges: 5,
  kCore: 2,
  groups: [{ name: '合并', themes: ['a', 'b'] }],
  resolution: 1.5,
  seed: 7,
};

describe('choices of the network', () => {
  it('are read back as they were written, each of them; and taken back', () => {
    const written = writeChoices(text, now, all)!;
    const { settings } = parseSettings(written, corpus.codebook);
    assert.deepEqual(choicesOf(settings!), all);
    const back = writeChoices(written, all, now)!;
    assert.deepEqual(choicesOf(parseSettings(back, corpus.codebook).settings!), now);
    assert.ok(back.includes('# a first look') && back.includes('# Where to look.'));
  });

  it('write only what differs', () => {
    assert.equal(writeChoices(text, now, now), text);
    assert.equal(
      writeChoices(text, now, { ...now, measure: 'jaccard', topEdges: 50 }),
      text
        .replace('measure: count', 'measure: jaccard')
        .replace('minWeight: 2\n', 'minWeight: 2\n  topEdges: 50\n'),
    );
    assert.equal(writeChoices('network: [', now, { ...now, seed: 3 }), undefined);
  });

  it('tell beforehand what they leave, where texts need not be cut anew', () => {
    const choices = { ...now, minWeight: 1, without: [] };
    const { choice } = countChosen(finish(gatherCountable(withChoices(corpus, choices)!)));
    const written = writeChoices(text, now, choices)!;
    const { nodes, edges } = buildNetwork(corpusOf({ ...project, 'corpus.yaml': written }));
    assert.deepEqual([choice.nodes.length, choice.edges.length], [nodes.length, edges.length]);
    assert.equal(edges.length, 2);
    assert.equal(withChoices(corpus, { ...now, unit: 'section' }), undefined);
  });

  it('keep places of nodes, and take them back', () => {
    const pinned = writePins(text, [
      { node: '备份', at: { x: 1.234, y: -5 } },
      { node: '安全', at: { x: 0, y: 0 } },
    ])!;
    assert.ok(pinned.endsWith('  pinned:\n    备份: [1.23, -5]\n    安全: [0, 0]\n'), pinned);
    const { settings } = parseSettings(pinned, corpus.codebook);
    assert.deepEqual(settings?.network.pinned.get('备份'), { x: 1.23, y: -5 });
    const less = writePins(pinned, [{ node: '备份', at: null }])!;
    assert.equal(less, pinned.replace('    备份: [1.23, -5]\n', ''));
    const none = writePins(less, [{ node: '安全', at: null }])!;
    assert.equal(parseSettings(none, corpus.codebook).settings?.network.pinned.size, 0);
  });
});
