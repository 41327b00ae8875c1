import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { type AgreementOptions, coderAgreement } from '../../../src/core/agreement/coderAgreement';
import type { Figures } from '../../../src/core/agreement/figures';
import { agreementUnits } from '../../../src/core/agreement/judged';
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
    Array.from({ length: count }, (_, i) => `${hanText(9, from + i * 63)}。${i % 4 === 3 ? '\n' : ''}`).join(
      '',
    );

  /** A text as other programs may save it. */
  const encodings: readonly (readonly [string, (text: string) => Uint8Array])[] = [
    ['UTF-16 LE', text => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 BE', text => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-8 with a BOM and CRLF', text => Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`)],
    ['UTF-8 with CR', text => Buffer.from(text.replaceAll('\n', '\r'))],
    ['GB18030', text => execFileSync('iconv', ['-f', 'utf-8', '-t', 'gb18030'], { input: text })],
  ];

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
    for (let round = 0; round < runs(1, 40); round++) {
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
      for (const [encoding, encode] of encodings) {
        const encoded = Object.fromEntries(
          Object.entries(files).map(([name, content]) => [
            name,
            name.endsWith('.txt') ? encode(content as string) : content,
          ]),
        );
        assert.deepEqual(figuresIn(agreementOf(encoded)), figures, encoding);
      }
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
    for (let round = 0; round < runs(3, 30); round++) {
      const own = Array.from({ length: 30 }, (_, i) => `${hanText(37, round * 700 + i * 300)}。`).join('');
      const stretches = { x: coded(own.length, 12), y: coded(own.length, 12) };
      const project = (body: string): Contents => ({
        'codebook.yaml': JSON.stringify({ version: 1, themes: themes.map(id => ({ id, name: id })) }),
        '1.txt': body,
        ...Object.fromEntries(
          Object.entries(stretches).map(([coder, passages]) => [
            `1.txt.${coder}.codes.yaml`,
            JSON.stringify({
              version: 1,
              source: '1.txt',
              annotations: passages.map(({ start, end, codes }, i) => ({
                id: `i${i}`,
                codes,
                quote: own.slice(start, end),
                before: own.slice(Math.max(0, start - 20), start),
                after: own.slice(end, end + 20),
              })),
              reviewed: [{ code: '*' }],
            }),
          ]),
        ),
      });
      const whole = agreementOf(project(own));
      assert.deepEqual(whole.troubles, []);
      const wrapped = agreementOf(project(own.replace(/.{40}/gu, '$&\n')));
      assert.deepEqual(wrapped.troubles, []);
      assert.deepEqual(figuresIn(wrapped), figuresIn(whole));
    }
  });

  it('is 1 for copies by three coders, in every unit and on the passages; else it is not defined, for a reason', () => {
    for (const count of [0, 1, 40]) {
      const own = sentences(60, 77);
      const marked = coded(own.length, count);
      const project = codedProject(themes, {
        '1.txt': { text: own, coders: { x: marked, y: marked, z: marked } },
        '2.txt': { text: own, coders: { x: [], y: [], z: null } },
      });
      for (const unit of agreementUnits) {
        const {
          themes: byTheme,
          overall,
          unitizing,
          pairs,
        } = finish(coderAgreement(corpusOf(project), { unit, bootstrap: { repetitions: 20, level: 0.95 } }));
        const all: readonly Figures<string>[] = [
          ...byTheme.map(({ figures }) => figures),
          overall.figures,
          unitizing.figures,
          unitizing.kuAlpha,
          unitizing.uAlphaByTheme,
          ...pairs.map(({ figures }) => figures),
        ];
        for (const { values, reasons } of all)
          for (const [name, value] of Object.entries(values)) {
            if (value === null) assert.ok(reasons[name] !== undefined, `${unit} ${name}`);
            else assert.ok(Math.abs(value - 1) < 1e-9, `${unit} ${count} ${name}: ${value}`);
          }
        for (const { intervals } of byTheme)
          for (const ends of Object.values(intervals))
            assert.deepEqual(
              ends.map(end => Math.round(end * 1e9) / 1e9),
              [1, 1],
            );
      }
    }
  });

  it('is about 0 for coders who code by chance, also on the passages', () => {
    const own = sentences(500, 9);
    const rounds = runs(2, 20);
    const sums = new Map<string, number>();
    for (let round = 0; round < rounds; round++) {
      const texts = {
        '1.txt': { text: own, coders: { x: coded(own.length, 250), y: coded(own.length, 250) } },
      };
      const { overall, unitizing } = finish(
        coderAgreement(corpusOf(codedProject(themes, texts)), { bootstrap: { repetitions: 0, level: 0.95 } }),
      );
      const found: Readonly<Record<string, number | null>> = {
        ...overall.figures.values,
        ...unitizing.figures.values,
        ...Object.fromEntries(
          Object.entries(unitizing.uAlphaByTheme.values).map(([k, v]) => [`uAlpha ${k}`, v]),
        ),
      };
      for (const [name, value] of Object.entries(found))
        if (value !== null) sums.set(name, (sums.get(name) ?? 0) + value / rounds);
    }
    const corrected = [...sums].filter(
      ([name]) => !/^(percent|holsti|f1|composite|brennanPredigerS|gwetAC1)/.test(name),
    );
    assert.ok(corrected.length > 8, [...sums.keys()].join());
    for (const [name, value] of corrected) assert.ok(Math.abs(value) < 0.1, `${name}: ${value}`);
  });

  it('is never raised by sources that one coder has coded, or nobody, or that only one has read', () => {
    for (let round = 0; round < runs(3, 40); round++) {
      const own = sentences(16, round * 911);
      const texts: Record<string, CodedText> = {
        '1.txt': { text: own, coders: { x: coded(own.length, 8), y: coded(own.length, 8) } },
      };
      const other = sentences(12, round * 37 + 5);
      const figures = agreementOf(codedProject(themes, texts));
      const more = agreementOf({
        ...codedProject(themes, {
          ...texts,
          '2.txt': { text: other, coders: { x: coded(other.length, 6), y: null } },
          '3.txt': { text: other, coders: { y: [] } },
        }),
        '4.txt': other,
        // Begun by both, for nothing that both have judged.
        '5.txt': other,
        '5.txt.x.codes.yaml': 'version: 1\nreviewed:\n  - { code: p, absent: true }\n',
        '5.txt.y.codes.yaml': 'version: 1\nreviewed:\n  - { code: q, absent: true }\n',
      });
      // Gwet's shares are those of all units, as irrCAC has it: they may move AC1, and only that.
      const without = ({ figures: { values } }: { readonly figures: Figures<string> }) =>
        Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'gwetAC1'));
      assert.deepEqual(more.themes.map(without), figures.themes.map(without));
      assert.deepEqual(without(more.overall), without(figures.overall));
      assert.deepEqual(
        more.themes.map(({ units }) => units),
        figures.themes.map(({ units }) => units),
      );
      assert.deepEqual(without(more.unitizing), without(figures.unitizing));
    }
  });
});
