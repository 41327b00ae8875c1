import type { Translate } from '../../core';
import { type Arguments, type OptionName, parseArguments } from '../arguments';
import type { Command } from '../command';
import { Failure } from '../io';
import { reproducible } from './reproducible';

/** A command whose files are frozen, as `results` in corpus.yaml has it: without folder and `--out`. */
export interface ExportLine {
  readonly line: string;
  readonly command: Command;
  readonly args: Arguments;
}

/** Options that freezing gives itself, one that changes the project, and one that depends on its history. */
const ownOptions: readonly OptionName[] = [
  'keep',
  'since',
  'out',
  'json',
  'lang',
  'segmenter',
  'user-dictionary',
  'help',
];

/** Reads such a command. Throws a Failure where it is none that can be frozen. */
export function readExportLine(line: string, t: Translate): ExportLine {
  const [name = '', ...args] = wordsOf(line);
  const command = reproducible.find(each => each.name === name);
  if (!command) {
    throw new Failure(
      t(
        'results in corpus.yaml: "{0}" cannot be frozen; these commands can: {1}.',
        line,
        reproducible.map(each => each.name).join(', '),
      ),
    );
  }
  const read = parseArguments(args);
  const { given, problem } = read;
  if (problem) throw new Failure(t('results in corpus.yaml: "{0}": {1}', line, problem(t)));
  const own = given.find(option => ownOptions.includes(option));
  if (own !== undefined)
    throw new Failure(t('results in corpus.yaml: "{0}": leave out {1}.', line, `--${own}`));
  return { line, command, args: read };
}

/** The words of a command: what is in quotation marks is one of them. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'),
  );
}

/** Whether the command is to write files, too: where it can, and its other options let it. */
export function writesFiles({ command, args: { given } }: ExportLine): boolean {
  const { options, exclusive = [], needs = {} } = command;
  if (!options.some(({ name }) => name === 'out')) return false;
  if (needs.out !== undefined && !given.includes(needs.out)) return false;
  return !exclusive.some(group => group.includes('out') && group.some(name => given.includes(name)));
}
