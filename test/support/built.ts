import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root';

const dist = join(root, 'dist');

/** The folder of what ships: the extension, the command line, and the helpers that it starts. Built anew where it is stale. */
export function builtDist(): string {
  buildWhenStale();
  return dist;
}

let fresh = false;

function buildWhenStale(): void {
  if (fresh) return;
  const inputs = ['src', 'schemas', 'l10n', 'package.json', 'esbuild.js'];
  const newest = Math.max(...inputs.map(path => newestChange(join(root, path))));
  const program = join(dist, 'cli.js');
  if (!existsSync(program) || statSync(program).mtimeMs < newest) {
    execFileSync(process.execPath, ['esbuild.js'], { cwd: root });
  }
  fresh = true;
}

function newestChange(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map(name => newestChange(join(path, name))));
}
