import { sha256 } from '../text/bytes';

/** A GUID made of what a thing is called, so that the same thing has the same one in every export (as UUID version 5 is). */
export function guidOf(kind: string, ...names: readonly string[]): string {
  const bytes = sha256(JSON.stringify(['policy-coder', kind, ...names])).slice(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5').toUpperCase();
}

/** A GUID as it is compared: some programs write braces, or small letters. */
export function sameGuid(guid: string): string {
  return guid
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toUpperCase();
}

/** Whether a text has the form that the standard asks for; some programs write other texts. */
export function isGuid(text: string): boolean {
  return /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i.test(text);
}

/** The case that stands for a source of ours. */
export function caseGuid(path: string): string {
  return guidOf('case', path);
}
