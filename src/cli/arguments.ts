import { parseArgs } from 'node:util';
import { segmenterEngines, type Translate } from '../core';
import { languages } from './language';

const options = {
  agreed: { type: 'boolean' },
  agreement: { type: 'boolean' },
  archive: { type: 'string' },
  badge: { type: 'string' },
  attributes: { type: 'boolean' },
  basis: { type: 'string' },
  by: { type: 'string' },
  context: { type: 'boolean' },
  cells: { type: 'string' },
  color: { type: 'string' },
  coder: { type: 'string' },
  coders: { type: 'string' },
  columns: { type: 'string' },
  compare: { type: 'string' },
  count: { type: 'string' },
  day: { type: 'string' },
  dpi: { type: 'string' },
  'dry-run': { type: 'boolean' },
  ego: { type: 'string' },
  errors: { type: 'boolean' },
  figures: { type: 'string' },
  fix: { type: 'boolean' },
  format: { type: 'string' },
  gaps: { type: 'boolean' },
  'group-by': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  in: { type: 'string' },
  json: { type: 'boolean' },
  keep: { type: 'boolean' },
  lang: { type: 'string' },
  layers: { type: 'string' },
  markdown: { type: 'boolean' },
  measure: { type: 'string' },
  merge: { type: 'string' },
  model: { type: 'string' },
  out: { type: 'string' },
  pair: { type: 'boolean' },
  part: { type: 'string' },
  partial: { type: 'string' },
  prompt: { type: 'string' },
  prose: { type: 'boolean' },
  reference: { type: 'string' },
  rows: { type: 'string' },
  sections: { type: 'boolean' },
  seed: { type: 'string' },
  segmenter: { type: 'string' },
  share: { type: 'string' },
  since: { type: 'string' },
  sort: { type: 'string' },
  source: { type: 'string' },
  staged: { type: 'boolean' },
  stats: { type: 'boolean' },
  style: { type: 'string' },
  theme: { type: 'string' },
  threads: { type: 'string' },
  timeout: { type: 'string' },
  together: { type: 'string' },
  top: { type: 'string' },
  unit: { type: 'string' },
  uninstall: { type: 'boolean' },
  'user-dictionary': { type: 'string' },
  verbose: { type: 'boolean' },
  version: { type: 'boolean' },
  width: { type: 'string' },
  with: { type: 'string' },
  write: { type: 'boolean' },
} as const;

export type OptionName = keyof typeof options;
/** Options that take a value. */
export type ValueName = {
  [K in OptionName]: (typeof options)[K]['type'] extends 'string' ? K : never;
}[OptionName];
/** The values that were given. */
export type Values = Readonly<Partial<Record<ValueName, string>>>;

export interface Arguments {
  readonly positionals: readonly string[];
  /** Options in the order they were given. */
  readonly given: readonly OptionName[];
  readonly values: Values;
  /** What is wrong, if anything; reported later, when the language is known. */
  readonly problem: ((t: Translate) => string) | undefined;
}

/** Reads the command line. Never throws. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    // The messages of strict parsing cannot be translated; ours are below.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given: OptionName[] = [];
  const values: Partial<Record<ValueName, string>> = {};
  let problem: Arguments['problem'];
  const complain = (message: (t: Translate) => string) => {
    problem ??= message;
  };
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (!isOption(name)) {
      complain(t => t('Unknown option {0}.', rawName));
      continue;
    }
    given.push(name);
    if (!takesValue(name)) {
      if (value !== undefined) complain(t => t('{0} takes no value.', rawName));
    } else if (!value || (value.startsWith('-') && value !== '-' && !inlineValue)) {
      complain(t => t('{0} needs a value.', rawName));
    } else {
      // Several coders are one list.
      values[name] = name === 'coder' && values.coder !== undefined ? `${values.coder},${value}` : value;
      if (name === 'lang' && !languages.some(each => each === value.toLowerCase())) {
        complain(t => t('Unknown language {0}; known: {1}.', value, languages.join(', ')));
      }
      if (name === 'segmenter' && !segmenterEngines.some(each => each === value)) {
        complain(t => t('Unknown segmenter {0}; known: {1}.', value, segmenterEngines.join(', ')));
      }
    }
  }
  return { positionals, given, values, problem };
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}

function takesValue(name: OptionName): name is ValueName {
  return options[name].type === 'string';
}
