// Neither library declares its types; what is used of them.
declare module 'pdfkit' {
  export default class PdfDocument {
    constructor(options: {
      size: [width: number, height: number];
      margin: number;
      font: string;
      info: { CreationDate: Date; Creator: string; Producer: string };
    });
    on(event: 'data', listener: (chunk: Uint8Array) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    /** `family` chooses one of several fonts in a file. */
    registerFont(name: string, source: Buffer, family?: string): this;
    end(): void;
  }
}

declare module 'svg-to-pdfkit' {
  import type PdfDocument from 'pdfkit';

  export default function drawSvg(
    document: PdfDocument,
    svg: string,
    x: number,
    y: number,
    options: { width: number; height: number; fontCallback: () => string },
  ): void;
}
