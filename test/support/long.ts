/** Whether this is the long run (`npm run test:long`): before a release, and now and then in CI. */
export const isLong = process.env.POLICY_CODER_LONG === '1';

/**
 * `inLong(it)(...)`, `inLong(describe)(...)`: tests of the long run only. docs/testing.md says which tests of every run find the same
 * faults.
 */
export const inLong = (
  add: Mocha.TestFunction | Mocha.SuiteFunction,
): ((title: string, tests: () => void | Promise<void>) => unknown) =>
  isLong ? (title, tests) => add(title, tests as () => void) : () => {};

/** How often a property is tried: a telling number each time, all of them in the long run. */
export const runs = (short: number, long: number): number => (isLong ? long : short);
