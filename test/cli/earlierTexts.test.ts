import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSideFile } from '../../src/core/annotations/sideFile';
import { isLong } from '../support/long';
import { makeFolder, removeFolders, run } from './cli';

const unit = '牵头单位：市档案馆、市财政局。';
const task = (heading: string, body: string) => `${heading}\n${body}\n${unit}\n`;
const before =
  task('一、充实馆藏资源', '接收进馆档案十万卷，覆盖全部立档单位。') +
  task('二、推进开放审核', '完成到期档案的开放审核，公布目录三万条。');
const now = task('零、健全制度', '修订管理办法两部。') + before;

const codebook = { 'codebook.yaml': 'version: 1\nthemes:\n  - { id: a, name: 甲, keywords: [档案] }\n' };

function commit(folder: string): void {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'coded');
}

const verbs = ['充实', '整理', '修复', '公布', '移交', '清点', '誊抄'];
const things = ['家谱', '碑拓', '账册', '地契', '图纸', '戏单'];
/** One of 42 works of four words that no other has all of. */
const work = (i: number) => `${verbs[i % 7]}各乡${things[i % 6]}`;

/** Where a string stands for the nth time, from 0. */
function nthOf(text: string, wanted: string, nth: number): number {
  let at = text.indexOf(wanted);
  for (let i = 0; i < nth; i++) at = text.indexOf(wanted, at + 1);
  return at;
}

/** Codes the second twin, lets a task come on top, and mends the project. The line of the coding then. */
async function mended(isCommitted: boolean): Promise<number | undefined> {
  const folder = makeFolder({
    ...codebook,
    'p.txt': before,
  });
  const start = [...before.slice(0, before.lastIndexOf(unit))].length;
  writeFileSync(
    join(folder, 'c.csv'),
    `source,quote,codes,start,end\np.txt,${unit},a,${start},${start + unit.length}\n`,
  );
  await run(['import', folder, join(folder, 'c.csv'), '--write']);
  if (isCommitted) commit(folder);
  writeFileSync(join(folder, 'p.txt'), now);
  await run(['check', folder, '--fix']);
  const file = join(folder, 'p.txt.codes.yaml');
  return parseSideFile(file, readFileSync(file, 'utf8')).annotations[0]?.at?.line;
}

describe('check --fix, where git has the text that was coded', () => {
  after(removeFolders);

  it('follows a passage from the one text to the other', async () => assert.equal(await mended(true), 9));
  it('follows it once, though another of the file waits and keeps the hash as it was', async () => {
    for (const twins of isLong ? [2, 3, 7, 40] : [2, 7]) {
      const plan = Array.from({ length: twins }, (_, i) =>
        task(`${i + 1}、${work(i)}`, `当年${work(i)}，逐季公布进度。`),
      ).join('');
      const end = '附则：本办法由办公室解释，自印发之日起施行，此前所发文件同时废止。\n';
      const gone = '另设流动查档点九处';
      const folder = makeFolder({ ...codebook, 'p.txt': `${plan}${end}${gone}。\n` });
      const rows = Array.from({ length: twins }, (_, i) => i).map(i => {
        const start = [...plan.slice(0, nthOf(plan, unit, i))].length;
        return `p.txt,${unit},a,${start},${start + unit.length},${i}`;
      });
      const header = 'source,quote,codes,start,end,memo';
      writeFileSync(join(folder, 'c.csv'), `${[header, ...rows, `p.txt,${gone},a,,,x`].join('\n')}\n`);
      await run(['import', folder, join(folder, 'c.csv'), '--write']);
      commit(folder);
      writeFileSync(join(folder, 'p.txt'), task('零、健全制度', '修订管理办法两部。') + plan + end);
      const first = await run(['check', folder, '--fix']);
      assert.equal(first.stderr.match(/^p.*position of/gm)?.length, twins, first.stderr);
      const file = join(folder, 'p.txt.codes.yaml');
      const text = readFileSync(file, 'utf8');
      const lines = parseSideFile(file, text).annotations.flatMap(({ at, memo }) =>
        memo === 'x' ? [] : [[Number(memo), at?.line]],
      );
      assert.deepEqual(
        lines,
        Array.from({ length: twins }, (_, i) => [i, 3 * i + 6]),
      );
      // Nor the second time.
      assert.equal((await run(['check', folder, '--fix'])).stderr, '');
      assert.equal(readFileSync(file, 'utf8'), text);
    }
  });
  it('lets it wait outside of git', async () => assert.equal(await mended(false), 6));
});
