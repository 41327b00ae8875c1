/** A piece of text as pdf.js gives it. */
export interface PdfItem {
  readonly str: string;
  /** Scale and place: `[a, b, c, d, x, y]`. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly dir?: string;
  readonly hasEOL: boolean;
}

interface Glyph {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** How far apart two drawings of a letter are at most, in heights of the letter: less than any letter is wide. */
const farWide = 0.3;
const farNarrow = 0.15;

/**
 * The text of a page without what is drawn a second time over itself, which is how many programs make bold letters and shadows:
 * a letter in the place of the same letter, but for a fraction of its width, is one. Letters that stand twice side by side stay.
 */
export function joinItems(items: readonly PdfItem[]): { readonly text: string; readonly twice: number } {
  const drawn = new Map<string, Glyph[]>();
  let text = '';
  let twice = 0;
  let [kept, removed] = [0, 0];
  for (const item of items) {
    const places = placesOf(item);
    Array.from(item.str).forEach((letter, i) => {
      const glyph = places[i];
      if (glyph && isDrawn(drawn, letter, glyph)) {
        removed++;
        if (letter.trim() !== '') twice++;
        return;
      }
      kept++;
      text += letter;
    });
    if (!item.hasEOL) continue;
    // A line that was drawn before ends nothing.
    if (kept > 0 || removed === 0 || !(text === '' || text.endsWith('\n'))) text += '\n';
    [kept, removed] = [0, 0];
  }
  return { text, twice };
}

/** Whether a letter is drawn at its place already; if not, it is from now on. */
function isDrawn(drawn: Map<string, Glyph[]>, letter: string, glyph: Glyph): boolean {
  const far = glyph.size * (isWide(letter) ? farWide : farNarrow);
  const cell = (value: number) => Math.floor(value / glyph.size);
  const [column, row] = [cell(glyph.x), cell(glyph.y)];
  for (let across = column - 1; across <= column + 1; across++) {
    for (let down = row - 1; down <= row + 1; down++) {
      const near = drawn.get(`${letter} ${across} ${down} ${Math.round(glyph.size)}`) ?? [];
      if (near.some(({ x, y }) => Math.abs(x - glyph.x) < far && Math.abs(y - glyph.y) < far)) return true;
    }
  }
  const key = `${letter} ${column} ${row} ${Math.round(glyph.size)}`;
  const there = drawn.get(key);
  if (there) there.push(glyph);
  else drawn.set(key, [glyph]);
  return false;
}

/** Where the letters of a piece stand, about: they share its length as wide and narrow ones do. Empty where it says nothing. */
function placesOf({ str, transform, width, height, dir }: PdfItem): readonly Glyph[] {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
  const size = Math.hypot(c, d);
  const isDown = dir === 'ttb';
  const [along, up, length] = isDown ? [-c, -d, height] : [a, b, width];
  const scale = Math.hypot(along, up);
  if (size === 0 || scale === 0) return [];
  const letters = Array.from(str);
  const shares = letters.map(letter => (isWide(letter) ? 1 : 0.5));
  const total = shares.reduce((sum, share) => sum + share, 0);
  let before = 0;
  return shares.map(share => {
    const way = (length * before) / total / scale;
    before += share;
    return { x: x + along * way, y: y + up * way, size };
  });
}

function isWide(letter: string): boolean {
  return /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3ffff}]/u.test(
    letter,
  );
}
