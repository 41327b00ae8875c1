import { asFields, asText } from '../base/values';
import { hashSource, type Source } from '../text/source';
import type { Recorded } from './placement';
import type { SideFile } from './sideFile';

/** Hash of the text that a side file's positions were recorded in; `undefined` if the file names none. */
export function recordedHash({ yaml }: Pick<SideFile, 'yaml'>): string | undefined {
  return asText(asFields(yaml.value).hash);
}

/** Whether a side file's positions were recorded in the current text. */
export function recordedIn({ yaml }: Pick<SideFile, 'yaml'>, source: Source): Recorded {
  const { hash, compared } = asFields(yaml.value);
  if (hash === undefined || hash === null || hash === '') return 'unknown';
  if (hash === hashSource(source)) return 'same';
  return compared === true ? 'changed' : 'changed-older';
}
