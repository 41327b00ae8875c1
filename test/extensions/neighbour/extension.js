// Asks Policy Coder what any other extension may ask, and shows the answer.
const vscode = require('vscode');

exports.activate = context => {
  const ask = async () => {
    const api = await vscode.extensions.getExtension('policy-coder.policy-coder').activate();
    await api.ready;
    const editor = vscode.window.activeTextEditor;
    const annotations = editor && api.annotations(editor.document.uri);
    const { sources } = api.overview().corpus;
    void vscode.window.showInformationMessage(
      `version ${api.version}, ${sources} sources, ${api.codes().length} themes, ${annotations?.length} annotations here`,
    );
  };
  context.subscriptions.push(vscode.commands.registerCommand('neighbour.ask', ask));
};
