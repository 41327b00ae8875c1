import Module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

// Imported before anything else: most of what a short run takes is compiling. Node 22.8 and later keep what they compiled,
// checked by a sum and made again when the program changes; older ones have no such thing.
const { enableCompileCache } = Module as { enableCompileCache?: (folder: string) => unknown };
enableCompileCache?.(join(cacheFolder(process), 'policy-coder'));

/** Where programs keep what they can make again; the user's own, since what lies in it is run. */
function cacheFolder({ env, platform }: NodeJS.Process): string {
  const home = homedir();
  if (platform === 'win32') return env.LOCALAPPDATA || join(home, 'AppData', 'Local');
  if (platform === 'darwin') return join(home, 'Library', 'Caches');
  return env.XDG_CACHE_HOME || join(home, '.cache');
}
