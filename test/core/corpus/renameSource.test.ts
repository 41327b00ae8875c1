import assert from 'node:assert/strict';
import { isSideFileOf, movedPath, renamedPath, renameInSettings, renameInSideFile } from '../../../src/core';

describe('a source under another name', () => {
  it('is told by its path, or by that of a folder above it', () => {
    const renamed = { from: 'plans', to: '规划' };
    assert.equal(renamedPath('plans/甲.txt', renamed), '规划/甲.txt');
    assert.equal(renamedPath('plans', renamed), '规划');
    assert.equal(renamedPath('plans2/甲.txt', renamed), undefined);
  });

  it('takes its side files along, but a folder does not take those of a source that is called like it', () => {
    const source = { from: '浙江.txt', to: '浙江（修订）.txt' };
    assert.equal(movedPath('浙江.txt.li.codes.yaml', source), '浙江（修订）.txt.li.codes.yaml');
    assert.equal(movedPath('浙江.txt', source), '浙江（修订）.txt');
    const folder = { from: '浙江', to: '江苏' };
    assert.equal(movedPath('浙江/附件.txt.codes.yaml', folder), '江苏/附件.txt.codes.yaml');
    for (const path of ['浙江.txt', '浙江.txt.codes.yaml']) assert.equal(movedPath(path, folder), path);
    assert.ok(isSideFileOf('江苏.txt.codes.yaml', '江苏.txt'));
    assert.ok(!isSideFileOf('江苏.txt.codes.yaml', '江苏'));
  });

  it('is renamed wherever corpus.yaml names it, and nowhere else', () => {
    const text = [
      'sources: [plans/甲.txt, "plans/*.md", "!plans/甲.txt"] # rows',
      'coders: [plans/甲.txt]',
      'attributes:',
      '  plans/甲.txt: { 地区: plans/甲.txt }',
      '',
    ].join('\n');
    assert.equal(
      renameInSettings(text, { from: 'plans/甲.txt', to: 'plans/乙 1.txt' }),
      [
        'sources: [plans/乙 1.txt, "plans/*.md", "!plans/乙 1.txt"] # rows',
        'coders: [plans/甲.txt]',
        'attributes:',
        '  plans/乙 1.txt: { 地区: plans/甲.txt }',
        '',
      ].join('\n'),
    );
  });

  it('is named anew in its side file, in one line', () => {
    const text =
      'version: 1\nsource: 甲.txt # x\nannotations:\n  - { id: a, quote: 甲.txt, source: 甲.txt }\n';
    assert.equal(renameInSideFile(text, '乙.txt'), text.replace('甲.txt # x', '乙.txt # x'));
  });
});
