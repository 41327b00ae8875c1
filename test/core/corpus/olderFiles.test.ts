import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotationFields } from '../../../src/core/annotations/annotation';
import { mergeVersions } from '../../../src/core/annotations/merge';
import { parseSideFile } from '../../../src/core/annotations/sideFile';
import { asFields, asList } from '../../../src/core/base/values';
import { CorpusBuilder } from '../../../src/core/corpus/build';
import { isPlaced } from '../../../src/core/corpus/corpus';
import { repairSideFile } from '../../../src/core/corpus/repair';
import { buildCoverage } from '../../../src/core/coverage/coverage';
import { createSource, hashSource } from '../../../src/core/text/source';
import { projectFiles } from '../../support/corpusStore';
import { isLong } from '../../support/long';
import { codebookOf, corpusOf } from '../../support/project';
import { root } from '../../support/root';

const older = join(root, 'test/fixtures/older');
/** What wrote the files, by commit; which of them knew `nth`. */
const versions = readdirSync(older).filter(name => /^[0-9a-f]{7}$/.test(name));

function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(older, folder)).map(name => [name, readFileSync(join(older, folder, name), 'utf8')]),
  );
}

const texts = filesIn('project');
const sideFilesOf = (version: string) =>
  Object.fromEntries(Object.entries(filesIn(version)).filter(([name]) => name.endsWith('.codes.yaml')));

/** What `check --fix` makes of side files, and what it says. */
function fixed(given: Readonly<Record<string, string>>, plans: Readonly<Record<string, string>> = texts) {
  const corpus = corpusOf({ ...plans, ...given });
  const repairs = new Map<string, readonly string[]>();
  const files: Record<string, string> = {};
  for (const coded of corpus.sources) {
    for (const side of coded.sideFiles) {
      const mended = repairSideFile(coded, side, given[side.path] ?? '');
      files[side.path] = mended.text;
      repairs.set(
        side.path,
        mended.repairs.map(({ what }) => what),
      );
    }
  }
  return { files, repairs };
}

/** A file with a memo more, as a person adds it. */
function withMemo(text: string, id: string, memo: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex(line => line.includes(`id: ${id}`));
  const end = lines.findIndex((line, i) => i > start && !line.startsWith('    '));
  return lines.toSpliced(end, 0, `    memo: ${memo}`).join('\n');
}

describe('side files of older versions', () => {
  it('are there, from before and after passages were told from others like them', () => {
    assert.equal(versions.length, 4);
    const knowNth = versions.filter(each => sideFilesOf(each)['hekou.txt.codes.yaml']?.includes('nth:'));
    assert.deepEqual(knowNth, ['4cd798b', 'a00aa1e']);
  });

  for (const version of versions) {
    describe(version, () => {
      const sides = sideFilesOf(version);
      const corpus = corpusOf({ ...texts, ...sides });

      it('open without an issue but for the passage that was set aside', () => {
        assert.deepEqual(
          corpus.issues.map(({ code }) => code),
          ['orphan-kept'],
        );
      });

      it('are counted as their own program counted them', () => {
        const counted = JSON.parse(readFileSync(join(older, version, 'counted.json'), 'utf8'));
        const placed = corpus.sources.flatMap(({ annotations }) => annotations).filter(isPlaced).length;
        assert.equal(placed, counted.placed);
        const rows = buildCoverage(corpus).rows.map(({ coded, cells, texts }) => ({
          source: coded.source.path,
          cells: Object.fromEntries(
            cells.map(({ theme, annotations, state }) => [theme, [annotations, state]]),
          ),
          labels: texts.flatMap(({ labels }) => labels),
        }));
        assert.deepEqual(rows, counted.rows);
      });

      it('are merged as their own program merged them', () => {
        const name = 'hekou.txt.codes.yaml';
        const base = sides[name]!;
        const [ours, theirs] = [withMemo(base, 'h1aaaa', '甲补'), withMemo(base, 'h4dddd', '乙补')];
        const merged = mergeVersions(name, base, ours, theirs);
        const expected = readFileSync(join(older, version, 'merged.hekou.yaml'), 'utf8');
        assert.deepEqual(merged, { text: expected, conflicts: 0 });
      });

      it('are completed by check --fix: keys are added, context grows, and no line else changes', () => {
        const { files } = fixed(sides);
        for (const [name, text] of Object.entries(files)) {
          const old = sides[name]!;
          assert.deepEqual(
            removedLines(old, text),
            removedLines(old, text).filter(line => /^ {4}(before|after): /.test(line)),
          );
          const [was, is] = [old, text].map(each => asFields(parseSideFile(name, each).yaml.value));
          const { annotations: before, ...headWas } = was!;
          const { annotations: after, compared, ...headIs } = is!;
          assert.deepEqual(headIs, headWas);
          assert.ok(compared === undefined || compared === true);
          asList(before).forEach((value, i) => {
            const [one, other] = [asFields(value), asFields(asList(after)[i])];
            for (const [key, said] of Object.entries(one)) {
              if (key === 'before') assert.ok(String(other.before).endsWith(String(said)), name);
              else if (key === 'after') assert.ok(String(other.after).startsWith(String(said)), name);
              else assert.deepEqual(other[key], said, `${name} ${key}`);
            }
            assert.deepEqual(
              Object.keys(other),
              annotationFields.filter(key => Object.hasOwn(other, key)),
            );
          });
        }
        const twins = parseSideFile('', files['hekou.txt.codes.yaml']!).annotations;
        assert.deepEqual(
          ['h2bbbb', 'h3cccc', 'h4dddd'].map(id => twins.find(each => each.id === id)?.nth),
          [1, 2, 3].map(n => ({ n, of: 3 })),
        );
        // Once and for all.
        assert.deepEqual(fixed(files).files, files);
        assert.deepEqual([...fixed(files).repairs.values()].flat(), []);
      });

      it('merge with what completed them: nothing of either is lost', () => {
        const name = 'hekou.txt.codes.yaml';
        const base = sides[name]!;
        const theirs = withMemo(base, 'h1aaaa', '甲补');
        const completed = fixed(sides).files[name]!;
        for (const [one, other] of [
          [completed, theirs],
          [theirs, completed],
        ] as const) {
          const merged = mergeVersions(name, base, one, other);
          assert.deepEqual(merged, { text: withMemo(completed, 'h1aaaa', '甲补'), conflicts: 0 });
        }
      });
    });
  }
});

/** Two texts of tasks with one unit line each, and a file of 2026-11-26 with the line of every task coded. */
const unit = '承办单位：县图书馆、县文化馆、县博物馆。';
const [verbs, things] = [
  ['添置', '修补', '展出', '外借', '登记', '装裱', '誊写'],
  ['善本', '年画', '族谱', '乐谱', '皮影', '剪纸'],
];
const task = (i: number) =>
  `（${i + 1}）${verbs[i % 7]}${things[i % 6]}\n今年${verbs[i % 7]}一批${things[i % 6]}，分三个季度办完。\n${unit}\n`;
const plan = (tasks: readonly number[]) => tasks.map(task).join('');
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

/** The side file that an older version wrote for the unit line of each task, of some tasks, and a passage of its own. */
function olderFile(text: string, coded: readonly number[], lone?: string): string {
  const source = createSource('p.txt', text);
  const entries = coded.map(i => {
    const line = 3 * i + 3;
    return `  - id: t${i}\n    codes: [a]\n    quote: ${unit}\n    at: ${line}:1-${line}:${unit.length + 1}\n`;
  });
  if (lone !== undefined) {
    const { line, column, endLine, endColumn } = source.lines.range({
      start: text.indexOf(lone),
      end: text.indexOf(lone) + lone.length,
    });
    entries.push(
      `  - id: lone\n    codes: [a]\n    quote: ${lone}\n    at: ${line}:${column}-${endLine}:${endColumn}\n`,
    );
  }
  return `version: 1\nsource: p.txt\nhash: ${hashSource(source)}\nannotations:\n${entries.join('')}`;
}

const codebook = codebookOf({ a: ['馆'] });

/** Where each annotation of a file is counted, by its line. */
function linesOf(text: string, file: string, earlier?: string): Record<string, number> {
  const files = projectFiles({ 'codebook.yaml': codebook, 'p.txt': text, 'p.txt.codes.yaml': file });
  const texts =
    earlier === undefined ? undefined : new Map([[hashSource(createSource('p.txt', earlier)), earlier]]);
  const { sources } = new CorpusBuilder().build(files, { earlierTexts: texts });
  return Object.fromEntries(
    sources.flatMap(({ source, annotations }) =>
      annotations
        .filter(isPlaced)
        .map(({ annotation, anchor }) => [annotation.id, source.lines.position(anchor.span.start).line]),
    ),
  );
}

describe('twins in side files that say nothing of twins', () => {
  for (const count of [2, 3, 5, 12, 40]) {
    const all = upTo(count);
    const text = plan(all);

    it(`${count}: one of which is left, if any, is not taken for one that is gone`, () => {
      for (const gone of [0, count - 1]) {
        const file = olderFile(text, [gone]);
        for (const kept of all.filter(i => i !== gone)) {
          assert.deepEqual(linesOf(`序言\n${task(kept)}`, file), {}, `${gone} for ${kept}`);
        }
        assert.deepEqual(linesOf(`序言\n${plan(all.filter(i => i !== gone))}`, file), {});
      }
    });

    it(`${count}: all are completed in the text they were recorded in, and told apart from then on`, () => {
      const file = olderFile(text, all);
      const { 'p.txt.codes.yaml': completed } = fixed(
        { 'p.txt.codes.yaml': file },
        { 'codebook.yaml': codebook, 'p.txt': text },
      ).files;
      assert.deepEqual(
        parseSideFile('', completed!).annotations.map(({ id, nth }) => [id, nth]),
        all.map(i => [`t${i}`, { n: i + 1, of: count }]),
      );
      assert.match(completed!, /^compared: true$/m);
      assert.deepEqual(
        linesOf(`序言\n${text}`, completed!),
        Object.fromEntries(all.map(i => [`t${i}`, 3 * i + 4])),
      );
    });

    // Of forty it takes as long as of all the others twice.
    if (count === 40 && !isLong) continue;
    it(`${count}: some are completed while others wait, and none takes the place of another`, () => {
      // A twin is put on top, and what the last annotation is about is taken out: it waits, and the hash stays.
      const lone = `今年${verbs[0]}一批${things[0]}`;
      const file = olderFile(text, all, lone);
      const now = `（零）订立章程\n先行议定章程十二条。\n${unit}\n${text.replace(lone, '后年再议')}`;
      let mended = file;
      for (let round = 0; round < 4; round++) {
        const corpus = new CorpusBuilder().build(
          projectFiles({ 'codebook.yaml': codebook, 'p.txt': now, 'p.txt.codes.yaml': mended }),
          {
            earlierTexts: new Map([[hashSource(createSource('p.txt', text)), text]]),
          },
        );
        const [coded] = corpus.sources;
        mended = repairSideFile(coded!, coded!.sideFiles[0]!, mended).text;
        for (const { id, at, nth } of parseSideFile('', mended).annotations) {
          if (id === 'lone') assert.equal(nth, undefined);
          else
            assert.ok(
              [3 * Number(id.slice(1)) + 3, 3 * Number(id.slice(1)) + 6].includes(at?.line ?? 0),
              `${id} at ${at?.line}`,
            );
          if (nth) assert.equal(`t${nth.n - 2}`, id);
        }
        for (const [id, line] of Object.entries(linesOf(now, mended)))
          assert.equal(line, 3 * Number(id.slice(1)) + 6, id);
        for (const [id, line] of Object.entries(linesOf(now, mended, text)))
          assert.equal(line, 3 * Number(id.slice(1)) + 6, id);
      }
      const completed = parseSideFile('', mended).annotations.filter(({ nth }) => nth).length;
      assert.ok(completed >= count - 1, `${completed} completed`);
      assert.doesNotMatch(mended, /^compared: true$/m);
      assert.match(mended, new RegExp(`^hash: ${hashSource(createSource('p.txt', text))}$`, 'm'));
    });
  }

  it('what has gone on as far as what is coded around it counts as ever; a lone one waits until its text is at hand', () => {
    const text = plan(upTo(6));
    const quotes = upTo(6).map(i => `今年${verbs[i % 7]}一批${things[i % 6]}`);
    const entry = (i: number) =>
      `  - id: q${i}\n    codes: [a]\n    quote: ${quotes[i]}\n    at: ${3 * i + 2}:1-${3 * i + 2}:${quotes[i]!.length + 1}\n    after: ，分三个季度办完。\n`;
    const head = `version: 1\nsource: p.txt\nhash: ${hashSource(createSource('p.txt', text))}\nannotations:\n`;
    const now = `序言\n${text}`;
    const many = head + upTo(6).map(entry).join('');
    assert.deepEqual(linesOf(now, many), Object.fromEntries(upTo(6).map(i => [`q${i}`, 3 * i + 3])));
    const lone = head + entry(3);
    assert.deepEqual(linesOf(now, lone), {});
    assert.deepEqual(linesOf(now, lone, text), { q3: 12 });
    // One that is long, or has enough beside it, hardly had a twin.
    const long = `${quotes[3]}，分三个季度办完，由县里统一调度，年底前逐项验收并向社会公布办理结果`;
    const head2 = head.replace(
      /^hash: .*$/m,
      `hash: ${hashSource(createSource('p.txt', text.replace(`${quotes[3]}，分三个季度办完`, long)))}`,
    );
    const entry2 = `  - id: q3\n    codes: [a]\n    quote: ${long}\n    at: 11:1-11:${long.length + 1}\n    after: 。\n`;
    assert.deepEqual(linesOf(now.replace(`${quotes[3]}，分三个季度办完`, long), head2 + entry2), { q3: 12 });
    // In its place it counts, whatever comes behind it.
    assert.deepEqual(linesOf(`${text}附则\n`, lone), { q3: 11 });
  });
});

/** Lines of a text that another one does not have, in its order. */
function removedLines(old: string, now: string): readonly string[] {
  const left = now.split('\n');
  return old.split('\n').filter(line => {
    const at = left.indexOf(line);
    if (at === -1) return true;
    left.splice(0, at + 1);
    return false;
  });
}
