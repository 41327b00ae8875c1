import type { Corpus, ProjectFiles, Translate } from '../core';
import type { OptionName, Values } from './arguments';
import type { Language } from './language';

/** What the command line needs from its environment. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Folder of the program, with what it loads at run time. */
  readonly home: string;
  /** Of a command that another one runs. */
  readonly nested?: Nested;
}

/** What commands share that another one runs, and where their files go. */
export interface Nested {
  /** The files of the project, read once for all of them. */
  readonly files: ProjectFiles;
  /** The corpora made of them so far, by whose coding counts. */
  readonly corpora: Map<string, Promise<Corpus>>;
  /** Takes files instead of writing them. */
  take(groups: readonly FilesFor[]): void;
}

/** Files to be written, and the folder they go to as the user named it. */
export interface FilesFor {
  readonly out: string;
  readonly files: readonly (readonly [name: string, content: string | Uint8Array])[];
}

export interface Output {
  write(text: string): unknown;
  /** Whether somebody looks at it as it is written. */
  readonly isTTY?: boolean;
}

/** 0: no errors or warnings among the issues; 1: some; 2: wrong usage, or files cannot be read or written. */
export type ExitCode = 0 | 1 | 2;

/** A failure that the user can fix; the message says how, in the user's language. */
export class Failure extends Error {}

/** One call of a command. */
export interface Call extends Io {
  readonly t: Translate;
  readonly language: Language;
  /** The project folder as given. */
  readonly folder: string;
  readonly json: boolean;
  /** The operand after the folder, if the command takes one; else empty. */
  readonly operand: string;
  /** The files instead of a folder, if the command takes files; or the operands after it, if it takes several. */
  readonly files: readonly string[];
  /** Names of the options that are given. */
  readonly given: readonly OptionName[];
  /** Values of the options, as given. */
  readonly values: Values;
}

/** A value as JSON, the way every `--json` prints it. */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
