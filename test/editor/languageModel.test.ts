import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, readProject } from './project';

/** The answer of a tool, as a model gets it. */
async function ask(name: string, input: object = {}): Promise<string> {
  const { content } = await vscode.lm.invokeTool(`policyCoder_${name}`, {
    input,
    toolInvocationToken: undefined,
  });
  return content.map(part => (part as vscode.LanguageModelTextPart).value).join('');
}

describe('tools for language models', () => {
  before(readProject);

  it('list the codes', async () => {
    const lines = (await ask('list_codes')).split('\n');
    assert.match(
      lines[0]!,
      /^governance: 档案治理体系建设 \(\d+ coded passages in \d+ sources, \d+ keyword hits\)/,
    );
  });

  it('tell what is covered', async () => {
    const answer = await ask('get_coverage', { source: 'plans/云南省.txt', theme: 'governance' });
    assert.match(answer, /^plans\/云南省\.txt: governance coded \(\d+ coded, \d+ hits\)$/);
    assert.equal(await ask('get_coverage', { theme: 'none' }), 'There is no theme "none".');
  });

  it('find passages at their places, and say how many are left out', async () => {
    const lines = (await ask('find_passages', { code: 'governance', limit: 3 })).split('\n');
    assert.equal(lines.length, 4);
    assert.match(lines[3]!, /^\.\.\. and \d+ more$/);
    const [, path, line, column, text] = /^([^:]+):(\d+):(\d+)-\d+:\d+ \{.*?\}.*?\[(.)/.exec(lines[0]!) ?? [];
    const document = await vscode.workspace.openTextDocument(fileUri(path!));
    const start = new vscode.Position(Number(line) - 1, Number(column) - 1);
    assert.equal(document.getText(new vscode.Range(start, start.translate(0, 1))), text);
  });
});
