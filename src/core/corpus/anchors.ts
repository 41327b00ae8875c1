import type { Anchor, Placed, Recorded } from '../annotations/anchor';
import type { Annotation } from '../annotations/annotation';
import { type Followed, type Place, targetKey } from '../annotations/follow';
import { recordedIn } from '../annotations/recorded';
import { type Sought, seek } from '../annotations/seek';
import { settle } from '../annotations/settle';
import type { SideFile } from '../annotations/sideFile';
import type { Steps } from '../base/steps';
import { isMarkdown } from '../text/markdown/markdown';
import { asItStands, type Reading } from '../text/reading';
import type { Source } from '../text/source';

interface Known {
  readonly source: Source;
  /** Other keywords or settings make another reading, though mostly not of another text. */
  readonly read: string;
  readonly recorded: Recorded;
  readonly sought: Sought;
}

/** The anchors of annotations; each is looked for once for each text it stands in. */
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
    const recorded = recordedIn(side, source);
    const pursuits: { target: Annotation; sought: Sought }[] = [];
    for (const annotation of side.annotations) {
      const key = targetKey(side.path, annotation);
      const known = this.known.get(annotation);
      if (places?.has(key)) {
        pursuits.push({ target: annotation, sought: followedTo(source, places.get(key)) });
      } else if (known?.source === source && known.read === reading.text && known.recorded === recorded) {
        pursuits.push({ target: annotation, sought: known.sought });
      } else {
        const sought = seekAsRead(source, reading, annotation, recorded);
        this.known.set(annotation, { source, read: reading.text, recorded, sought });
        pursuits.push({ target: annotation, sought });
        // To look for a passage that has changed takes a while in a long text.
        yield;
      }
    }
    return settle(source, pursuits);
  }
}

/**
 * As `seek`. Quotes that were stored when Markdown was read as it stands hold its marks and addresses: what is not found
 * among the words is looked for in the text itself.
 */
function seekAsRead(source: Source, reading: Reading, annotation: Annotation, recorded: Recorded): Sought {
  const sought = seek(source, reading, annotation, recorded);
  if (!isMarkdown(source.path) || sought.sure || sought.inOrder) return sought;
  const inText = seek(source, asItStands(source), annotation, recorded);
  return inText.sure ? inText : sought;
}

function followedTo(source: Source, place: Place): Sought {
  if (place === undefined) return { otherwise: { state: 'orphan', score: 0, reason: 'gone' } };
  const placed: Placed = { state: 'exact', span: source.lines.span(place), score: 1, reason: 'followed' };
  return { sure: placed, otherwise: placed };
}
