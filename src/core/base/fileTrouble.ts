import { english, type Translate } from './l10n';

/** Reasons to leave a file alone even if the system would allow access. Each sentence is a template of the l10n bundles. */
const sentences = {
  'leads-out': 'a link leads out of the folder',
  'leads-nowhere':
    'it is a broken link; if the file is on a drive that is not connected, connect the drive first',
  'no-file': 'it is a device, a pipe or a socket, not a file',
  'too-large': 'it is larger than {0} MB',
  'read-only': 'the file is read-only',
  'of-the-project': 'it is a link to "{0}", a file of the project, which would be lost',
  'changed-place': 'its target was changed while it was being opened; try again',
  'locked-here': 'process {0} on this computer is still writing it (lock: {1}). Wait for it, or end it',
  'locked-elsewhere':
    'process {0} on the computer {1} is writing it, or was interrupted (lock: {2}). If no program is running there any more, delete that lock',
  'locked-unknown':
    'another program is writing it, or was interrupted (lock: {0}). If no program is running any more, delete that lock',
  'lock-lost': 'its lock was removed in the meantime, so it was not written; try again',
  unconfirmed:
    'it was written, but the system did not confirm that it is stored: {0}. Check whether the disk is full or damaged',
} as const;

export type FileTroubleKind = keyof typeof sentences;

/** Error for a file that is left alone. Its message is English; `describeFileTrouble` translates it. */
export class FileTrouble extends Error {
  readonly args: readonly (string | number)[];

  constructor(
    readonly kind: FileTroubleKind,
    ...args: readonly (string | number)[]
  ) {
    super(english(sentences[kind], ...args));
    this.args = args;
  }
}

/** The reason in the translator's language; messages of the system stay as they are. */
export function describeFileTrouble(trouble: FileTrouble, t: Translate): string {
  return t(sentences[trouble.kind], ...trouble.args);
}

/** Translates a reason stored as text, such as that of an unreadable file, if it is one of ours. */
export function translateReason(reason: string, t: Translate): string {
  const own = Object.values(sentences).find(sentence => sentence === reason);
  return own === undefined ? reason : t(own);
}

/** All templates, for the test of the translations. */
export const fileTroubleTemplates: readonly string[] = Object.values(sentences);
