import assert from 'node:assert/strict';
import { join } from 'node:path';
import { finish } from '../../../src/core/base/steps';
import { buildCorpus, CorpusBuilder } from '../../../src/core/corpus/build';
import { type CodedSource, sourceAt } from '../../../src/core/corpus/corpus';
import { filesOfTexts, listProject, loadProject, readProjectFiles } from '../../../src/core/corpus/load';
import { FileStore } from '../../../src/node/fileStore';
import { MemoryCorpusStore } from '../../support/corpusStore';
import { root } from '../../support/root';

/** What one sees of a text. */
const seen = ({ source, analysis, annotations, reviews }: CodedSource) => ({
  text: source.text,
  matches: analysis.matches.map(({ start, end, keyword }) => [start, end, keyword.term, keyword.theme]),
  annotations,
  reviews,
});

describe('the texts in sight, read before all others', () => {
  it('look as they do in the whole project', async () => {
    const store = new FileStore(join(root, 'samples/provincial-plans'));
    const whole = buildCorpus(await loadProject(store));
    const listing = await listProject(store);
    for (const { source } of whole.sources) {
      const paths = filesOfTexts(listing.paths, [source.path]);
      assert.ok(paths.length < 8, `${source.path} needs ${paths.length} files`);
      const files = await readProjectFiles(store, { ...listing, paths });
      const ahead = sourceAt(buildCorpus(files!), source.path);
      assert.deepEqual(seen(ahead!), seen(sourceAt(whole, source.path)!));
    }
  });

  it('take the side files of all coders, in any normal form, and none of another text', () => {
    const paths = [
      'codebook.yaml',
      'corpus.yaml',
      'a/café.txt',
      'a/cafe\u0301.txt.codes.yaml',
      'a/café.txt.li.codes.yaml',
      'a/café.txt.b.txt',
      'a/café.txt.b.txt.codes.yaml',
      'a/café.txt.b.txt.li.codes.yaml',
      'café.txt',
      'café.txt.codes.yaml',
      'notes.yaml',
    ];
    assert.deepEqual(filesOfTexts(paths, ['a/café.txt']), [
      'codebook.yaml',
      'corpus.yaml',
      'a/café.txt',
      'a/cafe\u0301.txt.codes.yaml',
      'a/café.txt.li.codes.yaml',
    ]);
  });
});

describe('reading a project', () => {
  const contents = {
    'codebook.yaml': 'version: 1\nthemes: [{ id: a, keywords: [档案] }]\n',
    ...Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`p${i}.txt`, '档案'])),
  };

  it('leaves off when it is cancelled, and gives nothing of what was read', async () => {
    const store = new MemoryCorpusStore(contents);
    let told = 0;
    const files = await readProjectFiles(store, await listProject(store), {
      onProgress: () => told++,
      isCancelled: () => told === 1,
    });
    assert.equal(files, undefined);
    assert.equal(told, 1);
  });

  it('tells how many texts have been searched', async () => {
    const store = new MemoryCorpusStore(contents);
    const told: (readonly [number, number])[] = [];
    finish(
      new CorpusBuilder().steps(await loadProject(store), {}, (done, total) => told.push([done, total])),
    );
    assert.deepEqual(
      told,
      Array.from({ length: 40 }, (_, i) => [i + 1, 40]),
    );
  });
});
