import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { fromRoot, root } from '../support/root';

const { web } = fromRoot('./esbuild.js') as { web: readonly BuildOptions[] };

/** Builds without writing; what went in, what came out. */
async function built(options: BuildOptions): Promise<{ metafile: Metafile; text: string }> {
  const settings = {
    ...options,
    absWorkingDir: root,
    sourcemap: false,
    write: false,
    metafile: true,
  } as const;
  const { metafile, outputFiles } = await build(settings);
  assert.equal(outputFiles.length, 1, 'one file');
  return { metafile, text: outputFiles[0]!.text };
}

/** What a bundle asks its host for. */
const external = ({ outputs }: Metafile) =>
  Object.values(outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
const required = (text: string) =>
  [...text.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(([, name]) => name);

describe('the bundles for the browser', () => {
  it('are the extension, in the file that the manifest names, and the worker that cuts words', () => {
    const { browser, main } = fromRoot('./package.json');
    assert.deepEqual(
      web.map(({ outfile }) => outfile),
      ['dist/extension.web.js', 'dist/segmenter.web.js'],
    );
    assert.equal(browser, './dist/extension.web.js');
    assert.equal(main, './dist/extension.js');
  });

  for (const options of web) {
    it(`${options.outfile} is one file without anything of Node`, async () => {
      const { metafile, text } = await built(options);
      const asked = new Set([...external(metafile), ...required(text)]);
      asked.delete('vscode');
      assert.deepEqual([...asked], []);
      const inputs = Object.keys(metafile.inputs);
      assert.ok(inputs.some(path => path.startsWith('src/web/')));
      assert.deepEqual(
        inputs.filter(path => path.startsWith('src/node/') || path.startsWith('src/cli/')),
        [],
      );
      assert.ok(!/\bprocess\.(?:env|versions|cwd)|\bBuffer\.from\b|\bsetImmediate\(/.test(text));
    });
  }

  it('could not be built with a module of Node', async () => {
    const [options] = web;
    const contents = "import { join } from 'node:path'; console.log(join('a'));";
    const { entryPoints: _, ...others } = options!;
    const stdin = { contents, resolveDir: root };
    await assert.rejects(build({ ...others, stdin, write: false, logLevel: 'silent' }), /node:path/);
    assert.ok(builtinModules.includes('path'));
  });
});
