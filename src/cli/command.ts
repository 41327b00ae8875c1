import type { Translate } from '../core';
import type { OptionName } from './arguments';
import type { Call, ExitCode } from './io';

/** An option of a command. */
export interface CommandOption {
  readonly name: OptionName;
  /** What the help writes after it, such as `DIR`. */
  readonly value?: string;
  /** What it does; left out if another option describes both. */
  readonly describe?: (t: Translate) => string;
}

/** One command of the command line. All commands take a project folder, `--json`, `--lang` and `--help`. */
export interface Command {
  readonly name: string;
  /** The operand after the folder: its name in the help, and the message if it is missing; without a message it is optional. */
  readonly operand?: { readonly name: string; readonly ask?: (t: Translate) => string };
  /** The name, in the help, of operands of any number after the folder. They come as `files`. */
  readonly operands?: string;
  /** What it takes instead of a folder and an operand, as the usage line shows it; for commands that git calls. */
  readonly files?: { readonly usage: string; readonly least: number; readonly most: number };
  /** Options it takes besides, as its help lists them. */
  readonly options: readonly CommandOption[];
  /** How they are written in the usage line. */
  readonly usage?: string;
  /** Lists of options that exclude each other. `--json` and `--markdown` always do. */
  readonly exclusive?: readonly (readonly OptionName[])[];
  /** Options that make no sense without another. */
  readonly needs?: Readonly<Partial<Record<OptionName, OptionName>>>;
  /** One sentence. */
  readonly summary: (t: Translate) => string;
  /** Further notes in the help: on an operand, by its name, or on the command. */
  readonly notes?: (t: Translate) => readonly (readonly [operand: string, note: string])[];
  /** What `--json` prints; if left out, the help does not list that option. */
  readonly describeJson?: (t: Translate) => string;
  readonly run: (call: Call) => Promise<ExitCode>;
}
