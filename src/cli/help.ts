import { segmenterEngines, type Translate } from '../core';
import type { Command } from './command';
import { languages } from './language';
import { padTo } from './textTable';

/** What the program can do. */
export function programHelp(commands: readonly Command[], t: Translate): string {
  return sections(
    [t('Usage: {0}', 'policy-coder COMMAND DIR')],
    [
      t('Commands:'),
      ...entries(commands.map(command => [usageOf(command), command.summary(t)])),
      ...entries([['--version', t('Print the version.')]]),
    ],
    [t('Run "policy-coder COMMAND --help" for help on a command.')],
    exitCodes(t),
  );
}

/** What one command can do. */
export function commandHelp(command: Command, t: Translate): string {
  return sections(
    [t('Usage: {0}', `policy-coder ${usageOf(command)}`)],
    [command.summary(t)],
    command.files ? [] : [t('DIR is a project folder: one with a codebook.yaml.')],
    [
      t('Options:'),
      ...entries([
        ...describeOptions(command, t),
        [
          `--lang ${languages.join('|')}`,
          t(
            'Language of the output. Default: that of {0}. JSON is always English.',
            'LC_ALL, LC_MESSAGES, LANG',
          ),
        ],
        [
          '--segmenter NAME',
          t(
            'Word segmenter for wholeWord keywords: {0}; if it cannot run, the next one is used.',
            segmenterEngines.join(', '),
          ),
        ],
        [
          '--user-dictionary FILE',
          t('Additional words for the segmenter: one per line, optionally followed by its frequency.'),
        ],
        ['-h, --help', t('Print this help.')],
      ]),
    ],
    exitCodes(t),
  );
}

/** The help text: operands, options, notes, and `--json`. */
function describeOptions(
  { options, notes, describeJson }: Command,
  t: Translate,
): readonly (readonly [string, string])[] {
  const noted = notes?.(t) ?? [];
  return [
    ...noted.filter(([operand]) => operand !== ''),
    ...options.flatMap(({ name, value, describe }): (readonly [string, string])[] =>
      describe ? [[[`--${name}`, value].filter(part => part !== undefined).join(' '), describe(t)]] : [],
    ),
    ...noted.filter(([operand]) => operand === ''),
    ...(describeJson ? [['--json', describeJson(t)] as const] : []),
  ];
}

function usageOf(command: Command): string {
  const { name, operand, operands, files, usage } = command;
  if (files) return `${name} ${files.usage}`;
  const several = operands && `[${operands}...]`;
  const asked = operand && !operand.ask ? `[${operand.name}]` : (operand?.name ?? several);
  return [name, 'DIR', asked, usage, '[--json]'].filter(part => part !== undefined).join(' ');
}

function exitCodes(t: Translate): readonly string[] {
  return [
    t('Exit codes:'),
    ...entries([
      ['0', t('There are no errors or warnings among the issues.')],
      ['1', t('There are errors or warnings among the issues.')],
      ['2', t('Wrong usage, or something cannot be read or written.')],
    ]),
  ];
}

function entries(list: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...list.map(([term]) => term.length));
  return list.map(([term, meaning]) => `  ${padTo(term, width)}  ${meaning}`);
}

function sections(...parts: readonly (readonly string[])[]): string {
  const filled = parts.filter(lines => lines.length > 0);
  return `${filled.map(lines => lines.join('\n')).join('\n\n')}\n`;
}
