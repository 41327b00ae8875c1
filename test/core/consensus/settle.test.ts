import assert from 'node:assert/strict';
import schema from '../../../schemas/codes.schema.json';
import { applyChanges, invert } from '../../../src/core/annotations/change';
import { mergeVersions } from '../../../src/core/annotations/merge';
import { parseSideFile } from '../../../src/core/annotations/sideFile';
import { disagreements } from '../../../src/core/consensus/disagreements';
import { planSettlement } from '../../../src/core/consensus/settle';
import { parseYaml } from '../../../src/core/yaml/parse';
import { corpusOf } from '../../support/project';
import {
  coding,
  inShort,
  listIn,
  type Project,
  project,
  settled,
  sideFile,
  takenOver,
  text,
} from './meeting';

const file = '1.txt.consensus.codes.yaml';
const consensusIn = (files: Project) =>
  parseSideFile(file, files[file]!, 'consensus').annotations.map(
    ({ codes, quote, coder }) => `${quote} ${codes.join('+')} ${coder}`,
  );
const decisionsIn = (files: Project) =>
  parseSideFile(file, files[file]!).settlements.map(each => each.decision);
const statesIn = (files: Project) => listIn(files).disagreements.map(({ kind, state }) => `${kind} ${state}`);
const whyIn = (files: Project) => listIn(files).disagreements.flatMap(({ why }) => why);

/** The ends and the codes differ. */
const files = project([coding('x1', 'a', '备份工作')], [coding('y1', 'b', '做好备份')]);

describe('settling a disagreement', () => {
  it('writes what was chosen, from what, by whom, when and why', () => {
    const who = { by: '张', created: '2026-12-01', memo: '见手册第 3 条' };
    const after = settled(files, 0, { decision: 'taken', coders: ['x'] }, who);
    const [{ id } = { id: '' }] = listIn(files).disagreements;
    const made = parseSideFile(file, after[file]!).annotations[0]!.id;
    assert.ok(made.startsWith(`${id}-`));
    assert.equal(
      after[file]!.replace(/^hash: .*$/m, 'hash: …').replace(/quote: \w{8}/g, 'quote: ……'),
      `version: 1
source: 1.txt
hash: …
compared: true
annotations:
  - id: ${made}
    codes: [a]
    quote: 备份工作
    at: 1:16-1:20
    before: 建设数字档案馆。确保安全。做好
    after: 。加强领导。
    coder: consensus
    created: 2026-12-01
reviewed:
  - code: b
    absent: true
    coder: consensus
    created: 2026-12-01
settled:
  - id: ${id}
    decision: taken
    taken: [x]
    from:
      - {coder: x, id: x1, codes: [a], quote: ……}
      - {coder: y, id: y1, codes: [b], quote: ……}
    made: [${made}]
    memo: 见手册第 3 条
    by: [张]
    created: 2026-12-01
`,
    );
    assert.deepEqual(parseYaml(file, after[file]!, schema).issues, []);
    assert.deepEqual(statesIn(after), ['codes settled']);
  });

  it('takes the work of either coder, of both, or of a coder who coded nothing', () => {
    const of = (coders: readonly string[]) => consensusIn(settled(files, 0, { decision: 'taken', coders }));
    assert.deepEqual(of(['y']), ['做好备份 b consensus']);
    assert.deepEqual(of(['x', 'y']), ['做好备份 b consensus', '备份工作 a consensus']);
    const alone = project([coding('x1', 'a', '备份工作')], []);
    assert.deepEqual(consensusIn(settled(alone, 0, { decision: 'taken', coders: ['y'] })), []);
    const same = project([coding('x1', 'a', '备份')], [coding('y1', 'b', '备份')]);
    assert.deepEqual(consensusIn(settled(same, 0, { decision: 'taken', coders: ['x', 'y'] })), [
      '备份 a+b consensus',
    ]);
  });

  it('takes other ends and other codes', () => {
    const at = text.indexOf('做好备份工作');
    const span = { start: at, end: at + 6 };
    assert.deepEqual(consensusIn(settled(files, 0, { decision: 'extent', span })), [
      '做好备份工作 a+b consensus',
    ]);
    assert.deepEqual(consensusIn(settled(files, 0, { decision: 'codes', codes: ['a/sub'] })), [
      '做好备份工作 a/sub consensus',
    ]);
    const corpus = corpusOf(files);
    const found = disagreements(corpus);
    const plan = (choice: Parameters<typeof planSettlement>[3]) =>
      planSettlement(corpus, found, found.disagreements[0]!, choice);
    assert.equal(plan({ decision: 'codes', codes: [] }), undefined);
    assert.equal(plan({ decision: 'extent', span: { start: 3, end: 3 } }), undefined);
  });

  it('records that nothing is to be coded, so that the theme is absent, and what is put off', () => {
    const neither = settled(files, 0, { decision: 'neither' });
    assert.deepEqual(
      [decisionsIn(neither), consensusIn(neither), statesIn(neither)],
      [['neither'], [], ['codes settled']],
    );
    const { reviews } = parseSideFile(file, neither[file]!);
    assert.deepEqual(
      reviews.map(({ code, absent }) => `${code} ${absent}`),
      ['a true', 'b true'],
    );
    const later = settled(files, 0, { decision: 'later' });
    assert.deepEqual([decisionsIn(later), statesIn(later)], [['later'], ['codes later']]);
    // What is found later is no longer absent.
    const now = settled(neither, 0, { decision: 'taken', coders: ['x'] });
    assert.deepEqual(
      parseSideFile(file, now[file]!).reviews.map(({ code }) => code),
      ['b'],
    );
  });

  it('settles anew: what was made before goes, and only that', () => {
    const hand = coding('own', 'b', '加强领导');
    const before = { ...files, [file]: `${sideFile([hand], [])}# a comment\n` };
    const once = settled(before, 0, { decision: 'taken', coders: ['x'] });
    const twice = settled(once, 0, { decision: 'taken', coders: ['y'] });
    assert.deepEqual(consensusIn(twice), ['做好备份 b consensus', '加强领导 b consensus']);
    assert.deepEqual(decisionsIn(twice), ['taken']);
    assert.ok(twice[file]!.includes(hand) && twice[file]!.includes('# a comment'));
    assert.deepEqual(listIn(twice).unexplained, [{ source: '1.txt', id: 'own' }]);
  });

  it('is undone by the same changes backwards', () => {
    const once = settled(files, 0, { decision: 'taken', coders: ['x'] });
    const corpus = corpusOf(once);
    const found = disagreements(corpus);
    const { changes } = planSettlement(corpus, found, found.disagreements[0]!, { decision: 'neither' })!;
    const forth = applyChanges(file, once[file]!, changes);
    assert.ok(forth.ok);
    const back = applyChanges(file, forth.text, [...changes].reverse().map(invert));
    assert.deepEqual(back, { ok: true, text: once[file] });
  });

  it('is not written into a file that cannot be read', () => {
    const broken = `${sideFile([], [])}settled: 3\n`;
    const corpus = corpusOf({ ...files, [file]: broken });
    const found = disagreements(corpus);
    assert.deepEqual(found.unread, [file]);
    const { changes } = planSettlement(corpus, found, found.disagreements[0]!, { decision: 'later' })!;
    assert.deepEqual(applyChanges(file, broken, changes), { ok: false, reason: 'unreadable' });
  });
});

describe('taking over what coders agree on', () => {
  const both = project(
    [coding('x1', 'a', '确保安全'), coding('x2', 'a', '备份')],
    [coding('y1', 'a', '确保安全')],
  );

  it('takes what all coded alike and judged alike to be absent; what is open stays open', () => {
    const after = takenOver(both, { by: '张' });
    assert.deepEqual(consensusIn(after), ['确保安全 a consensus']);
    assert.deepEqual(decisionsIn(after), ['agreed']);
    assert.deepEqual(
      parseSideFile(file, after[file]!).reviews.map(({ code, absent }) => `${code} ${absent}`),
      ['b true'],
    );
    assert.deepEqual(inShort(listIn(after).disagreements), ['presence open a: x 备份, y -']);
    assert.deepEqual(takenOver(after), after);
  });

  it('is open again where a coder changes their mind, and says why', () => {
    const after = takenOver(both);
    const changed = { ...after, '1.txt.y.codes.yaml': sideFile([coding('y1', 'b', '确保安全')]) };
    assert.deepEqual(statesIn(changed), ['codes reopened', 'presence open']);
    assert.deepEqual(whyIn(changed), [{ is: 'codes', coder: 'y', id: 'y1', was: ['a'], now: ['b'] }]);
    // Both have changed it alike: it is taken over anew.
    const alike = {
      ...changed,
      '1.txt.x.codes.yaml': sideFile([coding('x1', 'b', '确保安全'), coding('x2', 'a', '备份')]),
    };
    assert.deepEqual(statesIn(alike), ['presence open', 'agreed reopened']);
    assert.deepEqual(consensusIn(takenOver(alike)), ['确保安全 b consensus']);
  });
});

describe('what was settled', () => {
  const once = settled(files, 0, { decision: 'taken', coders: ['x'] });
  const x = (...entries: readonly string[]) => ({ ...once, '1.txt.x.codes.yaml': sideFile(entries) });

  it('stays settled where the text around it changes, is wrapped anew, or waits', () => {
    const moved = `序言。\n${text.replace('备份', '备\n份')}`;
    assert.deepEqual(statesIn({ ...once, '1.txt': moved }), ['codes settled']);
    const gone = listIn({ ...once, '1.txt': '别的话。\n' });
    assert.deepEqual(gone.disagreements, []);
  });

  it('is open again where a coder changes ends or codes, adds or removes a passage, and says why', () => {
    const why = (...entries: readonly string[]) => whyIn(x(...entries)).map(each => each.is);
    assert.deepEqual(why(coding('x1', 'b', '备份工作')), ['codes']);
    assert.deepEqual(why(coding('x1', 'a', '备份工作。加强')), ['extent']);
    assert.deepEqual(why(coding('x1', 'a', '备份工作'), coding('x2', 'b', '做好备份')), ['added']);
    assert.deepEqual(why(), ['removed']);
    assert.deepEqual(statesIn(x()), ['presence reopened']);
    // A memo is no other coding.
    assert.deepEqual(why(coding('x1', 'a', '备份工作').replace('}', ', memo: 记 }')), []);
  });

  it('is open again where a third coder has judged it, or the consensus lacks what was made', () => {
    assert.deepEqual(whyIn({ ...once, '1.txt.z.codes.yaml': sideFile([]) }), [{ is: 'judged', coder: 'z' }]);
    const made = parseSideFile(file, once[file]!).annotations[0]!;
    const lacking = applyChanges(file, once[file]!, [{ kind: 'annotation', before: made }]);
    assert.ok(lacking.ok);
    assert.deepEqual(whyIn({ ...once, [file]: lacking.text }), [{ is: 'consensus-removed', id: made.id }]);
  });

  it('is told as gone where no coder has the passages any more, and the consensus still has', () => {
    const none = { ...x(), '1.txt.y.codes.yaml': sideFile([]) };
    assert.deepEqual(statesIn(none), ['gone reopened']);
    const after = settled(none, 0, { decision: 'neither' });
    assert.deepEqual([consensusIn(after), statesIn(after)], [[], []]);
  });
});

describe('merging what two branches settled', () => {
  const two = project(
    [coding('x1', 'a', '确保安全'), coding('x2', 'a', '备份'), coding('x3', 'b', '加强领导')],
    [coding('y3', 'b', '加强领导')],
  );
  const merged = (ours: Project, theirs: Project, base = '') =>
    mergeVersions(file, base, ours[file]!, theirs[file]!);
  const take = { decision: 'taken', coders: ['x'] } as const;

  it('keeps what either settled', () => {
    const [ours, theirs] = [settled(two, 0, take), settled(two, 1, { decision: 'neither' })];
    const { text: both, conflicts } = merged(ours, theirs);
    assert.equal(conflicts, 0);
    assert.deepEqual(statesIn({ ...two, [file]: both }), ['presence settled', 'presence settled']);
    assert.equal(merged(theirs, ours).text, both);
  });

  it('makes one of what both settled alike, and names both', () => {
    const [ours, theirs] = ['张', '李'].map(by => settled(takenOver(two, { by }), 0, take, { by })) as [
      Project,
      Project,
    ];
    const { text: both, conflicts } = merged(ours, theirs);
    assert.equal(conflicts, 0);
    assert.deepEqual(consensusIn({ [file]: both }), ['确保安全 a consensus', '加强领导 b consensus']);
    const { settlements } = parseSideFile(file, both);
    assert.deepEqual(
      settlements.map(({ by }) => by),
      [
        ['张', '李'],
        ['张', '李'],
      ],
    );
  });

  it('is a conflict where they settled the same differently; what the loser made is told', () => {
    const [ours, theirs] = [settled(two, 0, take), settled(two, 0, { decision: 'codes', codes: ['b'] })];
    const { text: both, conflicts } = merged(ours, theirs);
    assert.equal(conflicts, 1);
    const kept = both.replace(/^<{7}.*\n([\s\S]*?)={7}\n[\s\S]*?>{7}.*\n/m, '$1');
    assert.deepEqual(listIn({ ...two, [file]: kept }).unexplained.length, 1);
  });
});
