import assert from 'node:assert/strict';
import { codingsOf } from '../../../src/core/corpus/codings';
import { buildCoverage } from '../../../src/core/coverage/coverage';
import { describeMethod } from '../../../src/core/report/method/method';
import { corpusOf, inShort, onlySource } from '../../support/project';
import { coding, type Project, project, settled, sideFile, takenOver } from '../consensus/meeting';

const counting = (files: Project, counted?: string): Project =>
  counted === undefined ? files : { ...files, 'corpus.yaml': `version: 1\ncounted: ${counted}\n` };
/** What counts, as `quote codes (coder)`; then the states of the cells. */
const countedIn = (files: Project, counted?: string) => {
  const corpus = corpusOf(counting(files, counted));
  return codingsOf(onlySource(corpus)).map(
    ({ annotation: { quote, codes, coder } }) => `${quote} ${codes.join('+')} (${coder})`,
  );
};
const statesIn = (files: Project, counted?: string) =>
  buildCoverage(corpusOf(counting(files, counted))).rows[0]!.cells.map(
    ({ state, annotations }) => `${state} ${annotations}`,
  );

/** Alike, with other ends, and coded by one. */
const files = project(
  [coding('x1', 'a', '确保安全'), coding('x2', 'a', '做好备份工作'), coding('x3', 'b', '加强领导')],
  [coding('y1', 'a', '确保安全'), coding('y2', 'a', '备份')],
);

describe('whose coding counts', () => {
  it('is everybody: what two have coded alike is one passage with both names', () => {
    const all = ['确保安全 a (x, y)', '做好备份工作 a (x)', '备份 a (y)', '加强领导 b (x)'];
    assert.deepEqual(countedIn(files), all);
    assert.deepEqual(countedIn(files, 'all'), all);
    assert.deepEqual(statesIn(files), ['coded 3', 'coded 1']);
    // Other codes, or another label, are another finding.
    const labels = project(
      [coding('x1', 'a', '确保安全').replace('}', ', label: 一 }'), coding('x2', 'a', '备份')],
      [coding('y1', 'a', '确保安全').replace('}', ', label: 二 }'), coding('y2', 'a, b', '备份')],
    );
    assert.equal(countedIn(labels).length, 4);
  });

  it('is one coder, or some', () => {
    assert.deepEqual(countedIn(files, '[y]'), ['确保安全 a (y)', '备份 a (y)']);
    assert.deepEqual(statesIn(files, '[y]'), ['coded 2', 'absent 0']);
    assert.deepEqual(countedIn(files, '[x, y]'), countedIn(files));
    assert.deepEqual(statesIn(files, 'consensus'), ['unreviewed 0', 'unreviewed 0']);
  });

  it('never mixes the consensus with what it was settled from', () => {
    const taken = takenOver(files);
    const after = settled(taken, 0, { decision: 'taken', coders: ['y'] });
    // One is settled, one is open.
    assert.deepEqual(countedIn(after), ['确保安全 a (consensus)', '备份 a (consensus)', '加强领导 b (x)']);
    assert.deepEqual(countedIn(after, '[consensus, x, y]'), countedIn(after));
    assert.deepEqual(countedIn(after, 'consensus'), ['确保安全 a (consensus)', '备份 a (consensus)']);
    assert.deepEqual(countedIn(after, '[x, y]'), countedIn(files));
    const neither = settled(after, 1, { decision: 'neither' });
    assert.deepEqual(statesIn(neither), ['coded 2', 'absent 0']);
    assert.deepEqual(statesIn(neither, 'consensus'), ['coded 2', 'absent 0']);
    // What is put off counts as its coders have it.
    const later = settled(after, 1, { decision: 'later' });
    assert.deepEqual(countedIn(later), countedIn(after));
  });

  it('is the consensus alone in a source whose consensus does not say what it was settled from', () => {
    const byHand = { ...files, '1.txt.consensus.codes.yaml': sideFile([coding('c', 'b', '备份')], []) };
    assert.deepEqual(countedIn(byHand), ['备份 b (consensus)']);
    assert.deepEqual(statesIn(byHand), ['unreviewed 0', 'coded 1']);
  });

  it('is named in the method only where it is not everybody', () => {
    const only = (counted?: string) => describeMethod(corpusOf(counting(files, counted))).annotations;
    assert.deepEqual(only('[y]').only, ['y']);
    assert.deepEqual(only('[y]').coders, ['y']);
    assert.ok(!('only' in only()) && !('only' in only('all')) && !('settled' in only()));
    assert.equal(describeMethod(corpusOf(takenOver(files))).annotations.settled, 2);
  });

  it('does not depend on files of those who do not count', () => {
    const broken = { ...files, '1.txt.y.codes.yaml': 'annotations: 3\n' };
    assert.deepEqual(statesIn(broken, '[x]'), ['coded 2', 'coded 1']);
    assert.deepEqual(statesIn({ ...broken, '1.txt.x.codes.yaml': sideFile([]) }, '[x]'), [
      'absent 0',
      'absent 0',
    ]);
    assert.deepEqual(statesIn({ ...broken, '1.txt.x.codes.yaml': sideFile([]) }), ['unknown 0', 'unknown 0']);
  });

  it('is nobody where the name is unknown, which is told', () => {
    const corpus = corpusOf(counting(files, '[z]'));
    assert.ok(inShort(corpus.issues).includes('corpus.yaml:2:10 counted-nobody'));
  });
});
