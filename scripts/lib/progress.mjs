/** Between two lines of progress. */
const EVERY = 30_000;

/** Says from time to time how many tests have ended, while suites that run side by side keep what they print. */
export class Progress {
  /** @type {Map<string, number>} */
  #ended = new Map();
  #timer = setInterval(() => this.#print(), EVERY).unref();

  /**
   * @param {string} suite
   * @param {string} output all that it has printed
   */
  tell(suite, output) {
    // Mocha's mark of a test that passed, between whatever colours it.
    this.#ended.set(suite, output.split('✔').length - 1);
  }

  /** @param {string} suite */
  end(suite) {
    this.#ended.delete(suite);
  }

  stop() {
    clearInterval(this.#timer);
  }

  #print() {
    const suites = [...this.#ended].map(([suite, tests]) => (tests > 0 ? `${suite} ${tests} tests` : suite));
    if (suites.length > 0) console.log(`... ${suites.join(', ')}`);
  }
}
