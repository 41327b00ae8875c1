import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSideFile } from '../../src/core/annotations/sideFile';
import { makeFolder, removeFolders, run } from './cli';

const unit = '牵头单位：市档案馆、市财政局。';
const task = (heading: string, body: string) => `${heading}\n${body}\n${unit}\n`;
const before =
  task('一、充实馆藏资源', '接收进馆档案十万卷，覆盖全部立档单位。') +
  task('二、推进开放审核', '完成到期档案的开放审核，公布目录三万条。');
const now = task('零、健全制度', '修订管理办法两部。') + before;

/** Codes the second twin, lets a task come on top, and mends the project. The line of the coding then. */
async function mended(isCommitted: boolean): Promise<number | undefined> {
  const folder = makeFolder({
    'codebook.yaml': 'version: 1\nthemes:\n  - { id: a, name: 甲, keywords: [档案] }\n',
    'p.txt': before,
  });
  const start = [...before.slice(0, before.lastIndexOf(unit))].length;
  writeFileSync(
    join(folder, 'c.csv'),
    `source,quote,codes,start,end\np.txt,${unit},a,${start},${start + unit.length}\n`,
  );
  await run(['import', folder, join(folder, 'c.csv'), '--write']);
  if (isCommitted) {
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'coded');
  }
  writeFileSync(join(folder, 'p.txt'), now);
  await run(['check', folder, '--fix']);
  const file = join(folder, 'p.txt.codes.yaml');
  return parseSideFile(file, readFileSync(file, 'utf8')).annotations[0]?.at?.line;
}

describe('check --fix, where git has the text that was coded', () => {
  after(removeFolders);

  it('follows a passage from the one text to the other', async () => assert.equal(await mended(true), 9));
  it('lets it wait outside of git', async () => assert.equal(await mended(false), 6));
});
