import * as vscode from 'vscode';
import type { TextItem } from '../coding/items';

/** Takes documents that are dropped on the view of sources, from the explorer or from outside. */
export const documentDrop: vscode.TreeDragAndDropController<TextItem> = {
  dropMimeTypes: ['text/uri-list'],
  dragMimeTypes: [],
  async handleDrop(_target, dropped) {
    const list = (await dropped.get('text/uri-list')?.asString()) ?? '';
    const files = list
      .split(/\r?\n/)
      .filter(line => line !== '' && !line.startsWith('#'))
      .map(line => vscode.Uri.parse(line));
    if (files.length > 0) await vscode.commands.executeCommand('policyCoder.importDocuments', { files });
  },
};
