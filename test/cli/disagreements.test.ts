import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import schema from '../../schemas/disagreements.schema.json';
import { makeFolder, removeFolders, run } from './cli';

const done = "reviewed:\n  - { code: '*' }\n";
/** Two coders: one passage alike, one with other ends, one with other codes, and one that only the first coded. */
const project: Readonly<Record<string, string>> = {
  'codebook.yaml': `version: 1
title: 两人试编码
themes:
  - { id: safety, name: 档案安全 }
  - { id: digital, name: 信息化 }
`,
  'corpus.yaml': 'version: 1\ncoders: [甲, 乙]\n',
  'plans/1.txt': '建设数字档案馆，确保安全。\n做好备份，守住安全。\n加强领导。\n',
  'plans/1.txt.甲.codes.yaml': `version: 1
source: 1.txt
annotations:
  - { id: a1, codes: [digital], quote: 建设数字档案馆, at: "1:1-1:8" }
  - { id: a2, codes: [safety], quote: 确保安全, at: "1:9-1:13" }
  - { id: a3, codes: [safety], quote: 做好备份，守住安全, at: "2:1-2:10", memo: 一句 }
  - { id: a4, codes: [safety], quote: 加强领导, at: "3:1-3:5" }
${done}`,
  'plans/1.txt.乙.codes.yaml': `version: 1
source: 1.txt
annotations:
  - { id: b1, codes: [digital], quote: 建设数字档案馆, at: "1:1-1:8" }
  - { id: b2, codes: [digital], quote: 确保安全, at: "1:9-1:13" }
  - { id: b3, codes: [safety], quote: 做好备份, at: "2:1-2:5" }
${done}`,
};
const consensus = 'plans/1.txt.consensus.codes.yaml';

interface Listed {
  readonly counts: Readonly<Record<string, number>>;
  readonly disagreements: readonly { readonly id: string; readonly kind: string; readonly state: string }[];
  readonly notes: readonly string[];
}

describe('policy-coder disagreements', () => {
  const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);
  const list = async (folder: string, ...args: readonly string[]): Promise<Listed> => {
    const { stdout } = await run(['disagreements', folder, '--json', ...args]);
    const value = JSON.parse(stdout) as Listed;
    assert.ok(validate(value), JSON.stringify(validate.errors));
    return value;
  };
  after(removeFolders);

  it('lists them as JSON by their schema, in the order asked for', async () => {
    const folder = makeFolder(project);
    const { counts, disagreements, notes } = await list(folder);
    assert.deepEqual(
      disagreements.map(({ kind, state }) => `${kind} ${state}`),
      ['codes open', 'extent open', 'presence open'],
    );
    assert.deepEqual([counts.open, counts.agreed, counts.takenOver, notes], [3, 1, 0, []]);
    const kinds = (await list(folder, '--by', 'size')).disagreements.map(({ kind }) => kind);
    assert.deepEqual(kinds, ['extent', 'codes', 'presence']);
  });

  it('prints them for a meeting, with what each coder has', async () => {
    const folder = makeFolder(project);
    const { stdout: table } = await run(['disagreements', folder]);
    assert.match(table, /other ends +open +做好备份，守住安全 \[档案安全\] +做好备份 \[档案安全\]/);
    const { stdout: markdown } = await run(['disagreements', folder, '--markdown', '--lang', 'zh-cn']);
    assert.ok(
      markdown.includes('## 2. 档案安全 · 1 2:1 · 起止不同 · 未决\n\n`') &&
        markdown.includes(
          '**甲**\n\n> 做好备份，守住安全 [档案安全] — 一句\n\n**乙**\n\n> 做好备份 [档案安全]',
        ),
      markdown,
    );
    assert.match(markdown, /\*\*乙\*\*: 判断过该主题，此处未编码。/);
  });

  it('settles by a file of choices, takes over what is alike, and opens again what a coder changes', async () => {
    const folder = makeFolder(project);
    const { disagreements } = await list(folder);
    const choices = [
      { decision: 'codes', codes: ['digital'], memo: '见手册' },
      { decision: 'extent', at: '2:1-2:10' },
      { decision: 'neither' },
    ].map((choice, i) => JSON.stringify({ source: 'plans/1.txt', id: disagreements[i]!.id, ...choice }));
    const file = join(makeFolder({ 'choices.jsonl': `${choices.join('\n')}\n` }), 'choices.jsonl');
    const tried = await run(['settle', folder, file, '--agreed']);
    assert.match(tried.stdout, /^Settled: 3\. Taken over: 1\.\n[\s\S]*--write writes it/);
    assert.equal((await list(folder)).counts.settled, 0);
    const { code, stdout, stderr } = await run(['settle', folder, file, '--agreed', '--by', '张', '--write']);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /plans\/1\.txt\.consensus\.codes\.yaml/);
    const { counts } = await list(folder);
    assert.deepEqual([counts.open, counts.settled, counts.takenOver], [0, 3, 1]);
    const written = readFileSync(join(folder, consensus), 'utf8');
    assert.match(written, /memo: 见手册\n +by: \[张\]/);
    assert.doesNotMatch(written, /created/);
    assert.equal((await run(['check', folder])).code, 0);
    const moved = makeFolder({
      ...project,
      [consensus]: written,
      'plans/1.txt.乙.codes.yaml': project['plans/1.txt.乙.codes.yaml']!.replace(
        '[digital], quote: 确',
        '[safety], quote: 确',
      ),
    });
    const { stdout: markdown } = await run(['disagreements', moved, '--markdown']);
    assert.match(markdown, /open again/);
    assert.match(markdown, /乙 has changed the codes of b2 since: safety; before: digital\./);
  });

  it('tells what is wrong with choices, and writes nothing then', async () => {
    const folder = makeFolder(project);
    const { id } = (await list(folder)).disagreements[0]!;
    const source = 'plans/1.txt';
    const lines = [
      '{',
      JSON.stringify({ source, id: 'none', decision: 'later' }),
      JSON.stringify({ source, id, decision: 'agreed' }),
      JSON.stringify({ source, id, decision: 'taken', taken: ['丙'] }),
      JSON.stringify({ source, id, decision: 'taken' }),
      JSON.stringify({ source, id, decision: 'extent', at: '9:1-2' }),
      JSON.stringify({ source, id, decision: 'codes' }),
      JSON.stringify({ source, id, decision: 'codes', codes: ['nowhere'] }),
      JSON.stringify({ source, id, decision: 'later' }),
      JSON.stringify({ source, id, decision: 'neither' }),
      '[]',
    ];
    const file = join(makeFolder({ 'choices.jsonl': lines.join('\n') }), 'choices.jsonl');
    const { code, stderr } = await run(['settle', folder, file, '--write']);
    assert.equal(code, 2);
    for (const line of [1, 2, 3, 4, 5, 6, 7, 8, 10, 11]) assert.match(stderr, new RegExp(`Line ${line}: `));
    assert.doesNotMatch(stderr, /Line 9:/);
    assert.equal((await list(folder)).counts.later, 0);
  });

  it('has a word for a project with one coder, none, or nobody in common', async () => {
    const { 'plans/1.txt.乙.codes.yaml': _, ...one } = project;
    const { stdout, code } = await run(['disagreements', makeFolder(one)]);
    assert.equal(code, 0);
    assert.match(stdout, /Open: 0\./);
    const none = { 'codebook.yaml': project['codebook.yaml']!, '1.txt': '加强领导。\n' };
    assert.match((await run(['disagreements', makeFolder(none)])).stdout, /take two coders/);
    const foreign = await run(['disagreements', makeFolder(project), '--coders', '甲,丁']);
    assert.equal(foreign.code, 2);
    assert.match(foreign.stderr, /Nobody has coded as 丁; there are: 甲, 乙\./);
    assert.match((await run(['settle', makeFolder(project)])).stderr, /--agreed/);
  });
});
