import assert from 'node:assert/strict';
import { disagreements } from '../../../src/core/consensus/disagreements';
import { corpusOf } from '../../support/project';
import { coding, inShort, listIn, project, sideFile, text } from './meeting';

const listed = (...args: Parameters<typeof project>) => inShort(listIn(project(...args)).disagreements);

describe('disagreements of coders', () => {
  it('are codes, extents and presence; the same extent with the same codes is agreed', () => {
    const found = listIn(
      project(
        [
          coding('x1', 'a', '建设数字档案馆'),
          coding('x2', 'b', '确保安全'),
          coding('x3', 'a', '备份工作'),
          coding('x4', 'a', '加强领导'),
        ],
        [coding('y1', 'a', '建设数字档案馆'), coding('y2', 'a', '确保安全'), coding('y3', 'a', '做好备份')],
      ),
    );
    assert.deepEqual(inShort(found.disagreements), [
      'codes open a+b: x 确保安全, y 确保安全',
      'extent open a: x 备份工作, y 做好备份',
      'presence open a: x 加强领导, y -',
    ]);
    assert.deepEqual(inShort(found.agreed), ['agreed open a: x 建设数字档案馆, y 建设数字档案馆']);
  });

  it('are none where only one has judged the theme', () => {
    const files = project([coding('x1', 'a', '确保安全'), coding('x2', 'b', '加强领导')], []);
    const judgedA = { ...files, '1.txt.y.codes.yaml': sideFile([], ['{ code: a, absent: true }']) };
    assert.deepEqual(inShort(listIn(judgedA).disagreements), ['presence open a: x 确保安全, y -']);
    const judgedNone = { ...files, '1.txt.y.codes.yaml': 'version: 1\n' };
    assert.deepEqual(listIn(judgedNone).disagreements, []);
  });

  it('compare no code of a passage that one coder alone has judged', () => {
    const files = project([coding('x1', 'a, b', '确保安全')], []);
    const { agreed, disagreements: open } = listIn({
      ...files,
      '1.txt.y.codes.yaml': sideFile([coding('y1', 'a', '确保安全')], []),
    });
    assert.deepEqual([inShort(agreed), inShort(open)], [['agreed open a: x 确保安全, y 确保安全'], []]);
  });

  it('tell a code from the one above it', () => {
    assert.deepEqual(listed([coding('x1', 'a', '确保安全')], [coding('y1', 'a/sub', '确保安全')]), [
      'codes open a+a/sub: x 确保安全, y 确保安全',
    ]);
  });

  it('are one where one coder cuts into pieces what the other has as a whole', () => {
    assert.deepEqual(
      listed(
        [coding('x1', 'a', '确保安全。做好备份工作')],
        [coding('y1', 'a', '确保安全'), coding('y2', 'a', '备份工作')],
      ),
      ['extent open a: x 确保安全。做好备份工作, y 确保安全+备份工作'],
    );
  });

  it('pair a passage with the one of another theme that it overlaps best, and with no second one', () => {
    assert.deepEqual(
      listed(
        [coding('x1', 'a', '确保安全。做好备份')],
        [coding('y1', 'b', '确保安全'), coding('y2', 'b', '备份')],
      ),
      ['codes open a+b: x 确保安全。做好备份, y 确保安全', 'presence open b: x -, y 备份'],
    );
  });

  it('take a passage coded twice with different themes as one with both', () => {
    assert.deepEqual(
      listed(
        [coding('x1', 'a', '确保安全'), coding('x2', 'b', '确保安全')],
        [coding('y1', 'a, b', '确保安全')],
      ),
      [],
    );
  });

  it('of three coders are one for all', () => {
    const files = project([coding('x1', 'a', '确保安全')], [coding('y1', 'a', '确保安全')], {
      '1.txt.z.codes.yaml': sideFile([]),
    });
    assert.deepEqual(inShort(listIn(files).disagreements), ['presence open a: x 确保安全, y 确保安全, z -']);
    const two = disagreements(corpusOf(files), { coders: ['x', 'z'] });
    assert.deepEqual(inShort(two.disagreements), ['presence open a: x 确保安全, z -']);
  });

  it('leave out what is near a passage whose place is not certain, and count it', () => {
    const twins = `确保安全。做好工作。确保安全。\n`;
    const found = listIn({
      ...project(
        [coding('x1', 'a', '做好', twins), '{ id: x2, codes: [a], quote: 确保安全, at: "1:1-1:5" }'],
        [],
      ),
      '1.txt': twins,
      '1.txt.y.codes.yaml': sideFile(['{ id: y1, codes: [a], quote: 确保安全 }']),
    });
    assert.deepEqual(inShort(found.disagreements), ['presence open a: x 做好, y -']);
    assert.equal(found.waiting, 1);
  });

  it('come by theme, by source, or the longest first', () => {
    const files = {
      ...project([coding('x1', 'b', '建设数字'), coding('x2', 'a', '加强领导')], []),
      '2.txt': text,
      '2.txt.x.codes.yaml': sideFile([coding('x1', 'a', '建设数字档案馆')]),
      '2.txt.y.codes.yaml': sideFile([]),
    };
    const ordered = (by: 'theme' | 'source' | 'size') =>
      disagreements(corpusOf(files), { by }).disagreements.map(
        ({ source, span }) => `${source[0]} ${text.slice(span.start, span.end)}`,
      );
    assert.deepEqual(ordered('theme'), ['1 加强领导', '2 建设数字档案馆', '1 建设数字']);
    assert.deepEqual(ordered('source'), ['1 建设数字', '1 加强领导', '2 建设数字档案馆']);
    assert.deepEqual(ordered('size'), ['2 建设数字档案馆', '1 建设数字', '1 加强领导']);
  });

  it('keep their ids where the text changes around them, and whoever else codes elsewhere', () => {
    const before = project([coding('x1', 'a', '确保安全'), coding('x2', 'a', '加强领导')], []);
    const ids = listIn(before).disagreements.map(({ id }) => id);
    const after = { ...before, '1.txt': `序言。\n\n${text.replace('加强', '加\n强')}` };
    assert.deepEqual(
      listIn(after)
        .disagreements.map(({ id }) => id)
        .slice(0, 1),
      ids.slice(0, 1),
    );
    const more = { ...before, '1.txt.y.codes.yaml': sideFile([coding('y9', 'b', '建设数字')]) };
    assert.ok(ids.every(id => listIn(more).disagreements.some(each => each.id === id)));
  });

  it('are none for one coder, none, or while somebody codes blind', () => {
    const { '1.txt.y.codes.yaml': _, ...alone } = project([coding('x1', 'a', '确保安全')], []);
    assert.deepEqual(listIn(alone).disagreements, []);
    assert.deepEqual(listIn({ 'codebook.yaml': '', '1.txt': text }).disagreements, []);
  });

  it('know nothing of a coder whose file cannot be read, and say so', () => {
    const files = project([coding('x1', 'a', '确保安全')], []);
    const broken = { ...files, '1.txt.y.codes.yaml': `${sideFile([])}annotations: 3\n` };
    const found = listIn(broken);
    assert.deepEqual([found.disagreements, found.unread], [[], ['1.txt.y.codes.yaml']]);
  });
});
