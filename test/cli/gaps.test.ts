import assert from 'node:assert/strict';
import Ajv from 'ajv';
import schema from '../../schemas/gaps.schema.json';
import { makeFolder, removeFolders, run, smallProject } from './cli';

describe('policy-coder gaps', () => {
  after(removeFolders);

  const project = {
    ...smallProject,
    'plans/3.txt': '守住安全底线，数字的档案也要备份。\n',
  };
  const gaps = (...options: string[]) => run(['gaps', makeFolder(project), ...options]);

  it('lists the unreviewed cells with what was searched for and what comes nearest', async () => {
    const { code, stdout, stderr } = await gaps('--source', '3');
    assert.equal(
      stdout,
      [
        '2 gaps',
        '',
        '3 · 档案安全',
        '  Compared with 1 passage coded with it in another source.',
        '  安全: here 1, elsewhere 2 (sources: 1)',
        '  备份: here 1, elsewhere 2 (sources: 2)',
        '  1. 1:1  守住安全底线，数字的档案也要备份。',
        '     keyword hit "安全"',
        '     keyword hit "备份"',
        '',
        '3 · 信息化',
        '  No passage is coded with it elsewhere to compare with.',
        '  数字档案馆: here 0, elsewhere 1 (sources: 1)',
        '  数字档案: here 0, elsewhere 1 (sources: 1)',
        '  1. 1:1  守住安全底线，数字的档案也要备份。',
        '     "数字的档案" differs from "数字档案" by one character',
        '',
      ].join('\n'),
    );
    assert.deepEqual([code, stderr], [0, '']);
  });

  it('prints JSON as its schema says, in English; of one theme, in the order of the rows', async () => {
    const { stdout } = await gaps('--theme', 'digital', '--json', '--lang', 'zh-cn');
    const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);
    const printed = JSON.parse(stdout);
    validate(printed);
    assert.deepEqual(validate.errors ?? [], []);
    assert.deepEqual(
      printed.gaps.map((gap: { source: string; theme: string }) => [gap.source, gap.theme]),
      [
        ['plans/1.txt', 'digital'],
        ['plans/2.txt', 'digital'],
        ['plans/3.txt', 'digital'],
      ],
    );
    assert.equal(printed.gaps[0].nearest[0].reasons[0].text, 'keyword hit "数字档案馆"');
    delete printed.gaps[0].nearest[0].reasons[0].text;
    assert.equal(validate(printed), false);
  });

  it('prints Markdown', async () => {
    const { stdout } = await gaps('--theme', 'safety', '--markdown');
    assert.match(stdout, /\n\| 安全 \| 1 \| 2 \| 1 \|\n/);
    assert.match(
      stdout,
      /\n1\. 守住\*\*安全\*\*底线，数字的档案也要\*\*备份\*\*。 \(line 1\)\n {3}- keyword hit "安全"\n/,
    );
  });

  it('says in Chinese that there are none', async () => {
    const { stdout } = await gaps('--theme', 'safety', '--source', 'plans/2.txt', '--lang', 'zh-cn');
    assert.equal(stdout, '没有空缺：每个单元格都已编码或标为确认无。\n');
  });

  it('refuses a theme or source that is not there, and two formats at once', async () => {
    for (const [options, problem] of [
      [['--theme', 'own'], 'The codebook has no theme own; it has: safety, digital.'],
      [['--source', 'x'], '"x" is not a source of the project.'],
      [['--json', '--markdown'], 'Use either --json or --markdown, not both.'],
    ] as const) {
      const { code, stderr } = await gaps(...options);
      assert.deepEqual([code, stderr], [2, `policy-coder: ${problem}\n`]);
    }
  });
});
