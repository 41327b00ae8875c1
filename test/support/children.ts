import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Ids of the running child processes of a process, or of any, whose command line holds a text. */
export function childrenOf(parent: number | undefined, text: string): readonly number[] {
  return processes()
    .filter(each => (parent === undefined || each.parent === parent) && each.command.includes(text))
    .map(each => each.id);
}

/** Waits until there is such a child, other than those known, which may take a while to die, and gives its id. */
export async function childOf(
  parent: number | undefined,
  text: string,
  ...known: readonly number[]
): Promise<number> {
  for (;;) {
    const found = childrenOf(parent, text).find(id => !known.includes(id));
    if (found !== undefined) return found;
    await sleep(10);
  }
}

/** Waits until there is no such child: one that was killed takes a while to go. */
export async function noChildOf(parent: number | undefined, text: string): Promise<void> {
  while (childrenOf(parent, text).length > 0) await sleep(10);
}

/** Waits until a process has computed for a while from now on. */
export async function isBusy(id: number): Promise<void> {
  // Where the system does not tell, some time has to do.
  if (!existsSync('/proc/self/stat')) return sleep(100);
  const begun = ticks(id);
  while (ticks(id) < begun + 5) await sleep(10);
}

/** Processor time of a process, in hundredths of a second. */
function ticks(id: number): number {
  const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

interface RunningProcess {
  readonly id: number;
  readonly parent: number;
  readonly command: string;
}

function processes(): readonly RunningProcess[] {
  if (!existsSync('/proc/self/stat')) {
    const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args=']).toString().split('\n');
    return lines.map(line => {
      const [, id, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return { id: Number(id), parent: Number(parent), command };
    });
  }
  return readdirSync('/proc').flatMap(name => {
    try {
      if (!/^\d+$/.test(name)) return [];
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      if (/^State:\s+Z/m.test(status)) return [];
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return [{ id: Number(name), parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]), command }];
    } catch {
      // It ended while we were looking.
      return [];
    }
  });
}
