// Two people, one truth, in a real VS Code and by keyboard alone: a sample is drawn, both code it blind, the figures appear, ten disagreements are
// settled, and the table counts the consensus.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { parse } from 'yaml';
import { ask, goTo, projectRead, showViews, typeInPicker, typeToRow } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { isLong } from '../support/long';
import { violations } from './axe';

interface Words {
  readonly name: string;
  readonly drawSample: string;
  readonly whole: string;
  readonly stratified: string;
  readonly whoCodes: string;
  readonly switchCoder: string;
  readonly readAll: string;
  readonly overview: string;
  readonly settle: string;
  readonly nothingLeft: RegExp;
  readonly toggleBlind: string;
  readonly stillBlind: RegExp;
  readonly counts: string;
  readonly consensus: string;
  readonly annotations: string;
  readonly youAreBlind: string;
}

const english: Words = {
  name: 'Policy Coder',
  drawSample: 'Draw Reliability Sample…',
  whole: 'Whole sources',
  stratified: 'Stratified by 大区',
  whoCodes: 'Who codes the sample?',
  switchCoder: 'Switch Coder',
  readAll: 'I Have Read This Source for All Themes',
  overview: 'Open Overview',
  settle: 'Settle Disagreements',
  nothingLeft: /nothing to settle/,
  toggleBlind: 'Toggle Blind Coding',
  stillBlind: /blind until all have read it/,
  counts: 'Whose Coding Counts…',
  consensus: 'The consensus',
  annotations: 'Annotations',
  youAreBlind: 'You are coding blind',
};
const chinese: Words = {
  name: '政策编码',
  drawSample: '抽取信度样本…',
  whole: '整篇文本',
  stratified: '按“大区”分层',
  whoCodes: '由谁编码该样本？',
  switchCoder: '切换编码员',
  readAll: '本篇已就全部主题通读',
  overview: '打开总览',
  settle: '商定分歧',
  nothingLeft: /没有/,
  toggleBlind: '开关盲编',
  stillBlind: /盲编/,
  counts: '以谁的编码为准…',
  consensus: 'consensus（商定结果）',
  annotations: '标注',
  youAreBlind: '您正在盲编码',
};

const lines = [
  '加强监督检查',
  '方便群众查档',
  '做好异地备份',
  '开展业务培训',
  '推进馆室联动',
  '健全共享机制',
];
const sources = ['东一', '东二', '西一', '西二'];

const project: Readonly<Record<string, string>> = {
  'codebook.yaml': `version: 1
title: 两人同评
themes:
  - { id: gov, name: 治理体系, color: "#4e79a7", keywords: [监督] }
  - { id: use, name: 利用体系, color: "#f28e2b", keywords: [查档] }
  - { id: safe, name: 安全体系, color: "#59a14f", keywords: [备份] }
`,
  'corpus.yaml': `# 两人各自编码，再商定
version: 1
sources: [${sources.map(each => `${each}.txt`).join(', ')}]
coders: [张三, 李四]
attributes:
${sources.map(each => `  ${each}.txt: { 大区: ${each[0]} }`).join('\n')}
`,
  ...Object.fromEntries(
    sources.map(each => [`${each}.txt`, lines.map(line => `${each}${line}。\n`).join('')]),
  ),
};

// Chinese follows the scenarios that are in Chinese, and takes their window. English differs in what the commands are called, which
// test/l10n.test.ts and test/manifest.test.ts hold.
const looks = [
  [chinese, 'dark', 'zh-cn'],
  [english, 'light', 'en'],
] as const;

for (const [words, theme, locale] of isLong ? looks : looks.slice(0, 1)) {
  describe(`two coders and their consensus in a real VS Code, by keyboard (${locale}, ${theme})`, () => {
    let vscode: Workbench;
    let sampled: readonly string[] = [];
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-two-'));
    const picture = (name: string) => vscode.screenshot(`two-coders-${name}-${locale}-${theme}`);

    before(async () => {
      for (const [name, text] of Object.entries(project)) fs.writeFileSync(path.join(folder, name), text);
      // English and light as all others have them: then it is the window that they have left.
      vscode = await openWorkbench(locale === 'en' ? { folder } : { folder, locale, theme });
      await vscode.openFile('东一.txt');
      await projectRead(vscode);
      // For the pictures: who has what to do stands there.
      await showViews(vscode);
    });
    after(async () => {
      await vscode?.close();
      fs.rmSync(folder, { recursive: true, force: true });
    });

    const run = (title: string) => vscode.command(`${words.name}: ${title}`);
    const press = (key: string) => vscode.page.keyboard.press(key);
    const yaml = (file: string) => {
      const whole = path.join(vscode.folder, file);
      return fs.existsSync(whole) ? parse(fs.readFileSync(whole, 'utf8')) : undefined;
    };
    const entries = (file: string): readonly { quote: string; codes: string[]; coder: string }[] =>
      yaml(file)?.annotations ?? [];
    const status = () => vscode.page.locator('.statusbar-item[id*="policyCoder.status"]');

    it('draws a sample, stratified, and writes it into corpus.yaml', async () => {
      await ask(
        vscode,
        `${words.name}: ${words.drawSample}`,
        ['50%', words.whole, words.stratified],
        answer => (answer === '50%' ? picture('draw-size') : Promise.resolve()),
      );
      await picture('draw-by');
      await press('Enter');
      await vscode.page.locator(`.quick-input-widget input[placeholder="${words.whoCodes}"]`).waitFor();
      await picture('draw-coders');
      await press('Enter');
      await vscode.page
        .locator('.quick-input-widget .quick-input-message', { hasText: /Seed|种子/ })
        .waitFor();
      await typeInPicker(vscode, '7');
      await press('Enter');
      const { reliability } = await waitFor('the sample on disk', async () => {
        const settings = yaml('corpus.yaml');
        return settings.reliability ? settings : undefined;
      });
      sampled = reliability.sample.map(({ source }: { source: string }) => source);
      assert.deepEqual(
        { ...reliability, sample: sampled.map(each => each[0]) },
        {
          coders: ['张三', '李四'],
          of: 'sources',
          share: '50%',
          by: '大区',
          seed: 7,
          among: 4,
          sample: ['东', '西'],
        },
      );
      assert.match(fs.readFileSync(path.join(vscode.folder, 'corpus.yaml'), 'utf8'), /^# 两人各自编码/);
      await picture('drawn');
    });

    /** Codes whole lines of a text, from the keyboard alone. */
    const code = async (coder: string, source: string, themes: readonly (string | undefined)[]) => {
      await vscode.openFile(source);
      await goTo(vscode, 1, 1);
      const file = `${source}.${coder}.codes.yaml`;
      let count = 0;
      for (const [at, name] of themes.entries()) {
        if (name !== undefined) {
          await press('Home');
          await press('Shift+End');
          await press('Control+Alt+m');
          await typeToRow(vscode, name);
          await press('Enter');
          count++;
          await waitFor(`${count} passages of ${coder} in ${source}`, async () =>
            entries(file).length === count ? true : undefined,
          );
        }
        if (at + 1 < themes.length) await press('ArrowDown');
      }
    };

    const become = async (coder: string) => {
      await ask(vscode, `${words.name}: ${words.switchCoder}`, coder);
      await press('Enter');
      await status().filter({ hasText: coder }).waitFor();
    };

    const done = async (coder: string, source: string) => {
      await vscode.openFile(source);
      await run(words.readAll);
      await waitFor(`that ${coder} has read ${source}`, async () =>
        yaml(`${source}.${coder}.codes.yaml`)?.reviewed?.some((each: { code: string }) => each.code === '*')
          ? true
          : undefined,
      );
    };

    const showAgreement = async (frame: Frame) => {
      await frame.locator('[role=tab][aria-selected=true]').focus();
      await waitFor('the tab of agreement', async () => {
        if ((await frame.locator('#tab-agreement[aria-selected=true]').count()) > 0) return true;
        await press('ArrowRight');
        return undefined;
      });
    };

    const [gov, use] = ['治理体系', '利用体系'];

    it('is coded blind by the first, who cannot turn that off', async () => {
      await become('张三');
      await status().locator('.codicon-eye-closed').waitFor();
      for (const source of sampled) await code('张三', source, [gov, gov, gov, gov, gov, undefined]);
      await run(words.toggleBlind);
      await vscode.page.locator('.notification-toast', { hasText: words.stillBlind }).first().waitFor();
      await picture('forced-blind');
      await status().locator('.codicon-eye-closed').waitFor();
      for (const source of sampled) await done('张三', source);
      // There is something to compare, but not for one who codes blind.
      await run(words.overview);
      const frame = await vscode.webviewFrame('#tab-agreement');
      await showAgreement(frame);
      await frame.getByRole('heading', { name: words.youAreBlind }).waitFor();
      assert.equal(await frame.locator('table.figures').count(), 0);
    });

    it('is coded by the second, who sees nothing of the first until both have finished', async () => {
      await become('李四');
      const passages = vscode.page
        .locator('.sidebar .pane', {
          has: vscode.page.locator(`.pane-header[aria-label*="${words.annotations}"]`),
        })
        .locator('.monaco-list-row');
      const marks = vscode.page.locator('.editor-instance .view-overlays .cdr[class*="ced-"]');
      await vscode.openFile(sampled[0]!);
      await status().locator('.codicon-eye-closed').waitFor();
      await status().filter({ hasText: /0/ }).waitFor();
      await waitFor('a list without passages', async () =>
        (await passages.count()) === 0 ? true : undefined,
      );
      for (const source of sampled) await code('李四', source, [gov, use, use, use, use, use]);
      assert.ok((await marks.count()) > 0);
      await picture('second-blind');
      for (const source of sampled) await done('李四', source);
      // All have finished: nobody codes blind any more.
      await status().locator('.codicon-person').waitFor();
      await picture('both-done');
      for (const coder of ['张三', '李四'])
        for (const source of sampled)
          assert.deepEqual(
            entries(`${source}.${coder}.codes.yaml`).map(({ quote, codes }) => [quote.slice(2, -1), codes]),
            lines.flatMap((line, k) =>
              coder === '张三' ? (k < 5 ? [[line, ['gov']]] : []) : [[line, [k === 0 ? 'gov' : 'use']]],
            ),
          );
    });

    it('shows how far they agree', async () => {
      await run(words.overview);
      const frame = await vscode.webviewFrame('#tab-agreement');
      await showAgreement(frame);
      const table = frame.locator('table.figures[data-part=themes]');
      await table.locator('small').first().waitFor();
      await frame.locator('.work').filter({ hasNotText: /\S/ }).waitFor({ state: 'attached' });
      const rows = await table
        .locator('tbody tr')
        .evaluateAll(trs =>
          trs.map(tr =>
            [...tr.querySelectorAll('th, td')].slice(0, 7).map(cell => cell.firstChild?.textContent ?? ''),
          ),
        );
      // 12 units are compared; the 12 of the texts outside the sample are not. Of 治理, both coded 2, the first alone 8; of 利用, the second alone 10.
      assert.deepEqual(rows, [
        ['治理体系', '12', '12', '2', '8', '0', '2'],
        ['利用体系', '12', '12', '0', '0', '10', '2'],
        ['安全体系', '12', '12', '0', '0', '0', '12'],
      ]);
      assert.deepEqual(await violations(frame), []);
      await picture('agreement');
    });

    it('has ten disagreements settled by keys', async () => {
      await run(words.settle);
      const frame = await vscode.webviewFrame('.entry');
      await frame.locator('.entry:focus').waitFor();
      assert.deepEqual(await violations(frame), []);
      await picture('settle');
      const settled = () =>
        sampled.flatMap(
          source => (yaml(`${source}.consensus.codes.yaml`)?.settled ?? []) as { decision: string }[],
        );
      // Line 1 was coded alike; of the others, the last by the second alone.
      const open = sampled.flatMap(source => lines.slice(1).map(line => source.slice(0, 2) + line));
      for (const [at, key] of ['1', '2', 'b', 'n', '2', '2', '1', 'c', 'e', 'n'].entries()) {
        await frame.locator('.entry:focus', { hasText: open[at]! }).waitFor();
        await press(key);
        if (key === 'c') {
          await typeToRow(vscode, '安全体系');
          await press('Enter');
        }
        if (key === 'e') {
          await vscode.editor.locator('.view-line').first().waitFor();
          await picture('settle-select');
          await waitFor('the text to have the focus', async () => {
            await press('Control+1');
            return (await vscode.page
              .locator('.editor-group-container.active .monaco-editor.focused')
              .count()) > 0
              ? true
              : undefined;
          });
          await goTo(vscode, 5, 3);
          await press('Shift+End');
          await press('Control+Alt+t');
        }
        await waitFor(`${at + 1} settlements`, async () => (settled().length === at + 1 ? true : undefined));
      }
      await frame.locator('.queue .count').filter({ hasText: words.nothingLeft }).waitFor();
      await picture('settled');
      assert.deepEqual(
        settled()
          .map(({ decision }) => decision)
          .sort(),
        ['codes', 'extent', 'neither', 'neither', ...Array(6).fill('taken')],
      );
      // What was coded alike, and what both found nothing of, is taken over on request.
      await frame.locator('button', { hasText: /alike|一致之处/ }).focus();
      await press('Enter');
      await waitFor('what was coded alike', async () => (settled().length === 12 ? true : undefined));
      await picture('taken-over');
      assert.deepEqual(
        yaml(`${sampled[0]}.consensus.codes.yaml`).reviewed.map(
          ({ code, absent }: { code: string; absent: boolean }) => [code, absent],
        ),
        [['safe', true]],
      );
      const own = entries(`${sampled[1]}.consensus.codes.yaml`);
      assert.ok(own.every(({ coder }) => coder === 'consensus'));
      assert.ok(own.some(({ codes }) => codes.join() === 'safe'));
      assert.ok(own.some(({ quote }) => quote === `${lines[4]}。`));
      // Neither coder's own work was touched.
      for (const source of sampled) assert.equal(entries(`${source}.张三.codes.yaml`).length, 5);
    });

    it('and the table counts the consensus', async () => {
      await ask(vscode, `${words.name}: ${words.counts}`, words.consensus);
      await picture('whose-coding');
      await press('Enter');
      await run(words.overview);
      const frame = await vscode.webviewFrame('#tab-agreement');
      await frame.locator('[role=tab][aria-selected=true]').focus();
      await waitFor('the tab of the table', async () => {
        if ((await frame.locator('#tab-table[aria-selected=true]').count()) > 0) return true;
        await press('ArrowLeft');
        return undefined;
      });
      await frame
        .locator('button.counted')
        .filter({ hasText: /consensus/ })
        .waitFor();
      const cells = await frame
        .locator('tbody tr')
        .evaluateAll(trs =>
          trs.map(tr => [...tr.querySelectorAll('th, td')].map(each => each.textContent?.trim() ?? '')),
        );
      const rowOf = (source: string) => cells.find(([name]) => name === source.slice(0, 2))?.slice(1);
      assert.deepEqual(
        sampled.map(rowOf),
        [
          ['√', '√', '—'],
          ['√', '√', '√'],
        ],
        cells.join('\n'),
      );
      // What nobody has judged is not reviewed.
      const other = sources.map(each => `${each}.txt`).find(each => !sampled.includes(each))!;
      assert.deepEqual(rowOf(other), ['·', '·', '·']);
      assert.deepEqual(await violations(frame), []);
      await picture('table');
    });
  });
}
