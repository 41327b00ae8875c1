import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import schema from '../../schemas/overview.schema.json';
import { makeFolder, removeFolders, run } from './cli';

const project: Readonly<Record<string, string>> = {
  'codebook.yaml':
    'version: 1\nthemes:\n  - { id: safety, name: 档案安全 }\n  - { id: digital, name: 信息化 }\n',
  'corpus.yaml': 'version: 1\ncoders: [甲, 乙]\n',
  '1.txt': '建设数字档案馆，确保安全。\n做好备份。\n',
  '1.txt.甲.codes.yaml':
    'version: 1\nannotations:\n  - { id: a1, codes: [digital], quote: 建设数字档案馆, at: "1:1-1:8" }\n  - { id: a2, codes: [safety], quote: 确保安全, at: "1:9-1:13" }\n',
  '1.txt.乙.codes.yaml':
    'version: 1\nannotations:\n  - { id: b1, codes: [digital], quote: 建设数字档案馆, at: "1:1-1:8" }\n  - { id: b2, codes: [safety], quote: 做好备份, at: "2:1-2:5" }\n',
};

interface Reported {
  readonly coverage: { readonly totals: readonly { readonly theme: string; readonly annotations: number }[] };
  readonly method: {
    readonly annotations: { readonly only?: readonly string[]; readonly coders: readonly string[] };
  };
}

describe('--coder', () => {
  const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);
  const report = async (...args: readonly string[]) => {
    const { stdout } = await run(['report', makeFolder(project), '--json', ...args]);
    const value = JSON.parse(stdout) as Reported;
    assert.ok(validate(value), JSON.stringify(validate.errors));
    const { coders, only } = value.method.annotations;
    return [value.coverage.totals.map(({ annotations }) => annotations), coders, only];
  };
  after(removeFolders);

  it('says whose coding counts, and the method says so', async () => {
    assert.deepEqual(await report(), [[2, 1], ['乙', '甲'], undefined]);
    assert.deepEqual(await report('--coder', '乙'), [[1, 1], ['乙'], ['乙']]);
    const both = [
      [2, 1],
      ['乙', '甲'],
      ['甲', '乙'],
    ];
    assert.deepEqual(await report('--coder', '甲', '--coder', '乙'), both);
    assert.deepEqual(await report('--coder', '甲，乙'), both);
  });

  it('is named in every file, and evidence has both names', async () => {
    const [folder, out, all] = [makeFolder(project), makeFolder(), makeFolder()];
    await run(['report', folder, '--out', out, '--format', 'all', '--coder', '甲']);
    const texts = readdirSync(out).filter(name => /\.(?:csv|md|tex|jsonl|html)$/.test(name));
    assert.ok(texts.length > 3);
    const silent = texts.filter(name => {
      const text = readFileSync(join(out, name), 'utf8');
      return /method|\.(?:md|tex|html|jsonl)$/.test(name) && !text.includes('甲');
    });
    assert.deepEqual(silent, []);
    await run(['report', folder, '--out', all, '--format', 'jsonl']);
    const evidence = readdirSync(all).filter(name => name.endsWith('.jsonl'));
    const lines = evidence.flatMap(name => readFileSync(join(all, name), 'utf8').split('\n'));
    assert.ok(
      lines.some(line => line.includes('"甲, 乙"') && line.includes('建设数字档案馆')),
      lines.join('\n'),
    );
  });

  it('is refused for a name that nobody has, and where nothing is counted', async () => {
    const { code, stderr } = await run(['stats', makeFolder(project), '--coder', '丙']);
    assert.equal(code, 2);
    assert.match(stderr, /Nobody has coded as 丙; there are: 甲, 乙\./);
    assert.equal((await run(['check', makeFolder(project), '--coder', '甲'])).code, 2);
    const typo = makeFolder({ ...project, 'corpus.yaml': 'version: 1\ncounted: [丙]\n' });
    const checked = await run(['check', typo]);
    assert.equal(checked.code, 1);
    assert.match(checked.stdout + checked.stderr, /Nobody has coded as "丙"/);
  });
});
