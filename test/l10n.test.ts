import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileTroubleTemplates } from '../src/core/base/fileTrouble';
import { issueTemplates } from '../src/core/base/issue';
import { syntaxTemplates } from '../src/core/base/syntax';
import { schemaDescriptions } from '../src/core/completion/schema';
import { troubleTemplates } from '../src/core/engines/segmenter';
import { exchangeTemplates } from '../src/core/exchange/exchangeWords';
import { root } from './support/root';
import { parseCode, parseFile, sourceFiles } from './support/sourceTree';
import { holesOf, templatesOf } from './support/templates';

type Strings = Readonly<Record<string, string>>;
const readJson = (path: string): Strings => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Files that hand on templates of a closed table, which is checked as a whole. */
const templateTables: Readonly<Record<string, readonly string[]>> = {
  'src/core/completion/schema.ts': schemaDescriptions,
  'src/core/base/fileTrouble.ts': fileTroubleTemplates,
  'src/core/exchange/exchangeWords.ts': exchangeTemplates,
  'src/core/base/issue.ts': issueTemplates,
  'src/core/engines/segmenter.ts': troubleTemplates,
  'src/core/base/syntax.ts': syntaxTemplates,
};

describe('translations', () => {
  const chinese = readJson('l10n/bundle.l10n.zh-cn.json');
  const found = sourceFiles().map(path => ({ path, ...templatesOf(parseFile(path)) }));
  const used = new Set([
    ...found.flatMap(({ templates }) => templates.map(({ text }) => text)),
    ...Object.values(templateTables).flat(),
  ]);

  it('every template is a string literal with a value for each hole', () => {
    assert.deepEqual(
      found.filter(({ path }) => !(path in templateTables)).flatMap(({ problems }) => problems),
      [],
    );
  });

  it('every template has Chinese with the same holes', () => {
    const lacking = [...used].filter(template => !chinese[template]?.trim());
    assert.deepEqual(lacking, []);
    const uneven = Object.entries(chinese).filter(
      ([english, text]) => holesOf(english).join() !== holesOf(text).join(),
    );
    assert.deepEqual(uneven, []);
  });

  it('the bundle is sorted and holds no stale keys', () => {
    assert.deepEqual(
      Object.keys(chinese).filter(key => !used.has(key)),
      [],
    );
    assert.deepEqual(Object.keys(chinese), Object.keys(chinese).sort());
  });

  it('Chinese is Chinese', () => {
    const names = /^[\s{}\d:：。·,，./|()%-]*$|Policy Coder|CSV|SVG|GEXF|HTML|JSON|YAML/;
    assert.deepEqual(
      Object.entries(chinese).filter(([, text]) => !/\p{Script=Han}/u.test(text) && !names.test(text)),
      [],
    );
  });

  it('the manifest strings are the same in both languages, and complete', () => {
    const english = readJson('package.nls.json');
    const translated = readJson('package.nls.zh-cn.json');
    assert.deepEqual(Object.keys(translated).sort(), Object.keys(english).sort());
    const manifest = readFileSync(join(root, 'package.json'), 'utf8');
    const asked = new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!));
    assert.deepEqual([...asked].filter(key => !english[key]).sort(), []);
    assert.deepEqual(
      Object.keys(english).filter(key => !asked.has(key)),
      [],
    );
  });
});

describe('the template finder', () => {
  const find = (code: string) => templatesOf(parseCode('src/x.ts', code));

  it('sees templates given to t and to vscode.l10n.t', () => {
    const { templates, problems } = find(
      "t('a'); vscode.l10n.t('b {0}', 1); this.t(`c`); t(many ? 'd' : 'e'); at('no');",
    );
    assert.deepEqual(
      templates.map(({ text }) => text),
      ['a', 'b {0}', 'c', 'd', 'e'],
    );
    assert.deepEqual(problems, []);
  });

  it('reports computed templates and holes without a value', () => {
    assert.equal(find('t(name);').problems.length, 1);
    assert.equal(find("t('a' + b);").problems.length, 1);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code that is to be refused
    assert.equal(find('t(`a ${b}`);').problems.length, 1);
    assert.equal(find("t('{0} of {1}', done);").problems.length, 1);
  });
});
