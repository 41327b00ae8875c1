import { diff3Merge } from 'node-diff3';

/** A part of a merged text: agreed lines, or two rival versions of whole lines. */
export type Piece = string | Rivals;

/** The two versions of one place. */
export interface Rivals {
  readonly ours: string;
  readonly theirs: string;
}

/** Merges two texts line by line, as diff3 does. A change that both sides have made is made once. */
export function mergeLines(base: string, ours: string, theirs: string): readonly Piece[] {
  const split = (text: string) => text.split(/(?<=\n)/);
  return diff3Merge(split(ours), split(base), split(theirs), { excludeFalseConflicts: true }).map(
    ({ ok, conflict }) =>
      conflict ? { ours: conflict.a.join(''), theirs: conflict.b.join('') } : (ok ?? []).join(''),
  );
}

/** The merged text; `undefined` if there is a conflict. */
export function mergedLines(base: string, ours: string, theirs: string): string | undefined {
  const pieces = mergeLines(base, ours, theirs);
  return pieces.every(piece => typeof piece === 'string') ? pieces.join('') : undefined;
}

/** The whole text with every conflict settled for one side. */
export function settled(pieces: readonly Piece[], side: keyof Rivals): string {
  return pieces.map(piece => (typeof piece === 'string' ? piece : piece[side])).join('');
}

/** The whole text with git's conflict markers. */
export function withMarkers(pieces: readonly Piece[]): string {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else {
      const { ours, theirs } = piece;
      text = `${ended(text)}<<<<<<< ours\n${ended(ours)}=======\n${ended(theirs)}>>>>>>> theirs\n`;
    }
  }
  return text;
}

/** Markers are on separate lines, so the text before them must end with a line end. */
function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
