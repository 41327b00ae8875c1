import { version } from '../../../../package.json';
import { compareText } from '../../base/order';
import type { CodedSource, Corpus } from '../../corpus/corpus';
import { type LimitValues, limitValues } from '../../corpus/networkLimits';
import type { NodeKind } from '../../corpus/settings';
import type { SegmenterInfo } from '../../engines/segmenter';
import { communityRuns } from '../../network/communities';
import { countingOf, isTestable } from '../../network/cooccurrence';
import type { Counting } from '../../network/hits';
import { methodOfSource, type SourceMethod } from '../../parts/figures';
import type { FoldingRules } from '../../text/foldingRules';
import type { LineEnds } from '../../text/reading';
import { fullMarks, stops } from '../../text/sentenceEnds';
import { hashSource, hashText } from '../../text/source';

/** Every parameter and version that a number depends on. */
export interface Method {
  readonly tool: { readonly name: string; readonly version: string };
  /** sha256 of the codebook as understood: themes, keywords, aliases, exceptions, regular expressions. */
  readonly codebook: string;
  /** sha256 over one line `<hash of its text> <path>` for each source, in sorted order of paths. */
  readonly corpus: string;
  /** What the sources are compared with, which counts nowhere else, and the hash of its text; null where there is none. */
  readonly reference: { readonly source: string; readonly hash: string } | null;
  readonly matching: {
    readonly rule: 'leftmost-longest';
    /** Keywords inside longer ones are counted, too. */
    readonly overlaps: boolean;
    /** What counts as the same character. */
    readonly folding: FoldingRules;
    /** Soft line ends of hard-wrapped sources are seen through. */
    readonly softLineEnds: 'seen through';
    /** Soft line ends that were seen through, by source; sources without any are not listed. */
    readonly joins: Readonly<Record<string, number>>;
    /** Page numbers, running titles and imprints in mid-sentence that were left out, by source. */
    readonly pageLines: Readonly<Record<string, number>>;
    /** The setting of line ends by pattern of sources; for all others, it is found out from the text. */
    readonly lineEnds: Readonly<Record<string, LineEnds>>;
    /** Keywords count only below headings that contain this text; null = everywhere. */
    readonly scope: string | null;
    /** The segmenter that decided which hits of `wholeWord` keywords are whole words; null if nothing depends on it. */
    readonly segmenter: SegmenterInfo | null;
  };
  readonly unit: { readonly kind: string; readonly window: number | null; readonly sentenceEnds: string };
  readonly network: LimitValues & {
    readonly nodes: NodeKind;
    readonly measure: string;
    readonly counting:
      | 'units that contain both'
      | 'pairs of hits in one window'
      | 'pairs of hits in one unit';
    /** Ids of themes whose nodes are left out. */
    readonly without: readonly string[];
    readonly groups: Readonly<Record<string, readonly string[]>>;
    readonly communities: {
      readonly algorithm: 'louvain';
      /** The best of so many runs is kept. */
      readonly runs: number;
      readonly resolution: number;
      readonly seed: number;
    };
    readonly layout: {
      readonly algorithm: 'forceatlas2';
      readonly seed: number;
      /** How many nodes a person has placed. */
      readonly pinned: number;
    };
  };
  readonly annotations: {
    /** States of anchors. */
    readonly counted: readonly string[];
    /** Whose work is counted, sorted; annotations and reviews without a coder add none. */
    readonly coders: readonly string[];
    /** Whose coding counts, as corpus.yaml or `--coder` says. Left out where everybody's does. */
    readonly only?: readonly string[];
    /** Annotations that do not count because the consensus was settled from them, and counts. Left out where there is none. */
    readonly settled?: number;
    /** Side files that could not be read, or not all of them: what they say is not counted. Left out where there is none. */
    readonly unread?: readonly string[];
    /** Day of the newest annotation, YYYY-MM-DD: the date of the data; null where none has a day. */
    readonly newest: string | null;
  };
  /** Sources that are not UTF-8, with the encoding they were read in. */
  readonly encodings: Readonly<Record<string, string>>;
}

/** What the method says of a project besides its sources. */
export interface MethodFrame extends Pick<Corpus, 'codebook' | 'settings' | 'segmenter'> {
  readonly reference: Method['reference'];
}

export function describeMethod(corpus: Corpus): Method {
  return methodOf(methodFrame(corpus), corpus.sources.map(methodOfSource));
}

export function methodFrame({ codebook, settings, segmenter, reference }: Corpus): MethodFrame {
  return { codebook, settings, segmenter, reference: reference ? referenceOf(reference) : null };
}

/** The same, of what was kept of each source. */
export function methodOf(frame: MethodFrame, sources: readonly SourceMethod[]): Method {
  const { codebook, settings, segmenter, reference } = frame;
  const { network } = settings;
  const sorted = [...sources].sort((a, b) => compareText(a.path, b.path));
  const bySource = (count: (source: SourceMethod) => number) =>
    Object.fromEntries(
      sorted.map(source => [source.path, count(source)] as const).filter(([, counted]) => counted > 0),
    );
  return {
    tool: { name: 'policy-coder', version },
    codebook: hashText(
      JSON.stringify(
        codebook.themes.map(({ id, kind, keywords }) => [
          id,
          kind,
          keywords.map(({ term, aliases, except, regex = null, wholeWord = false }) => [
            term,
            aliases,
            except,
            regex,
            wholeWord,
          ]),
        ]),
      ),
    ),
    corpus: hashText(sorted.map(({ hash, path }) => `${hash} ${path}\n`).join('')),
    reference,
    matching: {
      rule: 'leftmost-longest',
      overlaps: settings.matching.overlaps,
      folding: settings.matching.folding,
      softLineEnds: 'seen through',
      joins: bySource(({ joins }) => joins),
      pageLines: bySource(({ pageLines }) => pageLines),
      lineEnds: Object.fromEntries(settings.lineEnds),
      scope: settings.scopeSection ?? null,
      segmenter: segmenter ?? null,
    },
    unit: { kind: settings.unit, window: settings.window ?? null, sentenceEnds: `${fullMarks}!?;${stops}` },
    network: {
      nodes: network.nodes,
      measure: network.measure,
      counting: nameOfCounting(countingOf(frame)),
      without: network.without,
      ...limitValues(network),
      // Pairs that are not tested are left in, whatever the settings say.
      ...(isTestable(countingOf(frame)) ? {} : { significance: null }),
      groups: Object.fromEntries(network.groups),
      communities: {
        algorithm: 'louvain',
        runs: communityRuns,
        resolution: network.resolution,
        seed: network.seed,
      },
      layout: { algorithm: 'forceatlas2', seed: network.seed, pinned: network.pinned.size },
    },
    annotations: {
      counted: ['exact', 'moved'],
      ...(settings.counted !== 'all' && { only: settings.counted }),
      ...describeCoding(sources),
    },
    encodings: Object.fromEntries(
      sorted.filter(({ encoding }) => encoding !== 'utf-8').map(({ path, encoding }) => [path, encoding]),
    ),
  };
}

function nameOfCounting({ by }: Counting): Method['network']['counting'] {
  if (by === 'units') return 'units that contain both';
  return by.window === Number.POSITIVE_INFINITY ? 'pairs of hits in one unit' : 'pairs of hits in one window';
}

function referenceOf({ source }: CodedSource): Method['reference'] {
  return { source: source.path, hash: hashSource(source) };
}

/** Who coded, and when last; of all annotations that are kept, counted or not. */
function describeCoding(sources: readonly SourceMethod[]): Omit<Method['annotations'], 'counted'> {
  const newest = sources.reduce((latest, { newest: day }) => (day > latest ? day : latest), '');
  const unread = sources.flatMap(each => each.unread).sort(compareText);
  const settled = sources.reduce((sum, each) => sum + each.settled, 0);
  return {
    ...(settled > 0 && { settled }),
    coders: [...new Set(sources.flatMap(each => each.coders))].sort(compareText),
    ...(unread.length > 0 && { unread }),
    newest: newest || null,
  };
}
