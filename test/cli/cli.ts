import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../src/cli/main';
import { builtDist } from '../support/built';

/** What a run of the command line came to. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  /** The folder that relative paths start from. Default: that of temporary files. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface InProcess extends RunOptions {
  /** The folder of the built helpers that the program starts. Default: those that ship. */
  readonly home?: string;
}

/**
 * Runs the command line in this process, with the built helpers that it starts, in English unless the arguments or `env`
 * say otherwise. A process of its own takes five times as long, most of it for starting Node.
 */
export async function run(
  args: readonly string[],
  { cwd = tmpdir(), env = {}, home = builtDist() }: InProcess = {},
): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text;
    },
  });
  const code = await main(args, {
    stdout: output('stdout'),
    stderr: output('stderr'),
    env: { LC_ALL: 'C', POLICY_CODER_CACHE: 'off', ...env },
    cwd,
    home,
  });
  return { code, ...written };
}

/** The same as a process of its own, with nothing of our environment but PATH: where the program as it ships is tested. */
export function runProcess(
  args: readonly string[],
  { cwd = tmpdir(), env = {} }: RunOptions = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [builtCli(), ...args], {
    cwd,
    env: { PATH: process.env.PATH, LC_ALL: 'C', POLICY_CODER_CACHE: 'off', ...env },
  });
  return new Promise((resolve, reject) => {
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', chunk => stdout.push(chunk));
    child.stderr.on('data', chunk => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', code => {
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
  });
}

/** The path of the built command line. */
export function builtCli(): string {
  return join(builtDist(), 'cli.js');
}

const folders: string[] = [];

/** Makes a folder with the given files in a temporary place; `removeFolders` removes it. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'policy-coder-test-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** For `after`: removes what `makeFolder` made. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A small project without issues: two plans, two themes. */
export const smallProject: Readonly<Record<string, string>> = {
  'codebook.yaml': `version: 1
title: 试编码本
themes:
  - id: safety
    name: 档案安全
    short: ①
    keywords: [安全, 备份]
  - id: digital
    name: 信息化
    short: ②
    keywords: [数字档案馆, 数字档案]
  - id: own
    name: 特色
    kind: text
`,
  'plans/1.txt': '建设数字档案馆，确保安全。\n做好备份，守住安全。\n',
  'plans/2.txt': '数字档案要备份。\n',
  'plans/1.txt.codes.yaml': `version: 1
source: 1.txt
annotations:
  - id: a1
    codes: [safety, own]
    quote: 做好备份，守住安全
    at: 2:1-2:10
    label: 双备份
`,
  'plans/2.txt.codes.yaml': `version: 1
source: 2.txt
annotations: []
reviewed:
  - code: safety
    absent: true
`,
};
