import * as vscode from 'vscode';
import type { CommandContext } from '../coding/context';
import type { AnnotationItem, SourceItem } from '../coding/items';
import { toggleInPicker } from '../pick/codePicker';
import { reveal } from '../session/places';
import { editLabel, editMemo, removeAnnotation, retag } from './alterAnnotation';
import { recodePassages, removeAll, retagAll } from './alterMany';
import { pinCodeToKey, tagWithDigit } from './digits';
import { explainHit } from './explainHit';
import { importCodings } from './importCodings';
import { goToCode, nextPassage, type PassageTarget, stepAnnotation, stepKeyword } from './navigate';
import { codePathOf } from './refactorCode';
import { mergeAnnotations, setPassage, splitAnnotation } from './reshape';
import { review } from './review';
import { showOnlyCode } from './showOnly';
import { tagEvery } from './tagEvery';
import { tagSelection } from './tagSelection';
import { nextUntagged, tagAndNext } from './walkHits';

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

/** Registers the commands of coding and of going about; `revealCode` shows a code in the codebook view. */
export function registerCommands(
  context: CommandContext,
  revealCode: (path: string) => Promise<void>,
): vscode.Disposable {
  const commands: Readonly<Record<string, (...args: never[]) => unknown>> = {
    'policyCoder.tagSelection': (code?: unknown) => tagSelection(context, code),
    'policyCoder.tagWithDigit': (digit?: unknown) => tagWithDigit(context, digit),
    'policyCoder.tagAndNext': () => tagAndNext(context),
    'policyCoder.nextUntagged': () => nextUntagged(context),
    'policyCoder.tagEvery': (argument?: unknown) => tagEvery(context, argument),
    'policyCoder.pinCode': (argument?: unknown) => pinCodeToKey(context, argument),
    'policyCoder.goToCode': () => goToCode(context, revealCode),
    'policyCoder.showOnlyCode': (argument?: unknown) => showOnlyCode(context, argument),
    'policyCoder.showAllCodes': () => context.codeFilter.show(undefined),
    'policyCoder.nextOverlap': () => context.overlapChoice.next(),
    'policyCoder.toggleInPicker': toggleInPicker,
    'policyCoder.removeAnnotation': (argument?: unknown, all?: unknown) =>
      several(all) ? removeAll(context, several(all)!) : removeAnnotation(context, idOf(argument)),
    'policyCoder.retag': (argument?: unknown, all?: unknown) =>
      several(all) ? retagAll(context, several(all)!) : retag(context, idOf(argument)),
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
    'policyCoder.editMemo': (argument?: unknown) => editMemo(context, idOf(argument)),
    'policyCoder.editLabel': (argument?: unknown) => editLabel(context, idOf(argument)),
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
