/** A number as SVG holds it: two decimals, the same text on every machine. */
export function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Text as XML: markup characters escaped, characters that XML 1.0 forbids left out. */
export function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
  );
}

/** Text as the value of an attribute. Tabs and line ends are escaped, because a reader would turn them into blanks. */
export function escapeAttribute(text: string): string {
  return escapeXml(text).replace(/[\t\n\r]/g, blank => `&#${blank.charCodeAt(0)};`);
}
