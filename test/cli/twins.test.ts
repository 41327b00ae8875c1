import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSideFile } from '../../src/core/annotations/sideFile';
import { makeFolder, removeFolders, run } from './cli';

/** A text before and after somebody edited it elsewhere, and which of the places of a quote are coded (from 0). */
interface Case {
  readonly before: string;
  readonly after: string;
  readonly quote: string;
  readonly coded: readonly number[];
}

const unit = '牵头单位：市档案馆、市财政局、市教育局。';
const task = (heading: string, body: string) => `${heading}\n${body}\n${unit}\n`;
const tasks = [
  task('一、充实馆藏资源', '接收进馆档案十万卷，覆盖全部立档单位。'),
  task('二、推进开放审核', '完成到期档案的开放审核，公布目录三万条。'),
  task('三、培养专业人才', '举办业务培训班六期，培训人员千余人次。'),
];
const sentence = '完善值班值守制度，明确岗位职责，保证库房安全。';

const codebook = 'version: 1\nthemes:\n  - { id: a, name: 甲, keywords: [档案] }\n';

/** What is counted after the edit, by line, what waits, and what `--fix` did. */
async function outcome({ before, after, quote, coded }: Case) {
  const folder = makeFolder({ 'codebook.yaml': codebook, 'p.txt': before });
  const points = [...before];
  const starts = points.flatMap((_, i) => (points.slice(i, i + quote.length).join('') === quote ? [i] : []));
  const rows = coded.map(nth => `p.txt,${quote},a,${starts[nth]},${starts[nth]! + quote.length},${nth}`);
  writeFileSync(join(folder, 'c.csv'), `source,quote,codes,start,end,memo\n${rows.join('\n')}\n`);
  await run(['import', folder, join(folder, 'c.csv'), '--write']);
  const file = join(folder, 'p.txt.codes.yaml');
  const old = readFileSync(file, 'utf8');
  writeFileSync(join(folder, 'p.txt'), after);
  const checked = await run(['check', folder, '--json']);
  const issues = (JSON.parse(checked.stdout) as { code: string }[]).map(({ code }) => code);
  const fixed = await run(['check', folder, '--fix']);
  const { annotations } = parseSideFile(file, readFileSync(file, 'utf8'));
  const isUntouched = readFileSync(file, 'utf8') === old;
  return {
    waiting: issues.filter(code => ['ambiguous', 'fuzzy', 'orphan', 'orphan-like'].includes(code)),
    lines: annotations.map(({ at }) => at?.line),
    isUntouched,
    told: fixed.stderr,
  };
}

describe('twins, by the command line', () => {
  after(removeFolders);

  const untouched: readonly (readonly [what: string, given: Case])[] = [
    [
      'a task comes on top',
      {
        before: tasks.join(''),
        after: task('一、健全制度', '修订管理办法两部。') + tasks.join(''),
        quote: unit,
        coded: [0, 1],
      },
    ],
    [
      'the coded line is deleted',
      {
        before: tasks.join(''),
        after: tasks.join('').replace(`千余人次。\n${unit}\n`, '千余人次。\n'),
        quote: unit,
        coded: [2],
      },
    ],
    [
      'a twin loses its stop, and a title comes on top',
      {
        before: tasks.join(''),
        after: `规划\n${tasks.join('').replace(/。\n$/, '\n')}`,
        quote: unit,
        coded: [0, 1],
      },
    ],
    [
      'the coded one is rewritten',
      {
        before: `一、要求\n${sentence}\n二、任务\n${sentence}到明年全面完成。\n`,
        after: `一、要求\n${sentence}\n二、任务\n落实值守办法，压实岗位责任，保证库房平稳。\n`,
        quote: sentence,
        coded: [1],
      },
    ],
    [
      'a character comes behind the coded one',
      {
        before: `一、要求\n${sentence}\n二、任务\n${sentence}\n`,
        after: `一、要求\n${sentence.replace('职责', '职责制')}\n二、任务\n${sentence}\n`,
        quote: '明确岗位职责',
        coded: [0],
      },
    ],
    ['a section goes', { before: tasks.join(''), after: tasks.slice(1).join(''), quote: unit, coded: [0] }],
    [
      'two of them are exchanged for one',
      { before: tasks.join(''), after: tasks[2]!, quote: unit, coded: [0, 1] },
    ],
  ];
  for (const [what, given] of untouched) {
    it(`${what}: all wait, and nothing is written`, async () => {
      const { waiting, isUntouched, told } = await outcome(given);
      assert.equal(waiting.length, given.coded.length, JSON.stringify(waiting));
      assert.ok(isUntouched, told);
    }).timeout(60_000);
  }

  it('nothing of them changes: each is found where it has moved to, and that is told', async () => {
    const before = tasks.join('');
    const { waiting, lines, told } = await outcome({
      before,
      after: `规划全文\n${before}`,
      quote: unit,
      coded: [0, 2],
    });
    assert.deepEqual([waiting, lines], [[], [4, 10]]);
    assert.match(told, /updated: 3:1-3:21 is now 4:1-4:21\n/);
  }).timeout(60_000);

  it('a passage that stands once stays counted whatever comes beside it', async () => {
    const quote = '接收进馆档案十万卷，覆盖全部立档单位';
    const before = tasks.join('');
    for (const after of [
      before.replace('立档单位。', '立档单位，编制目录。'),
      `序\n${before.replace('接收', '全年接收')}`,
    ]) {
      assert.deepEqual((await outcome({ before, after, quote, coded: [0] })).waiting, []);
    }
  }).timeout(60_000);
});
