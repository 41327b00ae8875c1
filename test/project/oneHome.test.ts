// What the code says once has to be told in files that no type reaches: schemas and documents.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contributes } from '../../package.json';
import englishTitles from '../../package.nls.json';
import chineseTitles from '../../package.nls.zh-cn.json';
import corpusSchema from '../../schemas/corpus.schema.json';
import overviewSchema from '../../schemas/overview.schema.json';
import { main } from '../../src/cli/main';
import { english } from '../../src/core/base/l10n';
import { limitNames, type NumberRange, networkLimits } from '../../src/core/corpus/networkLimits';
import { measures } from '../../src/core/measures/measures';
import { networkWriters } from '../../src/core/report/network/networkFiles';
import { tableFormatNames } from '../../src/core/report/table/tableFormats';
import { root } from '../support/root';

const network = corpusSchema.properties.network.properties;
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

/** A range of numbers as a schema writes it. */
function asSchema({ least, above, below, whole }: NumberRange) {
  return {
    type: whole ? 'integer' : 'number',
    ...(above ? { exclusiveMinimum: least } : { minimum: least }),
    ...(below !== undefined && { exclusiveMaximum: below }),
  };
}

describe('a limit of the network', () => {
  for (const name of limitNames) {
    it(`${name} is described in schemas/corpus.schema.json as the program reads it`, () => {
      const { hint, range } = networkLimits[name];
      assert.deepEqual(network[name], { description: hint(english), ...asSchema(range) });
    });

    it(`${name} is part of the method in schemas/overview.schema.json`, () => {
      const method = overviewSchema.properties.method.properties.network;
      const isPart = method.required.includes(name) && Object.hasOwn(method.properties, name);
      assert.ok(isPart, `name ${name} under "required" and "properties" of the method's network`);
    });

    it(`${name} is explained in docs/network.md`, () => {
      const row = new RegExp(`^\\| (?:\`\\w+\`, )*\`${name}\``, 'm');
      assert.ok(row.test(textOf('docs/network.md')), `add a row for ${name} to the table of choices`);
    });
  }

  it('is whatever the schema calls a number of the network, but for the seed and the resolution', () => {
    const numbers = Object.entries(network).flatMap(([key, rule]) =>
      rule.type === 'number' || rule.type === 'integer' ? [key] : [],
    );
    assert.deepEqual(numbers, [...limitNames, 'resolution', 'seed']);
  });
});

describe('a measure of the network', () => {
  it('stands in the schemas, in the order of the registry', () => {
    assert.deepEqual(network.measure.enum, measures);
    assert.deepEqual(overviewSchema.definitions.measure.enum, measures);
  });

  for (const measure of measures) {
    it(`${measure} is explained in docs/network.md`, () => {
      const row = new RegExp(`^\\| \`${measure}\`.*\\|.*\\|.*\\|$`, 'm');
      assert.ok(row.test(textOf('docs/network.md')), `add a row for ${measure} to the table of measures`);
    });
  }
});

describe('a format of the table or the network', () => {
  for (const guide of ['docs/export.md', 'docs/zh-cn/export.md']) {
    it(`is told in ${guide}`, () => {
      const formats = [...tableFormatNames, ...Object.keys(networkWriters)];
      const rows = textOf(guide).split('\n');
      const told = (name: string) => rows.some(row => row.startsWith('| `') && row.includes(`\`${name}\``));
      assert.deepEqual(
        formats.filter(name => !told(name)),
        [],
        'add a row for each of these formats',
      );
    });
  }
});

describe('a command of the command line', () => {
  for (const guide of ['docs/command-line.md', 'docs/zh-cn/command-line.md']) {
    it(`is told in ${guide}`, async () => {
      let help = '';
      const stream = { write: (text: string) => (help += text) };
      const io = { stdout: stream, stderr: stream, env: { LANG: 'en' }, cwd: root, home: root };
      assert.equal(await main(['--help'], io), 0);
      const commands = [...help.matchAll(/^ {2}([a-z-]+) [A-Z[]/gm)].map(([, name]) => name!);
      assert.ok(commands.length > 10);
      assert.deepEqual(
        commands.filter(name => !textOf(guide).includes(`\npolicy-coder ${name} `)),
        [],
        'add a line for each of these commands',
      );
    });
  }
});

describe('a command of VS Code', () => {
  /** As guides write it: `ctrl+alt+m` is <kbd>Ctrl+Alt+M</kbd>. */
  const asWritten = (key: string) =>
    `<kbd>${key.replace(/(^|\+)([a-z])/g, (_, plus: string, letter: string) => plus + letter.toUpperCase())}</kbd>`;
  const keysOf = (command: string) =>
    // A key may be one in a text and in a view.
    [
      ...new Set(
        contributes.keybindings.filter(each => each.command === command).map(({ key }) => asWritten(key)),
      ),
    ];
  for (const [guide, titles] of [
    ['docs/commands.md', englishTitles],
    ['docs/zh-cn/commands.md', chineseTitles],
  ] as const) {
    it(`has a row in ${guide}, with its title, its keys and what it does`, () => {
      const told = [...textOf(guide).matchAll(/^\| ([^|]+) \| ([^|]*)\| (\S[^|]*) \|$/gm)]
        .filter(([, title]) => title !== 'command' && title !== '命令')
        .map(([, title, keys]) => `${title} ${(keys!.match(/<kbd>[^<]*<\/kbd>/g) ?? []).join(' ')}`);
      const wanted = contributes.commands.map(({ command, title }) => {
        const keys = keysOf(command);
        // A row of digits is written by its first and its last.
        const shown = keys.length > 3 ? [keys[0], keys.at(-1)] : keys;
        return `${titles[title.slice(1, -1) as keyof typeof titles]} ${shown.join(' ')}`;
      });
      const without = (list: readonly string[], other: readonly string[]) =>
        list.filter(each => !other.includes(each));
      assert.deepEqual(without(wanted, told), [], 'add a row, with these keys, for each of these commands');
      assert.deepEqual(without(told, wanted), [], 'there are no such commands, or not on these keys');
      assert.equal(told.length, wanted.length);
    });
  }
});
