import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import schema from '../../schemas/index.schema.json';
import { parseXml } from '../support/xml';
import { makeFolder, removeFolders, run } from './cli';

const corpusFile = `version: 1
coders: [甲]
index:
  variables:
    政策性质: nature
    政策工具: [tool/supply, tool/demand]
`;
const project: Readonly<Record<string, string>> = {
  'codebook.yaml': `version: 1
title: 指数
themes:
  - { id: nature, name: 性质, codes: [{ id: plan, name: 规划 }, { id: rule, name: 规定 }] }
  - { id: tool, name: 工具, codes: [{ id: supply, name: 供给型 }, { id: demand, name: 需求型 }, { id: other, name: 其他 }] }
`,
  'corpus.yaml': corpusFile,
  'plans/1.txt': '制定规划，培养人才。\n',
  'plans/1.txt.甲.codes.yaml': `version: 1
source: 1.txt
annotations:
  - { id: a1, codes: [nature/plan], quote: 制定规划, at: "1:1-1:5" }
  - { id: a2, codes: [tool/supply], quote: 培养人才, at: "1:6-1:10" }
reviewed:
  - { code: '*' }
`,
  'plans/2.txt': '制定规划。\n',
  'plans/2.txt.甲.codes.yaml': `version: 1
source: 2.txt
annotations:
  - { id: b1, codes: [nature/plan], quote: 制定规划, at: "1:1-1:5" }
reviewed:
  - { code: tool, absent: true }
`,
};

describe('policy-coder index', () => {
  let validate: ValidateFunction;
  before(() => {
    validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);
  });
  after(removeFolders);

  it('prints values, grades and ranks, and ranges where nobody has looked', async () => {
    const { code, stdout } = await run(['index', makeFolder(project)]);
    assert.equal(code, 0);
    assert.match(stdout, /^1 +0\.50 +0\.50 +1\.00 +acceptable +1 +1\.00 +0$/m);
    assert.match(stdout, /^2 +0\.50–1\.00 +0\.00 +0\.50–1\.00 +poor to acceptable +1–2 +1\.00–1\.50 +1$/m);
    assert.match(stdout, /^2 +X1 政策性质 +规定 +1\/2$/m);
  });

  it('prints JSON with what each 1 and each 0 rests on, the same in every language', async () => {
    const folder = makeFolder(project);
    const { stdout } = await run(['index', folder, '--json']);
    assert.equal((await run(['index', folder, '--json', '--lang', 'zh-cn'])).stdout, stdout);
    const record = JSON.parse(stdout);
    validate(record);
    assert.deepEqual(validate.errors ?? [], []);
    assert.deepEqual(record.sources[0].indicators[0], [
      {
        code: 'nature/plan',
        state: 'coded',
        value: 1,
        annotations: [{ file: 'plans/1.txt.甲.codes.yaml', id: 'a1' }],
        reviewedBy: ['甲'],
      },
      { code: 'nature/rule', state: 'absent', value: 0, annotations: [], reviewedBy: ['甲'] },
    ]);
    assert.deepEqual(record.sources[1].index, { lower: 0.5, upper: 1, exact: ['1/2', '1'] });
    assert.deepEqual(record.method.index.variables, {
      政策性质: ['nature/plan', 'nature/rule'],
      政策工具: ['tool/supply', 'tool/demand'],
    });
  });

  it('writes tables and pictures', async () => {
    const folder = makeFolder(project);
    const out = join(folder, 'out');
    const { code, stderr } = await run(['index', folder, '--out', out, '--format', 'all', '--figures', out]);
    assert.equal(code, 0, stderr);
    const files = readdirSync(out);
    for (const name of ['index.docx', 'index.xlsx', '1-1-surface.svg', '2-2-radar.svg'])
      assert.ok(files.includes(name), name);
    for (const name of files.filter(each => each.endsWith('.svg')))
      parseXml(readFileSync(join(out, name), 'utf8'));
  });

  it('begins no line of a picture with a comma', async () => {
    const names = Array.from({ length: 9 }, (_, i) => `第${i + 1}个一级变量的名称`);
    const variables = names.map((name, i) => `${name}: ${i === 0 ? 'nature' : '[]'}`).join(', ');
    const corpus = `version: 1\nindex: { variables: { ${variables} } }\n`;
    const folder = makeFolder({ ...project, 'corpus.yaml': corpus });
    const out = join(folder, 'out');
    await run(['index', folder, '--figures', out, '--lang', 'zh-cn']);
    const picture = readFileSync(join(out, '1-1-surface.svg'), 'utf8');
    const lines = picture.match(/>[^<]*一级变量[^<]*<\/text>/g) ?? [];
    assert.ok(lines.length > 1);
    for (const line of lines) assert.doesNotMatch(line, /^>，/);
  });

  it('takes grades of the project, on its scale', async () => {
    const bands = `${corpusFile}  scale: 2\n  bands: { 良: 1, 差: 0 }\n`;
    const { stdout } = await run(['index', makeFolder({ ...project, 'corpus.yaml': bands })]);
    assert.match(stdout, /^1 .* 良 +1 /m);
    assert.match(stdout, /^2 .* 差 to 良 /m);
    const { stdout: json } = await run(['index', makeFolder({ ...project, 'corpus.yaml': bands }), '--json']);
    const { method } = JSON.parse(json);
    assert.deepEqual([method.index.scale, method.index.bands], [2, { 差: 0, 良: 1 }]);
  });

  it('says what is wrong with an index, and computes nothing then', async () => {
    const failure = async (corpus: string) => {
      const { code, stdout, stderr } = await run([
        'index',
        makeFolder({ ...project, 'corpus.yaml': corpus }),
      ]);
      assert.equal(code, 2);
      assert.equal(stdout, '');
      return stderr;
    };
    assert.match(await failure('version: 1\n'), /declares no index/);
    assert.match(
      await failure('version: 1\nindex: { variables: { A: [nature/none, tool] } }\n'),
      /not in the codebook: nature\/none/,
    );
    assert.match(
      await failure('version: 1\nindex: { variables: { A: tool, B: [tool/supply] } }\n'),
      /more than one place: tool\/supply/,
    );
    assert.match(await failure('version: 1\nindex: { variables: { A: [] } }\n'), /No variable of the index/);
  });
});
