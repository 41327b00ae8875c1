import type { Steps } from '../base/steps';
import type { Corpus } from '../corpus/corpus';
import type { NetworkSettings } from '../corpus/settings';
import { type Choice, limitNetwork } from './choose';
import { type Cooccurrence, countHits, countingOf, isTestable, themeFinder } from './cooccurrence';
import { type Counting, gatherHits, type Hits } from './hits';

/** What pairs are counted in, and how they are chosen. Plain data. */
export interface Countable {
  readonly hits: Hits;
  readonly by: Counting['by'];
  readonly settings: NetworkSettings;
  /** Themes of the nodes of `hits`. */
  readonly themes: readonly string[];
}

/** All counts, and what the settings keep of them. */
export interface Counted {
  readonly counts: Cooccurrence;
  readonly choice: Choice;
}

/** Gathers the countable data of a corpus, in small steps. */
export function* gatherCountable(
  corpus: Corpus,
  counting: Counting = countingOf(corpus),
  themeOfNode: (node: string) => string = themeFinder(corpus.codebook, counting.nodes),
): Steps<Countable> {
  const hits = yield* gatherHits(corpus, counting);
  return { hits, by: counting.by, settings: corpus.settings.network, themes: hits.nodes.map(themeOfNode) };
}

/** Counts the pairs, and chooses of them as the settings say. */
export function countChosen({ hits, by, settings, themes }: Countable): Counted {
  return chooseOf(countForNetwork(hits, by, settings), settings, themes);
}

/** The counts of a network, before anything is chosen of them. */
export interface NetworkCounts {
  readonly counts: Cooccurrence;
  /** By units, where pairs are tested. */
  readonly tested: Cooccurrence | undefined;
}

export function countForNetwork(hits: Hits, by: Counting['by'], settings: NetworkSettings): NetworkCounts {
  const isTested = settings.significance !== undefined && isTestable({ by });
  return { counts: countHits(hits, by), tested: isTested ? countHits(hits, 'units') : undefined };
}

/** Chooses of counts as the settings say; `themes` are those of their nodes. */
export function chooseOf(
  { counts, tested }: NetworkCounts,
  settings: NetworkSettings,
  themes: readonly string[],
): Counted {
  const themeOf = new Map(counts.nodes.map(({ id }, i) => [id, themes[i]!]));
  return { counts, choice: limitNetwork(counts, settings, node => themeOf.get(node)!, tested) };
}
