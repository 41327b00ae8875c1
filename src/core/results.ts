// What core exports for frozen results; part of index.ts.

export { type ResultsSettings, usualExports } from './corpus/resultsSettings';
export { declareResults } from './corpus/resultsText';
export { evidenceOf } from './report/evidence/evidence';
export { readEvidenceJsonl, writeEvidenceJsonl } from './report/evidence/evidenceJsonl';
export { loadPacker } from './report/formats/zip';
export { drawBadge } from './report/results/badge';
export { citationFile, writeCitation } from './report/results/citation';
export { frozenInputs } from './report/results/inputs';
export { type FrozenOutput, lockFile, type ResultsLock, readLock, writeLock } from './report/results/lock';
export type { FrozenFigures } from './report/results/moved';
export { resultOffers } from './report/results/offers';
export { writeResultsReadme } from './report/results/resultsReadme';
export { crateFile, type Deposit, writeCrate } from './report/results/roCrate';
export { compareResults, type Results, type Verdict } from './report/results/verdict';
export { describeOutcome, resultNames, verdictLines } from './report/results/verdictWords';
