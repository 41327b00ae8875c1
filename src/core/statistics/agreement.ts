import type { Steps } from '../base/steps';
import { type CodedSource, type Corpus, isPlaced } from '../corpus/corpus';
import { countedIn } from '../corpus/counted';
import { isOpen } from '../coverage/cells';
import { buildCoverage, themesOf } from '../coverage/coverage';
import { fromSource } from '../text/reading';
import { blanksAmong, saysSomething, type UnitKind, unitAt } from '../text/units';

/** Agreement of keyword hits with coding. Plain JSON. */
export interface DictionaryAgreement {
  /** Kind of units that are counted. Only units in scope count. */
  readonly unit: UnitKind;
  readonly themes: readonly ThemeAgreement[];
  /** All themes together: the sums of their counts. */
  readonly all: { readonly units: Retrieval; readonly documents: Retrieval };
}

export interface ThemeAgreement {
  /** Id. */
  readonly theme: string;
  readonly name: string;
  /** Sources where the theme is coded or marked absent. The others are left out, because nothing is known of them. */
  readonly sources: number;
  readonly units: Retrieval;
  readonly documents: Retrieval;
}

/** Keyword hits measured against coding. */
export interface Retrieval {
  /** Items with a hit that are coded. */
  readonly both: number;
  /** Items with a hit that are not coded. */
  readonly onlyHits: number;
  /** Coded items without a hit. */
  readonly onlyCoded: number;
  /** Precision: both / (both + onlyHits). `null` without hits. */
  readonly precision: number | null;
  /** Recall: both / (both + onlyCoded). `null` if nothing is coded. */
  readonly recall: number | null;
  /** F1: 2 both / (2 both + onlyHits + onlyCoded), the harmonic mean of precision and recall. `null` if there is neither. */
  readonly f1: number | null;
}

/**
 * Precision, recall and F1 of keyword hits against coded passages, by theme; van Rijsbergen, Information Retrieval, 2nd ed.
 * (1979), ch. 7. A unit has a hit when a match begins in it, and is coded when a coded passage shares a character with it that
 * is no blank and no punctuation, in the scope where there is one; several coders' passages count as one.
 */
export function* dictionaryAgreement(corpus: Corpus): Steps<DictionaryAgreement> {
  const { rows } = buildCoverage(corpus);
  const units = new Map<CodedSource, ReturnType<typeof unitsByTheme>>();
  for (const coded of corpus.sources) {
    units.set(coded, unitsByTheme(coded, corpus));
    yield;
  }
  const checks = corpus.codebook.themes.filter(theme => theme.kind === 'check');
  const themes = checks.map(({ id, name }, column): ThemeAgreement => {
    const reviewed = rows.filter(({ cells }) => !isOpen(cells[column]!.state));
    return {
      theme: id,
      name,
      sources: reviewed.length,
      units: sum(
        reviewed.map(({ coded }) => {
          const { hits, coded: passages } = units.get(coded)!;
          return compare(hits.get(id) ?? new Set(), passages.get(id) ?? new Set());
        }),
      ),
      documents: sum(
        reviewed.map(({ coded, cells }) => {
          const present = (is: boolean) => new Set(is ? [0] : []);
          return compare(present(cells[column]!.matches > 0), present(units.get(coded)!.coded.has(id)));
        }),
      ),
    };
  });
  return {
    unit: corpus.settings.unit,
    themes,
    all: { units: sum(themes.map(each => each.units)), documents: sum(themes.map(each => each.documents)) },
  };
}

type Counts = Pick<Retrieval, 'both' | 'onlyHits' | 'onlyCoded'>;
type ByTheme = Map<string, Set<number>>;

function compare(hits: ReadonlySet<number>, coded: ReadonlySet<number>): Counts {
  const both = [...hits].filter(unit => coded.has(unit)).length;
  return { both, onlyHits: hits.size - both, onlyCoded: coded.size - both };
}

function sum(all: readonly Counts[]): Retrieval {
  const total = (key: keyof Counts) => all.reduce((count, each) => count + each[key], 0);
  const [both, onlyHits, onlyCoded] = [total('both'), total('onlyHits'), total('onlyCoded')];
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    both,
    onlyHits,
    onlyCoded,
    precision: share(both, both + onlyHits),
    recall: share(both, both + onlyCoded),
    f1: share(2 * both, 2 * both + onlyHits + onlyCoded),
  };
}

/** Indexes of a source's units with hits, and of those that are coded, by theme. */
function unitsByTheme(coded: CodedSource, { codebook }: Corpus): { hits: ByTheme; coded: ByTheme } {
  const { reading, units, matches } = coded.analysis;
  const hits: ByTheme = new Map();
  const passages: ByTheme = new Map();
  const { isBlank } = blanksAmong(reading.text, units);
  for (const { keyword, unit } of matches) if (isBlank[unit] === 0) add(hits, keyword.theme, unit);
  const scope = coded.analysis.scope ?? [{ start: 0, end: reading.text.length }];
  for (const placed of countedIn(coded).annotations) {
    if (!isPlaced(placed)) continue;
    const { span } = placed.anchor;
    const themes = themesOf(placed.annotation.codes, codebook);
    const passage = { start: fromSource(reading, span.start), end: fromSource(reading, span.end) };
    for (const section of scope) {
      const end = Math.min(passage.end, section.end);
      for (let at = Math.max(passage.start, section.start); at < end; ) {
        const unit = unitAt(units, at);
        const stop = Math.min(end, units.ends[unit] ?? end);
        if (saysSomething(reading.text.slice(at, stop)))
          for (const theme of themes) add(passages, theme, unit);
        at = stop;
      }
    }
  }
  return { hits, coded: passages };
}

function add(map: ByTheme, theme: string, unit: number): void {
  const known = map.get(theme) ?? new Set();
  map.set(theme, known.add(unit));
}
