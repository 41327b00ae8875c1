import type { Translate } from '../core';
import type { OptionName } from './arguments';
import type { Call, ExitCode } from './io';

/** An option of a command. */
export interface CommandOption {
  readonly name: OptionName;
  /** What the help writes after it, such as `DIR`. */
  readonly value?: string;
  /** What it does; one without that is described by another's. */
  readonly describe?: (t: Translate) => string;
}

/** One command of the command line. All commands take a project folder, `--json`, `--lang` and `--help`. */
export interface Command {
  readonly name: string;
  /** What it takes after the folder: its name in the help, and how to ask for it; it may be left out where nobody asks. */
  readonly operand?: { readonly name: string; readonly ask?: (t: Translate) => string };
  /** What it takes any number of after the folder: the name of one in the help. They come as `files`. */
  readonly operands?: string;
  /** What it takes instead of a folder and an operand, as it is written in the usage line; git calls such commands. */
  readonly files?: { readonly usage: string; readonly least: number; readonly most: number };
  /** Options it takes besides, as its help lists them. */
  readonly options: readonly CommandOption[];
  /** How they are written in the usage line. */
  readonly usage?: string;
  /** Of each of these lists, one option at most is taken. Of `--json` and `--markdown` it is one anyway. */
  readonly exclusive?: readonly (readonly OptionName[])[];
  /** Options that make no sense without another. */
  readonly needs?: Readonly<Partial<Record<OptionName, OptionName>>>;
  /** One sentence. */
  readonly summary: (t: Translate) => string;
  /** What else the help says: on an operand by its name, or on all of it, without one. */
  readonly notes?: (t: Translate) => readonly (readonly [operand: string, note: string])[];
  /** What `--json` prints; without it, the help does not name that option. */
  readonly describeJson?: (t: Translate) => string;
  readonly run: (call: Call) => Promise<ExitCode>;
}
