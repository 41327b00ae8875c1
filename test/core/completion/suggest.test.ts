import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { yamlKindOf } from '../../../src/core/completion/schema';
import { type Suggestion, suggestAt } from '../../../src/core/completion/suggest';
import { corpusOf } from '../../support/project';
import { cursorIn } from './at';

const corpus = corpusOf({
  'codebook.yaml': `version: 1
themes:
  - id: governance
    name: 治理
    keywords: [依法治档]
    codes:
      - id: law
        name: 法治
        definition: 依法管理档案
  - id: talent
    name: 人才
    color: "#4e79a7"
    keywords: [人才队伍]
`,
  'corpus.yaml': 'version: 1\ncoders: [甲, 乙]\nattributes:\n  plans/云南.txt: { 地区: 云南 }\n',
  'plans/云南.txt': '依法治档。\n',
  'plans/a: b.txt': '人才队伍。\n',
});

function suggest(path: string, marked: string, isRead = true): readonly Suggestion[] {
  const { text, offset } = cursorIn(marked);
  const file = { kind: yamlKindOf(path)!, path, text, corpus: isRead ? corpus : undefined };
  return suggestAt(file, offset)?.suggestions ?? [];
}

const labels = (path: string, marked: string) => suggest(path, marked).map(({ label }) => label);

/** The file with a suggestion put in; the cursor is written as `▮` where the snippet names its place. */
function put(path: string, marked: string, label: string): string {
  const { text, offset } = cursorIn(marked);
  const found = suggestAt({ kind: yamlKindOf(path)!, path, text, corpus }, offset);
  const chosen = found?.suggestions.find(each => each.label === label);
  if (!found || !chosen) throw new Error(`${label} is not suggested`);
  const { start, end } = found.place.token;
  const plain = chosen.snippet.replace('$0', '▮').replace(/\\(.)/g, '$1');
  return text.slice(0, start) + plain + text.slice(end);
}

const side = 'plans/云南.txt.codes.yaml';

describe('suggestions in YAML', () => {
  it('offers the keys that are not there yet, with their descriptions', () => {
    assert.deepEqual(labels('codebook.yaml', 'version: 1\n|'), ['title', 'themes']);
    assert.deepEqual(labels('codebook.yaml', 'themes:\n  - id: a\n    name: b\n    |\n    codes:'), [
      ...['short', 'shape', 'color', 'kind', 'definition', 'include', 'exclude', 'examples', 'keywords'],
    ]);
    const [id] = suggest('codebook.yaml', 'themes:\n  - |');
    assert.match(id?.description ?? '', /^Stable id/);
    assert.deepEqual(labels('corpus.yaml', 'network:\n  min|'), [
      ...[
        'nodes',
        'counting',
        'measure',
        'without',
        'minFrequency',
        'topNodes',
        'significance',
        'minWeight',
        'backbone',
        'topEdges',
        'kCore',
        'groups',
        'resolution',
        'seed',
        'pinned',
      ],
    ]);
  });

  it('offers the keys of an item below its dash, too, where Enter leaves the cursor', () => {
    const begun = 'themes:\n  - id: a\n    name: b\n  - id: c\n  na|';
    assert.deepEqual(labels('codebook.yaml', begun).slice(0, 3), ['- id', 'name', 'short']);
    assert.equal(
      put('codebook.yaml', begun, 'name'),
      'themes:\n  - id: a\n    name: b\n  - id: c\n    name: ▮',
    );
    assert.equal(
      put('codebook.yaml', 'themes:\n  - id: a\n  |', 'codes'),
      'themes:\n  - id: a\n    codes:\n      - ▮',
    );
    assert.deepEqual(labels('corpus.yaml', 'sources:\n  - a.txt\n  |'), [
      '- plans/a: b.txt',
      '- plans/云南.txt',
    ]);
  });

  it('offers nothing where the format knows nothing', () => {
    assert.deepEqual(labels('codebook.yaml', 'title: |'), []);
    assert.deepEqual(labels('codebook.yaml', 'x-own:\n  |'), []);
    assert.deepEqual(labels('codebook.yaml', 'constructor:\n  |'), []);
    assert.deepEqual(labels('corpus.yaml', '# |'), []);
  });

  it('offers allowed values', () => {
    assert.deepEqual(labels('corpus.yaml', 'unit: |'), ['sentence', 'paragraph', 'section', 'document']);
    assert.deepEqual(labels('codebook.yaml', 'themes:\n  - kind: t|'), ['check', 'text']);
    assert.deepEqual(labels('codebook.yaml', 'version: |'), ['1']);
    assert.deepEqual(labels(side, 'reviewed:\n  - code: talent\n    absent: |'), ['true', 'false']);
  });

  it('offers codes in side files, without those already there', () => {
    assert.deepEqual(labels(side, 'annotations:\n  - codes: [|]'), [
      'governance',
      'governance/law',
      'talent',
    ]);
    assert.deepEqual(labels(side, 'annotations:\n  - codes: [talent, |'), ['governance', 'governance/law']);
    assert.deepEqual(labels(side, 'annotations:\n  - codes:\n      - talent\n      - |'), [
      'governance',
      'governance/law',
    ]);
    assert.deepEqual(labels(side, 'reviewed:\n  - code: |'), ['governance', 'governance/law', 'talent', '*']);
    const law = suggest(side, 'reviewed:\n  - code: |')[1]?.meaning;
    assert.deepEqual([law?.name, law?.definition], ['治理 › 法治', '依法管理档案']);
  });

  it('offers themes, sources, attributes, coders and free colours', () => {
    assert.deepEqual(labels('corpus.yaml', 'network:\n  groups:\n    创新: [|]'), ['governance', 'talent']);
    assert.deepEqual(labels('corpus.yaml', 'sources:\n  - |'), ['plans/a: b.txt', 'plans/云南.txt']);
    assert.deepEqual(labels('corpus.yaml', 'reference: |'), ['plans/a: b.txt', 'plans/云南.txt']);
    assert.deepEqual(labels('corpus.yaml', 'attributes:\n  plans/云南.txt: {}\n  |'), ['plans/a: b.txt']);
    assert.deepEqual(labels('corpus.yaml', 'attributes:\n  x.txt: { |'), ['地区']);
    assert.deepEqual(labels(side, 'annotations:\n  - coder: |'), ['甲', '乙']);
    assert.deepEqual(labels(side, 'source: |'), ['云南.txt']);
    const colors = labels('codebook.yaml', 'themes:\n  - color: |');
    assert.ok(colors.length > 5 && colors.every(color => /^#[0-9a-f]{6}$/.test(color)));
    assert.ok(!colors.includes('#4e79a7'));
  });

  it('begins a list where there is none', () => {
    assert.deepEqual(labels('codebook.yaml', 'themes:\n  |'), ['- id']);
    assert.deepEqual(labels('corpus.yaml', 'sources:\n  |'), ['- plans/a: b.txt', '- plans/云南.txt']);
    assert.equal(put(side, 'annotations:\n  - codes: |', 'talent'), 'annotations:\n  - codes: [talent▮]');
    assert.equal(put('codebook.yaml', 'themes:\n  |', '- id'), 'themes:\n  - id: ▮');
  });

  it('puts in what YAML reads as meant, with room for the value', () => {
    assert.equal(put('codebook.yaml', 'th|', 'themes'), 'themes:\n  - ▮');
    assert.equal(
      put('codebook.yaml', 'themes:\n  - id: a\n    |', 'codes'),
      'themes:\n  - id: a\n    codes:\n      - ▮',
    );
    assert.equal(put('corpus.yaml', 'network:\n  |', 'groups'), 'network:\n  groups:\n    ▮');
    assert.equal(put('corpus.yaml', '|', 'coders'), 'coders: [▮]');
    assert.equal(put('corpus.yaml', 'un|it: section', 'unit'), 'unit: section');
    assert.equal(
      put('corpus.yaml', 'attributes:\n  |', 'plans/云南.txt'),
      'attributes:\n  plans/云南.txt: { ▮ }',
    );
    assert.equal(put('corpus.yaml', 'attributes:\n  x.txt: {|', '地区'), 'attributes:\n  x.txt: {地区: ▮');
    const odd = parse(put('corpus.yaml', 'sources: [|]', 'plans/a: b.txt'));
    assert.deepEqual(odd, { sources: ['plans/a: b.txt'] });
    const color = parse(put('codebook.yaml', 'themes:\n  - color: |', '#f28e2b'));
    assert.equal(color.themes[0].color, '#f28e2b');
    const quoted = parse(put('codebook.yaml', 'themes:\n  - color: "#f|"', '#f28e2b'));
    assert.equal(quoted.themes[0].color, '#f28e2b');
  });

  it('says where choosing goes on', () => {
    const goesOn = (path: string, marked: string) =>
      suggest(path, marked)
        .filter(each => each.goesOn)
        .map(({ label }) => label);
    assert.deepEqual(goesOn('codebook.yaml', 'themes:\n  - |'), [
      'shape',
      'color',
      'kind',
      'keywords',
      'codes',
    ]);
    assert.deepEqual(goesOn(side, 'annotations:\n  - |'), ['codes', 'orphan', 'coder']);
  });

  it('knows the schema while the project is not read yet', () => {
    const found = suggest(side, 'annotations:\n  - codes: [|]', false);
    assert.deepEqual(found, []);
    assert.ok(suggest(side, '|', false).length > 3);
  });
});
