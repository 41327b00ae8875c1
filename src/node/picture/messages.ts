import type { ChineseFont } from './fonts';

/** What the thread that draws is started with. */
export interface DrawingTask {
  readonly svg: string;
  readonly dpi: number;
  readonly font: ChineseFont;
}
