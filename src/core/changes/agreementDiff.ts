import { cohenKappa } from '../agreement/coefficients/cohenKappa';
import { krippendorffAlpha } from '../agreement/coefficients/krippendorffAlpha';
import { percent } from '../agreement/coefficients/percent';
import { type Compared, compareCode, compareSets } from '../agreement/compared';
import { type AgreementUnit, judgedSources } from '../agreement/judged';
import { comparedCoders } from '../agreement/whoCoded';
import type { Corpus } from '../corpus/corpus';
import type { CodingDiff, ProjectVersion } from './diff';

/** Figures of agreement that a reader of changes looks at first. `null`: not defined. */
export interface AgreementAtVersion {
  readonly units: number;
  readonly percent: number | null;
  readonly krippendorffAlpha: number | null;
  /** Of two coders. */
  readonly cohenKappa: number | null;
}

/** Agreement before and after; a version without what is compared has none. */
export interface AgreementChange {
  readonly before?: AgreementAtVersion;
  readonly after?: AgreementAtVersion;
}

/** How agreement changed between two versions. */
export interface AgreementDiff {
  readonly unit: AgreementUnit;
  readonly coders: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** Themes of either codebook; only those where something changed. */
  readonly themes: readonly (AgreementChange & { readonly theme: string; readonly name: string })[];
  /** All themes together: the same set of themes or not. `undefined` where that did not change. */
  readonly overall?: AgreementChange;
}

/** One version, as it is compared with another. */
interface Agreement {
  readonly coders: readonly string[];
  readonly names: ReadonlyMap<string, string>;
  readonly of: ReadonlyMap<string, AgreementAtVersion>;
  readonly overall: AgreementAtVersion | undefined;
}

const unit = 'sentence';

/**
 * Computes how agreement changed; `undefined` where it did not, or where no two coders have judged the same text in either version. Texts
 * that cannot be read in one of them are left out of both.
 */
export function diffAgreement(
  before: ProjectVersion,
  after: ProjectVersion,
  { unreadable }: CodingDiff,
): AgreementDiff | undefined {
  const isKnown = (path: string) => !unreadable.some(each => each === path || each.startsWith(`${path}.`));
  const [old, now] = [before, after].map(({ corpus }) =>
    agreementIn({ ...corpus, sources: corpus.sources.filter(({ source }) => isKnown(source.path)) }),
  ) as [Agreement, Agreement];
  const themes = [...new Map([...old.names, ...now.names]).keys()].flatMap(theme => {
    const change = changeOf(old.of.get(theme), now.of.get(theme));
    return change ? [{ theme, name: now.names.get(theme) ?? old.names.get(theme) ?? theme, ...change }] : [];
  });
  const overall = changeOf(old.overall, now.overall);
  if (themes.length === 0 && !overall) return undefined;
  return {
    unit,
    coders: { before: old.coders, after: now.coders },
    themes,
    ...(overall && { overall }),
  };
}

function agreementIn(corpus: Corpus): Agreement {
  const coders = comparedCoders(corpus);
  const numbers = coders.map((_, i) => i);
  const sources = coders.length > 1 ? judgedSources(corpus, coders, unit) : [];
  const { themes } = corpus.codebook;
  const ids = themes.map(({ id }) => id);
  const found = ids.flatMap(id => {
    const figures = figuresIn(compareCode(sources, numbers, id));
    return figures ? [[id, figures] as const] : [];
  });
  return {
    coders,
    names: new Map(themes.map(({ id, name }) => [id, name])),
    of: new Map(found),
    overall: figuresIn(compareSets(sources, numbers, ids)),
  };
}

function figuresIn({ data, units }: Compared): AgreementAtVersion | undefined {
  if (units === 0) return undefined;
  return {
    units,
    percent: percent(data).value,
    krippendorffAlpha: krippendorffAlpha(data).value,
    cohenKappa: cohenKappa(data).value,
  };
}

/** What changed by more than rounding; `undefined` where nothing did. */
function changeOf(
  before: AgreementAtVersion | undefined,
  after: AgreementAtVersion | undefined,
): AgreementChange | undefined {
  if (!before && !after) return undefined;
  const names = ['units', 'percent', 'krippendorffAlpha', 'cohenKappa'] as const;
  const isSame =
    before &&
    after &&
    names.every(name => {
      const [was, is] = [before[name], after[name]];
      return was === is || (was !== null && is !== null && Math.abs(was - is) < 1e-9);
    });
  return isSame ? undefined : { ...(before && { before }), ...(after && { after }) };
}
