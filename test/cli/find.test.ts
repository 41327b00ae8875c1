import assert from 'node:assert/strict';
import Ajv from 'ajv';
import schema from '../../schemas/query.schema.json';
import { makeFolder, removeFolders, run } from './cli';

const project: Readonly<Record<string, string>> = {
  'codebook.yaml': `version: 1
themes:
  - { id: tool, name: 工具, keywords: [人才], codes: [{ id: supply, name: 供给型 }] }
  - { id: goal, name: 目标 }
`,
  'corpus.yaml': 'version: 1\nattributes:\n  1.txt: { 地区: 东 }\n',
  '1.txt': '培养人才，扩大开放。\n保障安全。\n',
  '1.txt.codes.yaml': `version: 1
source: 1.txt
annotations:
  - { id: a1, codes: [tool/supply, goal], quote: 培养人才，扩大开放, at: "1:1-1:10" }
  - { id: a2, codes: [goal], quote: 保障安全, at: "2:1-2:5" }
`,
};

describe('policy-coder find', () => {
  after(removeFolders);

  it('lists passages by codes, and units by keywords', async () => {
    const folder = makeFolder(project);
    const { code, stdout } = await run(['find', folder, 'goal and not tool/supply']);
    assert.equal(code, 0);
    assert.match(stdout, /^1\.txt:2:1 +目标 +保障安全$/m);
    assert.doesNotMatch(stdout, /人才/);
    assert.match(
      (await run(['find', folder, 'keyword:人才'])).stdout,
      /^1\.txt:1:1 +供给型, 目标 +培养人才，扩大开放。$/m,
    );
  });

  it('prints JSON with the annotations behind each place, the same in every language', async () => {
    const folder = makeFolder(project);
    const { stdout } = await run(['find', folder, 'tool and 地区=东', '--json']);
    assert.equal(
      (await run(['find', folder, 'tool and 地区=东', '--json', '--lang', 'zh-cn'])).stdout,
      stdout,
    );
    const record = JSON.parse(stdout);
    const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);
    validate(record);
    assert.deepEqual(validate.errors ?? [], []);
    assert.deepEqual(record.found, [
      {
        source: '1.txt',
        at: '1:1-1:10',
        text: '培养人才，扩大开放',
        codes: ['tool/supply', 'goal'],
        coders: [],
        annotations: [{ file: '1.txt.codes.yaml', id: 'a1' }],
      },
    ]);
  });

  it('says what is wrong with a query', async () => {
    const folder = makeFolder(project);
    for (const [query, message] of [
      ['goal goal', /needs and, or or near before "goal" \(character 6\)/],
      ['goals', /Did you mean goal\?/],
      ['服务', /Other conditions have a prefix, such as text:服务/],
      ['keyword:服务', /not a keyword/],
      ['省份=东', /No source has the attribute 省份/],
      ['(goal', /bracket in the query is not closed/],
      [' ', /Which query\?|The query is empty/],
    ] as const) {
      const { code, stderr } = await run(['find', folder, query]);
      assert.equal(code, 2, query);
      assert.match(stderr, message);
    }
  });
});
