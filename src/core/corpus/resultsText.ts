import { canonical } from '../base/values';
import { type ResultsSettings, readResults } from './resultsSettings';
import { putSettingsBlock } from './settingsBlock';

/** Writes what is to be frozen into corpus.yaml, as `putSettingsBlock` says. */
export function declareResults(text: string, results: ResultsSettings): string | undefined {
  const { title, authors, license, language, exports } = results;
  const named = authors.length > 0 ? { authors } : {};
  return putSettingsBlock(
    text,
    'results',
    { title, ...named, license, language, exports },
    value => canonical(readResults(value)) === canonical(results),
  );
}
