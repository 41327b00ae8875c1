import { type Codebook, isWithin, themeOf } from '../codebook/codebook';

/** A change of the code tree that everything coded follows. */
export type CodeRefactoring =
  /** Another id, which side files refer to, or another name, or both. */
  | { readonly kind: 'rename'; readonly code: string; readonly id: string; readonly name: string }
  /** A sub-code goes below another code. */
  | { readonly kind: 'move'; readonly code: string; readonly parent: string }
  /** All that is coded with one code is coded with another; its sub-codes and keywords go there too. */
  | { readonly kind: 'merge'; readonly code: string; readonly into: string }
  /** A sub-code goes, and its passages to the code above it; or a theme goes. */
  | { readonly kind: 'delete'; readonly code: string }
  /** A code goes with all that is below it, and so do passages that have no other code. */
  | { readonly kind: 'remove'; readonly code: string };

/** Why the tree cannot be changed like that; `undefined` when it can. */
export type RefactoringProblem =
  | 'unknown-code'
  | 'bad-id'
  | 'taken'
  | 'into-itself'
  | 'theme-moved'
  | 'nothing-changed';

/** What a code path becomes; `undefined` where it is gone. */
export function pathAfter(path: string, refactoring: CodeRefactoring): string | undefined {
  const { code } = refactoring;
  if (!isWithin(path, code)) return path;
  const target = targetOf(refactoring);
  if (refactoring.kind === 'delete') return target;
  return target === undefined ? undefined : target + path.slice(code.length);
}

/** Where the code itself goes. */
function targetOf(refactoring: CodeRefactoring): string | undefined {
  const { code } = refactoring;
  switch (refactoring.kind) {
    case 'rename':
      return join(parentOf(code), refactoring.id);
    case 'move':
      return join(refactoring.parent, idIn(code));
    case 'merge':
      return refactoring.into;
    case 'delete':
      return parentOf(code);
    case 'remove':
      return undefined;
  }
}

/** What stands in the way of a refactoring; `undefined` when nothing does. */
export function problemOf(codebook: Codebook, refactoring: CodeRefactoring): RefactoringProblem | undefined {
  const { code, kind } = refactoring;
  const known = codebook.codes.get(code);
  if (!known) return 'unknown-code';
  const target = targetOf(refactoring);
  if (kind === 'rename') {
    if (!/^[\p{L}\p{N}_-]+$/u.test(refactoring.id)) return 'bad-id';
    if (target === code && refactoring.name === known.name) return 'nothing-changed';
    return target !== code && codebook.codes.has(target!) ? 'taken' : undefined;
  }
  if (kind === 'delete' || kind === 'remove') return undefined;
  const holder = kind === 'move' ? refactoring.parent : refactoring.into;
  if (!codebook.codes.has(holder)) return 'unknown-code';
  if (kind === 'move' && themeOf(code) === code) return 'theme-moved';
  if (isWithin(holder, code)) return 'into-itself';
  if (kind === 'move' && target === code) return 'nothing-changed';
  const arriving = kind === 'move' ? [target!] : known.codes.map(({ id }) => join(holder, id));
  const isTaken = arriving.some(path => codebook.codes.has(path) && pathAfter(path, refactoring) === path);
  return isTaken ? 'taken' : undefined;
}

/** The path of the code above a code; `undefined` above a theme. */
export function parentOf(path: string): string | undefined {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? undefined : path.slice(0, slash);
}

/** The id of a code, which its path ends with. */
export function idIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function join(parent: string | undefined, id: string): string {
  return parent === undefined ? id : `${parent}/${id}`;
}
