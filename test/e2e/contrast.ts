import type { Page } from 'playwright-core';

/** Contrast (WCAG 2) of an element's text with the ground that is painted below it. */
export async function contrast(page: Page, selector: string): Promise<number> {
  const paints = await page
    .locator(selector)
    .first()
    .evaluate(element => {
      const colors = [getComputedStyle(element).color];
      for (let each: Element | null = element; each; each = each.parentElement) {
        colors.unshift(getComputedStyle(each).backgroundColor);
      }
      return colors;
    });
  const grounds = paints.slice(0, -1).reduce(over, [255, 255, 255]);
  const [light, dark] = [luminance(over(grounds, paints.at(-1)!)), luminance(grounds)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

type Rgb = readonly number[];

/** A CSS color as computed, painted over an opaque one. */
function over(ground: Rgb, color: string): Rgb {
  const numbers = color.match(/[\d.e-]+/g)!.map(Number);
  const scale = color.startsWith('color(srgb') ? 255 : 1;
  const alpha = numbers[3] ?? 1;
  return ground.map((value, i) => value * (1 - alpha) + numbers[i]! * scale * alpha);
}

/** Relative luminance of an sRGB color. */
function luminance(color: Rgb): number {
  const [r, g, b] = color.map(value => {
    const share = value / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
