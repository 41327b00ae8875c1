import * as vscode from 'vscode';
import { allTexts, type CodedSource, type Corpus, isPlaced, type PlacedAnnotation } from '../../core';

/** An annotation that waits for a person to say where it belongs. */
export interface WaitingItem {
  readonly coded: CodedSource;
  readonly placed: PlacedAnnotation;
}

/** All annotations that wait, in the order of sources and places; without those that were set aside. */
export function waitingIn(corpus: Corpus | undefined): readonly WaitingItem[] {
  return (corpus ? allTexts(corpus) : []).flatMap(coded =>
    coded.annotations.filter(isWaiting).map(placed => ({ coded, placed })),
  );
}

export function isWaiting(placed: PlacedAnnotation): boolean {
  return !isPlaced(placed) && placed.anchor.reason !== 'declared';
}

/** Tells items apart, across snapshots. */
export function waitingKey({ placed }: WaitingItem): string {
  return `${placed.file}#${placed.annotation.id}`;
}

/** Who coded it: as the annotation says, else as the name of its side file does; `undefined` where neither says. */
export function coderOf({ coded, placed }: WaitingItem): string | undefined {
  return placed.annotation.coder ?? coded.sideFiles.find(({ path }) => path === placed.file)?.coder;
}

/** Why an annotation waits, or where it is, in a few words. */
export function stateOf({ anchor }: PlacedAnnotation): string {
  switch (anchor.reason) {
    case 'changed-quote':
      return vscode.l10n.t('its words have changed');
    case 'other-context':
      return vscode.l10n.t('context has changed');
    case 'twins':
      return vscode.l10n.t('may be one of several');
    case 'declared':
      return vscode.l10n.t('set aside: no longer in the text');
    case 'too-short':
      return vscode.l10n.t('too short to be found again for certain');
    case 'gone':
      return vscode.l10n.t('not in the text any more');
    default:
      return '';
  }
}
