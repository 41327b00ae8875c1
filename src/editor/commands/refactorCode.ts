import * as vscode from 'vscode';
import { type Code, type CodeRefactoring, idIn, isWithin, parentOf } from '../../core';
import { readyCodebook } from '../coding/codebookFile';
import type { CommandContext } from '../coding/context';
import { planOnDisk, type RefactoringPreview, refactor } from '../coding/refactoring';
import { pickOneCode } from '../pick/oneCodePicker';

/** Commands on a code of the codebook; each asks for what it needs, shows what will change, and can be undone. */
export function registerRefactoring(
  context: CommandContext,
  preview: RefactoringPreview,
  selectedCode: () => string | undefined,
): vscode.Disposable {
  const commands = { renameCode, changeCodeId, moveCode, mergeCode, deleteCode };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, ask]) =>
      vscode.commands.registerCommand(`policyCoder.${name}`, async (...args: unknown[]) => {
        const chosen = codePathOf(args[0]);
        // A menu gives the row and what is selected. A row that is gone, because the view is just being drawn again, comes as
        // nothing: to take another code for it would be wrong.
        if (chosen === undefined && args.length > 1) {
          vscode.window.setStatusBarMessage(
            vscode.l10n.t('The view has just changed. Please choose again.'),
            4000,
          );
          return;
        }
        if (!readyCodebook(context.session)) return;
        const given = chosen ?? selectedCode();
        const code = given ?? (await pickCode(context, vscode.l10n.t('Which code?'), () => true));
        const known = code === undefined ? undefined : context.session.corpus?.codebook.codes.get(code);
        const asked = known && (await ask(context, known));
        if (!asked) return;
        const { title, refactoring } = asked;
        if (await refactor(context.session, context.coding, preview, title, refactoring)) {
          // The keys of codes follow them.
          await context.recentCodes.follow(refactoring);
        }
      }),
    ),
  );
}

interface Asked {
  readonly title: string;
  readonly refactoring: CodeRefactoring;
}

async function renameCode(_: CommandContext, { path, id, name }: Code): Promise<Asked | undefined> {
  const newName = await vscode.window.showInputBox({
    title: vscode.l10n.t('Rename "{0}"', name),
    prompt: vscode.l10n.t('Name of the code'),
    value: name,
    validateInput: text => (text.trim() === '' ? vscode.l10n.t('Enter a name.') : undefined),
  });
  if (newName === undefined) return undefined;
  return {
    title: vscode.l10n.t('Rename "{0}" to "{1}"', name, newName.trim()),
    refactoring: { kind: 'rename', code: path, id, name: newName.trim() },
  };
}

/** The id is what side files say; only who reads those needs to know of it. */
async function changeCodeId(_: CommandContext, { path, id, name }: Code): Promise<Asked | undefined> {
  const newId = await vscode.window.showInputBox({
    title: vscode.l10n.t('Change the id of "{0}"', name),
    prompt: vscode.l10n.t('Side files refer to the code by its id; all of them change.'),
    value: id,
  });
  if (newId === undefined) return undefined;
  return {
    title: vscode.l10n.t('Change the id of "{0}" to "{1}"', name, newId.trim()),
    refactoring: { kind: 'rename', code: path, id: newId.trim(), name },
  };
}

async function moveCode(context: CommandContext, { path, name }: Code): Promise<Asked | undefined> {
  const parent = await pickCode(
    context,
    vscode.l10n.t('Move "{0}" under which code?', name),
    each => !isWithin(each, path) && each !== parentOf(path),
  );
  if (parent === undefined) return undefined;
  const title = vscode.l10n.t('Move "{0}" under "{1}"', name, nameOf(context, parent));
  return { title, refactoring: { kind: 'move', code: path, parent } };
}

async function mergeCode(context: CommandContext, { path, name }: Code): Promise<Asked | undefined> {
  const into = await pickCode(
    context,
    vscode.l10n.t('Merge "{0}" into which code?', name),
    each => !isWithin(each, path),
  );
  if (into === undefined) return undefined;
  const title = vscode.l10n.t('Merge "{0}" into "{1}"', name, nameOf(context, into));
  return { title, refactoring: { kind: 'merge', code: path, into } };
}

/** What is coded with it goes with it, or gets another code: the user says so where anything is. */
async function deleteCode(context: CommandContext, code: Code): Promise<Asked | undefined> {
  const { path, name } = code;
  const { t } = vscode.l10n;
  const remove = { title: t('Delete "{0}"', name), refactoring: { kind: 'remove', code: path } } as const;
  const plan = await planOnDisk(context.session, remove.refactoring);
  // What stands in the way is told by whoever does it.
  if (!plan?.ok || plan.annotations === 0) return remove;
  const heir = parentOf(path);
  const together = {
    label: t('$(trash) Delete its passages, too'),
    description: countsOf(plan.annotations, plan.sideFiles),
    ask: () => ({ ...remove, title: t('Delete "{0}" and its passages', name) }),
  };
  const recode = {
    label:
      heir === undefined
        ? t('$(arrow-right) Keep its passages: recode them with another code…')
        : t('$(arrow-right) Keep its passages: recode them with "{0}"', nameOf(context, heir)),
    ask: () =>
      heir === undefined
        ? mergeCode(context, code)
        : {
            title: t('Delete "{0}" and recode its passages with "{1}"', name, nameOf(context, heir)),
            refactoring: { kind: 'delete', code: path } as const,
          },
  };
  const picked = await vscode.window.showQuickPick<
    vscode.QuickPickItem & { ask(): Asked | Promise<Asked | undefined> }
  >([together, recode], {
    title: t('Delete "{0}"', name),
    placeHolder: t('What becomes of the passages coded with it?'),
  });
  return picked?.ask();
}

function countsOf(passages: number, files: number): string {
  const { t } = vscode.l10n;
  if (files === 1) return passages === 1 ? t('1 passage in 1 file') : t('{0} passages in 1 file', passages);
  return t('{0} passages in {1} files', passages, files);
}

export async function pickCode(
  { session }: CommandContext,
  placeHolder: string,
  isOffered: (path: string) => boolean,
  title?: string,
): Promise<string | undefined> {
  return session.corpus && pickOneCode(session.corpus.codebook, placeHolder, isOffered, title);
}

/** The code that a command is about: a path, or an item of the codebook's tree. */
export function codePathOf(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  if (typeof argument !== 'object' || argument === null || !('code' in argument)) return undefined;
  const { code } = argument;
  return typeof code === 'object' && code !== null && 'path' in code && typeof code.path === 'string'
    ? code.path
    : undefined;
}

function nameOf({ session }: CommandContext, path: string): string {
  return session.corpus?.codebook.codes.get(path)?.name ?? idIn(path);
}
