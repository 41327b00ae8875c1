import { asFields } from '../base/values';
import { hashSource, type Source } from '../text/source';
import type { Recorded } from './placement';
import type { SideFile } from './sideFile';

/** Whether a side file's places were recorded in the text as it is. */
export function recordedIn({ yaml }: Pick<SideFile, 'yaml'>, source: Source): Recorded {
  const { hash } = asFields(yaml.value);
  if (hash === undefined || hash === null || hash === '') return 'unknown';
  return hash === hashSource(source) ? 'same' : 'changed';
}
