import assert from 'node:assert/strict';
import { existsSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { wordsOf } from '../../src/core';
import { childOf, childrenOf, isBusy, noChildOf } from '../support/children';
import * as segmenters from '../support/segmenters';
import { copyOf, hasNodejieba, quickHome, tidySegmenters } from '../support/segmenters';

const script = 'segmenter.js';
const watched = (options: Parameters<typeof segmenters.watched>[0] = {}) =>
  segmenters.watched({ home: quickHome(), ...options });
const sentence = '推进数字档案建设，确保档案安全。';
/** A second of work or more, in many batches. */
const long = Array.from({ length: 40 }, (_, i) => `${i}${sentence.repeat(1_000)}`);

describe('a segmenter in trouble', () => {
  before(function () {
    if (hasNodejieba()) return;
    console.log('      nodejieba could not be compiled here: its tests are left out');
    this.skip();
  });
  afterEach(tidySegmenters);

  it('starts no process before it is needed', async () => {
    watched();
    assert.deepEqual(childrenOf(process.pid, script), []);
  });

  it('killed in mid-work: starts again and gives the whole answer', async () => {
    const { cut, troubles } = watched();
    await cut(['一']);
    const child = await childOf(process.pid, script);
    const answer = cut(long);
    await isBusy(child);
    process.kill(child, 'SIGKILL');
    const { ends, info } = await answer;
    assert.deepEqual(
      ends.map((each, i) => wordsOf(long[i]!, each).join('') === long[i]),
      long.map(() => true),
    );
    assert.equal(info.engine, 'nodejieba');
    assert.notEqual(await childOf(process.pid, script), child);
    assert.deepEqual(troubles, []);
  });

  it('killed twice: jieba-wasm serves; killed twice again: Intl.Segmenter does', async () => {
    const { cut, troubles } = watched();
    const first = cut(long);
    const children: number[] = [];
    for (let i = 0; i < 4; i++) {
      const child = await childOf(process.pid, script, ...children);
      children.push(child);
      process.kill(child, 'SIGKILL');
    }
    const { ends, info } = await first;
    assert.equal(info.engine, 'intl');
    assert.ok(ends.every((each, i) => each.at(-1) === long[i]!.length));
    assert.deepEqual(
      troubles.map(({ engine, reason, serving }) => [engine, reason, serving]),
      [
        ['nodejieba', 'died', 'jieba-wasm'],
        ['jieba-wasm', 'died', 'intl'],
      ],
    );
    assert.match(troubles[0]!.detail, /SIGKILL/);
  });

  it('killed while idle: nobody notices', async () => {
    const { cut, troubles } = watched();
    for (let i = 0; i < 3; i++) {
      assert.equal((await cut([sentence])).info.engine, 'nodejieba');
      const child = await childOf(process.pid, script);
      process.kill(child, 'SIGKILL');
      // It is gone when this process has heard of its end.
      while (childrenOf(process.pid, script).includes(child)) await sleep(20);
    }
    assert.deepEqual(troubles, []);
  });

  it('stops when idle, and starts again when needed', async () => {
    const { cut } = watched({ idleMs: 50 });
    const before = await cut([sentence]);
    await noChildOf(process.pid, script);
    assert.deepEqual(await cut([sentence]), before);
  });

  it('stopped by the system: is taken for dead when it does not answer', async () => {
    const patienceMs = 12_345;
    const alarms = new Set<() => void>();
    const later = (ms: number, act: () => void) => {
      if (ms === patienceMs) alarms.add(act);
      return () => alarms.delete(act);
    };
    const { cut, troubles } = watched({ patienceMs, later });
    await cut([sentence]);
    const child = await childOf(process.pid, script);
    process.kill(child, 'SIGSTOP');
    const answer = cut([sentence]);
    while (alarms.size === 0) await nextTurn();
    for (const ring of alarms) ring();
    assert.equal((await answer).info.engine, 'nodejieba');
    assert.ok(!childrenOf(process.pid, script).includes(child));
    assert.deepEqual(troubles, []);
  });

  it('disposed of in mid-work: answers undefined and leaves no process', async () => {
    const { segmenter, troubles } = watched();
    const answer = segmenter.cut(long, []);
    const later = segmenter.cut([sentence], []);
    await childOf(process.pid, script);
    segmenter.dispose();
    assert.equal(await answer, undefined);
    assert.equal(await later, undefined);
    await noChildOf(process.pid, script);
    assert.deepEqual(troubles, []);
  });

  const broken: readonly (readonly [string, (home: string) => void, string])[] = [
    ['binding deleted', home => rmSync(join(home, 'nodejieba/nodejieba.node')), 'no-binding'],
    ['folder deleted', home => rmSync(join(home, 'nodejieba'), { recursive: true }), 'no-binding'],
    [
      'binding of another kind',
      home => writeFileSync(join(home, 'nodejieba/nodejieba.node'), 'x'),
      'bad-binding',
    ],
    ['binding cut short', home => truncateSync(join(home, 'nodejieba/nodejieba.node'), 5_000), 'died'],
    ['dictionary deleted', home => rmSync(join(home, 'nodejieba/jieba.dict.utf8')), 'no-dictionary'],
    ['dictionary empty', home => truncateSync(join(home, 'nodejieba/jieba.dict.utf8'), 0), 'bad-dictionary'],
    [
      'dictionary cut short',
      home => truncateSync(join(home, 'nodejieba/jieba.dict.utf8'), 100_003),
      'bad-dictionary',
    ],
    [
      'dictionary of one field',
      home => writeFileSync(join(home, 'nodejieba/jieba.dict.utf8'), '档案\n'),
      'bad-dictionary',
    ],
    ['model deleted', home => rmSync(join(home, 'nodejieba/hmm_model.utf8')), 'no-dictionary'],
    [
      'model cut short',
      home => truncateSync(join(home, 'nodejieba/hmm_model.utf8'), 200_000),
      'bad-dictionary',
    ],
    ['part it needs deleted', home => rmSync(join(home, 'nodejieba/stop_words.utf8')), 'no-dictionary'],
  ];
  for (const [name, breakIt, reason] of broken) {
    it(`${name}: the next engine is asked, and the reason is ${reason}`, async () => {
      const home = copyOf(quickHome());
      breakIt(home);
      // It takes a second to start; that it serves is tested once.
      rmSync(join(home, 'jieba-wasm'), { recursive: true });
      const { cut, troubles } = watched({ home });
      const { info, ends } = await cut([sentence]);
      assert.equal(info.engine, 'intl');
      assert.equal(wordsOf(sentence, ends[0]!).join(''), sentence);
      assert.deepEqual(
        troubles.map(({ detail, ...rest }) => rest),
        [
          { engine: 'nodejieba', reason, serving: 'jieba-wasm' },
          { engine: 'jieba-wasm', reason: 'no-binding', serving: 'intl' },
        ],
      );
      assert.notEqual(troubles[0]!.detail, '');
    });
  }

  it('without nodejieba: jieba-wasm serves', async () => {
    const home = copyOf(quickHome());
    rmSync(join(home, 'nodejieba'), { recursive: true });
    const { cut, troubles } = watched({ home });
    const { info, ends } = await cut([sentence]);
    assert.equal(info.engine, 'jieba-wasm');
    assert.equal(wordsOf(sentence, ends[0]!).join(''), sentence);
    assert.deepEqual(
      troubles.map(({ serving }) => serving),
      ['jieba-wasm'],
    );
  });

  it('without any built engine: Intl.Segmenter serves', async () => {
    const home = copyOf(quickHome());
    for (const name of ['nodejieba', 'jieba-wasm']) rmSync(join(home, name), { recursive: true });
    const { cut, troubles } = watched({ home });
    assert.equal((await cut([sentence])).info.engine, 'intl');
    assert.deepEqual(
      troubles.map(each => each.reason),
      ['no-binding', 'no-binding'],
    );
    rmSync(join(home, script));
    const worse = watched({ home });
    assert.equal((await worse.cut([sentence])).info.engine, 'intl');
    assert.deepEqual(
      worse.troubles.map(each => each.reason),
      ['died', 'died'],
    );
  });

  for (const engine of ['nodejieba', 'jieba-wasm'] as const) {
    it(`${engine} takes words from the user dictionary, and does without one that is damaged`, async () => {
      const home = copyOf(quickHome());
      const userDictionary = join(home, '我的 词典;1|2.txt');
      const text = '推行查档易通办服务';
      const words = async () => {
        const { cut, troubles } = watched({ home, engine, userDictionary });
        const { info, ends } = await cut([text]);
        assert.equal(info.engine, engine);
        return { hash: info.dictionary, words: wordsOf(text, ends[0]!), troubles };
      };
      writeFileSync(userDictionary, '\ufeff查档易通办 200000 n\r\n\n亮牌行动\n');
      const good = await words();
      assert.ok(good.words.includes('查档易通办'));
      assert.deepEqual(good.troubles, []);
      writeFileSync(userDictionary, '查档易通办 3 n x\n');
      const bad = await words();
      assert.ok(!bad.words.includes('查档易通办'));
      assert.notEqual(bad.hash, good.hash);
      assert.deepEqual(
        bad.troubles.map(({ detail, ...rest }) => rest),
        [{ engine, reason: 'bad-user-dictionary', serving: engine }],
      );
    });
  }

  it('leaves the built engines as they were', async () => {
    assert.ok(existsSync(join(quickHome(), 'nodejieba/jieba.dict.utf8')));
  });
});
