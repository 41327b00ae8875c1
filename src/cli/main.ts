import { version } from '../../package.json';
import { type OptionName, parseArguments } from './arguments';
import type { Command } from './command';
import { check } from './commands/check';
import { compare } from './commands/compare';
import { diff } from './commands/diff';
import { distinctive } from './commands/distinctive';
import { gaps } from './commands/gaps';
import { hook } from './commands/hook';
import { importCodings } from './commands/import';
import { ingest } from './commands/ingest';
import { installGit } from './commands/installGit';
import { keywords } from './commands/keywords';
import { kwic } from './commands/kwic';
import { merge } from './commands/merge';
import { network } from './commands/network';
import { report } from './commands/report';
import { stats } from './commands/stats';
import { terms } from './commands/terms';
import { commandHelp, programHelp } from './help';
import { type ExitCode, Failure, type Io } from './io';
import { chooseLanguage, translatorOf } from './language';

const commands: readonly Command[] = [
  report,
  network,
  check,
  gaps,
  keywords,
  kwic,
  terms,
  stats,
  distinctive,
  compare,
  ingest,
  importCodings,
  diff,
  merge,
  hook,
  installGit,
];
/** Options of all commands. */
const commonOptions: readonly OptionName[] = [
  'help',
  'json',
  'lang',
  'segmenter',
  'user-dictionary',
  'version',
];

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
    if (!command) throw new Failure(t('Which command? {0}.', commands.map(each => each.name).join(', ')));
    const foreign = given.find(each => !commonOptions.includes(each) && !command.options.includes(each));
    if (foreign !== undefined) throw new Failure(t('Unknown option {0}.', `--${foreign}`));
    const common = { ...io, t, language, json: given.includes('json'), given, values };
    if (command.files) {
      const { usage, least, most } = command.files;
      const files = positionals.slice(1);
      if (files.length < least || files.length > most) {
        throw new Failure(t('Usage: {0}', `policy-coder ${command.name} ${usage}`));
      }
      return await command.run({ ...common, folder: '', operand: '', files });
    }
    if (folder === undefined) throw new Failure(t('Which project folder?'));
    if (command.operands !== undefined)
      return await command.run({ ...common, folder, operand: '', files: rest });
    const [operand = '', ...more] = command.operand ? rest : ['', ...rest];
    if (command.operand?.ask && operand.trim() === '') throw new Failure(command.operand.ask(t));
    if (more.length > 0) throw new Failure(t('One project folder at a time, please.'));
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
