import { codersAmong } from '../../agreement/whoCoded';
import { compareIssues, type Issue } from '../../base/issue';
import type { Translate } from '../../base/l10n';
import { type ProjectHead, segmenterOf } from '../../corpus/build';
import { nobodyCounted } from '../../corpus/checkCounted';
import { outlineIssues } from '../../corpus/checkOutline';
import type { SegmenterInfo } from '../../engines/segmenter';
import { networkOfCounts } from '../../network/network';
import { CooccurrenceSum } from '../../network/sums';
import { type MergedThemes, mergeable, type Overview, overviewOf } from './overview';
import type { PartSource, ProjectPart } from './part';

/** Adds up the parts of a project, in any order. */
export class PartSum {
  private readonly sources = new Map<string, PartSource>();
  private readonly counts = new CooccurrenceSum();
  private tested: CooccurrenceSum | undefined;
  private segmenter: SegmenterInfo | undefined;

  has(path: string): boolean {
    return this.sources.has(path);
  }

  add({ sources, counts, tested, segmenter }: ProjectPart): void {
    for (const source of sources) this.sources.set(source.path, source);
    this.counts.add(counts);
    if (tested) {
      this.tested ??= new CooccurrenceSum();
      this.tested.add(tested);
    }
    this.segmenter ??= segmenter;
  }

  /** Coders of the project, as `codersOf` gives them. */
  codersOf({ settings, reference }: ProjectHead): readonly string[] {
    const sources = [...this.sources.values()].filter(({ path }) => path !== reference);
    return codersAmong(
      settings,
      sources.flatMap(({ kept }) => kept?.coders ?? []),
    );
  }

  /** The overview of all that was added, equal to that of `buildOverview`; with its messages in another language, too. */
  overview(
    head: ProjectHead,
    t: Translate,
    merge: MergedThemes,
  ): { readonly overview: Overview; readonly issues: readonly Issue[] } {
    const { codebook, settings, reference, labels, attributes } = head;
    const all = head.all.flatMap(path => this.sources.get(path) ?? []);
    const kept = all.flatMap(source => (source.kept ? [source.kept] : []));
    const rows = kept
      .filter(({ row }) => row.path !== reference)
      .map(({ row }) => ({
        ...row,
        label: labels.get(row.path) ?? row.path,
        attributes: attributes.get(row.path) ?? {},
      }));
    const outlines = kept.map(({ outline }) => outline).filter(({ path }) => path !== reference);
    const issues = [
      ...head.issues,
      ...all.flatMap(source => source.issues),
      ...outlineIssues(outlines, settings.scopeSection),
      ...nobodyCounted(() => kept.flatMap(({ names }) => names), head.said, head.rangeOf),
    ].sort(compareIssues);
    const compared = kept.find(({ row }) => row.path === reference)?.row;
    const figures = {
      codebook,
      settings,
      segmenter: segmenterOf(codebook, this.segmenter),
      reference: compared ? { source: compared.path, hash: compared.hash } : null,
      onlyCoder: undefined,
      issues,
      sources: rows,
    };
    const network = networkOfCounts(head, {
      counts: this.counts.total(),
      tested: this.tested?.total(),
    });
    return { overview: overviewOf(figures, t, mergeable(merge, codebook), network), issues };
  }
}
