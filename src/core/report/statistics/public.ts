// What the rest of the program uses of these tables.
export { agreementTables } from './agreementTables';
export { corpusProse, corpusProseTable } from './corpusProse';
export { crossTables } from './crossTables';
export { dictionaryChangeRecord, dictionaryChangeTables } from './dictionaryChange';
export { dictionaryRecord, dictionaryTables } from './dictionaryTables';
export {
  printFigureStyle,
  type StatisticsFigure,
  statisticsFigures,
} from './statisticsFigures';
export { statisticsTables } from './statisticsTables';
