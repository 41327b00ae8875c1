import assert from 'node:assert/strict';
import { draftThemes } from '../../src/core';
import { projectTemplate } from '../../src/core/corpus/projectTemplate';
import { corpusOf, inShort } from '../support/project';

const plan = '第一章 任务\n加快数字化，用好大数据和人工智能，建设平台。加强人才培训，平台期也要投入。\n';

/** What the files show as possible, in comments. */
const optional = /^( *)# (?=color:|scope:|groups:|coders:|attributes:| {2}plans\/)/gm;

describe('files of a new project', () => {
  for (const language of ['zh-cn', 'zh-tw', 'en', 'de']) {
    it(`work as they stand (${language})`, () => {
      const files = Object.fromEntries(projectTemplate(language).map(({ name, text }) => [name, text]));
      assert.deepEqual(Object.keys(files), ['codebook.yaml', 'corpus.yaml']);
      const corpus = corpusOf({ ...files, 'plans/a.txt': plan });
      assert.deepEqual(inShort(corpus.issues), []);
      assert.deepEqual(
        corpus.codebook.themes.map(({ id, kind }) => [id, kind]),
        [
          ['digital', 'check'],
          ['talent', 'check'],
          ['local', 'text'],
        ],
      );
      assert.equal(corpus.sources.length, 1);
      const terms = corpus.sources[0]!.analysis.matches.map(({ keyword }) => keyword.term);
      assert.deepEqual(terms, ['数字化', '大数据', '人工智能', '平台', '人才', '培训']);
    });

    it(`are complete when everything in comments is taken in (${language})`, () => {
      const files = Object.fromEntries(
        projectTemplate(language).map(({ name, text }) => [name, text.replace(optional, '$1')]),
      );
      const name = /plans\/[^:]+/.exec(files['corpus.yaml']!)![0];
      const section = /section: ([^ }]+)/.exec(files['corpus.yaml']!)![1];
      const corpus = corpusOf({ ...files, [name]: `# ${section}\n${plan}` });
      assert.deepEqual(inShort(corpus.issues), []);
      assert.equal(corpus.codebook.themes[0]!.color, '#4e79a7');
      assert.equal(corpus.settings.coders.length, 2);
      assert.equal(corpus.settings.network.groups.size, 1);
      assert.equal(corpus.settings.attributes.size, 1);
    });
  }

  it('speak the language of the user', () => {
    const [codebook] = projectTemplate('zh-cn');
    assert.match(codebook!.text, /编码本/);
    const comments = projectTemplate('en')
      .map(({ text }) => text.replaceAll(/^[^#]*/gm, ''))
      .join('');
    assert.doesNotMatch(comments.replace('主要任务', ''), /\p{Script=Han}/u);
  });

  for (const language of ['zh-cn', 'en']) {
    it(`hold the title and the themes that were asked for (${language})`, () => {
      const files = Object.fromEntries(
        projectTemplate(language, {
          title: '标题: "一" # $&',
          themes: draftThemes('资源：征集\n安全'),
          hasMarkdown: true,
        }).map(({ name, text }) => [name, text]),
      );
      const corpus = corpusOf({ ...files, 'a.md': '征集工作。\n', 'b.txt': '征集。\n' });
      assert.deepEqual(inShort(corpus.issues), ['codebook.yaml:12:9 theme-without-keywords']);
      assert.equal(corpus.codebook.title, '标题: "一" # $&');
      assert.equal(corpus.sources.length, 2);
      assert.match(files['codebook.yaml']!, /^# .*\n.*\n {2}- id: 安全\n.*# .*kind: text/s);
    });
  }
});
