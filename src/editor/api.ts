import type * as vscode from 'vscode';
import type { AnnotationInfo, CodeInfo, PolicyCoderApi } from '../api';
import { type Code, type CodedSource, isPlaced, type Overview, type PlacedAnnotation } from '../core';
import { overviewOf } from './overview';
import { rangeOf } from './session/places';
import type { Session } from './session/session';

/** What is exported: the public API; our own tests may see all figures. */
export interface ExportedApi extends PolicyCoderApi {
  overview(): Overview | undefined;
}

/** The public API over the session. `ready` resolves when the first snapshot is there. */
export function createApi(session: Session, ready: Promise<void>): ExportedApi {
  return {
    version: 1,
    ready,
    get project() {
      return session.root;
    },
    onDidChange: session.onDidChangeCorpus,
    codes: () => session.corpus?.codebook.themes.map(infoOfCode) ?? [],
    annotations: source => annotationsOf(session, source),
    overview: () => session.corpus && overviewOf(session.corpus),
  };
}

function infoOfCode({ path, name, definition, codes }: Code): CodeInfo {
  return { path, name, ...(definition !== undefined && { definition }), codes: codes.map(infoOfCode) };
}

function annotationsOf(session: Session, uri: vscode.Uri): readonly AnnotationInfo[] | undefined {
  const path = session.pathOf(uri);
  const coded = session.corpus?.sources.find(each => each.source.path === path);
  if (!coded) return undefined;
  const place = (placed: PlacedAnnotation) => (isPlaced(placed) ? placed.anchor.span.start : Infinity);
  return [...coded.annotations]
    .sort((a, b) => compare(place(a), place(b)))
    .map(placed => infoOfAnnotation(coded, placed));
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function infoOfAnnotation(coded: CodedSource, placed: PlacedAnnotation): AnnotationInfo {
  const { id, codes, quote, label, memo, coder, created } = placed.annotation;
  return {
    id,
    codes,
    quote,
    state: placed.anchor.state,
    ...(isPlaced(placed) && { range: rangeOf(coded, placed.anchor.span) }),
    ...(label !== undefined && { label }),
    ...(memo !== undefined && { memo }),
    ...(coder !== undefined && { coder }),
    ...(created !== undefined && { created }),
  };
}
