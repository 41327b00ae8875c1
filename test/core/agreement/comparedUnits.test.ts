import assert from 'node:assert/strict';
import { usualBootstrap } from '../../../src/core/agreement/bootstrap';
import { coderAgreement } from '../../../src/core/agreement/coderAgreement';
import { comparedUnits, type UnitField } from '../../../src/core/agreement/comparedUnits';
import { type AgreementUnit, agreementUnits } from '../../../src/core/agreement/judged';
import { finish } from '../../../src/core/base/steps';
import { seededRandom } from '../../../src/core/network/random';
import { findPassages } from '../../../src/core/report/evidence/passages';
import { corpusOf } from '../../support/project';
import { agreementProject } from '../../webview/agreementProject';
import { type Coded, type CodedText, codedProject, hanText } from './codedProject';

const themes = ['a', 'b', 'c'];

/** Texts of two coders with passages anywhere, blank lines between sentences; one text the second has not opened. */
function random(seed: number) {
  const next = seededRandom(seed);
  const texts = Array.from({ length: 3 }, (_, i): readonly [string, CodedText] => {
    const text = Array.from(
      { length: 12 },
      (_, k) => `${hanText(7, i * 97 + k * 13)}。\n${k % 4 ? '' : '\n'}`,
    ).join('');
    const passages = (): readonly Coded[] =>
      Array.from({ length: 6 }, () => {
        const start = Math.floor(next() * (text.length - 12));
        return { start, end: start + Math.floor(next() * 12), codes: [themes[Math.floor(next() * 3)]!] };
      });
    return [`${i}.txt`, { text, coders: { x: passages(), y: i === 2 ? null : passages() } }];
  });
  return corpusOf(codedProject(themes, Object.fromEntries(texts)));
}

describe('units behind a number of agreement', () => {
  it('are as many as each field of the table says, whatever the unit', () => {
    for (let seed = 1; seed <= 4; seed++) {
      const corpus = random(seed);
      for (const unit of agreementUnits) check(corpus, unit);
    }
  });

  function check(corpus: ReturnType<typeof random>, unit: AgreementUnit): void {
    const bootstrap = { ...usualBootstrap, repetitions: 0 };
    const found = finish(coderAgreement(corpus, { coders: ['x', 'y'], unit, gamma: null, bootstrap }));
    for (const { code, table, units } of found.themes) {
      const count = (field: UnitField) =>
        comparedUnits(corpus, { coders: ['x', 'y'], unit, code, field }).length;
      assert.deepEqual(
        [
          [count('both'), count('onlyFirst')],
          [count('onlySecond'), count('neither')],
        ],
        table,
        `${code} by ${unit}`,
      );
      assert.equal(count('all'), units);
    }
  }

  it('are shown with the passages of either coder in them', () => {
    const corpus = corpusOf(agreementProject());
    const query = { of: 'agreement', coders: ['张三', '李四'], unit: 'sentence', code: 'gov' } as const;
    const [shared] = findPassages(corpus, { ...query, field: 'both' });
    assert.deepEqual(
      shared?.pieces.filter(({ marked }) => marked),
      [{ text: '加强监督检查', marked: true }],
    );
    const [single, ...others] = findPassages(corpus, { ...query, field: 'onlySecond' });
    assert.deepEqual(others, []);
    assert.deepEqual(single?.pieces, [
      { text: '方便', marked: false },
      { text: '群众查档', marked: true, end: 1 },
      { text: '。', marked: false },
    ]);
    assert.deepEqual(
      findPassages(corpus, query).map(({ coder }) => coder),
      ['张三', '李四', '李四', '张三', '李四'],
    );
    assert.equal(findPassages(corpus, { ...query, source: '西.txt' }).length, 2);
  });
});
