import { type CodedSource, type Span, sourceAt } from '../../core';
import { rangeOf, reveal } from '../session/places';
import type { Session } from '../session/session';

/** Something in a text that a list leads to. */
export interface Place {
  readonly coded: CodedSource;
  readonly span: Span;
}

/**
 * Shows the place of the row that one is on in its text, while the list keeps the focus. Places are shown one after the
 * other, and only where the cursor has stayed; resolves when the last of them is shown.
 */
export class LookAlong {
  private current: Place | undefined;
  private shown: Promise<unknown> = Promise.resolve();

  constructor(private readonly session: Session) {}

  show(place: Place | undefined): void {
    if (!place || place === this.current) return;
    this.current = place;
    this.shown = this.shown.then(() => (this.current === place ? preview(this.session, place) : undefined));
  }

  get done(): Promise<unknown> {
    return this.shown;
  }
}

/** Does nothing if the text has changed. */
async function preview(session: Session, { coded, span }: Place): Promise<void> {
  const now = session.corpus && sourceAt(session.corpus, coded.source.path);
  if (now?.source.text !== coded.source.text) return;
  await reveal(session, coded.source.path, rangeOf(coded, span), true);
}
