import assert from 'node:assert/strict';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolders, run } from './cli';
import { Repository } from './gitProject';

const text = '建设数字档案馆。确保安全。做好备份。加强领导。\n';
const side = (entries: readonly string[]) =>
  `version: 1\nsource: 1.txt\n${entries.length > 0 ? `annotations:\n${entries.map(each => `  - ${each}\n`).join('')}` : ''}reviewed:\n  - { code: '*' }\n`;
const entry = (id: string, code: string, quote: string) => {
  const at = text.indexOf(quote) + 1;
  return `{ id: ${id}, codes: [${code}], quote: ${quote}, at: "1:${at}-1:${at + quote.length}" }`;
};

describe('two coders on two branches, settled on a third', () => {
  after(removeFolders);

  it('loses nothing in the merge, and all figures are those of before', async () => {
    const repository = new Repository({
      'codebook.yaml': 'version: 1\nthemes:\n  - { id: a, name: 甲 }\n  - { id: b, name: 乙 }\n',
      'corpus.yaml': 'version: 1\ncoders: [x, y]\n',
      '1.txt': text,
    });
    await run(['install-git', repository.folder]);
    repository.commit('install');
    const write = (coder: string, entries: readonly string[]) =>
      writeFileSync(join(repository.folder, `1.txt.${coder}.codes.yaml`), side(entries));
    const entriesOfX = [
      entry('x1', 'a', '确保安全'),
      entry('x2', 'a', '做好备份'),
      entry('x3', 'b', '加强领导'),
    ];
    repository.branch('one', () => write('x', entriesOfX));
    repository.branch('two', () => write('y', [entry('y1', 'a', '确保安全'), entry('y2', 'b', '做好备份')]));
    repository.git('checkout', '-q', '-b', 'meeting');
    repository.git('merge', '-q', '--no-edit', 'one');
    assert.equal(repository.try('merge', '--no-edit', 'two').code, 0);
    const listed = await run(['disagreements', repository.folder, '--json']);
    const { disagreements } = JSON.parse(listed.stdout) as {
      disagreements: readonly { id: string; source: string }[];
    };
    assert.equal(disagreements.length, 2);
    const choices = join(repository.folder, 'choices.jsonl');
    writeFileSync(choices, '');
    for (const { id, source } of disagreements) {
      appendFileSync(choices, `${JSON.stringify({ id, source, decision: 'taken', taken: ['x'] })}\n`);
    }
    assert.equal(
      (await run(['settle', repository.folder, choices, '--agreed', '--by', '张', '--write'])).code,
      0,
    );
    repository.commit('settled');
    const figures = async () => {
      const all = await Promise.all(
        ['agreement', 'disagreements', 'report'].map(name => run([name, repository.folder, '--json'])),
      );
      const consensus = await run(['report', repository.folder, '--json', '--coder', 'consensus']);
      return [...all, consensus].map(({ stdout }) => stdout);
    };
    const before = await figures();
    // The branches of the coders reach main first, then that of the meeting.
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--no-edit', 'one');
    repository.git('merge', '-q', '--no-edit', 'two');
    const { code, output } = repository.try('merge', '--no-edit', 'meeting');
    assert.equal(code, 0, output);
    assert.deepEqual(await figures(), before);
    assert.match(before[1]!, /"settled": 2/);
  });

  it('says in the comment of a pull request how agreement changed, and nothing where there is one coder', async () => {
    const repository = new Repository({
      'codebook.yaml':
        'version: 1\nthemes:\n  - { id: a, name: 甲 }\n  - { id: b, name: 乙 }\n  - { id: c, name: 丙 }\n',
      'corpus.yaml': 'version: 1\ncoders: [x, y]\n',
      '1.txt': text,
    });
    const { folder } = repository;
    const write = (coder: string, entries: readonly string[]) =>
      writeFileSync(join(folder, `1.txt.${coder}.codes.yaml`), side(entries));
    const diff = async (...args: readonly string[]) => (await run(['diff', folder, ...args])).stdout;
    const agreementIn = async (...args: readonly string[]) =>
      JSON.parse(await diff(...args, '--json')).agreement;
    write('x', [entry('x1', 'a', '确保安全'), entry('x2', 'b', '加强领导')]);
    assert.equal(await agreementIn(), undefined);
    assert.doesNotMatch(await diff('--markdown'), /Agreement|alpha/);
    repository.commit('x has coded');
    // The second coder: what was not compared is now.
    write('y', [entry('y1', 'b', '加强领导'), entry('y2', 'b', '做好备份')]);
    const [first] = (await agreementIn()).themes;
    // 4 sentences: x coded one, y none.
    assert.deepEqual(
      [first.theme, first.before, first.after.units, first.after.percent],
      ['a', undefined, 4, 0.75],
    );
    repository.commit('y has coded');
    repository.git('checkout', '-q', '-b', 'training');
    write('y', [entry('y1', 'b', '加强领导'), entry('y3', 'a', '确保安全')]);
    repository.commit('y again');
    const comment = await diff('main', '--markdown');
    const table = comment.slice(comment.indexOf('**Agreement of coders**')).split('\n\n').slice(0, 3);
    assert.deepEqual(table, [
      '**Agreement of coders**',
      'Coders: x, y. Unit: sentence.',
      [
        "| Theme | Units | Percent agreement | Cohen's kappa | Krippendorff's alpha |",
        '|---|--:|---|---|---|',
        '| 甲 | 4 | 0.750 → 1.000 | 0.000 → 1.000 | 0.000 → 1.000 |',
        '| 乙 | 4 | 0.750 → 1.000 | 0.500 → 1.000 | 0.533 → 1.000 |',
        '| All themes together | 4 | 0.500 → 1.000 | 0.200 → 1.000 | 0.263 → 1.000 |',
      ].join('\n'),
    ]);
    assert.match(await diff('main'), /^ {2}乙: Units 4; Percent agreement 0\.750 → 1\.000; /m);
    assert.match(
      await diff('main', '--markdown', '--lang', 'zh-cn'),
      /\*\*编码员一致性\*\*\n\n编码员：x，y。单元：句。/,
    );
    // What is compared did not change: neither did agreement.
    repository.write('1.txt.y.codes.yaml', `${repository.read('1.txt.y.codes.yaml')}# 已核对\n`);
    repository.commit('all the same');
    assert.equal(await agreementIn('training~1'), undefined);
    // A side file that one version cannot be read of is no change of agreement.
    repository.write('1.txt.y.codes.yaml', 'annotations: 3\n');
    assert.equal(await agreementIn('training'), undefined);
  });
});
