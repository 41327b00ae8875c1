import type * as vscode from 'vscode';
import { isPlaced, type PlacedAnnotation } from '../../core';
import { codeName } from '../session/codeName';
import { oneLine } from '../session/places';
import type { Session } from '../session/session';

/** So many characters of a passage that its codes, which tell annotations apart, stay in sight beside it. */
const length = 28;

/** An annotation in a quick pick. */
export function annotationItem(
  placed: PlacedAnnotation,
  { corpus }: Session,
): vscode.QuickPickItem & { readonly placed: PlacedAnnotation } {
  const { quote, codes, coder } = placed.annotation;
  return {
    label: `${isPlaced(placed) ? '' : '$(warning) '}${oneLine(quote, length)}`,
    description: [
      codes.map(code => (corpus ? codeName(code, corpus) : code)).join('；'),
      ...(coder === undefined ? [] : [coder]),
    ].join(' · '),
    placed,
  };
}
