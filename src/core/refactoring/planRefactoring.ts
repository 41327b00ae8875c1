import type { Annotation } from '../annotations/annotation';
import { isSideFile, parseSideFile } from '../annotations/sideFile';
import { type Codebook, isWithin } from '../codebook/codebook';
import { codebookFile } from '../codebook/parse';
import { corpusFile } from '../corpus/settings';
import { normalizeText } from '../text/source';
import { refactorCodebook, refactorSettings, refactorSideFile } from './refactorFiles';
import { type CodeRefactoring, pathAfter, problemOf, type RefactoringProblem } from './refactoring';

/** A file of the project and what becomes of it. */
export interface FileRefactoring {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export type RefactoringPlan =
  | {
      readonly ok: true;
      /** Only files that change, codebook.yaml first, then by path. */
      readonly files: readonly FileRefactoring[];
      /** Annotations whose codes change, those that go included. */
      readonly annotations: number;
      /** Annotations that go, because nothing else is coded there. */
      readonly removed: number;
      /** Side files in which annotations change. */
      readonly sideFiles: number;
      /** Records that a theme was looked for, and is absent, which go. */
      readonly reviews: number;
    }
  | { readonly ok: false; readonly problem: RefactoringProblem }
  /** A file that cannot be read, or not be changed safely: nothing is changed then. */
  | { readonly ok: false; readonly problem: 'unreadable-file' | 'unsafe-file'; readonly path: string }
  /** Annotations in a file would be left without any code. */
  | {
      readonly ok: false;
      readonly problem: 'coded-only';
      readonly path: string;
      readonly annotations: number;
    };

/** What a refactoring does to the files of a project (texts by path): all of it, or nothing. */
export function planRefactoring(
  texts: ReadonlyMap<string, string>,
  codebook: Codebook,
  refactoring: CodeRefactoring,
): RefactoringPlan {
  const problem = problemOf(codebook, refactoring);
  if (problem) return { ok: false, problem };
  const files: FileRefactoring[] = [];
  let [annotations, removed, sideFiles, reviews] = [0, 0, 0, 0];
  for (const [path, before] of texts) {
    const after = refactored(path, before, refactoring);
    if (typeof after === 'object') return after;
    if (after === before) continue;
    files.push({ path, before, after });
    if (!isSideFile(path)) continue;
    const changed = concerned(path, before, refactoring);
    annotations += changed.length;
    removed += changed.filter(annotation => isBare(annotation, refactoring)).length;
    if (changed.length > 0) sideFiles++;
    if (refactoring.kind === 'remove') {
      const { reviews: all } = parseSideFile(path, normalizeText(before));
      reviews += all.filter(({ code }) => isWithin(code, refactoring.code)).length;
    }
  }
  return { ok: true, files, annotations, removed, sideFiles, reviews };
}

function refactored(
  path: string,
  text: string,
  refactoring: CodeRefactoring,
): string | Extract<RefactoringPlan, { ok: false }> {
  if (isSideFile(path)) {
    if (!parseSideFile(path, normalizeText(text)).sound)
      return { ok: false, problem: 'unreadable-file', path };
    const bare = concerned(path, text, refactoring).filter(annotation => isBare(annotation, refactoring));
    if (bare.length > 0 && refactoring.kind !== 'remove')
      return { ok: false, problem: 'coded-only', path, annotations: bare.length };
    return refactorSideFile(path, text, refactoring) ?? { ok: false, problem: 'unsafe-file', path };
  }
  const after =
    path === codebookFile
      ? refactorCodebook(text, refactoring)
      : path === corpusFile
        ? refactorSettings(text, refactoring)
        : text;
  return after ?? { ok: false, problem: 'unsafe-file', path };
}

/** Whether no code of an annotation is left. */
function isBare({ codes }: Pick<Annotation, 'codes'>, refactoring: CodeRefactoring): boolean {
  return codes.every(code => pathAfter(code, refactoring) === undefined);
}

function concerned(path: string, text: string, refactoring: CodeRefactoring) {
  return parseSideFile(path, normalizeText(text)).annotations.filter(({ codes }) =>
    codes.some(code => pathAfter(code, refactoring) !== code),
  );
}
