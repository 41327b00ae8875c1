import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { rewrite } from '../../../src/editor/session/rewrite';

/** A file system in memory whose writes can fail. */
class Flawed implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  private clock = 0;
  file: { text: string; mtime: number } | undefined;
  /** What becomes of the next writes, in turn. */
  readonly flaws: ((text: string) => string | Error)[] = [];
  writes = 0;

  put(text: string | undefined): void {
    this.file = text === undefined ? undefined : { text, mtime: ++this.clock };
  }
  stat(): vscode.FileStat {
    if (!this.file) throw vscode.FileSystemError.FileNotFound();
    const { text, mtime } = this.file;
    return { type: vscode.FileType.File, ctime: 0, mtime, size: new TextEncoder().encode(text).length };
  }
  readFile(): Uint8Array {
    if (!this.file) throw vscode.FileSystemError.FileNotFound();
    return new TextEncoder().encode(this.file.text);
  }
  // Not one that throws at once: VS Code 1.100 writes no more to a file after that.
  async writeFile(_: vscode.Uri, content: Uint8Array): Promise<void> {
    this.writes++;
    const text = new TextDecoder().decode(content);
    const written = this.flaws.shift()?.(text) ?? text;
    if (written instanceof Error) throw written;
    this.put(written);
  }
  delete(): void {
    this.put(undefined);
  }
  watch = () => new vscode.Disposable(() => {});
  readDirectory = () => [];
  createDirectory(): void {}
  rename(): void {}
}

describe('writing where a file cannot be replaced as a whole', () => {
  const target = vscode.Uri.parse('flawed:/plan.txt.codes.yaml');
  let files: Flawed;
  let registered: vscode.Disposable;

  beforeEach(() => {
    files = new Flawed();
    registered = vscode.workspace.registerFileSystemProvider('flawed', files);
  });
  afterEach(() => registered.dispose());

  it('writes what was read as expected, and a file that is not there yet', async () => {
    assert.equal(await rewrite(target, undefined, '一'), true);
    assert.equal(await rewrite(target, '一', '一二'), true);
    assert.equal(files.file?.text, '一二');
  });

  it('leaves what somebody else has written', async () => {
    files.put('theirs');
    assert.equal(await rewrite(target, 'mine', 'mine, changed'), false);
    assert.equal(await rewrite(target, undefined, 'mine'), false);
    assert.equal(files.file?.text, 'theirs');
    assert.equal(files.writes, 0);
  });

  it('does not take for its own what somebody else writes at the same time', async () => {
    files.put('old');
    files.flaws.push(() => 'theirs');
    assert.equal(await rewrite(target, 'old', 'mine'), false);
    assert.equal(files.file?.text, 'theirs');
  });

  it('writes again what arrived by half, or not at all', async () => {
    files.put('old');
    files.flaws.push(
      text => text.slice(0, 3),
      () => '',
    );
    assert.equal(await rewrite(target, 'old', 'a whole text'), true);
    assert.equal(files.file?.text, 'a whole text');
    files.flaws.push(() => new Error('once'));
    assert.equal(await rewrite(target, 'a whole text', 'another'), true);
    assert.equal(files.file?.text, 'another');
  });

  it('puts the old text back when it cannot be written, and says why', async () => {
    files.put('old');
    const half = (text: string) => text.slice(0, 2);
    files.flaws.push(half, half, () => vscode.FileSystemError.NoPermissions('full'));
    await assert.rejects(rewrite(target, 'old', 'a whole text'), /full/);
    assert.equal(files.file?.text, 'old');
  });

  it('never writes over a file that it cannot read', async () => {
    files.put('old');
    files.readFile = () => {
      throw vscode.FileSystemError.Unavailable('later');
    };
    await assert.rejects(rewrite(target, undefined, 'mine'));
    assert.equal(files.file?.text, 'old');
  });
});
