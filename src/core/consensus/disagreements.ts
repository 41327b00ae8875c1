import { type JudgedCoder, judgedSources, trimmed } from '../agreement/judged';
import { comparedCoders } from '../agreement/whoCoded';
import { consensusCoder, nameOfCoder, type Settlement, shortHash } from '../annotations/settlement';
import { type Codebook, themeOf } from '../codebook/codebook';
import { allCodingsOf } from '../corpus/codings';
import { type CodedSource, type Corpus, isPlaced, type PlacedAnnotation } from '../corpus/corpus';
import type { Span } from '../text/lines';
import { fromSource } from '../text/reading';
import { align } from './align';
import type { CoderPassage, Disagreement, DisagreementKind, DisagreementState, Side } from './disagreement';
import { annotationsByRef, changesSince, refOf, refsOf, unknownTo } from './reopened';

export const disagreementOrders = ['theme', 'source', 'size'] as const;
export type DisagreementOrder = (typeof disagreementOrders)[number];

/** What coders did not code alike, and what became of it. */
export interface Disagreements {
  /** Whose work is compared. */
  readonly coders: readonly string[];
  /** Open, put off, settled and re-opened ones, in the order asked for. */
  readonly disagreements: readonly Disagreement[];
  /** What coders coded alike, and has not been re-opened; `settled` where the consensus has it. */
  readonly agreed: readonly Disagreement[];
  /** By source: themes that two coders or more have judged there. */
  readonly judged: ReadonlyMap<string, readonly string[]>;
  /** Groups of passages near a passage whose place is not certain: what they say of each other is not known. */
  readonly waiting: number;
  /** Side files that cannot be read, or not all of them: what they say, settlements too, is missing here. */
  readonly unread: readonly string[];
  /** Annotations of the consensus that no settlement says it made, in sources where others do. */
  readonly unexplained: readonly { readonly source: string; readonly id: string }[];
}

const nothing: Disagreements = {
  coders: [],
  disagreements: [],
  agreed: [],
  judged: new Map(),
  waiting: 0,
  unread: [],
  unexplained: [],
};

/** Lists where coders differ in what two or more of them have judged. Coders: those of the project where none are given. */
export function disagreements(
  corpus: Corpus,
  options: { readonly coders?: readonly string[]; readonly by?: DisagreementOrder } = {},
): Disagreements {
  const coders = options.coders ?? comparedCoders(corpus);
  // While somebody codes blind, what others coded is not to be seen.
  if (corpus.onlyCoder !== undefined) return { ...nothing, coders };
  const judged = judgedSources(corpus, coders, 'document');
  const found = corpus.sources.map((coded, i) => inSource(coded, corpus.codebook, coders, judged[i]!.coders));
  const all = inOrder(
    corpus,
    found.flatMap(each => each.groups),
    options.by ?? 'theme',
  );
  const isAgreed = ({ kind, state }: Disagreement) => kind === 'agreed' && state !== 'reopened';
  return {
    coders,
    disagreements: all.filter(each => !isAgreed(each)),
    agreed: all.filter(isAgreed),
    judged: new Map(corpus.sources.map(({ source }, i) => [source.path, found[i]!.judged])),
    waiting: found.reduce((sum, each) => sum + each.waiting, 0),
    unread: corpus.sources.flatMap(({ unread }) => unread),
    unexplained: corpus.sources.flatMap(unexplainedIn),
  };
}

/** What the consensus has of a source: its side file's settlements, and its annotations. */
export function consensusOf({ sideFiles, annotations }: CodedSource): {
  readonly settlements: readonly Settlement[];
  readonly annotations: readonly PlacedAnnotation[];
} {
  const side = sideFiles.find(({ coder }) => nameOfCoder(coder) === consensusCoder);
  return {
    settlements: side?.settlements ?? [],
    annotations: side ? annotations.filter(({ file }) => file === side.path) : [],
  };
}

function unexplainedIn(coded: CodedSource): Disagreements['unexplained'] {
  const { settlements, annotations } = consensusOf(coded);
  if (settlements.length === 0) return [];
  const made = new Set(settlements.flatMap(each => each.made));
  return annotations
    .filter(({ annotation }) => !made.has(annotation.id))
    .map(({ annotation }) => ({ source: coded.source.path, id: annotation.id }));
}

/** A passage as it is aligned: in offsets of the reading, with the codes that are compared. */
interface Passage extends CoderPassage, Span {
  readonly codes: readonly string[];
  readonly themes: ReadonlySet<string>;
}

function inSource(
  coded: CodedSource,
  codebook: Codebook,
  coders: readonly string[],
  judged: readonly JudgedCoder[],
): {
  readonly groups: readonly Disagreement[];
  readonly waiting: number;
  readonly judged: readonly string[];
} {
  const judges = (theme: string) =>
    coders.filter((_, i) => {
      const { isUnread, isDone, judged: paths } = judged[i]!;
      return !isUnread && (isDone || paths.has(theme));
    });
  const judgesOf = new Map(codebook.themes.map(({ id }) => [id, judges(id)]));
  const isCompared = (code: string) =>
    codebook.codes.has(code) && (judgesOf.get(themeOf(code)) ?? []).length > 1;
  const passages = passagesOf(coded, coders, isCompared);
  const isHeard = (coder: string | undefined, each: Passage) =>
    [...each.themes].some(theme => judgesOf.get(theme)?.includes(coder ?? ''));
  const groups = align(
    passages,
    (a, b) => a.some(each => isHeard(b[0]?.coder, each)) || b.some(each => isHeard(a[0]?.coder, each)),
  );
  const { settlements, annotations } = consensusOf(coded);
  const known = annotationsByRef(coded);
  const ids = new Set(annotations.map(({ annotation }) => annotation.id));
  const changed = new Map(settlements.map(each => [each, changesSince(each, known, ids)]));
  const consensus = annotations.filter(isPlaced).map(passageOf);
  const withOutcome = (group: Omit<Disagreement, 'state' | 'why' | 'settlements' | 'consensus'>) => {
    const refs = new Set(group.sides.flatMap(side => side.passages).map(refOfPassage));
    const own = settlements.filter(each => refsOf(each).some(ref => refs.has(ref)));
    return { ...group, ...outcomeOf(own, changed, group.sides, consensus) };
  };
  const isWaiting = waitingNear(coded, coders, judged);
  const certain = groups.filter(group => !isWaiting(group));
  const found = certain.map(group => withOutcome(described(coded, codebook, group, judgesOf, coders)));
  const settled = new Set([
    ...found.flatMap(each => each.settlements),
    ...settlements.filter(each =>
      groups.some(group => group.some(passage => refsOf(each).includes(refOfPassage(passage)))),
    ),
  ]);
  const gone = settlements.filter(
    each =>
      !settled.has(each) &&
      each.decision !== 'later' &&
      each.from.every(({ coder }) => coders.includes(nameOfCoder(coder) ?? '')) &&
      (each.made.length > 0 ||
        each.from.some(({ coder, id }) => id !== undefined && known.has(refOf(coder, id)))) &&
      changed.get(each)!.length > 0,
  );
  return {
    groups: [...found, ...gone.map(each => goneOf(coded, codebook, each, changed.get(each)!, consensus))],
    waiting: groups.length - certain.length,
    judged: [...judgesOf].filter(([, all]) => all.length > 1).map(([theme]) => theme),
  };
}

function passageOf({
  annotation,
  anchor,
  file,
}: PlacedAnnotation & { readonly anchor: { readonly span: Span } }) {
  return { coder: nameOfCoder(annotation.coder) ?? '', annotation, span: anchor.span, file };
}

function refOfPassage({ coder, annotation }: CoderPassage): string {
  return refOf(coder, annotation.id);
}

function passagesOf(
  coded: CodedSource,
  coders: readonly string[],
  isCompared: (code: string) => boolean,
): readonly Passage[] {
  const { reading } = coded.analysis;
  return allCodingsOf(coded).flatMap((coding): readonly Passage[] => {
    const passage = passageOf(coding);
    const codes = passage.annotation.codes.filter(isCompared);
    const stretch = trimmed(reading, passage.span);
    if (!coders.includes(passage.coder) || codes.length === 0 || stretch.end <= stretch.start) return [];
    return [{ ...passage, ...stretch, codes, themes: new Set(codes.map(themeOf)) }];
  });
}

/** Whether a group is near a passage of the same theme whose place is not certain. */
function waitingNear(
  { annotations, analysis: { reading } }: CodedSource,
  coders: readonly string[],
  judged: readonly JudgedCoder[],
): (group: readonly Passage[]) => boolean {
  if (judged.every(({ unplaced }) => unplaced === 0)) return () => false;
  const waiting = annotations.flatMap(({ annotation, anchor }) =>
    coders.includes(nameOfCoder(annotation.coder) ?? '') &&
    (anchor.state === 'fuzzy' || anchor.state === 'ambiguous')
      ? anchor.spans.map(span => ({ ...trimmed(reading, span), themes: annotation.codes.map(themeOf) }))
      : [],
  );
  return group =>
    waiting.some(({ start, end, themes }) =>
      group.some(
        each => start < each.end && each.start < end && themes.some(theme => each.themes.has(theme)),
      ),
    );
}

function described(
  { source, label }: CodedSource,
  codebook: Codebook,
  group: readonly Passage[],
  judgesOf: ReadonlyMap<string, readonly string[]>,
  coders: readonly string[],
): Omit<Disagreement, 'state' | 'why' | 'settlements' | 'consensus'> {
  const codes = [...codebook.codes.keys()].filter(code => group.some(each => each.codes.includes(code)));
  const themes = codebook.themes.map(({ id }) => id).filter(id => codes.some(code => themeOf(code) === id));
  const judges = new Set(themes.flatMap(theme => judgesOf.get(theme) ?? []));
  return {
    id: shortHash(group.map(refOfPassage).sort().join('\n'), 8),
    source: source.path,
    label,
    kind: kindOf(group, codes, judgesOf),
    codes,
    themes,
    span: {
      start: Math.min(...group.map(({ span }) => span.start)),
      end: Math.max(...group.map(({ span }) => span.end)),
    },
    size: Math.max(...group.map(({ end }) => end)) - Math.min(...group.map(({ start }) => start)),
    sides: coders
      .filter(coder => judges.has(coder))
      .map(coder => ({
        coder,
        passages: group
          .filter(each => each.coder === coder)
          .map(({ annotation, span, file }) => ({ coder, annotation, span, file })),
      })),
  };
}

function kindOf(
  group: readonly Passage[],
  codes: readonly string[],
  judgesOf: ReadonlyMap<string, readonly string[]>,
): DisagreementKind {
  const present = new Set(group.map(({ coder }) => coder));
  const judges = (code: string) => judgesOf.get(themeOf(code)) ?? [];
  const extentsOf = (coder: string, code: string) => [
    ...new Set(
      group
        .filter(each => each.coder === coder && each.codes.includes(code))
        .map(({ start, end }) => `${start}-${end}`),
    ),
  ];
  const compared = codes.map(code =>
    judges(code)
      .filter(coder => present.has(coder))
      .map(coder => extentsOf(coder, code).join()),
  );
  if (compared.some(extents => extents.includes(''))) return 'codes';
  if (compared.some(extents => new Set(extents).size > 1)) return 'extent';
  return codes.some(code => judges(code).some(coder => !present.has(coder))) ? 'presence' : 'agreed';
}

function outcomeOf(
  settlements: readonly Settlement[],
  changed: ReadonlyMap<Settlement, Disagreement['why']>,
  sides: readonly Side[],
  consensus: readonly CoderPassage[],
): Pick<Disagreement, 'state' | 'why' | 'settlements' | 'consensus'> {
  const changes = settlements.flatMap(each => changed.get(each) ?? []);
  const why = settlements.length === 0 ? [] : [...changes, ...unknownTo(settlements, sides)];
  const made = new Set(settlements.flatMap(each => each.made));
  const isPutOff = settlements.some(({ decision }) => decision === 'later');
  const state = (): DisagreementState => {
    if (settlements.length === 0) return 'open';
    if (isPutOff) return 'later';
    return why.length > 0 ? 'reopened' : 'settled';
  };
  return {
    state: state(),
    why: isPutOff ? [] : why,
    settlements,
    consensus: consensus.filter(({ annotation }) => made.has(annotation.id)),
  };
}

/** A settlement that is left alone: what it was settled from is in no group any more. */
function goneOf(
  { source, label, analysis: { reading } }: CodedSource,
  { codes: all, themes }: Codebook,
  settlement: Settlement,
  why: Disagreement['why'],
  consensus: readonly CoderPassage[],
): Disagreement {
  const own = consensus.filter(({ annotation }) => settlement.made.includes(annotation.id));
  const said = new Set([
    ...settlement.from.flatMap(({ codes = [] }) => codes),
    ...own.flatMap(({ annotation }) => annotation.codes),
  ]);
  const codes = [...all.keys()].filter(code => said.has(code));
  const span = {
    start: own.length === 0 ? 0 : Math.min(...own.map(each => each.span.start)),
    end: Math.max(0, ...own.map(each => each.span.end)),
  };
  return {
    id: settlement.id,
    source: source.path,
    label,
    kind: 'gone',
    state: 'reopened',
    why,
    codes,
    themes: themes.map(({ id }) => id).filter(id => codes.some(code => themeOf(code) === id)),
    span,
    size: fromSource(reading, span.end) - fromSource(reading, span.start),
    sides: [...new Set(settlement.from.map(({ coder }) => coder))].map(coder => ({ coder, passages: [] })),
    settlements: [settlement],
    consensus: own,
  };
}

function inOrder(
  { codebook, sources }: Corpus,
  found: readonly Disagreement[],
  by: DisagreementOrder,
): readonly Disagreement[] {
  const sourceOrder = new Map(sources.map(({ source }, i) => [source.path, i]));
  const themeOrder = new Map(codebook.themes.map(({ id }, i) => [id, i]));
  const themeAt = ({ themes: [first = ''] }: Disagreement) => themeOrder.get(first) ?? themeOrder.size;
  const first = {
    theme: (a: Disagreement, b: Disagreement) => themeAt(a) - themeAt(b),
    source: () => 0,
    size: (a: Disagreement, b: Disagreement) => b.size - a.size,
  }[by];
  return [...found].sort(
    (a, b) =>
      first(a, b) ||
      sourceOrder.get(a.source)! - sourceOrder.get(b.source)! ||
      a.span.start - b.span.start ||
      a.span.end - b.span.end,
  );
}
