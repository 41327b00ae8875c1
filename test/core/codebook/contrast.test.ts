import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contrast, grounds, lineColor, over } from '../../../src/core/codebook/contrast';
import { palette } from '../../../src/core/codebook/palette';
import { tintOpacity } from '../../../src/editor/text/marks';
import { root } from '../../support/root';

/** Ground and text of VS Code's default themes. */
const themes = {
  light: { ground: '#ffffff', text: '#3b3b3b', drawnFor: 'light' },
  dark: { ground: '#1f1f1f', text: '#cccccc', drawnFor: 'dark' },
  highContrast: { ground: '#000000', text: '#ffffff', drawnFor: 'dark' },
  highContrastLight: { ground: '#ffffff', text: '#292929', drawnFor: 'light' },
} as const;
/** The palette, and colours that somebody might give a theme. */
const colors = [...palette, '#ffff00', '#000000', '#ffffff', '#0000ff', '#00ff00', '#808080', '#f28e2b'];

describe('colours of marks', () => {
  it('contrast is that of WCAG', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21);
    assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
    assert.equal(contrast('#4e79a7', '#4e79a7'), 1);
    assert.equal(over('#ff0000', 0.5, '#0000ff'), '#800080');
  });

  for (const [name, { ground, text, drawnFor }] of Object.entries(themes)) {
    it(`lines of passages can be seen in ${name}: 3:1`, () => {
      for (const color of colors) {
        const drawn = lineColor(color, grounds[drawnFor]);
        assert.ok(contrast(drawn, ground) >= 3, `${color} as ${drawn}: ${contrast(drawn, ground)}`);
      }
    });

    it(`text on the tint of a keyword can be read in ${name}: 4.5:1`, () => {
      for (const color of palette) {
        const tint = over(color, tintOpacity[drawnFor], ground);
        assert.ok(contrast(text, tint) >= 4.5, `${color}: ${contrast(text, tint)}`);
      }
    });

    it(`what the manifest contributes can be seen in ${name}`, () => {
      const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
      const lines = manifest.contributes.colors.filter(({ id }: { id: string }) => !/Background$/.test(id));
      assert.ok(lines.length >= 3);
      for (const { id, defaults } of lines) {
        const color: string = defaults[name];
        // Fully transparent = not drawn in this theme.
        if (/^#\w{6}00$/.test(color)) continue;
        assert.match(color, /^#\w{6}$/, id);
        assert.ok(contrast(color, ground) >= 3, `${id}: ${contrast(color, ground)}`);
      }
    });
  }

  it('keeps a colour that can be seen as it is, and changes another as little as is needed', () => {
    assert.equal(lineColor('#4e79a7', grounds.light), '#4e79a7');
    const orange = lineColor('#f28e2b', grounds.light);
    assert.ok(contrast(orange, grounds.light) < 3.3, orange);
  });
});
