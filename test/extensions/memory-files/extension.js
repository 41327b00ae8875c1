// A file system that is nowhere but in memory, with a small project in it.
const vscode = require('vscode');

const text = content => new TextEncoder().encode(content);

const codebook = `version: 1
title: 试编码本
themes:
  - id: manage
    name: 档案管理
    short: ①
    keywords: [{ term: 管理, wholeWord: true }]
  - { id: safety, name: 档案安全, short: ②, keywords: [安全, 备份] }
`;
/** 管理 stands in each line twice, and is a word once. */
const plan = Array.from({ length: 20 }, (_, i) => `第${i + 1}项，主管理应加强管理，确保安全。`).join('\n');
/** 数字档案安全, in GB18030. */
const gb = [0xca, 0xfd, 0xd7, 0xd6, 0xb5, 0xb5, 0xb0, 0xb8, 0xb0, 0xb2, 0xc8, 0xab, 0x0a];

class MemoryFiles {
  constructor() {
    this.changed = new vscode.EventEmitter();
    this.onDidChangeFile = this.changed.event;
    this.clock = 1;
    this.files = new Map();
    this.put('/project/codebook.yaml', text(codebook));
    this.put('/project/plans/云山省.txt', text(plan));
    this.put('/project/plans/海东省.txt', Uint8Array.from(gb));
  }

  put(path, content) {
    this.files.set(path, { content, mtime: this.clock++ });
  }

  namesIn({ path }) {
    const folder = path.endsWith('/') ? path : `${path}/`;
    const names = new Map();
    for (const file of this.files.keys()) {
      if (!file.startsWith(folder)) continue;
      const [name, ...below] = file.slice(folder.length).split('/');
      names.set(name, below.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
    }
    return [...names];
  }

  watch() {
    return new vscode.Disposable(() => {});
  }

  stat(uri) {
    const file = this.files.get(uri.path);
    if (file) return { type: vscode.FileType.File, ctime: 0, mtime: file.mtime, size: file.content.length };
    if (this.namesIn(uri).length === 0) throw vscode.FileSystemError.FileNotFound(uri);
    return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }

  readDirectory(uri) {
    return this.namesIn(uri);
  }

  readFile(uri) {
    const file = this.files.get(uri.path);
    if (!file) throw vscode.FileSystemError.FileNotFound(uri);
    return file.content;
  }

  writeFile(uri, content) {
    const type = this.files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.put(uri.path, content);
    this.changed.fire([{ type, uri }]);
  }

  delete(uri) {
    this.files.delete(uri.path);
    this.changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  createDirectory() {}

  rename(from, to) {
    this.put(to.path, this.readFile(from));
    this.delete(from);
  }
}

exports.activate = context => {
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('memfs', new MemoryFiles()));
};
