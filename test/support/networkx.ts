import { spawnSync } from 'node:child_process';

/** Debian's python3-networkx belongs to the system's Python. */
const python = process.platform === 'linux' ? '/usr/bin/python3' : 'python3';

/** Whether there is a Python with networkx, and numpy, which some of its measures need, to compare with. */
export function hasNetworkx(): boolean {
  return spawnSync(python, ['-c', 'import networkx, numpy']).status === 0;
}

/** Says that a suite is skipped, and why; for a `before` hook. */
export function skipWithoutNetworkx(context: Mocha.Context): void {
  if (hasNetworkx()) return;
  console.log('      skipped: python3-networkx and python3-numpy are not both installed');
  context.skip();
}

/**
 * Runs a script of Python: `given` is its standard input as JSON, read into `given`; what it leaves in `result` comes back. `nx` is
 * networkx.
 */
export function askPython<T>(script: string, given: unknown): T {
  const program = [
    'import json, sys',
    'import networkx as nx',
    "given = json.loads(sys.stdin.buffer.read().decode('utf-8'))",
    script,
    "sys.stdout.buffer.write(json.dumps(result, ensure_ascii=False).encode('utf-8'))",
  ].join('\n');
  const { status, stdout, stderr } = spawnSync(python, ['-c', program], {
    input: JSON.stringify(given),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`Python ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as T;
}
