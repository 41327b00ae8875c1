import * as vscode from 'vscode';
import type { Segmenter } from '../../core';
import type { CommandContext } from '../coding/context';
import { activeSource } from '../session/places';
import { compareWithReference } from './compareWithReference';
import { ComparisonDocuments } from './comparisonDocuments';
import { PassageFinder } from './finder';
import { findOwnTasks } from './ownTasks';
import { showSharedPassages } from './sharedPassages';

/** Own tasks, comparison with the reference, and passages that texts share. */
export function registerPassages(
  context: CommandContext,
  segmenter: Pick<Segmenter, 'cut'>,
): vscode.Disposable {
  const finder = new PassageFinder(segmenter);
  const documents = new ComparisonDocuments(context.session);
  return vscode.Disposable.from(
    documents,
    vscode.commands.registerCommand('policyCoder.findOwnTasks', (argument?: unknown) =>
      findOwnTasks(context, finder, documents, { source: sourceOf(argument), theme: themeOf(argument) }),
    ),
    vscode.commands.registerCommand('policyCoder.compareWithReference', (argument?: unknown) =>
      compareWithReference(context.session, documents, sourceOf(argument)),
    ),
    vscode.commands.registerCommand('policyCoder.sharedPassages', (argument?: unknown) =>
      showSharedPassages(context, finder, documents, annotationOf(argument)),
    ),
  );

  /** Path of the source that an item of a view stands for, or that is given; of the active one from the palette. */
  function sourceOf(argument: unknown): string | undefined {
    if (typeof argument === 'string') return argument;
    if (argument === undefined) return activeSource(context.session)?.coded.source.path;
    const { row } = argument as { row?: { coded?: { source?: { path?: unknown } } } };
    const path = row?.coded?.source?.path;
    return typeof path === 'string' ? path : undefined;
  }
}

/** Id of the theme that an item of the codebook view belongs to. */
function themeOf(argument: unknown): string | undefined {
  const { theme } = (argument ?? {}) as { theme?: { id?: unknown } };
  return typeof theme?.id === 'string' ? theme.id : undefined;
}

/** Id of the annotation that an item of the view of annotations stands for, or that is given. */
function annotationOf(argument: unknown): unknown {
  const { placed } = (argument ?? {}) as { placed?: { annotation?: { id?: unknown } } };
  return placed?.annotation?.id ?? argument;
}
