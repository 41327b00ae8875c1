/** Grounds of VS Code's usual light and dark themes, `#rrggbb`; those of its high-contrast themes are farther out. */
export const grounds = { light: '#ffffff', dark: '#1f1f1f' } as const;

/** Contrast that WCAG 2.2 requires of meaningful marks (1.4.11). */
const enough = 3;

/**
 * A theme's colour (`#rrggbb`) for lines on a background: darkened or lightened as little as necessary for a contrast of
 * 3:1, with the same hue.
 */
export function lineColor(color: string, ground: string): string {
  const towards = luminance(ground) > 0.5 ? 0 : 255;
  for (let share = 0; share <= 1; share += 0.02) {
    const mixed = mix(channels(color), share, towards);
    if (contrastOf(luminanceOf(mixed), luminance(ground)) >= enough) return hex(mixed);
  }
  return hex([towards, towards, towards]);
}

/** Contrast of two colours (`#rrggbb`) after WCAG 2, 1 to 21. */
export function contrast(a: string, b: string): number {
  return contrastOf(luminance(a), luminance(b));
}

/** A colour over a background with an opacity of 0 to 1. */
export function over(color: string, opacity: number, ground: string): string {
  const below = channels(ground);
  return hex(channels(color).map((value, i) => value * opacity + below[i]! * (1 - opacity)));
}

function contrastOf(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(color: string): number {
  return luminanceOf(channels(color));
}

/** Relative luminance of sRGB, as WCAG 2 defines it. */
function luminanceOf(rgb: readonly number[]): number {
  const [r, g, b] = rgb.map(value => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function mix(rgb: readonly number[], share: number, towards: number): readonly number[] {
  return rgb.map(value => value * (1 - share) + towards * share);
}

function channels(color: string): readonly number[] {
  return [1, 3, 5].map(start => Number.parseInt(color.slice(start, start + 2), 16));
}

function hex(rgb: readonly number[]): string {
  return `#${rgb.map(value => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
