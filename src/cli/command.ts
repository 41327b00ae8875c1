import type { Translate } from '../core';
import type { OptionName } from './arguments';
import type { Call, ExitCode } from './io';

/** One command of the command line. All commands take a project folder, `--json`, `--lang` and `--help`. */
export interface Command {
  readonly name: string;
  /** What it takes behind the folder: its name in the help, and how to ask for it; it may be left out where nobody asks. */
  readonly operand?: { readonly name: string; readonly ask?: (t: Translate) => string };
  /** What it takes any number of behind the folder: the name of one in the help. They come as `files`. */
  readonly operands?: string;
  /** What it takes instead of a folder and an operand, as it is written in the usage line; git calls such commands. */
  readonly files?: { readonly usage: string; readonly least: number; readonly most: number };
  /** Options it takes besides. */
  readonly options: readonly OptionName[];
  /** How they are written in the usage line. */
  readonly usage?: string;
  /** One sentence. */
  readonly summary: (t: Translate) => string;
  /** Its options and what they do. */
  readonly describeOptions: (t: Translate) => readonly (readonly [option: string, description: string])[];
  readonly run: (call: Call) => Promise<ExitCode>;
}
