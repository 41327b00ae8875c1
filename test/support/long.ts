/** Whether this is the long run (`npm run test:long`): before a release, and now and then in CI. */
export const isLong = process.env.POLICY_CODER_LONG === '1';

/** How often a property is tried: a telling number each time, all of them in the long run. */
export const runs = (short: number, long: number): number => (isLong ? long : short);
