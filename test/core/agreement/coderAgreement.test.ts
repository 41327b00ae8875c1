import assert from 'node:assert/strict';
import { type AgreementOptions, coderAgreement } from '../../../src/core/agreement/coderAgreement';
import { usualGammaRules } from '../../../src/core/agreement/unitizing/gamma/gamma';
import { finish } from '../../../src/core/base/steps';
import type { Contents } from '../../support/corpusStore';
import { corpusOf } from '../../support/project';

const quick: AgreementOptions = {
  bootstrap: { repetitions: 40, level: 0.95 },
  gamma: { ...usualGammaRules, fewest: 4, most: 4 },
};
const agreementOf = (files: Contents, options: AgreementOptions = {}) =>
  finish(coderAgreement(corpusOf(files), { ...quick, ...options }));

const codebook = `version: 1
themes:
  - { id: a, name: 甲, codes: [{ id: sub, name: 子 }] }
  - { id: b, name: 乙 }
`;
const text = '建设数字档案馆。确保安全。做好备份工作。加强领导。\n';
const file = (annotations: readonly string[], reviewed: readonly string[] = []) =>
  `version: 1\nsource: 1.txt\nannotations:\n${annotations.map(each => `  - ${each}\n`).join('')}${
    reviewed.length > 0 ? `reviewed:\n${reviewed.map(each => `  - ${each}\n`).join('')}` : ''
  }`;

describe('what is compared', () => {
  it('is what two have judged: by coding, by review, or by having read all', () => {
    const one = file(['{ id: x1, codes: [a], quote: 确保安全, at: "1:9-1:13" }']);
    const project = (other: string): Contents => ({
      'codebook.yaml': codebook,
      '1.txt': text,
      '1.txt.x.codes.yaml': one,
      '1.txt.y.codes.yaml': other,
    });
    const unitsOf = (other: string) => agreementOf(project(other)).themes.map(({ units }) => units);
    assert.deepEqual(unitsOf('version: 1\n'), [0, 0]);
    assert.deepEqual(unitsOf(file([], ['{ code: a, absent: true }'])), [4, 0]);
    assert.deepEqual(unitsOf(file([], ['{ code: b }'])), [0, 0]);
    assert.deepEqual(unitsOf(file([], ["{ code: '*' }"])), [4, 0]);
    assert.deepEqual(unitsOf(file(['{ id: y1, codes: [a/sub], quote: 做好备份, at: "1:14-1:18" }'])), [4, 0]);
    const { themes, codes } = agreementOf(project(file([], ["{ code: '*' }"])));
    assert.deepEqual(themes[0]?.table, [
      [0, 1],
      [0, 3],
    ]);
    assert.deepEqual(themes[1]?.leftOut, { nobody: 0, oneCoder: 4, waiting: 0, unread: 0 });
    // Having coded the theme says nothing of a code below it.
    assert.deepEqual(codes[0]?.leftOut, { nobody: 0, oneCoder: 4, waiting: 0, unread: 0 });
  });

  it('leaves out units that a passage may be in whose place is not certain, and counts such passages', () => {
    const twins = '做好备份工作。做好备份工作。加强领导。\n';
    const { themes, troubles } = agreementOf({
      'codebook.yaml': codebook,
      '1.txt': twins,
      '1.txt.x.codes.yaml': file(['{ id: x1, codes: [a], quote: 做好备份工作 }'], ["{ code: '*' }"]),
      '1.txt.y.codes.yaml': file([], ["{ code: '*' }"]),
    });
    assert.deepEqual(themes[0]?.leftOut, { nobody: 0, oneCoder: 0, waiting: 2, unread: 0 });
    assert.equal(themes[0]?.units, 1);
    assert.deepEqual(troubles, [{ is: 'waiting', coder: 'x', count: 1 }]);
  });

  it('leaves out what a coder judged whose file cannot be read', () => {
    const { themes, troubles } = agreementOf(
      {
        'codebook.yaml': codebook,
        '1.txt': text,
        '1.txt.x.codes.yaml': file([], ["{ code: '*' }"]),
        '1.txt.y.codes.yaml': `${file([], ["{ code: '*' }"])}annotations: 3\n`,
      },
      { coders: ['x', 'y'] },
    );
    assert.equal(themes[0]?.units, 0);
    assert.equal(themes[0]?.leftOut.unread, 4);
    assert.ok(troubles.some(({ is }) => is === 'unread'));
  });

  it('is told where it is nothing', () => {
    const is = (files: Contents, coders?: readonly string[]) =>
      agreementOf(
        { 'codebook.yaml': codebook, '1.txt': text, '2.txt': text, ...files },
        coders && { coders },
      ).troubles.map(trouble => trouble.is);
    const all = file([], ["{ code: '*' }"]);
    assert.deepEqual(is({}), ['no-coder']);
    assert.deepEqual(is({ '1.txt.x.codes.yaml': all }), ['one-coder']);
    assert.deepEqual(is({ '1.txt.x.codes.yaml': all, '2.txt.y.codes.yaml': all }), ['no-common-source']);
    assert.deepEqual(
      is({
        '1.txt.x.codes.yaml': all,
        '1.txt.y.codes.yaml': all,
        'corpus.yaml': 'version: 1\ncoders: [x, z]\n',
      }),
      ['coded-nothing', 'not-listed'],
    );
    assert.deepEqual(is({ '1.txt.codes.yaml': all, '1.txt.x.codes.yaml': all, '1.txt.y.codes.yaml': all }), [
      'unnamed',
    ]);
    assert.deepEqual(is({ '1.txt.x.codes.yaml': all, '1.txt.consensus.codes.yaml': all }), ['one-coder']);
    assert.deepEqual(
      is({ '1.txt.x.codes.yaml': all, '1.txt.consensus.codes.yaml': all }, ['x', 'consensus']),
      [],
    );
  });
});
