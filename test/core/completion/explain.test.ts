import assert from 'node:assert/strict';
import { explainAt } from '../../../src/core/completion/explain';
import { yamlKindOf } from '../../../src/core/completion/schema';
import { corpusOf } from '../../support/project';
import { cursorIn } from './at';

const corpus = corpusOf({
  'codebook.yaml':
    'version: 1\nthemes:\n  - id: a\n    name: 甲\n    keywords: [档案]\n    codes:\n      - id: b\n        name: 乙\n',
  'plan.txt': '档案。\n',
});

function explain(path: string, marked: string) {
  const { text, offset } = cursorIn(marked);
  return explainAt({ kind: yamlKindOf(path)!, path, text, corpus }, offset);
}

describe('explanations in YAML', () => {
  it('explains a key by its schema, through references', () => {
    const id = explain('codebook.yaml', 'themes:\n  - i|d: a\n');
    assert.ok(id?.kind === 'key');
    assert.match(id.description, /^Stable id/);
    assert.equal(explain('codebook.yaml', 'themes:\n  - unknown|: a\n'), undefined);
    assert.equal(explain('codebook.yaml', 'toString|: a\n'), undefined);
  });

  it('names the code a side file refers to, and where it is defined', () => {
    for (const text of ['annotations:\n  - codes: [a, a/|b]\n', 'reviewed:\n  - code: "a/b|"\n']) {
      const found = explain('plan.txt.codes.yaml', text);
      assert.ok(found?.kind === 'code');
      assert.equal(found.name, '甲 › 乙');
      assert.equal(found.code.range.line, 7);
    }
    assert.equal(explain('plan.txt.codes.yaml', 'reviewed:\n  - code: zz|\n'), undefined);
  });

  it('names the theme a group refers to', () => {
    const found = explain('corpus.yaml', 'network:\n  groups:\n    组: [|a]\n');
    assert.equal(found?.kind === 'code' && found.name, '甲');
  });
});
