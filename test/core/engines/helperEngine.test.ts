import assert from 'node:assert/strict';
import type { Death, EngineFailure, Helper } from '../../../src/core';
import { HelperEngine } from '../../../src/core/engines/helperEngine';

const death: Death = { died: true, reason: 'died', detail: 'SIGKILL' };
const info = { engine: 'jieba-wasm', version: '1', dictionary: null } as const;

/** Cuts texts into characters. Says what was done to it, and dies or fails where it is told to. */
class Characters implements Helper {
  dead = false;
  private terms = 0;

  constructor(
    private readonly log: string[],
    private readonly gives: {
      open?: Death | EngineFailure;
      cut?: Death | EngineFailure | readonly Uint32Array[];
    },
  ) {
    log.push('start');
  }

  async open(terms: readonly string[]) {
    this.log.push(`open ${terms.join('+')}`);
    this.terms = terms.length;
    return this.gives.open ?? { ...info, terms: this.terms };
  }

  async cut(texts: readonly string[]) {
    this.log.push(`cut ${texts.length}`);
    return this.gives.cut ?? texts.map(text => Uint32Array.from(text, (_, i) => i + 1));
  }

  kill(): void {
    this.dead = true;
    this.log.push('kill');
  }
}

type Gives = ConstructorParameters<typeof Characters>[1];

/** An engine whose helpers are as told, one after the other; the last kind comes again. `pass` = time goes by. */
function engineOf(...kinds: readonly (Gives | EngineFailure)[]) {
  const log: string[] = [];
  const helpers: Characters[] = [];
  let waiting: (() => void) | undefined;
  const engine = new HelperEngine({
    start: async () => {
      const kind = kinds[Math.min(helpers.length, kinds.length - 1)] ?? {};
      if ('reason' in kind) return kind;
      const helper = new Characters(log, kind);
      helpers.push(helper);
      return helper;
    },
    idleMs: 1_000,
    later: (_, act) => {
      waiting = act;
      return () => {
        waiting = undefined;
      };
    },
  });
  return { engine, log, helpers, pass: () => waiting?.() };
}

describe('an engine in a helper', () => {
  it('starts nothing before it is needed, and keeps what it has started', async () => {
    const { engine, log } = engineOf();
    assert.deepEqual(log, []);
    assert.deepEqual(await engine.cut(['档案'], ['a', 'b']), {
      info: { ...info, terms: 2 },
      ends: [Uint32Array.of(1, 2)],
    });
    await engine.cut(['馆', '法'], ['a', 'b']);
    assert.deepEqual(log, ['start', 'open a+b', 'cut 1', 'cut 2']);
  });

  it('takes a new helper for other terms, since one cannot forget', async () => {
    const { engine, log } = engineOf();
    await engine.cut(['档'], ['a']);
    await engine.cut(['档'], ['b']);
    assert.deepEqual(log, ['start', 'open a', 'cut 1', 'kill', 'start', 'open b', 'cut 1']);
  });

  it('takes a new one for one that died idle, and for one that dies at work; not for a second', async () => {
    const idle = engineOf();
    await idle.engine.cut(['档'], []);
    idle.helpers[0]!.dead = true;
    assert.ok('ends' in (await idle.engine.cut(['档'], [])));
    const once = engineOf({ cut: death }, {});
    assert.ok('ends' in (await once.engine.cut(['档'], [])));
    for (const gives of [{ cut: death }, { open: death }]) {
      const { engine, log } = engineOf(gives);
      assert.deepEqual(await engine.cut(['档'], []), death);
      assert.equal(log.filter(each => each === 'start').length, 2);
      assert.equal(log.at(-1), 'kill');
    }
  });

  it('forgives a death when work has been done since', async () => {
    const { engine, helpers } = engineOf({ cut: death }, {}, { cut: death }, {});
    assert.ok('ends' in (await engine.cut(['档'], [])));
    helpers[1]!.dead = true;
    assert.ok('ends' in (await engine.cut(['档'], [])));
    assert.equal(helpers.length, 4);
  });

  it('does not try again what is of no use', async () => {
    const failure: EngineFailure = { reason: 'bad-dictionary', detail: 'x' };
    for (const kind of [failure, { open: failure }, { cut: failure }]) {
      const { engine, helpers } = engineOf(kind);
      assert.deepEqual(await engine.cut(['档'], []), failure);
      assert.ok(helpers.length <= 1 && helpers.every(({ dead }) => dead));
    }
  });

  it('refuses an answer that does not cover the texts', async () => {
    for (const cut of [[], [Uint32Array.of(1)], [Uint32Array.of(2), Uint32Array.of(1)]]) {
      const answer = await engineOf({ cut }).engine.cut(['档案'], []);
      assert.equal('reason' in answer && answer.reason, 'wrong-answer');
    }
  });

  it('stops a helper without work, but not one that has some again', async () => {
    const { engine, log, pass } = engineOf();
    await engine.cut(['档'], []);
    pass();
    assert.equal(log.at(-1), 'kill');
    const working = engine.cut(['档'], []);
    pass();
    assert.ok('ends' in (await working));
    assert.deepEqual(log.slice(-3), ['start', 'open ', 'cut 1']);
  });

  it('disposed of while a helper is being started, or works: leaves none', async () => {
    const starting = engineOf();
    const answer = starting.engine.cut(['档'], []);
    starting.engine.dispose();
    assert.ok('reason' in (await answer));
    assert.deepEqual(starting.log, ['start', 'kill']);
    const working = engineOf({ cut: death });
    const dying = working.engine.cut(['档'], []);
    while (!working.log.includes('cut 1')) await Promise.resolve();
    working.engine.dispose();
    assert.deepEqual(await dying, death);
    assert.equal(working.helpers.length, 1);
  });
});
