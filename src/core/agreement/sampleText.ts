import { canonical } from '../base/values';
import { type Reliability, readReliability } from '../corpus/reliability';
import { putSettingsBlock } from '../corpus/settingsBlock';

/** Writes a sample into corpus.yaml, as `putSettingsBlock` says. */
export function declareSample(text: string, reliability: Reliability): string | undefined {
  const { coders, of, share, count, by, seed, among, sample } = reliability;
  const texts = sample.map(each => (each.section === undefined ? { source: each.source } : each));
  return putSettingsBlock(
    text,
    'reliability',
    { coders, of, share, count, by, seed, among, sample: texts },
    value => canonical(readReliability(value)) === canonical(reliability),
  );
}
