import type { Translate } from '../../base/l10n';

/** Kinds of file that a picture is drawn into besides SVG. */
export type DrawnKind = 'png' | 'pdf';

/** Why a picture could not be drawn: there is no font for Chinese, or a part of the program is missing. */
export interface DrawingTrouble {
  readonly trouble: 'no-font' | 'no-program' | 'no-page';
}

/**
 * Draws an SVG into another kind of file. `dpi` is how many pixels an inch of a PNG has; a PDF holds lines and letters, whatever
 * that is. The same SVG, fonts and `dpi` give the same bytes.
 */
export type DrawPicture = (svg: string, kind: DrawnKind, dpi: number) => Promise<Uint8Array | DrawingTrouble>;

export const usualDpi = 300;

/** The message to the user: what is wrong, and what to do about it. */
export function describeDrawingTrouble({ trouble }: DrawingTrouble, t: Translate): string {
  switch (trouble) {
    case 'no-font':
      return t(
        'PNG and PDF need a font with Chinese characters, and none was found on this computer. Install Noto Sans CJK SC, or export SVG.',
      );
    case 'no-program':
      return t(
        'This package cannot draw this kind of file. SVG works, and the overview in VS Code writes PNG.',
      );
    case 'no-page':
      return t(
        'The overview did not draw the picture. Open it, wait until it shows the network, and try again; or choose a lower resolution.',
      );
  }
}
