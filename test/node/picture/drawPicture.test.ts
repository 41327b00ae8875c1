import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { type BuildOptions, buildSync } from 'esbuild';
import { type DrawPicture, isTrouble } from '../../../src/core';
import { pictureDrawer } from '../../../src/node/picture/drawPicture';
import { findChineseFont } from '../../../src/node/picture/fonts';
import { fromRoot, root } from '../../support/root';

const svg = (size: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 200 100" font-family="sans-serif" font-size="40">` +
  '<rect width="200" height="100" fill="#ffffff"/><text x="20" y="60" fill="#000000">档案</text></svg>';
const paper = svg('width="50mm" height="25mm"');

describe('drawing pictures', () => {
  let home: string;
  let draw: DrawPicture;
  before(() => {
    home = mkdtempSync(join(tmpdir(), 'policy-coder-picture-'));
    const build = fromRoot('./esbuild.js') as {
      builds: BuildOptions[];
      copyResvg: (dist: string) => void;
    };
    for (const name of ['pdf.js', 'resvg/png.js']) {
      const options = build.builds.find(({ outfile }) => outfile === `dist/${name}`);
      buildSync({ ...options, outfile: join(home, name), absWorkingDir: root });
    }
    build.copyResvg(home);
    draw = pictureDrawer(home);
  });
  after(() => rmSync(home, { recursive: true }));

  async function drawn(context: Mocha.Context, kind: 'png' | 'pdf', picture = paper): Promise<Buffer> {
    if (!findChineseFont()) {
      console.log('      skipped: no font with Chinese characters on this computer');
      context.skip();
    }
    const bytes = await draw(picture, kind, 300);
    assert.ok(!isTrouble(bytes));
    return Buffer.from(bytes);
  }

  it('makes a PNG of so many pixels to an inch, which says so', async function () {
    const png = await drawn(this, 'png');
    assert.equal(png.subarray(1, 4).toString(), 'PNG');
    // 50 mm are 1.9685 inches.
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [591, 296]);
    const density = png.indexOf('pHYs');
    assert.equal(png.readUInt32BE(density + 4), 11811);
    assert.ok(density < png.indexOf('IDAT'));
  });

  it('writes Chinese: there is ink where the letters are, and none where they are not', async function () {
    const png = await drawn(this, 'png', svg('width="200" height="100"'));
    const width = png.readUInt32BE(16);
    assert.equal(width, 625);
    const data = png.indexOf('IDAT');
    const lines = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
    // Whether lines are filtered or not: those of one colour compress to a repeated byte, those with letters do not.
    const kinds = (y: number) =>
      new Set(lines.subarray(y * (width * 4 + 1) + 9, (y + 1) * (width * 4 + 1))).size;
    assert.ok(kinds(140) > 8, `${kinds(140)} kinds of bytes in a line with letters`);
    assert.ok(kinds(20) <= 2);
  });

  it('makes one page of PDF of the size on paper, with its letters as text in a font of its own', async function () {
    const pdf = (await drawn(this, 'pdf')).toString('latin1');
    assert.match(pdf, /^%PDF-1\./);
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!.map(Number) as [
      number,
      number,
      number,
    ];
    assert.ok(Math.abs(width - 141.73) < 0.01 && Math.abs(height - 70.87) < 0.01);
    assert.equal(pdf.match(/\/Type \/Page\b(?!s)/g)?.length, 1);
    assert.match(pdf, /\/FontFile[23] /);
    assert.match(pdf, /\/ToUnicode /);
  });

  it('gives the same bytes every time', async function () {
    for (const kind of ['png', 'pdf'] as const) {
      assert.ok((await drawn(this, kind)).equals(await drawn(this, kind)), kind);
    }
  });

  it('says what is missing: a font, or its own parts', async () => {
    const nowhere = join(home, 'none');
    assert.deepEqual(await pictureDrawer(home, [nowhere])(paper, 'png', 300), { trouble: 'no-font' });
    assert.deepEqual(await pictureDrawer(nowhere)(paper, 'pdf', 300), { trouble: 'no-program' });
  });

  it('finds a font in folders below, by its file name; the best known first', () => {
    const fonts = join(home, 'fonts');
    mkdirSync(join(fonts, 'a/b'), { recursive: true });
    writeFileSync(join(fonts, 'a/simsun.ttc'), '');
    assert.equal(findChineseFont([fonts])?.family, 'SimSun');
    writeFileSync(join(fonts, 'a/b/NotoSansCJK-Regular.ttc'), '');
    assert.equal(findChineseFont([fonts])?.postScriptName, 'NotoSansCJKsc-Regular');
    assert.equal(findChineseFont([join(fonts, 'none')]), undefined);
  });
});
