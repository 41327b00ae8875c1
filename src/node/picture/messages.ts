import type { DrawnKind } from '../../core';
import type { ChineseFont } from './fonts';

/** What the thread that draws is started with. */
export interface DrawingTask {
  readonly svg: string;
  readonly kind: DrawnKind;
  readonly dpi: number;
  readonly font: ChineseFont;
  /** Path of resvg's program. */
  readonly resvg: string;
}
