import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { linkTextSync, readBytesSync } from './files';

// Who holds a lock, so that it can be told for certain whether they still run. The number of a process is given again to another;
// together with the moment it started (counted from the start of the machine, so no clock can be wrong about it) it is not. Linux
// tells that moment, which start of the machine it is, and apart from which other processes numbers are counted (containers).
// Other systems tell none of it: there, a number that is in use counts as the holder's.

/** A name for one holder of one lock: `pid-start-machine-boot-space-nonce`. Nobody else ever has the same. */
export type ProcessToken = string & { readonly token: unique symbol };

const shape = /^(\d+)-(\d+)-([0-9a-f]{8})-([0-9a-f]{8})-([0-9a-f]{8})-[0-9a-f]{12}$/;
/** Stands for what this system does not tell. */
const unknown = '00000000';

/** A new name for this process as a holder. */
export function newToken(): ProcessToken {
  const { machine, boot, space } = placeOfProcess();
  const start = startOf('self') ?? '0';
  return [process.pid, start, machine, boot, space, randomBytes(6).toString('hex')].join('-') as ProcessToken;
}

export function isToken(text: string): text is ProcessToken {
  return shape.test(text);
}

/** The state of a holder: `dead` only if it certainly no longer runs. */
export type Life = 'alive' | 'dead' | 'unknown';

/** Whether the process of a token still runs. */
export function lifeOf(token: ProcessToken): Life {
  const [, pid = '', start = '', machine, boot, space] = shape.exec(token) ?? [];
  const here = placeOfProcess();
  if (machine !== here.machine) return 'unknown';
  if (boot !== here.boot) {
    // The same machine was restarted: nothing of that time still runs. If the machine has no id, it may be another one of that name.
    return boot !== unknown && here.boot !== unknown && here.isCertain ? 'dead' : 'unknown';
  }
  if (space !== here.space) return 'unknown';
  return runs(Number(pid), start) ? 'alive' : 'dead';
}

/** Whether a process of that number is there, which also earlier versions wrote into their locks. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user cannot be signalled, but exists.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function runs(pid: number, start: string): boolean {
  if (!isRunning(pid)) return false;
  const now = startOf(pid);
  // A process that cannot be inspected counts as the holder.
  return now === undefined || start === '0' || now === start;
}

/** Start of a process in ticks since the machine started; `undefined` if unknown. A zombie process has none. */
function startOf(pid: number | 'self'): string | undefined {
  const stat = read(`/proc/${pid}/stat`);
  // Fields are counted after the name of the program, which may contain anything.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields?.[0] === 'Z' || fields?.[0] === 'X') return 'ended';
  return fields?.[19];
}

interface PlaceOfProcess {
  readonly machine: string;
  /** Whether `machine` is more than a name. */
  readonly isCertain: boolean;
  readonly boot: string;
  readonly space: string;
}

let known: PlaceOfProcess | undefined;

function placeOfProcess(): PlaceOfProcess {
  if (known) return known;
  const id = read('/etc/machine-id')?.trim() || undefined;
  const boot = read('/proc/sys/kernel/random/boot_id');
  const spaces = ['pid', 'time'].map(linkOfSpace);
  known = {
    machine: digest(`${hostname()} ${id ?? ''}`),
    isCertain: id !== undefined,
    boot: boot === undefined ? unknown : digest(boot.trim()),
    space: spaces[0] === undefined ? unknown : digest(spaces.join(' ')),
  };
  return known;
}

function linkOfSpace(name: string): string | undefined {
  try {
    return linkTextSync(`/proc/self/ns/${name}`);
  } catch {
    return undefined;
  }
}

function read(path: string): string | undefined {
  try {
    return readBytesSync(path, { most: 65_536 }).toString('latin1');
  } catch {
    return undefined;
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
