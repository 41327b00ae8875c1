import * as vscode from 'vscode';
import { type Annotation, allTexts, type CodedSource, isPlaced, type PlacedAnnotation } from '../../core';
import { activeSource } from '../session/places';
import type { Session } from '../session/session';
import { randomId } from '../session/store';
import type { TextLock } from '../session/textLock';
import { annotationItem } from './annotationItem';
import type { CodeFilter } from './codeFilter';
import type { Coder } from './coder';
import type { CodingHistory, CodingStep } from './codingHistory';
import type { OverlapChoice } from './overlapChoice';
import type { RecentCodes } from './recentCodes';

/** What the commands work with. */
export interface CommandContext {
  readonly session: Session;
  readonly coding: CodingHistory;
  readonly coder: Coder;
  /** The codes used last. */
  readonly recentCodes: RecentCodes;
  /** The one code that is shown, if not all are. */
  readonly codeFilter: CodeFilter;
  /** Which of several annotations at the cursor is meant. */
  readonly overlapChoice: OverlapChoice;
  readonly lock: TextLock;
}

/** An annotation with its source. */
export interface Found {
  readonly coded: CodedSource;
  readonly placed: PlacedAnnotation;
}

/** A change of one annotation in its side file: made where `before`, removed where `after` is undefined. */
export function annotationStep(
  { coded, placed }: Found,
  before: Annotation | undefined,
  after: Annotation | undefined,
): CodingStep {
  const change = { kind: 'annotation', ...(before && { before }), ...(after && { after }) } as const;
  return { source: coded.source.path, file: placed.file, change };
}

/**
 * The annotation a command is about: the one given by id (from a hover or tree), else the one at the cursor; where there
 * are several, the user has chosen one by key (*Next Overlapping Annotation*) or is asked. `undefined`, with a word to the user, where there is none.
 */
export async function annotationFor(
  { session, overlapChoice }: CommandContext,
  id: unknown,
): Promise<Found | undefined> {
  if (typeof id === 'string') {
    // There may be keystrokes before the click that are not in the snapshot yet.
    session.flush();
    const active = activeSource(session);
    const others = session.corpus ? allTexts(session.corpus) : [];
    for (const coded of active ? [active.coded, ...others] : others) {
      const placed = coded.annotations.find(each => each.annotation.id === id);
      if (placed) return { coded, placed };
    }
    // Never another one instead: the user meant this one.
    void vscode.window.showInformationMessage(vscode.l10n.t('This annotation no longer exists.'));
    return undefined;
  }
  const active = activeSource(session);
  const here = active ? overlapChoice.at(active.coded, active.editor.selection.active) : [];
  if (!active || here.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Put the cursor into an annotated passage first.'),
    );
    return undefined;
  }
  const [only] = here;
  if (here.length === 1 && only) return { coded: active.coded, placed: only };
  const picked = await vscode.window.showQuickPick(
    here.filter(isPlaced).map(placed => annotationItem(placed, session)),
    { placeHolder: vscode.l10n.t('Which annotation?') },
  );
  return picked && { coded: active.coded, placed: picked.placed };
}

/** An id that no annotation of the source has. */
export function freshId({ annotations, hidden }: CodedSource): string {
  const taken = new Set([...annotations, ...hidden].map(({ annotation }) => annotation.id));
  let id = randomId();
  while (taken.has(id)) id = randomId();
  return id;
}
