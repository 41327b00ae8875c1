import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { waitFor } from '../real/wait';
import {
  diagnostic,
  diagnosticGone,
  discard,
  readFile,
  readProject,
  selectIn,
  show,
  writeFile,
} from './project';

interface Code {
  readonly id: string;
  readonly name: string;
  readonly color?: string;
  readonly shape?: string;
  readonly definition?: string;
  readonly keywords?: readonly (string | { readonly term: string })[];
  readonly codes?: readonly Code[];
}

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`policyCoder.${command}`, ...args);
const codebook = () => readFile('codebook.yaml');
const themes = async (): Promise<readonly Code[]> => parse(await codebook()).themes;
const theme = async (id: string): Promise<Code> => {
  const found = (await themes()).find(each => each.id === id);
  assert.ok(found, id);
  return found;
};
const terms = ({ keywords = [] }: Code) =>
  keywords.map(each => (typeof each === 'string' ? each : each.term));
const keyword = (term: string, owner: string) => ({ kind: 'keyword', term, owner });

describe('changing the codebook without its file', () => {
  let sound = '';
  before(async () => {
    await readProject();
    sound = await codebook();
  });

  /** Every change is one undo. */
  const undone = async () => {
    await run('undoCoding');
    assert.equal(await codebook(), sound);
  };

  /** Takes what a command offers first, as often as it asks. */
  const accepting = async (command: string, ...args: unknown[]) => {
    let isDone = false;
    const done = Promise.resolve(run(command, ...args)).finally(() => {
      isDone = true;
    });
    await waitFor(`an answer to ${command}`, async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return isDone ? true : undefined;
    });
    await done;
  };

  it('sets colour and shape', async () => {
    const second = (await themes())[1]!;
    await accepting('setColor', second.id);
    assert.equal((await theme(second.id)).color, '#4e79a7');
    await undone();
    await accepting('setShape', second.id);
    assert.equal((await theme(second.id)).shape, 'circle');
    await undone();
  });

  it('moves themes, sub-codes and keywords up and down', async () => {
    const before = await themes();
    const [first, second] = before;
    await run('moveCodeDown', first!.id);
    assert.deepEqual(
      (await themes()).slice(0, 2).map(({ id }) => id),
      [second!.id, first!.id],
    );
    await undone();
    const [one, two] = terms(first!);
    await run('moveCodeUp', keyword(two!, first!.id));
    assert.deepEqual(terms(await theme(first!.id)).slice(0, 2), [two, one]);
    await undone();
    await run('moveCodeUp', first!.id);
    assert.equal(await codebook(), sound, 'it is the first already');
  });

  it('moves and removes keywords, several at once', async () => {
    const [first, second] = await themes();
    const [one, two] = terms(first!).map(term => keyword(term, first!.id));
    await accepting('moveKeyword', one, [one, two]);
    assert.deepEqual(terms(await theme(second!.id)).slice(-2), [one!.term, two!.term]);
    await undone();
    await run('removeKeyword', one);
    assert.deepEqual(terms(await theme(first!.id)), terms(first!).slice(1));
    await undone();
  });

  it('makes a keyword of what is selected, also by the light bulb', async () => {
    const editor = await show('plans/甘肃省.txt');
    const text = editor.document.getText();
    const known = new Set((await themes()).flatMap(terms));
    const term = [...text.matchAll(/\p{Script=Han}{3}/gu)]
      .map(([each]) => each)
      .find(each => !known.has(each))!;
    const { document } = editor;
    const start = text.indexOf(term);
    await selectIn(editor, new vscode.Selection(document.positionAt(start), document.positionAt(start + 3)));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      editor.selection,
    );
    assert.ok(actions.some(({ command }) => command?.command === 'policyCoder.addAsKeyword'));
    const [first] = await themes();
    await run('addAsKeyword', first!.id);
    assert.equal(terms(await theme(first!.id)).at(-1), term);
    await undone();
    await selectIn(editor, new vscode.Selection(0, 0, 0, 0));
    await run('addAsKeyword', first!.id);
    assert.equal(await codebook(), sound);
  });

  it('tags a keyword hit with its sentence, however one comes to it', async () => {
    const file = 'plans/甘肃省.txt.codes.yaml';
    const before = await readFile(file);
    const editor = await show('plans/甘肃省.txt');
    await selectIn(editor, new vscode.Selection(0, 0, 0, 0));
    await run('nextKeyword');
    await waitFor('a hit', async () => (editor.selection.isEmpty ? undefined : true));
    const hit = editor.document.getText(editor.selection);
    const [first] = await themes();
    await run('tagWithCode', first!.id);
    const quotes = (text: string): readonly string[] =>
      parse(text).annotations.map(({ quote }: { readonly quote: string }) => quote);
    const added = quotes(await readFile(file)).filter(quote => !quotes(before).includes(quote));
    assert.equal(added.length, 1);
    assert.ok(added[0]!.includes(hit) && added[0]!.length > hit.length, added[0]);
    await run('undoCoding');
    assert.equal(await readFile(file), before);
  });

  it('refuses in one sentence where the file cannot be read, or is not saved', async () => {
    const broken = `<<<<<<< ours\n${sound}`;
    await writeFile('codebook.yaml', broken);
    await diagnostic('codebook.yaml', 'merge-conflict');
    // Nothing is asked: an answer would be waited for.
    await run('newTheme');
    await run('moveCodeDown', 'governance');
    assert.equal(await codebook(), broken);
    await writeFile('codebook.yaml', sound);
    await diagnosticGone('codebook.yaml', 'merge-conflict');
    const editor = await show('codebook.yaml');
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '# by hand\n'));
    await run('newTheme');
    await run('deleteCode', 'governance');
    assert.equal(await codebook(), sound);
    await show('codebook.yaml');
    await discard();
  });
});
