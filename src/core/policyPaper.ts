// What core exports for the tables of policy papers; part of index.ts.

export { axisAttributes, axisOf, type CrossAxis } from './cross/axis';
export { crossCodes, crossCounts } from './cross/cross';
export { togetherKinds } from './cross/items';
export { type PmcStudy, pmcStudy } from './pmc/study';
export { findByQuery, queryScopes } from './query/find';
export { conditionsOf, isProblem, parseQuery, type Query, type QueryProblem } from './query/query';
export { drawCross } from './report/cross/crossFigure';
export { crossRecord } from './report/cross/crossRecord';
export { crossOfCodesTables } from './report/cross/crossTables';
export { pmcMethod, pmcRecord } from './report/pmc/pmcRecord';
export { pmcTables } from './report/pmc/pmcTables';
export { drawRadar } from './report/pmc/radar';
export { drawSurface } from './report/pmc/surface';
export { findingsRecord, findingsTable } from './report/query/findingTables';
export { didYouMean } from './yaml/didYouMean';
