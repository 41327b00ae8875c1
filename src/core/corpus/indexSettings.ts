import { asFields, asTexts } from '../base/values';

/** A first-level variable of an index, with the codes that are its indicators. */
export interface IndexVariable {
  readonly name: string;
  /** Paths of codes, as corpus.yaml has them; a code with sub-codes stands for these. */
  readonly indicators: readonly string[];
}

/** A grade of an index, from a limit on. */
export interface IndexBand {
  /** As the project names it; the usual ones have a name in each language. */
  readonly name: string;
  readonly from: number;
}

/** An index of indicators: `index` in corpus.yaml. */
export interface IndexSettings {
  readonly variables: readonly IndexVariable[];
  /** Full marks on the scale that the limits of the bands are on, whatever the number of variables. */
  readonly scale: number;
  /** In ascending order of their limits, the first from 0. */
  readonly bands: readonly IndexBand[];
}

/**
 * The grades that most studies with the PMC index use, on a scale of 10: Ruiz Estrada, Policy modeling: definition,
 * classification and evaluation, Journal of Policy Modeling 33 (2011), 523-536, in the wording of its Chinese applications.
 */
export const usualBands: readonly IndexBand[] = [
  { name: 'poor', from: 0 },
  { name: 'acceptable', from: 5 },
  { name: 'excellent', from: 7 },
  { name: 'perfect', from: 9 },
];

const usualScale = 10;

/** Reads `index` of corpus.yaml; `undefined` if it declares no variable. Invalid parts are left out: the schema reports them. */
export function readIndex(value: unknown): IndexSettings | undefined {
  const fields = asFields(value);
  const variables = Object.entries(asFields(fields.variables)).flatMap(([name, indicators]) => {
    const paths = typeof indicators === 'string' ? [indicators] : asTexts(indicators);
    return [{ name, indicators: paths.map(path => path.trim()).filter(path => path !== '') }];
  });
  if (variables.length === 0) return undefined;
  const scale = positive(fields.scale) ?? usualScale;
  const bands = Object.entries(asFields(fields.bands)).flatMap(([name, from]) =>
    typeof from === 'number' && from >= 0 && Number.isFinite(from) ? [{ name, from }] : [],
  );
  bands.sort((a, b) => a.from - b.from);
  return { variables, scale, bands: bands.length > 0 ? bands : usualBands };
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
}
