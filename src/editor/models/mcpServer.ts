import * as vscode from 'vscode';
import type { Session } from '../session/session';

/** What VS Code has since 1.101; the types that we build with are older. */
interface McpApi {
  readonly registerMcpServerDefinitionProvider?: (
    id: string,
    provider: { readonly provideMcpServerDefinitions: () => readonly unknown[] },
  ) => vscode.Disposable;
}
type McpServer = new (
  label: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
) => unknown;

/**
 * Offers the open project to the models of VS Code as a server of the Model Context Protocol, where VS Code can take it and corpus.yaml names a
 * model. VS Code starts it, when the user wants it to.
 */
export function offerMcpServer(
  session: Session,
  commandLine: readonly [program: string, file: string] | undefined,
): vscode.Disposable {
  const { registerMcpServerDefinitionProvider } = vscode.lm as McpApi;
  const Server = (vscode as { readonly McpStdioServerDefinition?: McpServer }).McpStdioServerDefinition;
  if (!registerMcpServerDefinitionProvider || !Server || !commandLine)
    return new vscode.Disposable(() => undefined);
  const [program, file] = commandLine;
  const provider = {
    provideMcpServerDefinitions: () => {
      const { root, corpus } = session;
      return (corpus?.settings.models ?? []).flatMap(model =>
        root?.scheme === 'file'
          ? [
              new Server(
                `Policy Coder: ${model}`,
                program,
                [file, 'mcp', root.fsPath, '--coder', model],
                // The editor's own program is Node if it is told so.
                { ELECTRON_RUN_AS_NODE: '1' },
              ),
            ]
          : [],
      );
    },
  };
  try {
    return registerMcpServerDefinitionProvider('policyCoder.project', provider);
  } catch {
    // 1.100 has an earlier form of it, for others than us.
    return new vscode.Disposable(() => undefined);
  }
}
