import * as vscode from 'vscode';
import {
  type Annotation,
  type CodedSource,
  describe,
  Follower,
  isPlaced,
  isSideFile,
  normalizeText,
  ownerOf,
  type PlacedAnnotation,
  resolve,
  sourceAt,
  type TextEdit,
  targetKey,
  withTarget,
} from '../../core';
import { toEngineRange } from '../session/places';
import type { Session } from '../session/session';
import type { CodingHistory, CodingStep } from './codingHistory';

/**
 * Lets annotations go with their passages while sources are edited here. When a source is saved, those of its
 * annotations are rewritten that would not be found again from what their side file says; all others stay as they
 * are. What changes a text from outside (a checkout, another program) is not followed: then the quote decides.
 */
export class AnnotationTracker implements vscode.Disposable {
  private readonly followers = new Map<string, Follower>();
  /** Those that follow what is done in the editor for certain; the session believes them. */
  private readonly trusted = new Map<string, Follower>();
  private readonly subscription: vscode.Disposable;
  /** The project whose texts are followed. */
  private project: string | undefined;

  constructor(
    private readonly session: Session,
    private readonly coding: CodingHistory,
  ) {
    session.followed = this.trusted;
    this.subscription = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(event => this.follow(event)),
      vscode.workspace.onDidSaveTextDocument(document => this.save(document)),
      vscode.workspace.onDidCloseTextDocument(document => this.drop(document)),
      session.onDidChangeCorpus(() => this.takeNew()),
    );
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const path = this.session.pathOf(document.uri);
    const coded = this.session.sourceOf(document);
    if (path === undefined || !coded) return;
    if (contentChanges.length > 0) {
      const follower = this.followers.get(path) ?? this.begin(path, coded);
      const edits = contentChanges.map(
        ({ range, text }): TextEdit => ({ range: toEngineRange(range), text: normalizeText(text) }),
      );
      if (!follower.apply(edits, normalizeText(document.getText()))) this.forget(path);
    }
    this.judge(path, document, contentChanges.length > 0);
  }

  /**
   * A text that changes and is not dirty has been read again from disk, unless the next event says that it is dirty now
   * (the first edit of a clean document comes like that).
   */
  private judge(path: string, document: vscode.TextDocument, isChanged: boolean): void {
    const follower = this.followers.get(path);
    if (follower && document.isDirty) this.trusted.set(path, follower);
    else if (isChanged) this.trusted.delete(path);
  }

  private begin(path: string, coded: CodedSource): Follower {
    const follower = new Follower(coded.source.text);
    for (const placed of everyones(coded)) addTo(follower, coded, placed);
    this.followers.set(path, follower);
    return follower;
  }

  /** Annotations that were made or given another passage since. */
  private takeNew(): void {
    const { corpus, root } = this.session;
    // In another project, the same paths are other files.
    if (root && root.toString() !== this.project) {
      this.project = root.toString();
      this.followers.clear();
      this.trusted.clear();
    }
    for (const [path, follower] of this.followers) {
      const coded = corpus && sourceAt(corpus, path);
      if (coded?.source.text !== follower.text) continue;
      if (!this.trusted.has(path)) {
        this.forget(path);
        continue;
      }
      for (const placed of everyones(coded)) {
        if (!follower.places.has(keyOf(placed))) addTo(follower, coded, placed);
      }
    }
  }

  private drop(document: vscode.TextDocument): void {
    const path = this.session.pathOf(document.uri);
    if (path !== undefined) this.forget(path);
  }

  private forget(path: string): void {
    this.followers.delete(path);
    this.trusted.delete(path);
  }

  /** A side file with unsaved changes was in the way when its source was saved; now it no longer is. */
  private async saveSourceOf(sideFile: string): Promise<void> {
    const owner = ownerOf(sideFile, path => this.trusted.has(path));
    for (const document of owner ? vscode.workspace.textDocuments : []) {
      if (!document.isDirty && this.session.pathOf(document.uri) === owner?.source) await this.save(document);
    }
  }

  private async save(document: vscode.TextDocument): Promise<void> {
    const path = this.session.pathOf(document.uri);
    if (path !== undefined && isSideFile(path)) {
      await this.saveSourceOf(path);
      return;
    }
    const follower = path === undefined ? undefined : this.trusted.get(path);
    if (!follower) return;
    this.session.flush();
    const coded = this.session.sourceOf(document);
    if (!coded || coded.source.text !== follower.text) return;
    const moved = everyones(coded).flatMap(placed => {
      const after = written(coded, placed);
      return after ? [{ placed, after }] : [];
    });
    if (moved.length === 0) return;
    const steps = moved.map(({ placed, after }): CodingStep => {
      // The neighbours still have their old positions: sorting by those would separate what belongs together.
      const change = { kind: 'annotation', before: placed.annotation, after, keepsPlace: true } as const;
      return { source: coded.source.path, file: placed.file, change };
    });
    // The keys first: the snapshot that follows the writing must know the passages by their new targets.
    const rename = ({ placed, after }: (typeof moved)[number], back = false) => {
      const keys = [targetKey(placed.file, placed.annotation), targetKey(placed.file, after)] as const;
      follower.rename(keys[back ? 1 : 0], keys[back ? 0 : 1]);
    };
    for (const each of moved) rename(each);
    if (await this.coding.retarget(steps)) return;
    for (const each of moved) rename(each, true);
  }
}

/**
 * What a side file has to say of an annotation so that it is found again where it is now, or not found elsewhere once
 * its text has been deleted; `undefined` where what it says does already.
 */
function written(coded: CodedSource, { annotation, anchor }: PlacedAnnotation): Annotation | undefined {
  const { source, analysis } = coded;
  // The hash of the side file is that of the text before, so nothing is certain by its position alone.
  const found = resolve(source, analysis.reading, annotation, 'changed');
  const foundAt = 'span' in found ? found.span : undefined;
  if (anchor.state === 'orphan') return foundAt && { ...annotation, orphan: true };
  if (!('span' in anchor)) return undefined;
  const { start, end } = anchor.span;
  const isFound = !annotation.orphan && foundAt?.start === start && foundAt.end === end;
  const target = isFound ? undefined : describe(source, analysis.reading, anchor.span);
  return target && withTarget(annotation, target);
}

/** Whoever codes blind moves the passages of the others as well. */
function everyones({ annotations, hidden }: CodedSource): readonly PlacedAnnotation[] {
  return [...annotations, ...hidden];
}

function addTo(follower: Follower, coded: CodedSource, placed: PlacedAnnotation): void {
  if (isPlaced(placed)) follower.add(keyOf(placed), coded.source.lines.range(placed.anchor.span));
}

function keyOf({ file, annotation }: PlacedAnnotation): string {
  return targetKey(file, annotation);
}
