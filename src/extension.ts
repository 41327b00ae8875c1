import type * as vscode from 'vscode';
import type { PolicyCoderApi } from './api';
import { compose } from './editor/compose';
import { documentReader } from './node/documents/readDocument';
import { FileStore } from './node/fileStore';
import { Git } from './node/git';
import { gitTrouble } from './node/gitTrouble';
import { homeFolder } from './node/home';
import { NetworkThread } from './node/network';
import { pictureDrawer } from './node/picture/drawPicture';
import { programIn } from './node/program';
import { createSegmenter } from './node/segmenter';
import { replaceFile } from './node/writeFile';

/** Desktop and remote. */
export function activate(context: vscode.ExtensionContext): PolicyCoderApi {
  // Tests point to engines that they break.
  const home = process.env.POLICY_CODER_ENGINES ?? context.asAbsolutePath('dist');
  return compose(context, {
    disk: {
      list: folder => new FileStore(folder).list(),
      read: (folder, path, declared) => new FileStore(folder).readBeside(path, declared),
      replace: replaceFile,
    },
    home: homeFolder(),
    makeSegmenter: ({ userDictionary, ...options }) =>
      createSegmenter({ ...options, home, userDictionary: userDictionary?.fsPath }),
    networkWorker: new NetworkThread(context.asAbsolutePath('dist')),
    agreementWorker: new NetworkThread(context.asAbsolutePath('dist')),
    drawPicture: pictureDrawer(context.asAbsolutePath('dist')),
    commandLine: [process.execPath, context.asAbsolutePath('dist/cli.js')],
    runProgram: programIn(context.asAbsolutePath('dist')),
    readDocument: documentReader(context.asAbsolutePath('dist')),
    openVersions: (folder, program) => new Git(folder, program),
    findGitTrouble: folder => gitTrouble(folder),
  });
}
