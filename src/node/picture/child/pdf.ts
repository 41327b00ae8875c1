import PdfDocument from 'pdfkit';
import drawSvg from 'svg-to-pdfkit';
import { inchesOf } from '../../../core';
import { mostOfUser, readBytesSync } from '../../files';
import type { DrawingTask } from '../messages';

const pointsPerInch = 72;

/** The picture as one page of PDF of its size, its lines as lines and its text as text. No date in it: the same bytes each time. */
export function drawPdf({ svg, font }: DrawingTask): Promise<Uint8Array> {
  const inches = inchesOf(svg);
  const [width, height] = [inches.width * pointsPerInch, inches.height * pointsPerInch];
  const document = new PdfDocument({
    size: [width, height],
    margin: 0,
    // Otherwise pdfkit would look for a font file of its own.
    font: '',
    info: { CreationDate: new Date(0), Creator: 'Policy Coder', Producer: 'pdfkit' },
  });
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', chunk => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    document.registerFont('chinese', readBytesSync(font.path, { most: mostOfUser }), font.postScriptName);
    drawSvg(document, svg, 0, 0, { width, height, fontCallback: () => 'chinese' });
    document.end();
  });
}
