/**
 * Seconds that this process computes while something is done. Unlike the time on the clock they hardly depend on what else
 * the machine does, so a generous limit tells work that explodes from work that is only slow today.
 */
export async function cpuSeconds(act: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}
