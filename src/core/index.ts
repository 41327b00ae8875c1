/** What the rooms around the core may use of it, in order of files. */
export {
  type Anchor,
  type AnchorReason,
  describe,
  type Placed,
  resolve,
  type Waiting,
} from './annotations/anchor';
export {
  type Annotation,
  formatRange,
  type Review,
  sameTarget,
  type Target,
  withTarget,
} from './annotations/annotation';
export {
  applyChange,
  applyChanges,
  type Change,
  type ChangeResult,
  emptySideFile,
  invert,
  type Refusal,
} from './annotations/change';
export { type RivalAnnotations, rivalsIn, settleConflict } from './annotations/conflict';
export {
  type AnnotationDiff,
  type Aspect,
  type CellDiff,
  type CodingDiff,
  diffCoding,
  type ProjectVersion,
  type ReviewDiff,
  type SourceDiff,
  type ThemeDiff,
} from './annotations/diff';
export { type Followed, Follower, targetKey } from './annotations/follow';
export { type MergeResult, mergeVersions } from './annotations/merge';
export { headIssues, type Repair, repairSideFile } from './annotations/repair';
export { mergeRepetitions } from './annotations/repetitions';
export { isSideFile, ownerOf, parseSideFile, type SideFile, sideFilePath } from './annotations/sideFile';
export { isTagged, unitAround, unitsAround, untaggedHits } from './annotations/untagged';
export {
  type AttributeEdit,
  type AttributesChange,
  type AttributesPlan,
  planAttributes,
} from './attributes/change';
export type { CellProblem, ColumnKind } from './attributes/check';
export {
  type AttributesImport,
  planAttributesImport,
} from './attributes/import';
export type { AttributeTexts } from './attributes/project';
export { type AttributesTable, attributesTable } from './attributes/table';
export { declareAttributesFile } from './attributes/yamlText';
export { addCode, idOf, type NewCode } from './codebook/addCode';
export { addKeyword } from './codebook/addKeyword';
export {
  type Code,
  type Codebook,
  isWithin,
  type Keyword,
  type Shape,
  type Theme,
  themeOf,
} from './codebook/codebook';
export {
  type CodesAtHand,
  digitOf,
  nothingAtHand,
  pinCode,
  presentCodes,
  renameCodes,
  unpinCode,
  useCodes,
} from './codebook/codesAtHand';
export { grounds, lineColor } from './codebook/contrast';
export { type DraftTheme, draftThemes, renderThemes, renderTitle } from './codebook/draft';
export { type FoundCode, findCodes } from './codebook/findCodes';
export { codebookFile } from './codebook/parse';
export { loadReadings, type Readings } from './codebook/pinyin';
export { type FileRefactoring, planRefactoring, type RefactoringPlan } from './codebook/planRefactoring';
export {
  type CodeRefactoring,
  idIn,
  parentOf,
  pathAfter,
  type RefactoringProblem,
} from './codebook/refactoring';
export { keywordEntries, severalKeywords } from './codebook/severalKeywords';
export { type Explanation, explainAt } from './completion/explain';
export { translateDescription, yamlKindOf } from './completion/schema';
export { type Suggestion, suggestAt, type YamlContext } from './completion/suggest';
export { buildCorpus, type Circumstances, CorpusBuilder } from './corpus/build';
export {
  allTexts,
  type CodedSource,
  type Corpus,
  isPlaced,
  type PlacedAnnotation,
  sideFileFor,
  sourceAt,
} from './corpus/corpus';
export { declareEncoding } from './corpus/declareEncoding';
export { loadProject } from './corpus/load';
export {
  isSideFileOf,
  movedPath,
  type Renamed,
  renamedPath,
  renameInSettings,
  renameInSideFile,
} from './corpus/renameSource';
export { encodingOf } from './corpus/select';
export { type AttributeValue, corpusFile, declarationsIn, type Settings } from './corpus/settings';
export {
  belongsToProject,
  type CorpusStore,
  type FileText,
  isPlanText,
  type ProjectFiles,
} from './corpus/store';
export { type AbsenceEvidence, AbsenceFinder } from './coverage/absence';
export { type BadgeCounts, badgeOf, staleBadges } from './coverage/badge';
export { type Basis, bases, cellKinds } from './coverage/basis';
export { codesOf, counts, passagesByCode } from './coverage/columns';
export type { CellState, Total } from './coverage/coverage';
export { buildCoverage, type Cell, type Coverage, type Row, rowOf } from './coverage/coverage';
export { type Gap, type GapFilter, type GapPlace, listGaps, placeAmongGaps } from './coverage/gaps';
export { type DocumentText, joinPages } from './documents/documentText';
export { type Provenance, provenancePath, writeProvenance } from './documents/provenance';
export { type ClauseEngineOptions, createClauseEngine } from './engines/clauseEngine';
export type { Engine, Failure } from './engines/engine';
export type { Death, Helper } from './engines/helper';
export { HelperEngine } from './engines/helperEngine';
export { SegmenterLadder } from './engines/ladder';
export { parseUserDictionary, type UserDictionary } from './engines/userDictionary';
export { wordEnds } from './engines/wordEnds';
export { describeFileTrouble, FileTrouble, translateReason } from './fileTrouble';
export { describeGitTrouble, type GitTrouble } from './gitTrouble';
export {
  changesOf,
  type ImportCounts,
  type ImportPlan,
  importStateOf,
  type PlannedRow,
  planImport,
} from './import/plan';
export { type CodingRow, type RowProblem, readRows } from './import/rows';
export {
  compareIssues,
  type Issue,
  type IssueCode,
  messageOf,
  type Range,
  type Severity,
  severityOf,
} from './issue';
export {
  type Candidate,
  type CandidateQuery,
  type Candidates,
  defaultMeasure,
  findCandidates,
  type Measure,
  measures,
} from './keywords/candidates';
export {
  type ConcordanceLine,
  type ConcordanceOrder,
  concordance,
  concordanceOrders,
  occurrencesOf,
} from './keywords/concordance';
export { type ExplainedHit, explainHits, type Verdict } from './keywords/explain';
export type { Match } from './keywords/match';
export { createMatcher } from './keywords/matcher';
export { addWords, sameTerms, termsOf, type Words } from './keywords/wholeWords';
export { type CorpusWords, type CutCorpus, WordCutter } from './keywords/words';
export { english, type Translate, translator } from './l10n';
export { choicesOf, type NetworkChoices, withChoices, writeChoices, writePins } from './network/choices';
export {
  compareBases,
  compareParts,
  gatherBases,
  gatherParts,
  type NetworkComparison,
  partByAttribute,
  partValues,
} from './network/compare';
export { gatherCountable } from './network/counted';
export { egoNetwork } from './network/ego';
export {
  buildNetwork,
  emptyNetwork,
  gatherNetwork,
  knownNetwork,
  type OverviewNetwork,
  rememberNetwork,
  sameNetwork,
} from './network/network';
export {
  describeNetwork,
  drawNetwork,
  type PictureStyleName,
  pictureStyles,
  printStyle,
} from './network/picture';
export { describeStructure, type NetworkStructure, usualRuns } from './network/structure/structure';
export { type NetworkResult, type NetworkTask, type NetworkWorker, workOn } from './network/worker';
export { compareText } from './order';
export {
  adaptedFrom,
  type ComparedLetters,
  type ComparedSentence,
  type ComparedState,
  type Comparison,
  compareSources,
  copiedFrom,
  sharesOf,
} from './passages/compare';
export { countTerms, type DistinctiveSentence, findDistinctive } from './passages/distinctive';
export { type IndexedSources, indexSources } from './passages/indexed';
export { proposeLabel } from './passages/label';
export { findShared, type SharedPassage } from './passages/shared';
export { agreementTables } from './report/agreementTables';
export { answerCodes, answerCoverage, answerPassages } from './report/answers';
export { accountSentences, type CellAccount, describeEvidence } from './report/cellAccount';
export { comparisonTables } from './report/comparisonTables';
export { type ComparisonText, writeComparisonText } from './report/comparisonText';
export { summarizeComparison } from './report/comparisonWords';
export { stateMark, writeCoverageCsv } from './report/coverageCsv';
export { crossTables } from './report/crossTables';
export { writeDiffMarkdown } from './report/diffMarkdown';
export { writeDiffText } from './report/diffText';
export {
  type CodeName,
  cellWord,
  codeNames,
  describeAnnotationDiff,
  describeReviewDiff,
  type Happening,
  happeningOf,
  summarizeDiff,
} from './report/diffWords';
export { describeNearest, describeTerms } from './report/distinctiveWords';
export {
  type DrawingTrouble,
  type DrawnKind,
  type DrawPicture,
  describeDrawingTrouble,
  usualDpi,
} from './report/drawPicture';
export { writeEvidenceJsonl } from './report/evidenceJsonl';
export { firstLines } from './report/firstLines';
export { writeGapsMarkdown } from './report/gapsMarkdown';
export { writeHtml } from './report/html';
export { writeTablesMarkdown } from './report/markdown';
export { describeMethod } from './report/method';
export { writeMethodCsv, writeMethodRowsCsv } from './report/methodCsv';
export { writeEdgesCsv, writeNodesCsv } from './report/networkCsv';
export {
  type FileContent,
  formatsWithStructure,
  isTrouble,
  type NetworkFormat,
  type NetworkSubject,
  networkFilesOf,
  networkWriters,
  type PictureOptions,
} from './report/networkFiles';
export { explainNetwork } from './report/networkSentences';
export { networkComparisonTables, structureTables } from './report/networkTables';
export { buildOverview, listIssues, type Merged, type Overview } from './report/overview';
export { accountForPair, type PairAccount } from './report/pairAccount';
export { explainPair, pairSourceTable, pairTables } from './report/pairTables';
export { comparisonRecord, distinctiveRecord } from './report/passageRecords';
export { findPassages, type Passage, type PassageQuery } from './report/passages';
export {
  describeCorpus,
  describeIssues,
  describeLeftOut,
  nameOfSeverity,
  titleOfReport,
} from './report/sentences';
export { printFigureStyle, type StatisticsFigure, statisticsFigures } from './report/statisticsFigures';
export { statisticsTables } from './report/statisticsTables';
export { writeTableDocx } from './report/tableDocx';
export { writeTableFragment, writeTableHtml } from './report/tableHtml';
export { writeTableLatex } from './report/tableLatex';
export { writeTableMarkdown } from './report/tableMarkdown';
export { codedMarks, type TableOptions } from './report/tableOptions';
export { fileName, formatShare, type TextTable } from './report/tables';
export { writeTableOfTextCsv, writeTablesXlsx } from './report/tablesFiles';
export { writeTableTsv } from './report/tableTsv';
export { writeTableXlsx } from './report/tableXlsx';
export { describeVerdict } from './report/verdicts';
export { type OverviewUpdate, packOverview, unpackOverview } from './report/wire';
export {
  describeSegmenter,
  describeTrouble,
  type Segmentation,
  type Segmenter,
  type SegmenterEngine,
  type SegmenterInfo,
  type SegmenterTrouble,
  sameSegmenter,
  segmenterEngines,
  type TroubleReason,
  troubleTemplates,
  wordsOf,
} from './segmenter';
export { type DictionaryAgreement, dictionaryAgreement } from './statistics/agreement';
export { type CorpusStatistics, corpusStatistics } from './statistics/corpusStatistics';
export { type CrossTable, crossTable, groupingAttributes } from './statistics/crossTable';
export { finish, type Steps } from './steps';
export { type Conflict, conflictsIn } from './text/conflicts';
export { decode } from './text/decode';
export { decodeFile, decodeSource } from './text/decodeSource';
export type { TextEdit } from './text/edits';
export type { Encoding } from './text/encodings';
export { findHeadings, findOutline, type Heading, type Outline } from './text/headings';
export type { LineIndex, Span } from './text/lines';
export { mergedLines } from './text/mergeLines';
export type { Reading } from './text/reading';
export { fromSource, piecesInSource, toSource } from './text/reading';
export { createSource, hashSource, hashText, normalizeText, type Source } from './text/source';
export { type UnitKind, unitSpan } from './text/units';
export { displayWidth } from './text/wrapping';
