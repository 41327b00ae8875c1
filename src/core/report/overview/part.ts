import { codersIn } from '../../agreement/whoCoded';
import type { Issue } from '../../base/issue';
import { finish } from '../../base/steps';
import { CorpusBuilder, type ProjectHead } from '../../corpus/build';
import { namesOf } from '../../corpus/checkCounted';
import { outlineOf, type SourceOutline } from '../../corpus/checkOutline';
import type { CodedSource } from '../../corpus/corpus';
import type { CountedCoders } from '../../corpus/settings';
import type { ProjectFiles } from '../../corpus/store';
import type { SegmenterInfo } from '../../engines/segmenter';
import { termsOf, type Words } from '../../keywords/wholeWords';
import { countingOf } from '../../network/cooccurrence';
import { countForNetwork } from '../../network/counted';
import { gatherHits } from '../../network/hits';
import { type FlatCounts, flatCounts } from '../../network/sums';
import { type FiguresRow, type MergedThemes, mergeable, rowOfSource } from './overview';

/** What a report takes from some of a project's texts. Plain data: counts are sums, so parts can be counted anywhere and added up. */
export interface ProjectPart {
  readonly sources: readonly PartSource[];
  /** Pairs of all of them but the reference. */
  readonly counts: FlatCounts;
  /** The same by units, where pairs are tested. */
  readonly tested?: FlatCounts;
  /** What cut the words that counts depend on. */
  readonly segmenter?: SegmenterInfo;
}

/** One text of a part. */
export interface PartSource {
  readonly path: string;
  readonly issues: readonly Issue[];
  /** What was kept of it; missing where it cannot be read. */
  readonly kept?: {
    readonly row: Omit<FiguresRow, 'label' | 'attributes'>;
    readonly outline: SourceOutline;
    /** Everybody who is named in its coding, and those of them who coded. */
    readonly names: readonly string[];
    readonly coders: readonly string[];
  };
}

/** A text of a project, and its side files by name. */
export interface PartFiles {
  readonly path: string;
  readonly files: ProjectFiles;
}

/** What a part depends on besides its texts. */
export interface PartRules {
  /** codebook.yaml and corpus.yaml, where there are any. */
  readonly files: ProjectFiles;
  readonly counted: CountedCoders | undefined;
  readonly merge: MergedThemes;
  /** Counts in no sum. */
  readonly reference: string | undefined;
}

/** Counts texts, some at a time, and keeps none of them. */
export class PartCounter {
  private readonly builder = new CorpusBuilder();
  private readonly head: ProjectHead;
  private readonly merge: MergedThemes;

  constructor(private readonly rules: PartRules) {
    this.head = this.builder.head(rules.files, { counted: rules.counted });
    this.merge = mergeable(rules.merge, this.head.codebook);
  }

  /** Terms that words are cut with. */
  get terms(): readonly string[] {
    return termsOf(this.head);
  }

  /** `wanted`: sentences whose words are needed and not known; as long as there are any, hits wait. */
  count(
    texts: readonly PartFiles[],
    words?: Words,
  ): { readonly part: ProjectPart; readonly wanted: readonly string[] } {
    const { head, merge } = this;
    const { codebook, settings } = head;
    const read: CodedSource[] = [];
    const sources = texts.map(({ path, files }): PartSource => {
      const { coded, issues } = this.builder.one(head, path, files, { counted: this.rules.counted, words });
      if (!coded) return { path, issues };
      read.push(coded);
      const { label: _label, attributes: _attributes, ...row } = rowOfSource(coded, codebook, merge);
      const outline = outlineOf(coded, settings.scopeSection);
      return { path, issues, kept: { row, outline, names: namesOf(coded), coders: codersIn(coded) } };
    });
    const summed = read.filter(({ source }) => source.path !== this.rules.reference);
    const counting = countingOf(head);
    const hits = finish(gatherHits({ codebook, settings, sources: summed }, counting));
    const { counts, tested } = countForNetwork(hits, counting.by, settings.network);
    const part = {
      sources,
      counts: flatCounts(counts),
      ...(tested && { tested: flatCounts(tested) }),
      ...(words && { segmenter: words.info }),
    };
    return { part, wanted: [...new Set(read.flatMap(({ analysis }) => analysis.wanted))] };
  }
}
