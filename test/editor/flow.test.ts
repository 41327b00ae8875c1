import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { lockTexts, readFile, readProject, selectIn, settled, show } from './project';

interface Entry {
  readonly id: string;
  readonly codes: readonly string[];
  readonly quote: string;
}

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`policyCoder.${command}`, ...args);
const sideFile = (label: string) => `plans/${label}.txt.codes.yaml`;
const entries = async (label: string): Promise<readonly Entry[]> =>
  parse(await readFile(sideFile(label))).annotations ?? [];
const select = async (label: string, text: string): Promise<vscode.TextEditor> => {
  const editor = await show(`plans/${label}.txt`);
  const start = editor.document.getText().indexOf(text);
  assert.notEqual(start, -1, `${text} is in the plan`);
  const [from, to] = [start, start + text.length].map(offset => editor.document.positionAt(offset));
  await selectIn(editor, new vscode.Selection(from!, to!));
  return editor;
};

describe('coding by keyboard', () => {
  before(async () => {
    await readProject();
    // As it is for those who code: the next sentence is selected.
    await lockTexts(true);
  });
  after(() => lockTexts(false));

  it('tags with the code on a digit key, where it stays', async () => {
    const before = await readFile(sideFile('青海省'));
    await select('青海省', '档案');
    // Nine others first: whatever tests before this one used is gone then.
    const nine =
      'governance governance/regional use use/culture security innovation talent resources resources/digital';
    for (const code of nine.split(' ')) {
      await run('tagSelection', code);
      await run('undoCoding');
    }
    const tagged = async (digit: number) => {
      await select('青海省', '档案');
      await run('tagWithDigit', digit);
      const added = (await entries('青海省')).find(({ quote }) => quote === '档案');
      await run('undoCoding');
      return added?.codes;
    };
    const [first, fifth, last] = [await tagged(1), await tagged(5), await tagged(9)];
    const found = [first, fifth, last].map(codes => codes?.join() ?? '');
    assert.equal(new Set(found).size, 3);
    assert.deepEqual(
      found.filter(code => !nine.split(' ').includes(code)),
      [],
    );
    assert.deepEqual(await tagged(5), fifth);
    assert.equal(await readFile(sideFile('青海省')), before);
  });

  it('acts on the overlapping annotation that was chosen by key', async () => {
    const before = await readFile(sideFile('青海省'));
    const editor = await select('青海省', '档案');
    const { line } = editor.selection.start;
    const whole = editor.document.lineAt(line).range;
    await run('tagSelection', 'security');
    await selectIn(editor, new vscode.Selection(whole.start, whole.end));
    await run('tagSelection', 'talent');
    await select('青海省', '档案');
    // The shorter one comes first.
    const made = async () =>
      (await entries('青海省'))
        .filter(({ quote }) => quote === '档案' || quote === editor.document.getText(whole))
        .map(({ codes }) => codes.join());
    assert.deepEqual((await made()).sort(), ['security', 'talent']);
    await run('nextOverlap');
    await run('removeAnnotation');
    assert.deepEqual(await made(), ['talent']);
    await run('undoCoding');
    await run('nextOverlap');
    await run('nextOverlap');
    await run('removeAnnotation');
    assert.deepEqual(await made(), ['security']);
    for (let k = 0; k < 3; k++) await run('undoCoding');
    assert.equal(await readFile(sideFile('青海省')), before);
  });

  it('shows only one code: next annotation walks that code, and commands at the cursor leave the others alone', async () => {
    const all = await entries('青海省');
    const code = all.map(({ codes }) => codes[0]!).find(each => each.includes('/'))!;
    const quotes = all.filter(({ codes }) => codes.includes(code)).map(({ quote }) => quote);
    const editor = await show('plans/青海省.txt');
    await run('showOnlyCode', code);
    await selectIn(editor, new vscode.Selection(0, 0, 0, 0));
    const walked: string[] = [];
    for (let k = 0; k <= quotes.length; k++) {
      await run('nextAnnotation');
      await settled();
      walked.push(editor.document.getText(editor.selection));
    }
    assert.deepEqual(new Set(walked), new Set(quotes));
    const hints = async () =>
      (
        await vscode.commands.executeCommand<vscode.InlayHint[]>(
          'vscode.executeInlayHintProvider',
          editor.document.uri,
          new vscode.Range(0, 0, editor.document.lineCount, 0),
        )
      ).length;
    assert.equal(await hints(), quotes.length);
    await run('showAllCodes');
    assert.ok((await hints()) > quotes.length);
  });

  it('walks the hits of a theme that nobody has tagged: tags the sentence, goes on, and is done when none is left', async () => {
    const before = await readFile(sideFile('青海省'));
    const editor = await show('plans/青海省.txt');
    const places = editor.document.getText().split(/(?<=[。；！？\n])/);
    // A sentence with a keyword of the theme in a passage that is not coded with it.
    await run('tagSelection', 'talent');
    await run('undoCoding');
    await selectIn(editor, new vscode.Selection(0, 0, 0, 0));
    await run('nextUntagged');
    await settled();
    const shown = vscode.window.activeTextEditor!;
    const sentence = shown.document.getText(shown.selection);
    const label = shown.document.uri.path.match(/([^/]+)\.txt$/)![1]!;
    if (shown.document === editor.document) assert.ok(places.some(each => each.trim() === sentence.trim()));
    const file = sideFile(label);
    const untouched = await readFile(file);
    await run('tagAndNext');
    await settled();
    const added = (await entries(label)).filter(
      ({ quote, codes }) => quote === sentence && codes[0] === 'talent',
    );
    assert.equal(added.length, 1, sentence);
    const next = vscode.window.activeTextEditor!;
    assert.notEqual(next.document.getText(next.selection), sentence);
    await run('undoCoding');
    assert.equal(await readFile(file), untouched);
    assert.equal(await readFile(sideFile('青海省')), before);
  });
});
