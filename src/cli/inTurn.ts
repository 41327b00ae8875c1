import { FileTrouble } from '../core';
import { reasonOf } from '../node/failure';
import { type Call, Failure } from './io';
import { oneLine } from './textTable';

/**
 * Writes files one after the other. If one fails, the Failure says which were changed by then and which were not, so that nobody has to
 * look at all of them. `write` resolves to whether the file was changed.
 */
export async function inTurn<T>(
  files: readonly T[],
  {
    nameOf,
    write,
    tell,
    changed = [],
    later = [],
  }: {
    readonly nameOf: (file: T) => string;
    readonly write: (file: T) => Promise<boolean>;
    /** The message for a file that cannot be written. */
    readonly tell: (file: T, reason: string) => string;
    /** Files that the same command has changed before; those changed now are added. */
    readonly changed?: string[];
    /** What the same command was to change afterwards. */
    readonly later?: readonly string[];
  },
  { t }: Pick<Call, 't'>,
): Promise<void> {
  for (const [i, file] of files.entries()) {
    try {
      if (await write(file)) changed.push(nameOf(file));
    } catch (error) {
      const isChanged = error instanceof FileTrouble && error.kind === 'unconfirmed';
      if (isChanged) changed.push(nameOf(file));
      const others = [...files.slice(isChanged ? i + 1 : i).map(nameOf), ...later];
      const message = error instanceof Failure ? error.message : oneLine(tell(file, reasonOf(error, t)));
      throw halfWay(message, changed, others, t);
    }
  }
}

/** The Failure of a command that changed `changed` but not `others`. */
export function halfWay(
  message: string,
  changed: readonly string[],
  others: readonly string[],
  t: Call['t'],
): Failure {
  const list = (names: readonly string[]) => oneLine(names.join(', '));
  if (changed.length === 0) {
    if (others.length < 2) return new Failure(message);
    return new Failure(`${message.replace(/[.。]$/, '')}. ${t('Nothing was changed.')}`);
  }
  const lines = [message, t('Changed: {0}', list(changed))];
  if (others.length > 0) lines.push(t('Not changed: {0}', list(others)));
  return new Failure(lines.join('\n'));
}
