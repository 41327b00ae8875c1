import { type Anchor, resolve } from '../annotations/anchor';
import type { Annotation } from '../annotations/annotation';
import { type Followed, type Place, targetKey } from '../annotations/follow';
import type { SideFile } from '../annotations/sideFile';
import type { Steps } from '../steps';
import { isMarkdown } from '../text/markdown/markdown';
import { asItStands, type Reading } from '../text/reading';
import type { Source } from '../text/source';

interface Known {
  readonly source: Source;
  /** Other keywords or settings make another reading, though mostly not of another text. */
  readonly read: string;
  readonly anchor: Anchor;
}

/** The anchors of annotations, worked out once for each text they stand in. */
export class Anchors {
  private readonly known = new WeakMap<Annotation, Known>();

  /** Anchors of a side file's annotations, one each: where an editor followed them to, else where they are found. */
  *of(
    side: SideFile,
    source: Source,
    reading: Reading,
    followed: Followed | undefined,
  ): Steps<readonly Anchor[]> {
    const places = followed?.text === source.text ? followed.places : undefined;
    const anchors: Anchor[] = [];
    for (const annotation of side.annotations) {
      const key = targetKey(side.path, annotation);
      const known = this.known.get(annotation);
      if (places?.has(key)) anchors.push(followedAnchor(source, places.get(key)));
      else if (known?.source === source && known.read === reading.text) anchors.push(known.anchor);
      else {
        const anchor = resolveAsRead(source, reading, annotation);
        this.known.set(annotation, { source, read: reading.text, anchor });
        anchors.push(anchor);
        // To look for a passage that has changed takes a while in a long text.
        yield;
      }
    }
    return anchors;
  }
}

/**
 * As `resolve`. Quotes that were stored when Markdown was read as it stands hold its marks and addresses: what is not found
 * among the words is looked for in the text itself.
 */
function resolveAsRead(source: Source, reading: Reading, annotation: Annotation): Anchor {
  const anchor = resolve(source, reading, annotation);
  if (!isMarkdown(source.path) || anchor.state === 'exact' || anchor.state === 'moved') return anchor;
  const inText = resolve(source, asItStands(source), annotation);
  return inText.state === 'exact' || inText.state === 'moved' ? inText : anchor;
}

function followedAnchor(source: Source, place: Place): Anchor {
  if (place === undefined) return { state: 'orphan', score: 0, reason: 'gone' };
  return { state: 'exact', span: source.lines.span(place), score: 1, reason: 'followed' };
}
