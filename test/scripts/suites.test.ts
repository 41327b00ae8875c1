import assert from 'node:assert/strict';
import { run } from '../../scripts/lib/processes.mjs';
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
