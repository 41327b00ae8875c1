import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCycles, findUnreached, findUpwardImports, findViolations, rules } from './support/boundaries';
import { importsOf } from './support/imports';
import { findImpurities } from './support/purity';
import { root } from './support/root';
import { parseCode, parseFile, sourceFiles } from './support/sourceTree';

const violationsIn = (path: string, code: string) => findViolations([importsOf(parseCode(path, code))]);

describe('architecture', () => {
  let files: ReturnType<typeof parseFile>[] = [];
  let imports: ReturnType<typeof importsOf>[] = [];
  before(() => {
    files = sourceFiles().map(parseFile);
    imports = files.map(importsOf);
  });

  it('holds every file of src to "who may import whom"', () => {
    assert.ok(files.length > 30, 'the test must see the sources');
    assert.deepEqual(findViolations(imports), []);
  });

  it('lets no room take from a room above it', () => {
    assert.deepEqual(findUpwardImports(imports), []);
  });

  it('offers from core only what somebody outside of it takes', () => {
    const wordsIn = (paths: readonly string[]) =>
      new Set(paths.flatMap(path => readFileSync(join(root, path), 'utf8').match(/\w+/g) ?? []));
    const users = [
      ...sourceFiles().filter(path => !path.startsWith('src/core/')),
      ...['bench', 'test'].flatMap(folder =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
          .filter(file => /\.(?:ts|mjs)$/.test(file))
          .map(file => `${folder}/${file}`),
      ),
    ];
    const offered = readFileSync(join(root, 'src/core/index.ts'), 'utf8').replace(/from '[^']+'/g, '');
    const names = [...offered.matchAll(/(\w+)\s*[,}]/g)].map(([, name]) => name!);
    const used = wordsIn(users);
    assert.ok(names.length > 100, 'the test must see the names');
    assert.deepEqual(
      names.filter(name => !used.has(name)),
      [],
    );
  });

  it('has no file of more than 350 lines', () => {
    const most = 350;
    const long = sourceFiles()
      .map(path => [path, readFileSync(join(root, path), 'utf8').split('\n').length - 1] as const)
      .filter(([, lines]) => lines > most);
    assert.deepEqual(long, [], 'split it where it has a second reason to change');
  });

  it('has no file that no bundle takes in, such as a measure that is in no registry', () => {
    const bundler = readFileSync(join(root, 'esbuild.js'), 'utf8');
    const entries = [...bundler.matchAll(/'(src\/[\w./]+)'/g)].map(([, path]) =>
      path!.endsWith('.ts') ? path! : `${path!}.ts`,
    );
    assert.ok(entries.length > 10, 'the test must see the entries');
    // Declarations say what others may import; nothing imports them.
    const outside = ['src/api.ts'];
    const unreached = findUnreached(imports, [...entries, ...outside]).filter(
      path => !path.endsWith('.d.ts'),
    );
    assert.deepEqual(unreached, [], 'import it, add it to its registry, or delete it');
  });

  it('has no cycles between files, type imports included', () => {
    assert.deepEqual(findCycles(imports), []);
  });

  it('keeps core free of clock, chance, console, host and locale', () => {
    assert.deepEqual(files.filter(file => file.fileName.startsWith('src/core/')).flatMap(findImpurities), []);
  });

  it('lets nothing import cli, webview or extension', () => {
    const entrances = /^src\/(?:cli|webview)\/|^src\/extension/;
    for (const { room, may } of rules) {
      for (const allowed of may) {
        const pattern = allowed instanceof RegExp ? allowed : allowed.typesOf;
        const own = new RegExp(`^src/${room}/`);
        for (const target of [
          'src/cli/main.ts',
          'src/webview/main.ts',
          'src/extension.ts',
          'src/extension.web.ts',
        ]) {
          assert.ok(entrances.test(target));
          assert.ok(own.test(target) || !pattern.test(target), `${room} must not import ${target}`);
        }
      }
    }
  });
});

describe('the architecture checker', () => {
  const forbidden: readonly (readonly [path: string, code: string])[] = [
    ['src/core/x.ts', "import * as vscode from 'vscode';"],
    ['src/core/x.ts', "import type { Uri } from 'vscode';"],
    ['src/core/x.ts', "import { readFileSync } from 'node:fs';"],
    ['src/core/x.ts', "import fs from 'fs';"],
    ['src/core/x.ts', "import { nodeStore } from '../node/store';"],
    ['src/core/x.ts', "export { run } from '../cli/main';"],
    ['src/core/x.ts', "const lazy = import('../editor/session');"],
    ['src/core/x.ts', "type Lazy = import('../editor/session').Session;"],
    ['src/core/x.ts', "const old = require('nodejieba');"],
    ['src/core/x.ts', "const anything = import('./' + name);"],
    ['src/core/x.ts', "import type { ToWebview } from '../protocol';"],
    ['src/node/x.ts', "import * as vscode from 'vscode';"],
    ['src/node/x.ts', "import { main } from '../cli/main';"],
    ['src/web/x.ts', "import { join } from 'node:path';"],
    ['src/web/x.ts', "import { nodeStore } from '../node/store';"],
    ['src/ingest/x.ts', "import { main } from '../cli/main';"],
    ['src/cli/x.ts', "import { readPdf } from '../ingest/pdf';"],
    ['src/cli/x.ts', "import { getDocumentProxy } from 'unpdf';"],
    ['src/cli/x.ts', "import * as vscode from 'vscode';"],
    ['src/cli/x.ts', "import type { Session } from '../editor/session';"],
    ['src/editor/x.ts', "import { join } from 'node:path';"],
    ['src/editor/x.ts', "import { nodeStore } from '../node/store';"],
    ['src/editor/x.ts', "import { issue } from '../core/base/issue';"],
    ['src/cli/x.ts', "import type { Issue } from '../core/base/issue';"],
    ['src/editor/x.ts', "import { view } from '../webview/main';"],
    ['src/editor/x.ts', "import { activate } from '../extension';"],
    ['src/webview/x.ts', "import { version } from '../protocol';"],
    ['src/webview/x.ts', "import { type ToWebview, version } from '../protocol';"],
    ['src/webview/x.ts', "import { buildCorpus } from '../core/corpus/build';"],
    ['src/webview/x.ts', "import * as vscode from 'vscode';"],
    ['src/protocol.ts', "import { compareText } from './core/order';"],
    ['src/extension.ts', "import { main } from './cli/main';"],
    ['src/elsewhere/x.ts', ''],
  ];
  for (const [path, code] of forbidden) {
    it(`reports ${path}: ${code || '(no room)'}`, () => {
      const found = violationsIn(path, code);
      assert.equal(found.length, 1);
      assert.ok(found[0]!.startsWith(path));
    });
  }

  it('names file, import and rule', () => {
    assert.deepEqual(violationsIn('src/webview/x.ts', "import { issue } from '../core/base/issue';"), [
      'src/webview/x.ts imports src/core/base/issue.ts, but webview may import only ' +
        'webview, types of the protocol, core/network/picture, core/base/l10n and whereabouts, core/report/view, settings of the network',
    ]);
  });

  it('lets through what the rules allow', () => {
    const allowed: readonly (readonly [path: string, code: string])[] = [
      ['src/core/x.ts', "import { parse } from 'yaml'; import { compareText } from './order';"],
      ['src/node/x.ts', "import { join } from 'node:path'; import type { Issue } from '../core';"],
      ['src/editor/x.ts', "import * as vscode from 'vscode'; import type { ToWebview } from '../protocol';"],
      [
        'src/webview/x.ts',
        "import { type ToWebview } from '../protocol'; export type { Overview } from '../protocol';",
      ],
      ['src/webview/x.ts', "import { drawNetwork } from '../core/network/picture';"],
      ['src/extension.ts', "import * as vscode from 'vscode'; import { compareText } from './core';"],
    ];
    for (const [path, code] of allowed) assert.deepEqual(violationsIn(path, code), [], code);
  });

  it('reports what a room takes from a room above it, and a room that stands on no floor', () => {
    const upward = (path: string, code: string) => findUpwardImports([importsOf(parseCode(path, code))]);
    assert.deepEqual(upward('src/core/text/x.ts', "import type { Corpus } from '../corpus/corpus';"), [
      'src/core/text/x.ts imports src/core/corpus/corpus.ts, but corpus stands above text',
    ]);
    assert.deepEqual(upward('src/core/report/formats/x.ts', "import { a } from '../table/tableTsv';"), [
      'src/core/report/formats/x.ts imports src/core/report/table/tableTsv.ts, but table stands above formats',
    ]);
    assert.deepEqual(upward('src/editor/session/x.ts', "import { api } from '../api';"), [
      'src/editor/session/x.ts imports src/editor/api.ts, but the roof stands above session',
    ]);
    assert.deepEqual(upward('src/core/attic/x.ts', "import { compareText } from '../base/order';"), [
      'src/core/attic stands on no floor: name it in houses (test/support/boundaries.ts)',
    ]);
    assert.deepEqual(upward('src/core/corpus/x.ts', "import { compareText } from '../base/order';"), []);
    assert.deepEqual(upward('src/core/index.ts', "export { compareText } from './base/order';"), []);
  });

  it('reports a file that no import leads to, and what only that file takes', () => {
    const files = ['src/a.ts', 'src/b.ts', 'src/c.ts', 'src/d.ts'].map((path, i) => ({
      path,
      imports: i % 2 === 0 ? [{ target: ['src/b.ts', '', 'src/d.ts'][i]!, typeOnly: true }] : [],
    }));
    assert.deepEqual(findUnreached(files, ['src/a.ts']), ['src/c.ts', 'src/d.ts']);
  });

  it('reports cycles of two and of three files, type imports included', () => {
    const edge = (path: string, ...targets: string[]) => ({
      path,
      imports: targets.map(target => ({ target, typeOnly: true })),
    });
    assert.deepEqual(findCycles([edge('a', 'b'), edge('b', 'a')]), ['a -> b -> a']);
    assert.deepEqual(findCycles([edge('a', 'b', 'c'), edge('b', 'c'), edge('c', 'b')]), ['b -> c -> b']);
    assert.deepEqual(findCycles([edge('a', 'b'), edge('b', 'c'), edge('c', 'd'), edge('d', 'b')]), [
      'b -> c -> d -> b',
    ]);
    assert.deepEqual(findCycles([edge('a', 'b', 'c'), edge('b', 'c'), edge('c')]), []);
  });

  it('reports every impurity, and only those', () => {
    const impure = [
      'Date.now()',
      'new Date()',
      'Math.random()',
      'console.log(1)',
      'process.env',
      'Buffer.from([])',
    ];
    impure.push(
      'setTimeout(run, 1)',
      'fetch(url)',
      'a.localeCompare(b)',
      'n.toLocaleString()',
      'new Intl.Collator()',
    );
    for (const code of impure) assert.equal(findImpurities(parseCode('src/core/x.ts', code)).length, 1, code);
    const pure =
      'const document = 1; use(document, { process: 2 }.process, seeded.random(), Math.max(1, 2));';
    assert.deepEqual(findImpurities(parseCode('src/core/x.ts', pure)), []);
  });
});
