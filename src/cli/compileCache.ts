import Module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

// Imported before anything else, because a short run mostly compiles. Node 22.8 and later cache compiled code, verify it by a checksum and
// compile again when the program changes; older versions cannot.
const { enableCompileCache } = Module as { enableCompileCache?: (folder: string) => unknown };
enableCompileCache?.(join(cacheFolder(process), 'policy-coder'));

/** The cache folder of the user: not a shared one, because what lies in it is executed. */
function cacheFolder({ env, platform }: NodeJS.Process): string {
  const home = homedir();
  if (platform === 'win32') return env.LOCALAPPDATA || join(home, 'AppData', 'Local');
  if (platform === 'darwin') return join(home, 'Library', 'Caches');
  return env.XDG_CACHE_HOME || join(home, '.cache');
}
