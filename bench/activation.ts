// How long the extension blocks the extension host while it activates, as VS Code itself measures it: loading its code
// and calling activate(); and the memory of the extension host once the project is read. Real VS Code, the production
// bundle; run by bench/run.mjs.
import fs from 'node:fs';
import { endKept } from '../test/real/kept';
import { endWindow } from '../test/real/keptWindow';
import { projectRead } from '../test/real/typing';
import { openWorkbench } from '../test/real/workbench';
import { hasReports, makeProject } from './project.mjs';

const runs = 3;

interface Measured {
  /** Milliseconds. */
  readonly activation: number;
  /** Resident memory of the extension host in MB, VS Code's own extensions included. */
  readonly memory: number;
}

async function measure(file: string, folder?: string): Promise<Measured> {
  const vscode = await openWorkbench(folder === undefined ? {} : { folder });
  try {
    await vscode.openFile(file);
    await projectRead(vscode);
    await vscode.command('Developer: Show Running Extensions');
    const row = vscode.page.locator('.runtime-extensions-editor .monaco-list-row', {
      hasText: 'policy-coder',
    });
    await row.first().waitFor();
    const found = /Activation: (\d+)\s?ms/.exec(await row.first().innerText());
    if (!found) throw new Error('VS Code does not tell the time of activation');
    return { activation: Number(found[1]), memory: memoryOfHost(vscode.server.pid) };
  } finally {
    await vscode.close();
    // The next one is to start anew.
    await endWindow();
  }
}

/** Of the extension host of a server, in MB; Linux only. */
function memoryOfHost(server: number): number {
  for (const pid of fs.readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
      const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const [, parent] = /^PPid:\s*(\d+)/m.exec(status) ?? [];
      const [, resident] = /^VmRSS:\s*(\d+)/m.exec(status) ?? [];
      if (Number(parent) === server && command.includes('--type=extensionHost'))
        return Number(resident) / 1000;
    } catch {
      // It has ended meanwhile.
    }
  }
  throw new Error('No extension host');
}

async function main(): Promise<void> {
  const measured: Measured[] = [];
  for (let i = 0; i < runs; i++) measured.push(await measure('浙江省.txt'));
  const times = measured.map(({ activation }) => activation).sort((a, b) => a - b);
  const median = times[Math.floor(runs / 2)];
  console.log(`activation  ${median} ms, as VS Code says (median of ${times.join(', ')}), to be under 50 ms`);
  console.log(`memory      ${measured[0]?.memory.toFixed(0)} MB, the extension host with the sample project`);
  if (!hasReports()) return;
  const project = makeProject();
  try {
    const { memory } = await measure('三亚.txt', project);
    console.log(`memory      ${memory.toFixed(0)} MB, the extension host with 119 reports`);
  } finally {
    fs.rmSync(project, { recursive: true });
  }
}

main()
  .catch(error => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(endKept);
