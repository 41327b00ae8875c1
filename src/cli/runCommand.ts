import type { Translate } from '../core';
import type { Arguments, OptionName } from './arguments';
import type { Command } from './command';
import { type Call, type ExitCode, Failure, type Io } from './io';
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

/** Runs a command with the operands after its name. Throws a Failure where they, or its options, are not those it takes. */
export function runCommand(
  command: Command,
  operands: readonly string[],
  { given, values, problem }: Pick<Arguments, 'given' | 'values' | 'problem'>,
  io: Io,
): Promise<ExitCode> {
  const language = chooseLanguage(values.lang, io.env);
  const t = translatorOf(language);
  if (problem) throw new Failure(problem(t));
  checkOptions(command, given, t);
  const call = { ...io, t, language, json: given.includes('json'), given, values };
  return command.run({ ...call, ...placesOf(command, operands, t) });
}

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

/** The folder and what comes after it, or the files, as the command takes them. */
function placesOf(
  { name, files: wanted, operands: several, operand: one }: Command,
  operands: readonly string[],
  t: Translate,
): Pick<Call, 'folder' | 'operand' | 'files'> {
  if (wanted) {
    if (operands.length < wanted.least || operands.length > wanted.most)
      throw new Failure(t('Usage: {0}', `policy-coder ${name} ${wanted.usage}`));
    return { folder: '', operand: '', files: operands };
  }
  const [folder, ...rest] = operands;
  if (folder === undefined) throw new Failure(t('A project folder is required.'));
  if (several !== undefined) return { folder, operand: '', files: rest };
  const [operand = '', ...more] = one ? rest : ['', ...rest];
  if (one?.ask && operand.trim() === '') throw new Failure(one.ask(t));
  if (more.length > 0) throw new Failure(t('Give one project folder at a time.'));
  return { folder, operand, files: [] };
}
