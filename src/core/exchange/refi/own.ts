import { parseSideFile } from '../../annotations/sideFile';
import { asFields, asText, asTexts } from '../../base/values';
import { isPlanText } from '../../corpus/store';
import type { OwnFiles, OwnRecord } from '../foreign';
import { guidOf } from '../guid';

/**
 * What the format has no place for travels in a note of this name: keywords, ids, reviews, settings. Other programs show it as
 * a memo of the project, and keep it.
 */
export const ownNoteName = 'Policy Coder';
export const ownNoteGuid = guidOf('note', 'own files');

/** The content of that note. */
export function writeOwn(record: OwnRecord): string {
  // What XML has no sign for is escaped as JSON has it.
  return JSON.stringify({ policyCoder: 1, ...record }).replace(
    /[\u007f-\u009f\ufffe\uffff]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `undefined` where it is not ours, or was changed so that it cannot be read. */
export function readOwn(text: string): OwnRecord | undefined {
  try {
    const fields = asFields(JSON.parse(text));
    if (fields.policyCoder !== 1) return undefined;
    const isInside = (path: string) =>
      !/^[/\\]|^[a-z]:|\\|(?:^|\/)(?:\.|node_modules\/)|[<>:"|?*\0]/i.test(path);
    const files = Object.entries(asFields(fields.files)).flatMap(([path, content]) => {
      const file = asText(content);
      return file !== undefined && isInside(path) ? [[path, file] as const] : [];
    });
    return {
      files: Object.fromEntries(files),
      // A text and nothing else is written by these paths.
      sources: asTexts(fields.sources).filter(path => isInside(path) && isPlanText(path)),
      crlf: asTexts(fields.crlf),
      waiting: asTexts(fields.waiting),
      unlisted: asTexts(fields.unlisted),
    };
  } catch {
    return undefined;
  }
}

/** What an annotation was before its passage went to another program. */
export interface OwnAnnotation {
  readonly id: string;
  readonly label?: string;
  readonly created?: string;
}

/** The annotations of the files that came back, by the GUIDs that their passages got. */
export function ownAnnotations(files: OwnFiles): ReadonlyMap<string, OwnAnnotation> {
  const found = new Map<string, OwnAnnotation>();
  for (const [path, text] of Object.entries(files)) {
    if (!path.endsWith('.codes.yaml')) continue;
    for (const annotation of parseSideFile(path, text).annotations)
      found.set(selectionGuid(path, annotation.id), annotation);
  }
  return found;
}

export function selectionGuid(sideFile: string, id: string): string {
  return guidOf('selection', sideFile, id);
}
