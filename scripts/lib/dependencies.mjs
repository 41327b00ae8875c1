// Brings node_modules to what package-lock.json says. Node built-ins only.
import fs from 'node:fs';
import { run } from './processes.mjs';
import { inRoot, ROOT } from './root.mjs';

/** Installs when node_modules is missing, incomplete or older than the lock file; otherwise does nothing. */
export async function ensureDependencies() {
  const reason = whyInstall();
  if (reason === undefined) return;
  console.log(`${reason}: running npm ci`);
  const { code } = await run('npm', ['ci'], { cwd: ROOT });
  if (code !== 0) throw new Error(`npm ci failed with exit code ${code}; its messages are above`);
}

/** @returns {string | undefined} */
export function whyInstall(
  lockFile = inRoot('package-lock.json'),
  installedFile = inRoot('node_modules', '.package-lock.json'),
) {
  if (!fs.existsSync(installedFile)) return 'No node_modules yet';
  const wanted = packagesOf(lockFile);
  const installed = packagesOf(installedFile);
  // Time stamps would lie: npm writes the two files one after the other.
  for (const [where, entry] of Object.entries(wanted)) {
    // Optional packages are those of other platforms, or those this machine could not build.
    if (where === '' || entry.optional || entry.devOptional) continue;
    if (installed[where]?.version !== entry.version) return `${where} is not at ${entry.version}`;
  }
  return undefined;
}

/**
 * @param {string} file
 * @returns {Record<string, {version?: string, optional?: boolean, devOptional?: boolean}>}
 */
const packagesOf = file => JSON.parse(fs.readFileSync(file, 'utf8')).packages ?? {};
