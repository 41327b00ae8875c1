/** What the rooms around the core may use of this one. */
export { type AddedAttributes, addAttributes } from './addAttributes';
export { describeExchangeError, describeImport, type ImportTold } from './exchangeWords';
export { ExchangeError, type ForeignProject } from './foreign';
export { keptFile, readKept } from './keptFile';
export {
  type CountedText,
  type ExchangePlan,
  type PlannedReview,
  planExchange,
} from './planExchange';
export { importFormats, readForeign } from './readers/readers';
