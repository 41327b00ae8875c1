import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { type AgreementOptions, coderAgreement } from '../../../src/core/agreement/coderAgreement';
import { finish } from '../../../src/core/base/steps';
import { runs } from '../../support/long';
import { corpusOf } from '../../support/project';
import { type Coded, type CodedText, codedProject, hanText } from './codedProject';
import { agreesTo, type Oracle, oracles, readOracles } from './oracles';

const quick: AgreementOptions = {
  bootstrap: { repetitions: 0, level: 0.95 },
  gamma: null,
};

/** A label, which may hold blanks and slashes, as the id of a theme. */
const idOf = ({ categories }: Oracle, label: unknown) => `c${categories.map(String).indexOf(String(label))}`;

/** Tables as sentences of texts: items that the same coders judged stand in one text. */
function textsOf(oracle: Oracle): Readonly<Record<string, CodedText>> {
  const {
    coders,
    data: { items = [], counts },
  } = oracle;
  const texts = new Map<string, { text: string; coders: Record<string, Coded[] | null> }>();
  items.forEach((values, item) => {
    const key = values.map(value => (value === null ? '0' : '1')).join('');
    const own = texts.get(key) ?? {
      text: '',
      coders: Object.fromEntries(coders.map((coder, i) => [coder, values[i] === null ? null : []])),
    };
    texts.set(key, own);
    for (let n = 0; n < (counts?.[item] ?? 1); n++) {
      const start = own.text.length;
      own.text += `${hanText(6, start * 3)}。`;
      values.forEach((value, i) => {
        const codes =
          value === null ? [] : (Array.isArray(value) ? value : [value]).map(each => idOf(oracle, each));
        if (codes.length > 0) own.coders[coders[i]!]?.push({ start, end: start + 6, codes });
      });
    }
  });
  return Object.fromEntries([...texts].map(([key, each]) => [`t${key}.txt`, each]));
}

function agreementOf(project: ReturnType<typeof codedProject>, options: AgreementOptions = {}) {
  const corpus = corpusOf(project);
  return finish(coderAgreement(corpus, { ...quick, ...options }));
}

/** What each coefficient is called in the tables. */
const overallNames = {
  percentItems: 'percent',
  percentExact: 'percent',
  percentExactSets: 'percent',
  cohenKappa: 'cohenKappa',
  scottPi: 'scottPi',
  fleissKappa: 'fleissKappa',
  alphaNominal: 'alphaNominal',
  alphaNominalSets: 'alphaNominal',
  alphaJaccard: 'alphaJaccard',
  alphaMasiPassonneau: 'alphaMasi',
  gwetAC1: 'gwetAC1',
  brennanPrediger: 'brennanPredigerS',
  f1: 'f1',
  holsti: 'holsti',
  compositeReliability: 'composite',
} as const;

const unitizingNames = {
  uAlpha: 'uAlpha',
  barUAlpha: 'uAlphaBinary',
  cuAlpha: 'cuAlpha',
  f1Exact: 'f1Exact',
  f1Characters: 'f1Characters',
} as const;

describe('projects made of known tables (needs ../shared)', () => {
  let cases: readonly Oracle[] = [];
  before(function () {
    if (!existsSync(oracles)) {
      console.log('      skipped: ../shared/oracles is absent');
      this.skip();
    }
    cases = readOracles();
  });

  const told = ({ expected, computed = {} }: Oracle) => [
    ...Object.entries(computed).map(([name, value]) => [name, value, 9] as const),
    ...Object.entries(expected).map(([name, e]) => [name, e.recomputedValue ?? null, 9] as const),
  ];

  it('have the figures of those tables', () => {
    const wrong: string[] = [];
    let right = 0;
    for (const oracle of cases) {
      const { items = [], counts } = oracle.data;
      const units = counts ? counts.reduce((sum, each) => sum + each, 0) : items.length;
      // Too many to write and read again here; the tables themselves are tried elsewhere.
      if (
        oracle.kind === 'unitizing' ||
        units > runs(200, 600) ||
        oracle.coders.length > runs(3, 20) ||
        units === 0
      )
        continue;
      const themes = oracle.categories.map(each => idOf(oracle, each));
      const { overall, themes: byTheme } = agreementOf(codedProject(themes, textsOf(oracle)));
      for (const [name, value, digits] of told(oracle)) {
        const code = /^cohenKappa\.code\.(.+)$/.exec(name)?.[1];
        const ours = Object.hasOwn(overallNames, name)
          ? overallNames[name as keyof typeof overallNames]
          : undefined;
        const is = code
          ? byTheme.find(each => each.code === idOf(oracle, code))?.figures.values.cohenKappa
          : ours && overall.figures.values[ours];
        if (is === undefined) continue;
        if (agreesTo(is, value, digits)) right++;
        else wrong.push(`${oracle.id} ${name}: ${is}, expected ${value}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(right > runs(200, 500), String(right));
  });

  it('have the figures of those passages', () => {
    const wrong: string[] = [];
    let right = 0;
    for (const oracle of cases) {
      const { continuum, segments } = oracle.data;
      if (!continuum || !segments || segments.length > 400) continue;
      const text = hanText(continuum.end - continuum.start);
      const themes = [...new Set(segments.map(each => String(each.code)))];
      const marked = oracle.coders.map(coder => [
        coder,
        segments
          .filter(each => each.coder === coder && each.end > each.start)
          .map(({ start, end, code }) => ({
            start: start - continuum.start,
            end: end - continuum.start,
            codes: [String(code)],
          })),
      ]);
      const project = codedProject(themes.length > 0 ? themes : ['none'], {
        'a.txt': { text, coders: Object.fromEntries(marked) },
      });
      const { unitizing } = agreementOf(project);
      for (const [name, value, digits] of told(oracle)) {
        const ofTheme = /^kuAlpha\.(.+)$/.exec(name)?.[1];
        const ours = Object.hasOwn(unitizingNames, name)
          ? unitizingNames[name as keyof typeof unitizingNames]
          : undefined;
        const is = ofTheme ? unitizing.kuAlpha.values[ofTheme] : ours && unitizing.figures.values[ours];
        if (is === undefined) continue;
        if (agreesTo(is, value, digits)) right++;
        else wrong.push(`${oracle.id} ${name}: ${is}, expected ${value}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(right > 100, String(right));
  });
});
