import { version } from '../../package.json';
import { parseArguments } from './arguments';
import { commands } from './commands';
import { commandHelp, programHelp } from './help';
import { type ExitCode, Failure, type Io } from './io';
import { chooseLanguage, translatorOf } from './language';
import { runCommand } from './runCommand';

/** The command line: runs one command and gives its exit code. Never throws. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parseArguments(argv);
  const { positionals, given, values, problem } = parsed;
  const t = translatorOf(chooseLanguage(values.lang, io.env));
  const [name, ...operands] = positionals;
  const command = commands.find(each => each.name === name);
  try {
    if (problem) throw new Failure(problem(t));
    if (given.includes('version')) return print(`${version}\n`);
    if (name !== undefined && !command) throw new Failure(t('Unknown command {0}.', name));
    if (given.includes('help')) return print(command ? commandHelp(command, t) : programHelp(commands, t));
    if (!command)
      throw new Failure(t('A command is required: {0}.', commands.map(each => each.name).join(', ')));
    return await runCommand(command, operands, parsed, io);
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
