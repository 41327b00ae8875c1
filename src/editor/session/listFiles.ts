import * as vscode from 'vscode';

/**
 * Every file below a folder through VS Code's file system, relative and `/`-separated; hidden folders and node_modules left
 * out. Links to files count, links to folders are not followed. Rejects when a folder cannot be read.
 */
export async function listFiles(root: vscode.Uri): Promise<string[]> {
  const paths: string[] = [];
  const walk = async (folder: vscode.Uri, below: string): Promise<void> => {
    for (const [name, type] of await vscode.workspace.fs.readDirectory(folder)) {
      const path = below + name;
      const isHidden = name.startsWith('.') || name === 'node_modules';
      if (type & vscode.FileType.File) paths.push(path);
      else if (type === vscode.FileType.Directory && !isHidden) {
        await walk(vscode.Uri.joinPath(folder, name), `${path}/`);
      }
    }
  };
  await walk(root, '');
  return paths;
}
