/**
 * A short fingerprint of a text: equal texts have equal ones, and two texts of one editing session practically never share
 * one (64 bits, mixed as in murmur3). Cheap enough for every keystroke; for files, use `hashText`.
 */
export function fingerprint(text: string): string {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0xcc9e2d51);
    low = Math.imul(low ^ unit, 0x1b873593);
    high = (high << 13) | (high >>> 19);
    low = (low << 17) | (low >>> 15);
  }
  return `${text.length}:${(high >>> 0).toString(36)}:${(low >>> 0).toString(36)}`;
}
