import assert from 'node:assert/strict';
import { type AgreementOptions, coderAgreement } from '../../../src/core/agreement/coderAgreement';
import { usualGammaRules } from '../../../src/core/agreement/unitizing/gamma/gamma';
import { finish } from '../../../src/core/base/steps';
import { seededRandom } from '../../../src/core/network/random';
import type { Contents } from '../../support/corpusStore';
import { runs } from '../../support/long';
import { corpusOf } from '../../support/project';
import { type Coded, type CodedText, codedProject, hanText } from './codedProject';

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

describe('agreement of random coders', () => {
  const random = seededRandom(11);
  const themes = ['p', 'q', 'r'];
  const coded = (length: number, count: number): Coded[] =>
    Array.from({ length: count }, () => {
      const start = Math.floor(random() * (length - 12));
      return {
        start,
        end: start + 1 + Math.floor(random() * 10),
        codes: [themes[Math.floor(random() * 3)]!],
      };
    });
  const sentences = (count: number, from: number) =>
    Array.from({ length: count }, (_, i) => `${hanText(9, from + i * 63)}。`).join('');

  /** Figures without what names are in them. */
  const figuresIn = ({ themes: byTheme, overall, unitizing, sources }: ReturnType<typeof agreementOf>) => ({
    themes: byTheme.map(({ figures, units, intervals, sourceIntervals }) => [
      figures,
      units,
      intervals,
      sourceIntervals,
    ]),
    overall,
    unitizing,
    sources: sources.map(({ figures }) => figures),
  });

  it('does not change when coders are renamed, or texts are encoded or wrapped in another way', () => {
    for (let round = 0; round < runs(3, 40); round++) {
      const texts = Object.fromEntries(
        ['1.txt', '2.txt'].map((name, i): [string, CodedText] => {
          const own = sentences(12, round * 1000 + i * 9000);
          return [name, { text: own, coders: { x: coded(own.length, 9), y: coded(own.length, 9) } }];
        }),
      );
      const figures = figuresIn(agreementOf(codedProject(themes, texts)));
      const renamed = Object.fromEntries(
        Object.entries(texts).map(([name, { text: own, coders }]) => [
          name,
          { text: own, coders: { b: coders.x!, a: coders.y! } },
        ]),
      );
      assert.deepEqual(figuresIn(agreementOf(codedProject(themes, renamed))), figures);
      const files = codedProject(themes, texts);
      const reordered = Object.fromEntries(Object.entries(files).reverse());
      assert.deepEqual(figuresIn(agreementOf(reordered)), figures);
      const bytes = Object.fromEntries(
        Object.entries(files).map(([name, content]) => [
          name,
          name.endsWith('.txt') ? Buffer.from(`\ufeff${content as string}`, 'utf16le') : content,
        ]),
      );
      assert.deepEqual(figuresIn(agreementOf(bytes)), figures);
    }
  });

  it('is 1 for copies, about 0 for chance, and not raised by sources that nobody has opened', () => {
    const own = sentences(400, 5);
    const marked = coded(own.length, 300);
    const copies = agreementOf(
      codedProject(themes, { '1.txt': { text: own, coders: { x: marked, y: marked } } }),
    );
    for (const { figures } of copies.themes)
      for (const [name, value] of Object.entries(figures.values))
        assert.ok(Math.abs(value! - 1) < 1e-9, name);
    const texts = { '1.txt': { text: own, coders: { x: marked, y: coded(own.length, 300) } } };
    const chance = agreementOf(codedProject(themes, texts));
    for (const { figures } of chance.themes) {
      assert.ok(Math.abs(figures.values.krippendorffAlpha!) < 0.2);
      assert.ok(Math.abs(figures.values.cohenKappa!) < 0.2);
    }
    assert.ok(
      Math.abs(
        chance.unitizing.uAlphaByTheme === undefined ? 1 : chance.overall.figures.values.alphaNominal!,
      ) < 0.2,
    );
    const more = agreementOf({ ...codedProject(themes, texts), '2.txt': own, '3.txt': own });
    assert.deepEqual(
      more.themes.map(({ figures, units }) => [figures, units]),
      chance.themes.map(({ figures, units }) => [figures, units]),
    );
    assert.deepEqual(more.overall.figures, chance.overall.figures);
    assert.deepEqual(more.unitizing, chance.unitizing);
  });

  it('has the same figures in a text that is hard-wrapped', () => {
    const own = Array.from({ length: 30 }, (_, i) => `${hanText(37, i * 300)}。`).join('');
    const quotes = [own.slice(3, 20), own.slice(60, 90), own.slice(300, 352)];
    const wrapped = own.replace(/.{40}/gu, '$&\n');
    const project = (body: string): Contents => {
      const side = (codes: readonly string[]) =>
        JSON.stringify({
          version: 1,
          source: '1.txt',
          annotations: quotes.map((quote, i) => ({ id: `i${i}`, codes: [codes[i]], quote })),
          reviewed: [{ code: '*' }],
        });
      return {
        'codebook.yaml': codebook,
        '1.txt': body,
        '1.txt.x.codes.yaml': side(['a', 'b', 'a']),
        '1.txt.y.codes.yaml': side(['a', 'a', 'a']),
      };
    };
    assert.deepEqual(figuresIn(agreementOf(project(wrapped))), figuresIn(agreementOf(project(own))));
  });
});
