import assert from 'node:assert/strict';
import fs from 'node:fs';
import picomatch from 'picomatch';
import { run } from '../../scripts/lib/processes.mjs';
import { inRoot } from '../../scripts/lib/root.mjs';
import { SUITES, suiteOfFiles } from '../../scripts/lib/suites.mjs';

/** What a suite of some files runs, as one line. */
const commandsOf = (part: string) =>
  suiteOfFiles(part)
    ?.commands.map(command => command.join(' '))
    .join('\n');

describe('a suite of some files', () => {
  it('is named by any part of a path', () => {
    for (const part of ['test/core/base/order.test.ts', 'core/base/order', 'order.test'])
      assert.match(commandsOf(part) ?? '', /--no-config .* 0 out\/unit\/core\/base\/order\.test\.mjs$/, part);
  });

  it('holds all files that the name fits', () => {
    const files = commandsOf('network/structure')?.match(/out\/unit\/core\/network\/structure\/\S+/g);
    assert.ok(files && files.length > 2, String(files));
  });

  it('runs in the real VS Code where its files do', () => {
    assert.equal(suiteOfFiles('test/editor/coding/coding.test.ts'), SUITES.vscode);
    assert.deepEqual(suiteOfFiles('looks.e2e')?.needs, ['build', 'install']);
  });

  it('is none where no file has the name', () => {
    assert.equal(suiteOfFiles('no such file'), undefined);
  });
});

describe('the quick tests and those of processes', () => {
  const configuration = (file: string) =>
    JSON.parse(fs.readFileSync(inRoot(file), 'utf8')) as { spec: string[]; ignore?: string[] };
  const [quick, cli] = ['.mocharc.json', 'test/cli/.mocharc.json'].map(configuration);

  it('hold each file once', () => {
    assert.deepEqual(quick?.ignore, cli?.spec);
    assert.deepEqual(quick?.spec, ['out/unit/**/*.test.mjs']);
    assert.equal(cli?.ignore, undefined);
  });

  it('have patterns that find something, and nothing twice', () => {
    const files = fs
      .readdirSync(inRoot('test'), { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.test.ts'))
      .map(file => `out/unit/${file.replaceAll('\\', '/').replace(/ts$/, 'mjs')}`);
    const found = (cli?.spec ?? []).map(pattern => {
      const fits = picomatch(pattern);
      return files.filter(file => fits(file));
    });
    for (const [k, some] of found.entries()) assert.ok(some.length > 0, cli?.spec[k]);
    assert.equal(new Set(found.flat()).size, found.flat().length);
  });
});

describe('the suites of scenarios', () => {
  const specs = ['.mocharc.json', 'pages.mocharc.json'].flatMap(
    file => JSON.parse(fs.readFileSync(inRoot('test/e2e', file), 'utf8')).spec as string[],
  );
  const namesIn = (open: string) =>
    specs.flatMap(spec =>
      spec.includes(open) ? spec.slice(spec.indexOf(open) + 2, spec.indexOf(')')).split('|') : [],
    );

  it('hold each file once: what no list names runs last', () => {
    const [listed, excluded] = [namesIn('@('), namesIn('!(')];
    assert.deepEqual([...listed].sort(), [...excluded].sort());
    assert.equal(new Set(listed).size, listed.length);
    assert.deepEqual(
      listed.filter(name => !fs.existsSync(inRoot('test/e2e', `${name}.e2e.ts`))),
      [],
    );
  });

  it('stand by their looks where they can take a window that is open: only servers of their own are in no list', () => {
    const listed = new Set(namesIn('@('));
    const unlisted = fs
      .readdirSync(inRoot('test/e2e'))
      .filter(file => file.endsWith('.e2e.ts') && !listed.has(file.replace('.e2e.ts', '')));
    assert.ok(unlisted.length > 0);
    for (const file of unlisted) {
      const source = fs.readFileSync(inRoot('test/e2e', file), 'utf8');
      assert.match(
        source,
        /\b(?:env|extensions|vsix|restricted)\b/,
        `${file} belongs into test/e2e/.mocharc.json`,
      );
    }
  });

  it('have what opens no window of VS Code among the pages', () => {
    const [pages = ''] = specs.slice(-1);
    const windowless = fs
      .readdirSync(inRoot('test/e2e'))
      .filter(file => file.endsWith('.e2e.ts'))
      .filter(file => !fs.readFileSync(inRoot('test/e2e', file), 'utf8').includes('openWorkbench('))
      .map(file => file.replace('.e2e.ts', ''));
    assert.equal(pages, `out/windows/e2e/@(${windowless.sort().join('|')}).e2e.mjs`);
  });
});

describe('a command', () => {
  const node = (code: string, silenceMs: number) =>
    run(process.execPath, ['-e', code], { quiet: true, silenceMs });

  it('that says nothing any more is ended, and what it said is kept', async () => {
    const { code, output } = await node('console.log("begun"); setInterval(() => {}, 1000)', 500);
    assert.equal(code, 124);
    assert.match(output, /^(?:begun\n)?$/);
  });

  it('that comes to its end keeps its exit code', async () => {
    assert.deepEqual(await node('process.stdout.write("done"); process.exitCode = 3', 600_000), {
      code: 3,
      output: 'done',
    });
  });
});
