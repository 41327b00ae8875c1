import * as vscode from 'vscode';
import type { CommandContext } from '../coding/context';
import type { AnnotationItem, SourceItem } from '../coding/items';
import { toggleInPicker } from '../pick/codePicker';
import { reveal } from '../session/places';
import { isSelection } from '../session/selection';
import { editLabel, editMemo, removeAnnotation, retag } from './alterAnnotation';
import { recodePassages, removeAll, retagAll } from './alterMany';
import { pinCodeToKey, tagWithDigit } from './digits';
import { explainHit } from './explainHit';
import { importCodings } from './importCodings';
import { goToCode, nextPassage, type PassageTarget, stepAnnotation, stepKeyword } from './navigate';
import { codePathOf } from './refactorCode';
import { mergeAnnotations, setPassage, splitAnnotation } from './reshape';
import { review } from './review';
import { showOnlyCode, showOnlyCoder } from './showOnly';
import { tagEvery } from './tagEvery';
import { tagSelection } from './tagSelection';
import { HitWalk } from './walkHits';

/** Commands get an annotation's id from a hover, or the item from a tree. */
function idOf(argument: unknown): unknown {
  return typeof argument === 'object' && argument !== null && 'placed' in argument
    ? (argument as AnnotationItem).placed.annotation.id
    : argument;
}

/** Several items that are selected in the tree of annotations; `undefined` for one or none. */
function several(all: unknown): readonly AnnotationItem[] | undefined {
  return Array.isArray(all) && all.length > 1 ? (all as AnnotationItem[]) : undefined;
}

/** What the commands need of the views. */
export interface CommandViews {
  /** Shows a code in the codebook view. */
  revealCode(path: string): Promise<void>;
  selectedCode(): string | undefined;
  selectedAnnotations(): readonly AnnotationItem[];
}

/** Registers the commands of coding and of going about. */
export function registerCommands(context: CommandContext, views: CommandViews): vscode.Disposable {
  /** A command on annotations: of the text, of the rows of a menu, or, by a key, of the rows that are selected. */
  const onAnnotations =
    (one: (id: unknown) => unknown, many?: (items: readonly AnnotationItem[]) => unknown) =>
    (argument?: unknown, all?: unknown) => {
      const rows = isSelection(argument) ? views.selectedAnnotations() : undefined;
      if (rows?.length === 0) return undefined;
      const items = several(rows ?? all);
      return items && many ? many(items) : one(idOf(rows ? rows[0] : argument));
    };
  const walk = new HitWalk(context);
  const commands: Readonly<Record<string, (...args: never[]) => unknown>> = {
    'policyCoder.tagSelection': (code?: unknown) => tagSelection(context, code),
    'policyCoder.tagWithDigit': (digit?: unknown) => tagWithDigit(context, digit),
    'policyCoder.tagAndNext': () => walk.tagAndNext(),
    'policyCoder.nextUntagged': () => walk.nextUntagged(),
    'policyCoder.tagEvery': (argument?: unknown) => tagEvery(context, argument),
    'policyCoder.pinCode': (argument?: unknown) => pinCodeToKey(context, argument),
    'policyCoder.goToCode': () => goToCode(context, path => views.revealCode(path)),
    'policyCoder.showOnlyCode': (argument?: unknown) =>
      showOnlyCode(context, isSelection(argument) ? views.selectedCode() : argument),
    'policyCoder.showOnlyCoder': (argument?: Partial<AnnotationItem>) => showOnlyCoder(context, argument),
    'policyCoder.showAllCodes': () => context.codeFilter.showAll(),
    'policyCoder.nextOverlap': () => context.overlapChoice.next(),
    'policyCoder.toggleInPicker': toggleInPicker,
    'policyCoder.removeAnnotation': onAnnotations(
      id => removeAnnotation(context, id),
      items => removeAll(context, items),
    ),
    'policyCoder.retag': onAnnotations(
      id => retag(context, id),
      items => retagAll(context, items),
    ),
    'policyCoder.recodePassages': (argument?: unknown) => recodePassages(context, codePathOf(argument)),
    'policyCoder.setPassage': () => setPassage(context),
    'policyCoder.splitAnnotation': () => splitAnnotation(context),
    'policyCoder.mergeAnnotations': () => mergeAnnotations(context),
    'policyCoder.review': (argument?: unknown, theme?: string) => {
      const item = argument as SourceItem | string | undefined;
      return typeof item === 'object'
        ? review(context, item.row.coded.source.path, item.cell?.theme)
        : review(context, item, theme);
    },
    'policyCoder.editMemo': onAnnotations(id => editMemo(context, id)),
    'policyCoder.editLabel': onAnnotations(id => editLabel(context, id)),
    'policyCoder.switchCoder': () => context.coder.switch(),
    'policyCoder.toggleBlind': () => context.coder.toggleBlind(),
    'policyCoder.explainHit': () => explainHit(context),
    'policyCoder.importCodings': (file?: unknown) => importCodings(context, file),
    'policyCoder.undoCoding': () => context.coding.undo(),
    'policyCoder.redoCoding': () => context.coding.redo(),
    'policyCoder.nextAnnotation': () => stepAnnotation(context, 1),
    'policyCoder.previousAnnotation': () => stepAnnotation(context, -1),
    'policyCoder.nextKeyword': () => stepKeyword(context, 1),
    'policyCoder.previousKeyword': () => stepKeyword(context, -1),
    'policyCoder.nextPassage': (wanted: PassageTarget) => nextPassage(context, wanted),
    'policyCoder.reveal': (path: string, range?: vscode.Range) => reveal(context.session, path, range),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
}
