import * as vscode from 'vscode';
import type { Segmenter } from '../../core';
import type { CommandContext } from '../coding/context';
import { type TextItem, textOf } from '../coding/items';
import { activeSource } from '../session/places';
import { isSelection } from '../session/selection';
import { compareTwo, compareWithReference } from './compareWithReference';
import { ComparisonDocuments } from './comparisonDocuments';
import { PassageFinder } from './finder';
import { findOwnTasks } from './ownTasks';
import { showSharedPassages } from './sharedPassages';

/** Own tasks, comparison with the reference, and passages that texts share. */
export function registerPassages(
  context: CommandContext,
  segmenter: Pick<Segmenter, 'cut'>,
  selectedTexts: () => readonly TextItem[],
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
    vscode.commands.registerCommand('policyCoder.compareSources', (argument?: unknown, all?: unknown) =>
      compareTwo(context.session, documents, textsOf(argument, all)),
    ),
    vscode.commands.registerCommand('policyCoder.sharedPassages', (argument?: unknown) =>
      showSharedPassages(context, finder, documents, annotationOf(argument)),
    ),
  );

  /** Path of the source that an item of a view stands for, or that is given; of the active one from the palette. */
  function sourceOf(argument: unknown): string | undefined {
    if (typeof argument === 'string') return argument;
    if (argument === undefined) return activeSource(context.session)?.coded.source.path;
    const [item] = isSelection(argument) ? selectedTexts() : rowsOf(argument);
    return item && 'row' in item ? item.row.coded.source.path : undefined;
  }

  /** Paths of the texts that are meant: the rows that are selected, else the row, else the active text. */
  function textsOf(argument: unknown, all: unknown): readonly string[] {
    const selected = Array.isArray(all) ? all.flatMap(rowsOf) : [];
    const rows = selected.length > 0 ? selected : rowsOf(argument);
    const path = rows.length > 0 ? undefined : sourceOf(argument);
    if (path !== undefined) return [path];
    const paths = [...new Set(rows.map(item => textOf(item).source.path))];
    // Of more than two, nobody knows which are meant.
    return paths.length > 2 ? paths.slice(0, 1) : paths;
  }
}

/** The row of *Sources* that a menu gives. */
function rowsOf(argument: unknown): readonly TextItem[] {
  const isRow =
    typeof argument === 'object' && argument !== null && ('row' in argument || 'reference' in argument);
  return isRow ? [argument as TextItem] : [];
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
