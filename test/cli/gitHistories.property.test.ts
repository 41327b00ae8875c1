import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe as describeTarget } from '../../src/core/annotations/anchor';
import type { Annotation } from '../../src/core/annotations/annotation';
import { applyChange, type Change, emptySideFile } from '../../src/core/annotations/change';
import { parseSideFile } from '../../src/core/annotations/sideFile';
import { conflictsIn } from '../../src/core/text/conflicts';
import { readSource } from '../../src/core/text/reading';
import { createSource, hashSource } from '../../src/core/text/source';
import { runs } from '../support/long';
import { Chance } from '../support/unkindPlan';
import { makeFolder, removeFolders, run } from './cli';
import { Repository } from './gitProject';

/**
 * Three clones of one project whose coders commit, merge, rebase, pick, stash and edit as people do, some of it cut off half-way. Whatever
 * they do: no annotation that was ever committed is gone unless a person took it out, none stands twice in a file, no conflict is passed
 * over in silence, and every side file can be read. `GIT_HISTORIES`, `GIT_SEED`: how many, and where to begin.
 */
const histories = Number(process.env.GIT_HISTORIES ?? runs(1, 60));
const firstSeed = Number(process.env.GIT_SEED ?? 1);
const steps = Number(process.env.GIT_STEPS ?? runs(12, 60));

const sentences = [
  '接收进馆档案十万卷，覆盖全部立档单位。',
  '牵头单位：市档案馆、市财政局。',
  '完成到期档案的开放审核，公布目录三万条。',
  '举办业务培训班六期，培训人员千余人次。',
  '更换老旧密集架，消除漏水隐患十五处。',
  '为各乡镇配备扫描设备，建立巡回服务点。',
  '编印口述史料两辑，征集老照片八百张。',
  '牵头单位：市档案馆、市教育局。',
];
const codes = ['safety', 'digital', 'own'];

/** A clone, and what its coder does. */
class Clone {
  private made = 0;

  constructor(
    readonly name: string,
    readonly repository: Repository,
    private readonly chance: Chance,
    /** Annotations that a person has taken out, in any clone. */
    private readonly dropped: Set<string>,
    /** Annotations that were ever committed, in any clone. */
    private readonly committed: Set<string>,
  ) {}

  /** Files of the project's plans that end so, by path. */
  private plans(suffix: string): readonly string[] {
    const folder = join(this.repository.folder, 'plans');
    return readdirSync(folder)
      .filter(name => name.endsWith(suffix))
      .sort()
      .map(name => `plans/${name}`);
  }

  sideFiles(): readonly string[] {
    return this.plans('.codes.yaml');
  }

  /** Ids in the side files of the work tree. */
  ids(): Set<string> {
    return new Set(
      this.sideFiles().flatMap(path =>
        parseSideFile(path, this.repository.read(path)).annotations.map(({ id }) => id),
      ),
    );
  }

  /** Annotations in a commit, by id. */
  private annotationsIn(commit: string): Map<string, Annotation> {
    const { repository } = this;
    const paths = repository.git('ls-tree', '-r', '-z', '--name-only', commit).split('\0');
    return new Map(
      paths
        .filter(path => path.endsWith('.codes.yaml'))
        .flatMap(path => parseSideFile(path, repository.git('show', `${commit}:${path}`)).annotations)
        .map(annotation => [annotation.id, annotation]),
    );
  }

  /** Ids in a commit. */
  idsIn(commit: string): Set<string> {
    return new Set(this.annotationsIn(commit).keys());
  }

  /** What a side has said of annotations since both set out: memos written, codes given. */
  private saidBy(
    side: string,
    base: string,
  ): ReadonlyMap<string, { memo: string | undefined; codes: readonly string[] }> {
    const old = this.annotationsIn(base);
    return new Map(
      [...this.annotationsIn(side)].map(([id, { memo, codes }]) => {
        const before = old.get(id);
        return [
          id,
          {
            memo: memo === before?.memo ? undefined : memo,
            codes: codes.filter(code => !before?.codes.includes(code)),
          },
        ];
      }),
    );
  }

  /** After a merge without a conflict: what either side has said is said. */
  private checkSaid(what: string, said: ReturnType<Clone['saidBy']>): void {
    const now = this.annotationsIn('HEAD');
    for (const [id, { memo, codes }] of said) {
      const annotation = now.get(id);
      if (!annotation) continue;
      if (memo !== undefined) assert.equal(annotation.memo, memo, `${what} loses a memo of ${id}`);
      for (const code of codes) assert.ok(annotation.codes.includes(code), `${what} loses ${code} of ${id}`);
    }
  }

  private source() {
    const path = this.chance.of(this.plans('.txt'));
    return createSource(path, this.repository.read(path));
  }

  private change(path: string, change: Change): void {
    const side = `${path}.codes.yaml`;
    const old = this.sideFiles().includes(side)
      ? this.repository.read(side)
      : emptySideFile(
          path.slice('plans/'.length),
          hashSource(createSource(path, this.repository.read(path))),
        );
    const result = applyChange(side, old, change);
    assert.ok(result.ok, `${this.name} ${JSON.stringify(change)}: ${result.ok || result.reason}\n${old}`);
    this.repository.write(side, result.text);
  }

  private anAnnotation(): { path: string; annotation: Annotation } | undefined {
    const all = this.plans('.txt').flatMap(path => {
      const side = `${path}.codes.yaml`;
      if (!this.sideFiles().includes(side)) return [];
      return parseSideFile(side, this.repository.read(side)).annotations.map(annotation => ({
        path,
        annotation,
      }));
    });
    return all.length === 0 ? undefined : this.chance.of(all);
  }

  code(): void {
    const source = this.source();
    const { text } = source;
    const at = this.chance.below(text.length);
    const start = text.lastIndexOf('\n', at - 1) + 1;
    const end = text.indexOf('\n', at);
    const from = this.chance.isTrue(0.5) ? start : Math.min(at, end - 1);
    const target =
      end - from < 2 ? undefined : describeTarget(source, readSource(source), { start: from, end });
    if (!target) return;
    const id = `${this.name}${this.made++}`;
    const after: Annotation = { id, codes: [this.chance.of(codes)], ...target, label: id, coder: this.name };
    this.change(source.path, { kind: 'annotation', after });
  }

  retag(): void {
    const found = this.anAnnotation();
    if (!found) return;
    const { annotation: before } = found;
    this.change(found.path, {
      kind: 'annotation',
      before,
      after: { ...before, codes: [...new Set([this.chance.of(codes), ...before.codes])] },
    });
  }

  memo(): void {
    const found = this.anAnnotation();
    if (!found) return;
    const { annotation: before } = found;
    this.change(found.path, {
      kind: 'annotation',
      before,
      after: { ...before, memo: `${this.name}：${this.chance.below(1000)}\n第二行 # 号` },
    });
  }

  delete(): void {
    const found = this.anAnnotation();
    if (!found) return;
    this.dropped.add(found.annotation.id);
    this.change(found.path, { kind: 'annotation', before: found.annotation });
  }

  edit(): void {
    const { path, text } = this.source();
    const lines = text.split('\n').slice(0, -1);
    const at = this.chance.below(lines.length);
    const kind = this.chance.below(4);
    if (kind === 0) lines.splice(at, 0, this.chance.of(sentences));
    else if (kind === 1 && lines.length > 4) lines.splice(at, 1);
    else if (kind === 2)
      lines[at] = lines[at]!.replace('，', `，${this.name}区另增${this.chance.below(90)}处，`);
    else lines.push(...lines.splice(at, 1));
    this.repository.write(path, `${lines.join('\n')}\n`);
  }

  rename(): void {
    const path = this.chance.of(this.plans('.txt'));
    const name = `plans/${this.name}${this.chance.below(100)}.txt`;
    if (this.plans('.txt').includes(name) || this.repository.try('mv', path, name).code !== 0) return;
    this.repository.try('mv', `${path}.codes.yaml`, `${name}.codes.yaml`);
  }

  async fix(): Promise<void> {
    await run(['check', this.repository.folder, '--fix']);
  }

  commit(): void {
    if (this.isUnmerged()) return;
    this.repository.git('add', '-A');
    const isHooked = this.chance.isTrue(0.15);
    if (isHooked) this.repository.try('commit', '-q', '-m', this.name);
    else this.repository.try('-c', 'core.hooksPath=/dev/null', 'commit', '-q', '-m', this.name);
    this.remember();
  }

  /** What HEAD holds was committed. */
  private remember(): void {
    for (const id of this.idsIn('HEAD')) this.committed.add(id);
  }

  private isUnmerged(): boolean {
    return this.repository.git('ls-files', '-u').length > 0;
  }

  isClean(): boolean {
    return this.repository.git('status', '--porcelain').length === 0;
  }

  /** A command of git that brings two histories together; nothing of either may be gone when it says that all is well. */
  bring(args: readonly string[], other: string, next?: readonly string[]): void {
    if (!this.isClean()) this.commit();
    if (!this.isClean()) return;
    const due = [...this.idsIn('HEAD'), ...(other === '' ? [] : this.idsIn(other))];
    const isMerge = args[0] === 'merge';
    const base = isMerge ? this.repository.git('merge-base', 'HEAD', other).trim() : '';
    const said = isMerge ? ['HEAD', other].map(side => this.saidBy(side, base)) : [];
    let ended = this.repository.try(...args);
    if (ended.code === 0) for (const each of said) this.checkSaid(`${this.name}: ${args.join(' ')}`, each);
    for (let round = 0; ended.code !== 0 && round < 30; round++) {
      if (!this.isUnmerged()) break;
      this.settle(args);
      if (!next) {
        this.commit();
        break;
      }
      ended = this.repository.try(['-c', 'core.editor=true', '-c', 'core.hooksPath=/dev/null', ...next]);
      if (ended.code !== 0 && !this.isUnmerged())
        ended = this.repository.try(['-c', 'core.editor=true', next[0]!, '--skip']);
    }
    this.abort();
    this.check(args, due);
    this.remember();
  }

  private abort(): void {
    for (const command of ['merge', 'rebase', 'cherry-pick']) this.repository.try(command, '--abort');
  }

  /** What a person does with conflicts: takes one side of each. What the other side alone holds is dropped by them. */
  private settle(args: readonly string[]): void {
    const { repository } = this;
    const unmerged = new Set(
      repository
        .git('-c', 'core.quotePath=false', 'ls-files', '-u', '-z')
        .split('\0')
        .flatMap(line => line.split('\t')[1] ?? []),
    );
    for (const path of unmerged) {
      if (!existsSync(join(repository.folder, path))) {
        // Both have gone, or one side renamed what the other did not.
        repository.try('rm', '-q', '--cached', '--ignore-unmatch', path);
        continue;
      }
      const text = repository.read(path);
      const conflicts = conflictsIn(text);
      const stages = repository
        .git('ls-files', '-u', '--', path)
        .split('\n')
        .filter(line => line !== '').length;
      // Where a side is missing (it was deleted or renamed there) there are no markers; else there must be.
      if (stages === 3)
        assert.ok(
          conflicts.length > 0,
          `${this.name}, ${args.join(' ')}: ${path} is unmerged without a marker\n${text}`,
        );
      const isOurs = this.chance.isTrue(0.5);
      const settled = conflicts.reduceRight(
        (now, { start, end, ours, theirs }) =>
          now.slice(0, start) + (isOurs ? ours : theirs) + now.slice(end),
        text,
      );
      if (path.endsWith('.codes.yaml')) {
        const kept = new Set(parseSideFile(path, settled).annotations.map(({ id }) => id));
        for (const [, id] of text.matchAll(/id: (\S+)/g)) if (!kept.has(id!)) this.dropped.add(id!);
      }
      repository.write(path, settled);
    }
    repository.git('add', '-A');
  }

  /** What must hold whenever git says that all is well. */
  check(args: readonly string[], due: Iterable<string>): void {
    const what = `${this.name}: ${args.join(' ')}`;
    for (const path of [...this.sideFiles(), ...this.plans('.txt')]) {
      const text = this.repository.read(path);
      assert.deepEqual(conflictsIn(text), [], `${what} leaves markers in ${path}`);
      if (!path.endsWith('.codes.yaml')) continue;
      const { sound, issues } = parseSideFile(path, text);
      assert.ok(sound, `${what}: ${path} cannot be read\n${text}`);
      assert.deepEqual(
        issues.filter(({ code }) => code === 'duplicate-id'),
        [],
        `${what}: twice in ${path}\n${text}`,
      );
    }
    const now = this.ids();
    const lost = [...due].filter(id => !now.has(id) && !this.dropped.has(id));
    assert.deepEqual(lost, [], `${what} loses annotations`);
  }

  pull(): void {
    this.repository.git('fetch', '-q');
    const modes = [
      ['merge', '-q', '--no-edit', 'origin/main'],
      ['merge', '-q', '--no-edit', '--no-ff', 'origin/main'],
    ];
    this.bring(this.chance.of(modes), 'origin/main');
  }

  rebase(): void {
    this.repository.git('fetch', '-q');
    this.bring(['rebase', '-q', 'origin/main'], 'origin/main', ['rebase', '--continue']);
  }

  pick(): void {
    this.repository.git('fetch', '-q');
    const ahead = this.repository
      .git('rev-list', '--no-merges', 'HEAD..origin/main')
      .split('\n')
      .filter(each => each !== '');
    // The commit may hold annotations whose neighbours are not here: only what is here must stay.
    if (ahead.length > 0)
      this.bring(['cherry-pick', '--allow-empty', this.chance.of(ahead)], '', ['cherry-pick', '--continue']);
  }

  push(): void {
    if (this.isClean()) this.repository.try('push', '-q', 'origin', 'HEAD:main');
  }

  /** Puts what is not committed aside, does something else, and takes it back. */
  stash(): void {
    if (this.isClean() || this.isUnmerged()) return;
    const due = [...this.ids()];
    this.repository.git('stash', '-q', '-u');
    this.pull();
    const { code } = this.repository.try('stash', 'pop', '-q');
    if (code !== 0) {
      if (!this.isUnmerged()) {
        // Git refuses to write over files: nothing has changed, and the stash is kept. The person gives it up.
        for (const id of due) if (!this.ids().has(id)) this.dropped.add(id);
      } else this.settle(['stash', 'pop']);
      this.repository.try('stash', 'drop', '-q');
    }
    this.check(['stash', 'pop'], due);
  }

  /** A merge whose driver does not start, or which is killed half-way: it is told, or nothing has happened. */
  async broken(): Promise<void> {
    this.repository.git('fetch', '-q');
    if (!this.isClean()) this.commit();
    if (!this.isClean()) return;
    const due = [...this.idsIn('HEAD'), ...this.idsIn('origin/main')];
    const args = ['merge', '-q', '--no-edit', 'origin/main'];
    if (this.chance.isTrue(0.5)) {
      const { code } = this.repository.try(args, { NODE_OPTIONS: '--require /nonexistent/gone.cjs' });
      if (code === 0) this.check(args, due);
      else if (this.isUnmerged()) this.settle([...args, '(driver does not start)']);
      if (this.isUnmerged() || code !== 0) this.commit();
      this.check(args, due);
      return this.remember();
    }
    await killed(this.repository.folder, args, 5 + this.chance.below(200));
    rmSync(join(this.repository.folder, '.git/index.lock'), { force: true });
    if (this.repository.try('rev-parse', '-q', '--verify', 'MERGE_HEAD').code === 0 || !this.isClean()) {
      this.repository.try('merge', '--abort');
      this.repository.git('reset', '-q', '--hard');
      this.repository.git('clean', '-qfd', 'plans');
    }
    this.check([...args, '(killed)'], this.idsIn('HEAD'));
  }
}

/** Runs git, and kills it with all that it started. */
function killed(cwd: string, args: readonly string[], after: number): Promise<void> {
  return new Promise(done => {
    const child = spawn('git', args as string[], { cwd, detached: true, stdio: 'ignore' });
    const timer = setTimeout(() => {
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }, after);
    child.on('close', () => {
      clearTimeout(timer);
      done();
    });
  });
}

async function history(seed: number): Promise<void> {
  const chance = new Chance(seed);
  const [dropped, committed] = [new Set<string>(), new Set<string>()];
  const bare = join(makeFolder(), 'hub.git');
  const clones: Clone[] = [];
  for (const name of ['a', 'b', 'c']) {
    const repository = await Repository.installed();
    if (clones.length === 0) {
      repository.write('plans/1.txt', `${[...sentences, ...sentences.slice(0, 4)].join('\n')}\n`);
      repository.write(
        'plans/1.txt.codes.yaml',
        emptySideFile('1.txt', hashSource(createSource('1.txt', repository.read('plans/1.txt')))),
      );
      repository.commit('plan');
      repository.git('clone', '-q', '--bare', '.', bare);
    }
    repository.git('remote', 'add', 'origin', bare);
    repository.git('fetch', '-q');
    repository.git('reset', '-q', '--hard', 'origin/main');
    clones.push(new Clone(name, repository, chance, dropped, committed));
  }
  const did: string[] = [];
  try {
    for (let step = 0; step < steps; step++) {
      const clone = chance.of(clones);
      const operation = chance.of([
        ...([
          'code',
          'code',
          'code',
          'code',
          'retag',
          'memo',
          'memo',
          'delete',
          'edit',
          'edit',
          'commit',
          'commit',
        ] as const),
        ...(['rename', 'fix', 'pull', 'pull', 'push', 'push', 'rebase', 'pick', 'stash', 'broken'] as const),
      ]);
      did.push(`${clone.name} ${operation}`);
      await clone[operation]();
    }
    // They come together.
    for (let round = 0; round < 2; round++) {
      for (const clone of clones) {
        did.push(`${clone.name} comes together`);
        clone.commit();
        clone.pull();
        clone.push();
      }
    }
    const [last] = clones;
    const now = last!.ids();
    assert.deepEqual(
      [...committed].filter(id => !now.has(id) && !dropped.has(id)),
      [],
      'lost in the end',
    );
    assert.equal(
      (await run(['check', last!.repository.folder, '--errors'])).stdout.includes('merge-conflict'),
      false,
    );
  } catch (error) {
    throw new Error(
      `seed ${seed}, after ${did.join(', ')}: ${error instanceof Error ? error.message : error}`,
    );
  }
}

describe('random histories of three clones', () => {
  after(removeFolders);

  it(`lose no annotation, and no conflict passes in silence (${histories} of ${steps} steps)`, async () => {
    for (let seed = firstSeed; seed < firstSeed + histories; seed++) await history(seed);
  }).timeout(3_600_000);
});
