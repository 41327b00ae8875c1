import * as vscode from 'vscode';
import {
  type Annotation,
  applyChanges,
  type Change,
  emptySideFile,
  hashSource,
  invert,
  mergedLines,
  movedPath,
  type Refusal,
  type Renamed,
  sameTarget,
  sourceAt,
  withTarget,
} from '../../core';
import { changeFile, type FileChange, holdsError, unsafeLayout } from '../session/changeFile';
import type { Session } from '../session/session';

/** A change in one side file. */
export interface CodingStep {
  /** Path of the source. */
  readonly source: string;
  /** Path of the side file. */
  readonly file: string;
  readonly change: Change;
}

/** A file of the project whose whole text becomes another. */
export interface FileStep {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** It may be applied to a text in which other lines have changed, because no other file depends on it. */
  readonly byLines?: true;
}

export type HistoryStep = CodingStep | FileStep;

/** What the user did, as one thing to undo. */
export interface Action {
  readonly title: string;
  readonly steps: readonly HistoryStep[];
  /** What it made of the files: where one is still so, undo gives back the very bytes, comments and unknown keys too. */
  readonly texts: Texts;
}

/** Texts of files before and after something, by path. */
type Texts = ReadonlyMap<string, { readonly before: string; readonly after: string }>;

/** Actions done and undone in a project; the last one is the latest. */
interface History {
  readonly done: Action[];
  readonly undone: Action[];
}

/**
 * The only way in which codings are written: change the text of the side file on disk as it is now, write it whole,
 * let the next snapshot follow. Remembers what was done, so that it can be undone and redone.
 */
export class CodingHistory {
  /** By project: the same path is another file there. */
  private readonly histories = new Map<string | undefined, History>();
  /** Writes wait for one another. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly session: Session) {}

  /** Does something; `title` names it for undo. Resolves to what was done; if to nothing, the user has been told why. */
  do(title: string, steps: readonly HistoryStep[]): Promise<Action | undefined> {
    const history = this.history;
    return this.inTurn(async () => {
      const texts = await this.write(history, steps);
      if (typeof texts === 'string') return refuse(texts);
      const action = { title, steps, texts };
      history.done.push(action);
      history.undone.length = 0;
      return action;
    });
  }

  /**
   * Writes where edits of a text have taken its passages. No action of its own, so nothing to undo by itself: undoing
   * the edits brings the passages back, and what was done before can still be undone.
   */
  retarget(steps: readonly CodingStep[]): Promise<boolean> {
    const history = this.history;
    return this.inTurn(async () => {
      const texts = await this.write(history, steps);
      if (typeof texts === 'string') {
        refuse(texts);
        return false;
      }
      for (const { file, change } of steps) {
        if (change.kind !== 'annotation' || !change.before || !change.after) continue;
        const { before, after } = change;
        for (const actions of [history.done, history.undone]) {
          actions.splice(0, Infinity, ...actions.map(action => retargeted(action, file, before, after)));
        }
      }
      return true;
    });
  }

  /** What was done to a source can be undone under its new name too. */
  renamed(renamed: Renamed): void {
    const now = (path: string) => movedPath(path, renamed);
    for (const actions of [this.history.done, this.history.undone]) {
      const moved = actions.map(({ title, steps }) => ({
        title,
        texts: new Map(),
        steps: steps.map(step => ({
          ...step,
          file: now(step.file),
          ...('source' in step && { source: now(step.source) }),
        })),
      }));
      actions.splice(0, Infinity, ...moved);
    }
  }

  /** Undoes what was done last, or one action, whatever was done since; entries changed since are left alone and told. */
  async undo(action?: Action): Promise<void> {
    const { done } = this.history;
    if (action) {
      const place = done.indexOf(action);
      if (place === -1) return;
      done.splice(place, 1);
      done.push(action);
    }
    await this.turnBack('done', 'undone', vscode.l10n.t('There is no coding to undo.'), title =>
      vscode.l10n.t('Undone: {0}', title),
    );
  }

  async redo(): Promise<void> {
    await this.turnBack('undone', 'done', vscode.l10n.t('There is no coding to redo.'), title =>
      vscode.l10n.t('Redone: {0}', title),
    );
  }

  private turnBack(
    from: keyof History,
    to: keyof History,
    nothing: string,
    told: (title: string) => string,
  ): Promise<void> {
    const history = this.history;
    // The action is looked up when those before it are finished: keys may come faster than the disk.
    return this.inTurn(async () => {
      const action = history[from].at(-1);
      if (!action) {
        vscode.window.setStatusBarMessage(nothing, 4000);
        return;
      }
      const steps = [...action.steps].reverse().map(undoing);
      const texts = await this.write(history, steps, reversed(action.texts));
      if (typeof texts === 'string') {
        // An action that others have changed can never be undone; earlier ones can still be reached.
        const skip = vscode.l10n.t('Skip This Step');
        const message = vscode.l10n.t('{0}: {1}', action.title, texts);
        void vscode.window.showErrorMessage(message, skip).then(answer => {
          const place = history[from].indexOf(action);
          if (answer !== skip || place === -1) return undefined;
          history[from].splice(place, 1);
          return this.turnBack(from, to, nothing, told);
        });
        return;
      }
      history[from].pop();
      history[to].push({ title: action.title, steps, texts });
      vscode.window.setStatusBarMessage(told(action.title), 4000);
    });
  }

  /** That of the open project. */
  private get history(): History {
    const project = this.session.root?.toString();
    const history = this.histories.get(project) ?? { done: [], undone: [] };
    this.histories.set(project, history);
    return history;
  }

  /** Does one thing after the other. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => {});
    return done;
  }

  /**
   * Writes all steps, or none: what was written before a refusal is taken back. A file that is as `known` says becomes
   * what is said there. Resolves to what became of the files, or to why nothing was written. Nothing is written to a
   * project that has been opened since: there, the same paths are other files.
   */
  private async write(
    history: History,
    steps: readonly HistoryStep[],
    known?: Texts,
  ): Promise<Texts | string> {
    return history === this.history
      ? this.session.together(() => this.writeFiles(steps, known))
      : vscode.l10n.t('Another project was opened in the meantime; nothing was written.');
  }

  private async writeFiles(steps: readonly HistoryStep[], known?: Texts): Promise<Texts | string> {
    const { store } = this.session;
    const finished: (readonly HistoryStep[])[] = [];
    const texts = new Map<string, { before: string; after: string }>();
    for (const ofFile of byFile(steps)) {
      const reason = await this.writeFile(store, ofFile, texts, known);
      if (reason === undefined) {
        finished.push(ofFile);
        continue;
      }
      const back = reversed(texts);
      for (const each of finished.reverse())
        await this.writeFile(store, each.map(undoing).reverse(), new Map(), back);
      return reason;
    }
    return texts;
  }

  /** Writes the steps in one file at once; resolves to why it could not. */
  private writeFile(
    store: Session['store'],
    steps: readonly HistoryStep[],
    texts: Map<string, { before: string; after: string }>,
    known?: Texts,
  ): Promise<string | undefined> {
    const [{ file }] = steps as readonly [HistoryStep];
    const change = (old: string) => {
      const exact = known?.get(file);
      const made = exact?.before === old ? { text: exact.after } : this.made(steps, old);
      if ('text' in made) texts.set(file, { before: old, after: made.text });
      return made;
    };
    return changeFile(this.session, file, change, store);
  }

  /** The text of a file after steps. */
  private made(steps: readonly HistoryStep[], old: string): FileChange {
    const codings = steps.filter(step => 'change' in step);
    // Mostly: many codings are put in at once, because each by itself would read the whole file again.
    if (codings.length === steps.length) return this.coded(codings, old);
    let text = old;
    for (const step of steps) {
      const made = 'change' in step ? this.coded([step], text) : restored(step, text);
      if ('refused' in made) return made;
      text = made.text;
    }
    return { text };
  }

  /** The text of a side file after steps of coding. */
  private coded(steps: readonly CodingStep[], old: string): FileChange {
    const [{ file, source }] = steps as readonly [CodingStep];
    const { corpus } = this.session;
    const coded = corpus && sourceAt(corpus, source);
    if (!coded) return { refused: vscode.l10n.t('"{0}" is not a source of the project.', source) };
    const name = source.slice(source.lastIndexOf('/') + 1);
    const changes = steps.map(({ change }) => change);
    const result = applyChanges(file, old || emptySideFile(name, hashSource(coded.source)), changes);
    return result.ok ? result : { refused: refusal(result.reason, file) };
  }
}

function refuse(reason: string): undefined {
  void vscode.window.showErrorMessage(reason);
}

function restored({ file, before, after, byLines }: FileStep, old: string): FileChange {
  const text = old === before ? after : byLines && mergedLines(before, old, after);
  return text === undefined
    ? { refused: vscode.l10n.t('"{0}" was changed in the meantime; nothing was written.', file) }
    : { text };
}

/** The inverse steps. A file that was created stays, without what was added. */
function reversed(texts: Texts): Texts {
  const there = [...texts].filter(([, { before }]) => before !== '');
  return new Map(there.map(([file, { before, after }]) => [file, { before: after, after: before }]));
}

/** Steps by file, in the order in which the files come first. */
function byFile(steps: readonly HistoryStep[]): readonly (readonly HistoryStep[])[] {
  const files = new Map<string, HistoryStep[]>();
  for (const step of steps) files.set(step.file, [...(files.get(step.file) ?? []), step]);
  return [...files.values()];
}

/** The inverse of a step. */
function undoing(step: HistoryStep): HistoryStep {
  return 'change' in step
    ? { ...step, change: invert(step.change) }
    : { ...step, before: step.after, after: step.before };
}

/** An action as it is once the target of an annotation has been rewritten. */
function retargeted(action: Action, file: string, before: Annotation, after: Annotation): Action {
  const now = (annotation: Annotation | undefined) =>
    annotation && annotation.id === before.id && sameTarget(annotation, before)
      ? withTarget(annotation, after)
      : annotation;
  const steps = action.steps.map(step => {
    if (step.file !== file || !('change' in step) || step.change.kind !== 'annotation') return step;
    const [was, is] = [now(step.change.before), now(step.change.after)];
    return {
      ...step,
      change: { kind: 'annotation', ...(was && { before: was }), ...(is && { after: is }) } as const,
    };
  });
  return { ...action, steps };
}

function refusal(reason: Refusal, file: string): string {
  switch (reason) {
    case 'unreadable':
      return holdsError(file);
    case 'changed-meanwhile':
      return vscode.l10n.t('This entry of "{0}" was changed in the meantime; nothing was written.', file);
    case 'not-written-back':
      return unsafeLayout(file);
  }
}
