import assert from 'node:assert/strict';
import schema from '../../../schemas/corpus.schema.json';
import { isBlindUntilDone, progressOf } from '../../../src/core/agreement/progress';
import { drawSample, type SampleOptions } from '../../../src/core/agreement/sample';
import { declareSample } from '../../../src/core/agreement/sampleText';
import { english } from '../../../src/core/base/l10n';
import { describeSample } from '../../../src/core/report/agreement/sampleWords';
import { parseYaml } from '../../../src/core/yaml/parse';
import { corpusOf } from '../../support/project';

const numbers = Array.from({ length: 20 }, (_, i) => i + 1);
/** Twenty sources: twelve in the east, six in the west, two without a region. */
const regionOf = (number: number) => (number <= 12 ? '东' : number <= 18 ? '西' : undefined);
const settings = `version: 1
# who codes
coders: [x, y]
attributes:
${numbers.flatMap(each => (regionOf(each) ? [`  ${each}.txt: { 区: ${regionOf(each)} }\n`] : [])).join('')}`;
const texts = numbers.map(each => [`${each}.txt`, '序。\n一、任务\n做好。\n二、保障\n保障。\n'] as const);
const files = (list = texts): Readonly<Record<string, string>> => ({
  'codebook.yaml': 'version: 1\nthemes: [{ id: a, name: 甲 }]\n',
  'corpus.yaml': settings,
  ...Object.fromEntries(list),
});
const draw = (options: Partial<SampleOptions>, from = files()) =>
  drawSample(corpusOf(from), { size: { count: 5 }, coders: ['x', 'y'], ...options });
const pathsIn = (options: Partial<SampleOptions>, from = files()) =>
  draw(options, from).sample.map(({ source }) => source);

describe('a sample', () => {
  it('is random, seeded, and does not depend on the order of the files', () => {
    assert.deepEqual(pathsIn({}), pathsIn({}, files([...texts].reverse())));
    assert.equal(new Set(pathsIn({})).size, 5);
    const drawn = Array.from({ length: 40 }, (_, seed) => pathsIn({ seed }).join());
    assert.ok(new Set(drawn).size > 35);
    // Each source has the same chance: 200 of 40 x 5 places, ten each; none is far from it.
    const times = numbers.map(each => drawn.filter(paths => paths.split(',').includes(`${each}.txt`)).length);
    assert.ok(Math.min(...times) >= 2 && Math.max(...times) <= 20, times.join());
  });

  it('has the share asked for, rounded up, or the number, and no more than there are', () => {
    const sizeOf = (size: SampleOptions['size']) => draw({ size }).sample.length;
    assert.deepEqual(
      [0.2, 0.21, 0.001, 1].map(share => sizeOf({ share })),
      [4, 5, 1, 20],
    );
    assert.deepEqual(
      [1, 20, 99].map(count => sizeOf({ count })),
      [1, 20, 20],
    );
  });

  it('takes of each group its part', () => {
    const counts = (count: number) => {
      const paths = pathsIn({ size: { count }, by: '区' });
      return ['东', '西', undefined].map(
        region => paths.filter(path => regionOf(Number.parseInt(path, 10)) === region).length,
      );
    };
    assert.deepEqual(counts(10), [6, 3, 1]);
    assert.deepEqual(counts(5), [3, 1, 1]);
    assert.deepEqual(counts(3), [1, 1, 1]);
    assert.equal(
      counts(2).reduce((sum, each) => sum + each),
      2,
    );
    assert.deepEqual(counts(20), [12, 6, 2]);
  });

  it('may be of sections, with what stands above the first heading', () => {
    const { sample, among } = draw({ of: 'sections', size: { count: 60 } });
    assert.deepEqual([among, sample.length], [60, 60]);
    assert.deepEqual(sample.slice(0, 3), [
      { source: '1.txt', section: '', line: 1 },
      { source: '1.txt', section: sample[1]?.section, line: 2 },
      { source: '1.txt', section: sample[2]?.section, line: 4 },
    ]);
    assert.match(sample[1]?.section ?? '', /任务/);
  });

  it('is written into corpus.yaml, where comments and all else stay, and read again', () => {
    const first = draw({ size: { share: 0.2 }, by: '区', seed: 3 });
    const written = declareSample(settings, first)!;
    assert.ok(written.startsWith(settings));
    assert.deepEqual(parseYaml('corpus.yaml', written, schema).issues, []);
    assert.deepEqual(corpusOf({ ...files(), 'corpus.yaml': written }).settings.reliability, first);
    const noted = written
      .replace('reliability:\n', 'reliability:\n  # drawn in the meeting\n')
      .concat('unit: paragraph\n');
    const second = draw({ of: 'sections' });
    const again = declareSample(noted.replaceAll('\n', '\r\n'), second)!;
    assert.deepEqual(corpusOf({ ...files(), 'corpus.yaml': again }).settings.reliability, second);
    assert.ok(again.includes('# drawn in the meeting\r\n') && again.endsWith('unit: paragraph\r\n'));
    assert.ok(declareSample('', first)?.startsWith('version: 1\nreliability:\n'));
    assert.equal(declareSample('version: [\n', first), undefined);
  });

  it('tells in sentences how it was drawn', () => {
    assert.deepEqual(describeSample(draw({ by: '区', seed: 3 }), english), [
      '5 of 20 sources were drawn at random (seed 3).',
      'Each group of 区 gave its part.',
      'They are coded by x, y.',
    ]);
  });
});

describe('progress of coders', () => {
  const done = "version: 1\nreviewed:\n  - { code: '*' }\n";
  const sampled = declareSample(settings, draw({}))!;
  const [first = ''] = pathsIn({});

  it('is what they have read for all themes, of the sample or of all', () => {
    const of = (more: Readonly<Record<string, string>>) =>
      progressOf(corpusOf({ ...files(), ...more })).map(({ coder, done: read, toDo }) => [
        coder,
        read.length,
        toDo.length,
      ]);
    assert.deepEqual(of({ '1.txt.x.codes.yaml': done }), [
      ['x', 1, 19],
      ['y', 0, 20],
    ]);
    assert.deepEqual(of({ 'corpus.yaml': sampled, [`${first}.x.codes.yaml`]: done }), [
      ['x', 1, 4],
      ['y', 0, 5],
    ]);
  });

  it('asks for blind coding until everybody has finished the sample', () => {
    const all = Object.fromEntries(
      pathsIn({}).flatMap(path => ['x', 'y'].map(coder => [`${path}.${coder}.codes.yaml`, done])),
    );
    const isBlind = (more: Readonly<Record<string, string>>) =>
      isBlindUntilDone(corpusOf({ ...files(), ...more }));
    assert.equal(isBlind({ 'corpus.yaml': sampled }), true);
    assert.equal(isBlind({ 'corpus.yaml': sampled, ...all }), false);
    assert.equal(isBlind(all), false);
  });

  it('waits for nobody who has left: whom corpus.yaml lists as a coder no more', () => {
    const ofX = Object.fromEntries(pathsIn({}).map(path => [`${path}.x.codes.yaml`, done]));
    const among = (coders: string) =>
      corpusOf({
        ...files(),
        ...ofX,
        'corpus.yaml': sampled.replace('coders: [x, y]', `coders: [${coders}]`),
      });
    assert.equal(isBlindUntilDone(among('x, y')), true);
    assert.equal(isBlindUntilDone(among('x, z')), false);
    assert.deepEqual(
      progressOf(among('x')).map(({ coder }) => coder),
      ['x'],
    );
    // A project that lists nobody: the sample says who codes it.
    assert.equal(
      isBlindUntilDone(
        corpusOf({ ...files(), ...ofX, 'corpus.yaml': sampled.replace('coders: [x, y]\n', '') }),
      ),
      true,
    );
  });
});
