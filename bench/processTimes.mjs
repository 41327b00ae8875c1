// Seconds of CPU by kind of process, from /proc.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const TICKS = 100;

export class ProcessTimes {
  /** @type {Map<string, {kind: string, seconds: number}>} */
  #seen = new Map();
  /** Their ids, also of those that have ended. @type {Set<string>} */
  #ours = new Set();
  /** Processes that are not ours. @type {Set<string>} */
  #others = new Set();
  /** @type {string | undefined} */
  #mark;

  /** @param {string} [mark] an environment variable with its value; only processes that have it count */
  constructor(mark) {
    this.#mark = mark;
  }

  /** Looks at all processes; gives the seconds of all that were ever seen. */
  look() {
    for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
      try {
        const stat = readFileSync(path.join('/proc', pid, 'stat'), 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        // A number may be given out again: the time of the start makes it unique.
        const id = `${pid}@${fields[19]}`;
        if (this.#others.has(id)) continue;
        if (!this.#seen.has(id) && !this.#isOurs(pid, fields[1])) {
          this.#others.add(id);
          continue;
        }
        this.#ours.add(pid);
        const seconds = (Number(fields[11]) + Number(fields[12])) / TICKS;
        const command = readFileSync(path.join('/proc', pid, 'cmdline'), 'utf8').replaceAll('\0', ' ');
        // One that has ended, but was not waited for, has no command any more.
        const kind = command === '' ? (this.#seen.get(id)?.kind ?? 'others') : kindOf(command);
        this.#seen.set(id, { kind, seconds });
      } catch {
        // It has ended.
      }
    }
    return [...this.#seen.values()].reduce((sum, { seconds }) => sum + seconds, 0);
  }

  /** @returns {[kind: string, seconds: number][]} the largest first */
  byKind() {
    /** @type {Map<string, number>} */
    const sums = new Map();
    for (const { kind, seconds } of this.#seen.values()) sums.set(kind, (sums.get(kind) ?? 0) + seconds);
    return [...sums].sort((a, b) => b[1] - a[1]);
  }

  /**
   * @param {string} pid
   * @param {string} [parent]
   */
  #isOurs(pid, parent) {
    // Renderers of Chromium write their titles over their environment.
    if (this.#mark === undefined || this.#ours.has(parent ?? '')) return true;
    return readFileSync(path.join('/proc', pid, 'environ'), 'utf8')
      .split('\0')
      .includes(this.#mark);
  }
}

/** @param {string} command */
function kindOf(command) {
  const chromium = /--type=([\w-]+)(?:.*--utility-sub-type=(\S+))?/.exec(command);
  if (chromium && !command.includes('bootstrap-fork')) return `chromium ${chromium[2] ?? chromium[1]}`;
  if (/chrom/.test(command) && !command.includes('node')) return 'chromium browser';
  if (command.includes('--type=extensionHost')) return 'extension host';
  const fork = /--type=(\w+)/.exec(command);
  if (fork) return `server ${fork[1]}`;
  if (command.includes('server-main')) return 'server';
  if (command.includes('mocha') || command.includes('.mjs')) return 'tests';
  return path.basename(command.split(' ')[0] ?? '');
}
