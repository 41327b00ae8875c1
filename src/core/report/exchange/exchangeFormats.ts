import { finish, type Steps } from '../../base/steps';
import { writeQdc } from './qdcFile';
import { type ExchangeSubject, writeQdpx } from './qdpxFile';

export { codebookTable } from './codebookTable';
export { type MarkedText, markedTexts } from './markedText';
export { memoTables } from './memoTables';
export { type PassageOrder, passageOrders, passageTables } from './passageTables';
export type { ExchangeSubject };

/** A format that other programs for qualitative analysis read: one file in this folder, and one entry below. */
export interface ExchangeFormat {
  readonly label: string;
  /** `undefined` where the project holds nothing that the format could carry. */
  readonly write: (subject: ExchangeSubject) => Promise<string | Uint8Array | undefined>;
}

const packed = async (steps: Promise<Steps<Uint8Array>>) => finish(await steps);

export const exchangeFormats = {
  qdpx: { label: 'REFI-QDA', write: subject => packed(writeQdpx(subject)) },
  qdc: {
    label: 'REFI-QDA codebook',
    write: async ({ corpus, kept, origin }) => writeQdc(corpus, kept, origin),
  },
} as const satisfies Readonly<Record<string, ExchangeFormat>>;

export type ExchangeFormatName = keyof typeof exchangeFormats;
export const exchangeFormatNames = Object.keys(exchangeFormats) as readonly ExchangeFormatName[];
