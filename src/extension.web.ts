import * as vscode from 'vscode';
import type { PolicyCoderApi } from './api';
import { compose } from './editor/compose';
import { createWebSegmenter } from './web/segmenter';

/** The browser: no disk of its own, no programs, so no git; words are cut by WebAssembly. */
export function activate(context: vscode.ExtensionContext): PolicyCoderApi {
  const readPart = (path: string) =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', path));
  return compose(context, {
    disk: undefined,
    home: undefined,
    makeSegmenter: ({ userDictionary: uri, ...options }) =>
      createWebSegmenter({
        ...options,
        readPart,
        userDictionary: uri && { name: uri.path, read: () => vscode.workspace.fs.readFile(uri) },
      }),
    networkWorker: undefined,
    agreementWorker: undefined,
    drawPicture: undefined,
    commandLine: undefined,
    runProgram: undefined,
    readDocument: undefined,
    openVersions: undefined,
    findGitTrouble: undefined,
  });
}
