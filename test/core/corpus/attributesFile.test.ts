import assert from 'node:assert/strict';
import { CorpusBuilder } from '../../../src/core/corpus/build';
import { loadProject } from '../../../src/core/corpus/load';
import { MemoryCorpusStore } from '../../support/corpusStore';
import { codebookOf, inShort, messageIn } from '../../support/project';

const project = {
  'codebook.yaml': codebookOf({ a: ['甲'] }),
  'corpus.yaml': 'version: 1\nattributesFile: ./plans.csv\n',
  'plans/北京.txt': '甲。\n',
  'plans/上海.txt': '甲。\n',
  'other.csv': 'nobody,asks\n',
};

async function read(contents: Readonly<Record<string, string | Uint8Array>>) {
  const files = await loadProject(new MemoryCorpusStore({ ...project, ...contents }));
  const corpus = new CorpusBuilder().build(files);
  const attributes = Object.fromEntries(corpus.sources.map(each => [each.label, each.attributes]));
  return { files, attributes, issues: corpus.issues };
}

describe('the file of attributes', () => {
  it('gives attributes by path, file name or label; a column is of one kind', async () => {
    const { attributes, issues, files } = await read({
      'plans.csv':
        '\ufeff地区,大区,专项,人口,代码\r\nplans/北京.txt,华北,是,2184.3,011\r\n上海,"华东,沿海",否,2487,\r\n',
    });
    assert.deepEqual(attributes, {
      北京: { 大区: '华北', 专项: true, 人口: 2184.3, 代码: '011' },
      上海: { 大区: '华东,沿海', 专项: false, 人口: 2487 },
    });
    assert.deepEqual(issues, []);
    assert.equal(files.has('other.csv'), false);
  });

  it('is read in GB18030 with semicolons, as spreadsheets save it', async () => {
    // 地区;大区 / 北京;华北
    const bytes = [0xb5, 0xd8, 0xc7, 0xf8, 0x3b, 0xb4, 0xf3, 0xc7, 0xf8, 0x0d, 0x0a];
    const row = [0xb1, 0xb1, 0xbe, 0xa9, 0x3b, 0xbb, 0xaa, 0xb1, 0xb1, 0x0d, 0x0a];
    const { attributes } = await read({ 'plans.csv': Uint8Array.from([...bytes, ...row]) });
    assert.deepEqual(attributes.北京, { 大区: '华北' });
  });

  it('gives way to corpus.yaml, and says at the line where they differ', async () => {
    const { attributes, issues } = await read({
      'corpus.yaml':
        'version: 1\nattributesFile: plans.csv\nattributes:\n  plans/北京.txt: { 大区: 华北, 年: 2021, 日: 2021-05-31 }\n',
      'plans.csv': '源,大区,年,日,级\n上海,华东,2020,,市\n\n北京,东北,2021,2021/5/31,市\n',
    });
    assert.deepEqual(attributes.北京, { 大区: '华北', 年: 2021, 日: '2021-05-31', 级: '市' });
    assert.deepEqual(inShort(issues), ['plans.csv:4:1 attribute-differs']);
    assert.equal(
      messageIn(issues, 'attribute-differs'),
      '"大区" of "plans/北京.txt" is "东北" here, but "华北" in corpus.yaml, which takes precedence. Make them the same.',
    );
  });

  it('says which rows cannot be used', async () => {
    const { attributes, issues } = await read({
      'more/北京.txt': '甲。\n',
      'plans.csv': '源,大区\n广州,华南\n北京,华北\n上海,华东,多\nplans/上海.txt,"华\n东"\n上海,华东\n',
    });
    assert.deepEqual(inShort(issues), [
      'plans.csv:2:1 attributes-without-source',
      'plans.csv:3:1 attributes-label-ambiguous',
      'plans.csv:4:1 bad-attributes-row',
      'plans.csv:7:1 duplicate-attributes',
    ]);
    assert.equal(attributes.上海!.大区, '华\n东');
  });

  it('says at the head line which columns cannot be told apart, and keeps the first', async () => {
    const { attributes, issues } = await read({
      'plans.csv': '\ufeff源,大区, 大区 ,,大区,\n北京,华北,东北,无名,,\n上海,华东,,,x,\n',
    });
    assert.deepEqual(attributes, { 北京: { 大区: '华北' }, 上海: { 大区: '华东' } });
    assert.deepEqual(inShort(issues), [
      'plans.csv:1:1 repeated-attribute',
      'plans.csv:1:1 unnamed-attribute',
    ]);
    assert.match(messageIn(issues, 'unnamed-attribute') ?? '', /Column 4 /);
  });

  it('says which values are not what the others of their column are, wherever they stand', async () => {
    const more = Object.fromEntries(['天津', '重庆'].map(name => [`plans/${name}.txt`, '甲。\n']));
    const { issues } = await read({
      ...more,
      'corpus.yaml': 'version: 1\nattributesFile: plans.csv\nattributes:\n  plans/天津.txt: { 日: 不详 }\n',
      'plans.csv':
        '源,日,数\n北京,2021-05-31,1\n上海,2021年2月30日,2\n重庆,２０２２／１／２ 00:00:00,3\n天津,,多\n',
    });
    assert.deepEqual(inShort(issues), [
      'corpus.yaml:4:22 attribute-no-date',
      'plans.csv:3:1 attribute-no-such-day',
      'plans.csv:5:1 attribute-no-number',
    ]);
  });

  it('says when it is not there', async () => {
    const { issues } = await read({});
    assert.deepEqual(inShort(issues), ['corpus.yaml:2:17 missing-attributes-file']);
  });

  it('may be empty', async () => {
    assert.deepEqual((await read({ 'plans.csv': '' })).issues, []);
  });

  it('is read anew when it, the sources or corpus.yaml have changed, and only then', async () => {
    const { files } = await read({ 'plans.csv': '源,大区\n北京,华北\n' });
    const builder = new CorpusBuilder();
    const beijing = (from: typeof files) =>
      builder.build(from).sources.find(each => each.label === '北京')!.attributes;
    const first = beijing(files);
    assert.equal(beijing(new Map(files)), first);
    const changed = new Map(files).set('plans.csv', {
      kind: 'text',
      text: '源,大区\n北京,京津冀\n',
      encoding: 'utf-8',
    });
    assert.deepEqual(beijing(changed), { 大区: '京津冀' });
  });
});
