import { version } from '../../package.json';
import type { Translate } from '../core';
import { type OptionName, parseArguments } from './arguments';
import type { Command } from './command';
import { commands } from './commands';
import { commandHelp, programHelp } from './help';
import { type ExitCode, Failure, type Io } from './io';
import { chooseLanguage, translatorOf } from './language';

/** Options of all commands. */
const commonOptions: readonly OptionName[] = [
  'help',
  'json',
  'lang',
  'segmenter',
  'user-dictionary',
  'version',
];

/** Throws a Failure for an option that the command does not take, or that excludes or needs another one. */
function checkOptions(
  { options, exclusive = [], needs = {} }: Command,
  given: readonly OptionName[],
  t: Translate,
): void {
  const isKnown = (name: OptionName) =>
    commonOptions.includes(name) || options.some(each => each.name === name);
  const foreign = given.find(name => !isKnown(name));
  if (foreign !== undefined) throw new Failure(t('Unknown option {0}.', `--${foreign}`));
  for (const group of [...exclusive, ['json', 'markdown'] as const]) {
    const [one, other] = group.filter(name => given.includes(name));
    if (other !== undefined)
      throw new Failure(t('Use either {0} or {1}, not both.', `--${one}`, `--${other}`));
  }
  for (const name of given) {
    const needed = needs[name];
    if (needed !== undefined && !given.includes(needed))
      throw new Failure(t('{0} needs {1}.', `--${name}`, `--${needed}`));
  }
}

/** The command line: runs one command and gives its exit code. Never throws. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const { positionals, given, values, problem } = parseArguments(argv);
  const language = chooseLanguage(values.lang, io.env);
  const t = translatorOf(language);
  const [name, folder, ...rest] = positionals;
  const command = commands.find(each => each.name === name);
  try {
    if (problem) throw new Failure(problem(t));
    if (given.includes('version')) return print(`${version}\n`);
    if (name !== undefined && !command) throw new Failure(t('Unknown command {0}.', name));
    if (given.includes('help')) return print(command ? commandHelp(command, t) : programHelp(commands, t));
    if (!command)
      throw new Failure(t('A command is required: {0}.', commands.map(each => each.name).join(', ')));
    checkOptions(command, given, t);
    const common = { ...io, t, language, json: given.includes('json'), given, values };
    if (command.files) {
      const { usage, least, most } = command.files;
      const files = positionals.slice(1);
      if (files.length < least || files.length > most) {
        throw new Failure(t('Usage: {0}', `policy-coder ${command.name} ${usage}`));
      }
      return await command.run({ ...common, folder: '', operand: '', files });
    }
    if (folder === undefined) throw new Failure(t('A project folder is required.'));
    if (command.operands !== undefined)
      return await command.run({ ...common, folder, operand: '', files: rest });
    const [operand = '', ...more] = command.operand ? rest : ['', ...rest];
    if (command.operand?.ask && operand.trim() === '') throw new Failure(command.operand.ask(t));
    if (more.length > 0) throw new Failure(t('Give one project folder at a time.'));
    return await command.run({ ...common, folder, operand, files: [] });
  } catch (error) {
    const message = error instanceof Failure ? error.message : String((error as Error).stack ?? error);
    io.stderr.write(`policy-coder: ${message}\n`);
    return 2;
  }

  function print(text: string): ExitCode {
    io.stdout.write(text);
    return 0;
  }
}
