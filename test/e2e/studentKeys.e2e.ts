// The same student as in studentMouse.e2e.ts, without a mouse.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ask, chooseFile, projectRead } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { inLong } from '../support/long';
import { Hand } from './student/hand';
import { assertPicture, assertTable, codedAsWanted, codedIn, themesIn } from './student/outcome';
import { makeStudy, themes } from './student/study';

inLong(describe)('a student, by keyboard, in English', () => {
  const study = makeStudy(24, themes, 40);
  let vscode: Workbench;
  let hand: Hand;
  before(async () => {
    vscode = await openWorkbench({ folder: study.folder });
    hand = new Hand(vscode);
  });
  after(async () => {
    await vscode?.close();
    fs.rmSync(study.folder, { recursive: true, force: true });
  });

  const codebook = () => themesIn(vscode.folder);
  const becomes = (what: string, holds: () => boolean) =>
    waitFor(what, async () => (holds() ? true : undefined));

  /** Runs a command from the palette and answers what it asks: opening it, its name, Enter; words and Enter for each answer. */
  async function run(command: string, ...answers: readonly string[]): Promise<void> {
    hand.count('keys', 2 + answers.length);
    hand.count('words', 1 + answers.length);
    if (answers.length === 0) return vscode.command(`Policy Coder: ${command}`);
    await ask(vscode, `Policy Coder: ${command}`, answers);
    await vscode.page.keyboard.press('Enter');
  }

  it('begins a project by one question', async () => {
    const list = study.themes.map(({ name, keywords }) => `${name}: ${keywords.join('、')}`).join('; ');
    await run('New Project', list);
    await becomes('the codebook', () => fs.existsSync(path.join(vscode.folder, 'codebook.yaml')));
    await vscode.page.locator(`.tab.active[data-resource-name="${study.sources[0]}.txt"]`).waitFor();
    await projectRead(vscode);
    hand.tell('the project is begun');
  });

  it('changes the codebook', async () => {
    const [first, second] = study.themes;
    await run('Add Keywords…', first!.name, '地方志');
    await becomes('the keyword', () => codebook()[0]!.keywords.includes('地方志'));
    await run('Move Keyword to Theme…', '服务', first!.name);
    await becomes('the keyword to move', () => codebook()[0]!.keywords.includes('服务'));
    await run('Rename Code…', second!.name, '开放与利用');
    await becomes('the name', () => codebook()[1]!.name === '开放与利用');
    hand.tell('the codebook is changed');
  });

  it('tags passages in all texts, hit by hit', async () => {
    const told = vscode.page.locator('.statusbar-item', { hasText: /not tagged yet|is tagged/ });
    const say = async () => ((await told.count()) > 0 ? told.first().innerText() : '');
    let steps = 0;
    for (let coded = 0; coded < study.wanted.length; steps++) {
      const [before, said] = [coded, await say()];
      await hand.press('Control+Alt+y');
      await waitFor('the next step', async () => {
        coded = codedIn(vscode.folder).length;
        const now = await say();
        return now !== said && (coded > before || !said.includes('not tagged yet')) ? true : undefined;
      });
    }
    await vscode.screenshot('student-keys-tagged');
    hand.tell('passages are tagged');
    // One step to the first hit, and one that tags nothing before each other theme.
    assert.equal(steps, study.wanted.length + study.themes.length);
    assert.deepEqual(codedIn(vscode.folder), codedAsWanted(study, codebook()));
  });

  it('writes the table for Word and the network as a picture', async () => {
    const table = path.join(vscode.folder, 'coverage.docx');
    await run('Open Overview');
    await vscode.webviewFrame('#panel-table:not([hidden]) table');
    await run('Export Table…', 'Word (DOCX)', 'Coding: √ and —');
    await hand.press('Enter');
    await chooseFile(vscode, table);
    await vscode.page.locator('.notification-toast', { hasText: 'coverage.docx' }).waitFor();
    assertTable(fs.readFileSync(table), study, codebook());
    await run('Export Network…', 'PNG', 'Colour', '174', '300');
    await hand.press('Enter');
    const picture = path.join(vscode.folder, 'network.png');
    await chooseFile(vscode, picture);
    await vscode.page.locator('.notification-toast', { hasText: 'network.png' }).waitFor();
    assertPicture(fs.readFileSync(picture));
    hand.tell('table and figure are written');
  });
});
