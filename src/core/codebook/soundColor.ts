/** `#rrggbb` of a colour as people write it: without #, with three digits, with opacity, with full-width signs. */
export function soundColor(written: string): string | undefined {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(
    written.normalize('NFKC').trim().toLowerCase(),
  )?.[1];
  if (digits === undefined) return undefined;
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits.slice(0, 6)}`;
}
