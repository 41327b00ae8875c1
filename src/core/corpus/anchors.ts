import type { Anchor, Placed, Recorded } from '../annotations/anchor';
import type { Annotation } from '../annotations/annotation';
import { EarlierText } from '../annotations/earlier';
import { type Followed, type FollowedPlace, targetKey } from '../annotations/follow';
import { isChanged } from '../annotations/placement';
import { recordedHash, recordedIn } from '../annotations/recorded';
import { type Sought, seek } from '../annotations/seek';
import { settle } from '../annotations/settle';
import type { SideFile } from '../annotations/sideFile';
import type { Steps } from '../base/steps';
import { isMarkdown } from '../text/markdown/markdown';
import { asItStands, type LineEnds, type Reading, readSource } from '../text/reading';
import { createSource, hashSource, type Source } from '../text/source';
import type { CodedSource } from './corpus';

interface Known {
  readonly source: Source;
  /** Other keywords or settings make another reading, though mostly not of another text. */
  readonly read: string;
  readonly recorded: Recorded;
  readonly earlier: EarlierText | undefined;
  readonly sought: Sought;
}

/** Texts that places were recorded in, by the hash that side files contain. */
export type EarlierTexts = ReadonlyMap<string, string>;

/** Hashes of the texts that places of a source were recorded in, where that is not the text of today. */
export function wantedTexts({
  source,
  sideFiles,
}: Pick<CodedSource, 'source' | 'sideFiles'>): readonly string[] {
  return sideFiles
    .filter(side => isChanged(recordedIn(side, source)))
    .map(recordedHash)
    .filter(hash => hash !== undefined);
}

/** Properties of a source besides its text. */
interface Circumstances {
  readonly followed: Followed | undefined;
  readonly earlierTexts: EarlierTexts | undefined;
  readonly lineEnds: LineEnds;
}

/** Longer texts are not aligned: it would take a second or more. */
const longestAligned = 2_000_000;

/** The anchors of annotations; each is searched for once per text. */
export class Anchors {
  private readonly known = new WeakMap<Annotation, Known>();
  private readonly earlier = new WeakMap<Source, Map<string, EarlierText>>();

  /** Anchors of a side file's annotations, one each: where an editor followed them to, else where they are found. */
  *of(
    side: SideFile,
    source: Source,
    reading: Reading,
    { followed, earlierTexts, lineEnds }: Circumstances,
  ): Steps<readonly Anchor[]> {
    const places = followed?.text === source.text ? followed.places : undefined;
    const recorded = recordedIn(side, source);
    // Both texts are compared only if a passage is looked for: not at each keystroke while all of them are followed.
    const isFollowed = (annotation: Annotation) => places?.has(targetKey(side.path, annotation));
    const earlier =
      isChanged(recorded) && !side.annotations.every(isFollowed)
        ? this.earlierOf(side, source, reading, earlierTexts, lineEnds)?.forAll(side.annotations)
        : undefined;
    const pursuits: { target: Annotation; sought: Sought }[] = [];
    for (const annotation of side.annotations) {
      const key = targetKey(side.path, annotation);
      const known = this.known.get(annotation);
      if (places?.has(key)) {
        pursuits.push({ target: annotation, sought: followedTo(source, places.get(key)) });
      } else if (
        known?.source === source &&
        known.read === reading.text &&
        known.recorded === recorded &&
        known.earlier === earlier
      ) {
        pursuits.push({ target: annotation, sought: known.sought });
      } else {
        const sought = seekAsRead(source, reading, annotation, recorded, earlier);
        this.known.set(annotation, { source, read: reading.text, recorded, earlier, sought });
        pursuits.push({ target: annotation, sought });
        // To look for a passage that has changed takes a while in a long text.
        yield;
      }
    }
    return settle(source, pursuits);
  }

  private earlierOf(
    side: SideFile,
    source: Source,
    reading: Reading,
    texts: EarlierTexts | undefined,
    lineEnds: LineEnds,
  ): EarlierText | undefined {
    const hash = recordedHash(side);
    const text = hash === undefined ? undefined : texts?.get(hash);
    if (hash === undefined || text === undefined) return undefined;
    if (Math.max(text.length, source.text.length) > longestAligned) return undefined;
    const known = this.earlier.get(source) ?? new Map<string, EarlierText>();
    this.earlier.set(source, known);
    const made = known.get(hash);
    if (made) return made;
    const then = createSource(source.path, text);
    // Whoever gives a text by its hash may be wrong.
    if (hashSource(then) !== hash) return undefined;
    const earlier = new EarlierText(
      { source: then, reading: readSource(then, lineEnds) },
      { source, reading },
    );
    known.set(hash, earlier);
    return earlier;
  }
}

/**
 * As `seek`. Quotes that were stored when Markdown was read as it stands hold its marks and addresses: what is not found
 * among the words is looked for in the text itself.
 */
function seekAsRead(
  source: Source,
  reading: Reading,
  annotation: Annotation,
  recorded: Recorded,
  earlier: EarlierText | undefined,
): Sought {
  const sought = seek(source, reading, annotation, recorded, earlier);
  if (!isMarkdown(source.path) || sought.sure || sought.inOrder) return sought;
  const inText = seek(source, asItStands(source), annotation, recorded);
  return inText.sure ? inText : sought;
}

function followedTo(source: Source, place: FollowedPlace): Sought {
  if (place === undefined) return { otherwise: { state: 'orphan', score: 0, reason: 'gone' } };
  const placed: Placed = { state: 'exact', span: source.lines.span(place), score: 1, reason: 'followed' };
  return { sure: placed, otherwise: placed };
}
