import assert from 'node:assert/strict';
import { signOfLife, waitFor } from '../real/wait';

describe('waiting in scenarios', () => {
  /** Answers when it has been asked so many times. */
  const answering = (times: number, asked: () => void = () => {}) => {
    let count = 0;
    return async () => {
      asked();
      count += 1;
      return count > times ? count : undefined;
    };
  };

  it('ends with the answer', async () => {
    assert.equal(await waitFor('the third answer', answering(2)), 3);
  });

  it('gives up when nothing happens, and says what was waited for', async () => {
    await assert.rejects(
      waitFor('what never comes', answering(Number.POSITIVE_INFINITY), 50),
      /for what never comes$/,
    );
  });

  it('goes on while something happens, but not for ever', async () => {
    assert.equal(await waitFor('what takes its time', answering(2, signOfLife), 60), 3);
    await assert.rejects(
      waitFor('what never comes', answering(Number.POSITIVE_INFINITY, signOfLife), 60),
      /for what never comes$/,
    );
  });
});
