import { type Call, Failure } from './io';

/** Today, as `--day`, the environment or the clock of the machine says it. */
export function dayOf({ values, env, t }: Call): string {
  const { day } = values;
  if (day !== undefined) {
    if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))) return day;
    throw new Failure(t('{0} must be a day, such as 2026-05-31.', '--day'));
  }
  const epoch = env.SOURCE_DATE_EPOCH;
  // What reproducible builds set: https://reproducible-builds.org/specs/source-date-epoch/
  if (epoch !== undefined && /^\d{1,11}$/.test(epoch))
    return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
