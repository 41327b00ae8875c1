import * as vscode from 'vscode';
import { type Shape, shapePath } from '../../core';

/** A theme's colour as an icon; with a shape, as its nodes are drawn in the network. */
export function swatch(color: string, shape?: Shape): vscode.Uri {
  const filled = shape === 'ring' ? `fill="none" stroke="${color}" stroke-width="2.5"` : `fill="${color}"`;
  const mark =
    shape === undefined
      ? `<rect x="3" y="3" width="10" height="10" rx="2" fill="${color}"/>`
      : `<path d="${shapePath(shape, 8, 8, 5.5)}" ${filled}/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${mark}</svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`, true);
}
