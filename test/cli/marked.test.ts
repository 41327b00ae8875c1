import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { root } from '../support/root';
import { quickHome } from '../support/segmenters';
import { run } from './cli';

describe('policy-coder marked and memos', () => {
  const out = mkdtempSync(join(tmpdir(), 'policy-coder-marked-'));
  const sample = join(root, 'samples/provincial-plans');
  const home = quickHome();
  after(() => rmSync(out, { recursive: true, force: true }));

  it('writes each source with its passages marked, below the folder it is asked for', async () => {
    const { code, stdout } = await run(['marked', sample, '--out', out, '--format', 'all'], { home });
    assert.notEqual(code, 2);
    const { sources, files } = JSON.parse(stdout) as { sources: number; files: readonly string[] };
    assert.equal(files.filter(name => name.endsWith('.html')).length >= sources, true);
    const html = readFileSync(join(out, 'plans/黑龙江省.txt.html'), 'utf8');
    assert.match(html, /<mark [^>]*>坚持依法治档，两年内修订一批省级制度标准<\/mark><sup>/);
    const text = readFileSync(join(out, 'plans/黑龙江省.txt.text'), 'utf8');
    assert.match(text, /\[1: .* :1\]/);
  });

  it('lists memos as tables', async () => {
    const { stdout } = await run(['memos', sample, '--json'], { home });
    const [passages] = JSON.parse(stdout) as { head: readonly string[] }[];
    assert.equal(passages?.head.at(-1), 'Memo');
  });
});
