import { type Coded, type CodedText, codedProject, hanText } from './codedProject';
import type { Oracle } from './oracles';

/** A label, which may hold blanks and slashes, as the id of a theme. */
export const idOf = ({ categories }: Oracle, label: unknown) =>
  `c${categories.map(String).indexOf(String(label))}`;

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

/** What a table is known to come to: its own names, values and printed digits. */
export function toldOf({ expected, computed = {} }: Oracle): readonly (readonly [string, unknown, number])[] {
  return [
    ...Object.entries(computed).map(([name, value]) => [name, value, 9] as const),
    ...Object.entries(expected).map(([name, e]) => [name, e.recomputedValue ?? null, 9] as const),
  ];
}

/** What a figure of all themes together, or of passages, is called here; `undefined` for one that we do not have. */
export function overallNameOf(name: string) {
  return Object.hasOwn(overallNames, name) ? overallNames[name as keyof typeof overallNames] : undefined;
}

export function unitizingNameOf(name: string) {
  return Object.hasOwn(unitizingNames, name)
    ? unitizingNames[name as keyof typeof unitizingNames]
    : undefined;
}

/** How many units a table has. */
export function unitsOf({ data: { items = [], counts } }: Oracle): number {
  return counts ? counts.reduce((sum, each) => sum + each, 0) : items.length;
}

/** A table as a project: texts, and a side file of each coder. */
export function tableProject(oracle: Oracle): ReturnType<typeof codedProject> {
  return codedProject(
    oracle.categories.map(each => idOf(oracle, each)),
    textsOf(oracle),
  );
}

/** Passages as a project of one text; `undefined` where the table has none. */
export function passageProject({
  coders,
  data: { continuum, segments },
}: Oracle): ReturnType<typeof codedProject> | undefined {
  if (!continuum || !segments) return undefined;
  const themes = [...new Set(segments.map(each => String(each.code)))];
  const marked = coders.map(coder => [
    coder,
    segments
      .filter(each => each.coder === coder && each.end > each.start)
      .map(({ start, end, code }) => ({
        start: start - continuum.start,
        end: end - continuum.start,
        codes: [String(code)],
      })),
  ]);
  return codedProject(themes.length > 0 ? themes : ['none'], {
    'a.txt': { text: hanText(continuum.end - continuum.start), coders: Object.fromEntries(marked) },
  });
}
