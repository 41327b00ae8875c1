/** What the rooms around the core may use of it, in order of files. */

export { analysisUnits, keptNumbers } from './analysisUnits/analysisUnits';
export { describe, type Placed, resolve } from './annotations/anchor';
export {
  type Annotation,
  allThemes,
  formatRange,
  isAbout,
  type Review,
  sameTarget,
  type Target,
  withTarget,
} from './annotations/annotation';
export {
  applyChange,
  applyChanges,
  type Change,
  emptySideFile,
  invert,
  type Refusal,
} from './annotations/change';
export { settleConflict } from './annotations/conflict';
export { type Followed, Follower, targetKey } from './annotations/follow';
export { mergeVersions } from './annotations/merge';
export { recordedHash } from './annotations/recorded';
export { isSideFile, ownerOf, parseSideFile, type SideFile } from './annotations/sideFile';
export {
  type AttributeEdit,
  type AttributesChange,
  type AttributesPlan,
  planAttributes,
} from './attributes/change';
export { type AttributesImport, planAttributesImport } from './attributes/import';
export type { AttributeTexts } from './attributes/project';
export { type AttributesTable, attributesTable } from './attributes/table';
export { declareAttributesFile } from './attributes/yamlText';
export { countBefore } from './base/count';
export { describeFileTrouble, FileTrouble, translateReason } from './base/fileTrouble';
export { describeGitTrouble, type GitTrouble } from './base/gitTrouble';
export { compareIssues, type Issue, messageOf, type Range, type Severity, severityOf } from './base/issue';
export { parsedJson } from './base/json';
export { english, enumerate, type Translate, translator } from './base/l10n';
export { compareText } from './base/order';
export { finish, type Steps } from './base/steps';
export { defined } from './base/values';
export { diffAgreement } from './changes/agreementDiff';
export {
  type AnnotationDiff,
  type CellDiff,
  type CodingDiff,
  diffCoding,
  type ProjectVersion,
  type ReviewDiff,
  type SourceDiff,
} from './changes/diff';
export {
  type Code,
  type Codebook,
  isWithin,
  type Keyword,
  type Shape,
  shapes,
  type Theme,
  themeOf,
} from './codebook/codebook';
export type { CodebookEdit } from './codebook/codebookEdit';
export { idOf } from './codebook/codePlace';
export { colorsIn } from './codebook/colors';
export { codesOf, counts } from './codebook/columns';
export { grounds, lineColor } from './codebook/contrast';
export { draftThemes, renderThemes } from './codebook/draft';
export { editCodebook } from './codebook/edit';
export { type FoundCode, findCodes } from './codebook/findCodes';
export { palette } from './codebook/palette';
export { codebookFile } from './codebook/parse';
export { loadReadings, type Readings } from './codebook/pinyin';
export {
  digitOf,
  noRecentCodes,
  pinCode,
  presentCodes,
  type RecentCodesState,
  renameCodes,
  unpinCode,
  useCodes,
} from './codebook/recentCodes';
export { keywordEntries, listedKeywords, severalKeywords } from './codebook/severalKeywords';
export { soundColor } from './codebook/soundColor';
export * from './coders';
export { type Explanation, explainAt } from './completion/explain';
export { translateDescription, yamlKindOf } from './completion/schema';
export { type Suggestion, suggestAt, type YamlContext } from './completion/suggest';
export { type EarlierTexts, wantedTexts } from './corpus/anchors';
export { buildCorpus, CorpusBuilder, type ProjectHead } from './corpus/build';
export type { Circumstances } from './corpus/circumstances';
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
export { decode } from './corpus/decode';
export { decodeFile, decodeSource } from './corpus/decodeSource';
export {
  filesOfTexts,
  listProject,
  loadProject,
  type ProjectListing,
  type ReadingPort,
  readProjectFiles,
} from './corpus/load';
export { projectTemplate } from './corpus/projectTemplate';
export {
  isSideFileOf,
  movedPath,
  type Renamed,
  renamedPath,
  renameInSettings,
  renameInSideFile,
} from './corpus/renameSource';
export { headIssues, type Repair, repairSideFile } from './corpus/repair';
export { mergeRepetitions } from './corpus/repetitions';
export { whyOutside } from './corpus/scope';
export { encodingOf, nameKey } from './corpus/select';
export { type AttributeValue, corpusFile, declarationsIn, type Settings } from './corpus/settings';
export {
  belongsToProject,
  type CorpusStore,
  type FileText,
  isPlanText,
  type ProjectFiles,
} from './corpus/store';
export { isTagged, type UnitHit, unitAround, unitsAround, untaggedHits } from './corpus/untagged';
export * from './corpus/whereabouts';
export { AbsenceFinder } from './coverage/absence';
export { badgeOf, staleBadges } from './coverage/badge';
export { type Basis, bases, cellKinds } from './coverage/basis';
export type { CellState, Total } from './coverage/coverage';
export { buildCoverage, type Cell, type Coverage, type Row, rowOf } from './coverage/coverage';
export { type Gap, type GapFilter, type GapPlace, listGaps, placeAmongGaps } from './coverage/gaps';
export { passagesByCode } from './coverage/passagesByCode';
export { auditDictionary } from './dictionary/audit';
export { changeOfDictionary } from './dictionary/change';
export * from './documents/public';
export { createClauseEngine } from './engines/clauseEngine';
export type { Engine, EngineFailure } from './engines/engine';
export type { Death, Helper } from './engines/helper';
export { HelperEngine } from './engines/helperEngine';
export { SegmenterLadder } from './engines/ladder';
export {
  describeSegmenter,
  describeTrouble,
  type Segmentation,
  type Segmenter,
  type SegmenterEngine,
  type SegmenterInfo,
  type SegmenterTrouble,
  segmenterEngines,
  type TroubleReason,
  wordsOf,
} from './engines/segmenter';
export {
  type CutRequest,
  failureOf,
  type HelperAnswer,
  type Patience,
  Turns,
} from './engines/turns';
export { parseUserDictionary, type UserDictionary } from './engines/userDictionary';
export { wordEnds } from './engines/wordEnds';
export * from './exchange/public';
export { changesOf, type ImportPlan, importStateOf, type PlannedRow, planImport } from './import/plan';
export { type ImportFile, readImportFile } from './import/read';
export type { RowProblem } from './import/rows';
export { explainHits } from './keywords/explain';
export type { Match } from './keywords/match';
export { createMatcher } from './keywords/matcher';
export { addWords, sameTerms, termsOf, type Words } from './keywords/wholeWords';
export * from './models';
export { choicesOf, type NetworkChoices, withChoices, writeChoices, writePins } from './network/choices';
export {
  compareBases,
  compareParts,
  gatherBases,
  gatherParts,
  type NetworkComparison,
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
export { type Part, partByAttribute, partsOf, partValues } from './network/parts';
export {
  colorings,
  describeNetwork,
  drawNetwork,
  type PictureStyleName,
  pictureStyles,
  printStyle,
  usualColoring,
} from './network/picture';
export { shapePath } from './network/shapes';
export { nameOfShape } from './network/shapeWords';
export { describeStructure, type NetworkStructure, usualRuns } from './network/structure/structure';
export { compareSources, type ReferenceComparison, sharesOf } from './passages/compare';
export { countTerms, type DistinctiveSentence, findDistinctive } from './passages/distinctive';
export { type IndexedSources, indexSources } from './passages/indexed';
export { proposeLabel } from './passages/label';
export { findShared, type SharedPassage } from './passages/shared';
export * from './policyPaper';
export { planRefactoring, type RefactoringPlan } from './refactoring/planRefactoring';
export { type CodeRefactoring, idIn, parentOf, pathAfter } from './refactoring/refactoring';
export { agreementDiffTable } from './report/agreement/agreementDiffTable';
export { writeDiffMarkdown } from './report/changes/diffMarkdown';
export { writeDiffText } from './report/changes/diffText';
export {
  type CodeName,
  cellWord,
  codeNames,
  describeAnnotationDiff,
  describeReviewDiff,
  type Happening,
  happeningOf,
  summarizeDiff,
} from './report/changes/diffWords';
export { comparisonTables } from './report/comparison/comparisonTables';
export { writeComparisonText } from './report/comparison/comparisonText';
export { describeNearest, describeTerms } from './report/comparison/distinctiveWords';
export { accountSentences, type CellAccount, describeEvidence } from './report/evidence/cellAccount';
export { firstLines } from './report/evidence/firstLines';
export { writeGapsMarkdown } from './report/evidence/gapsMarkdown';
export { comparisonRecord, distinctiveRecord } from './report/evidence/passageRecords';
export { findPassages, type Passage, type PassageQuery } from './report/evidence/passages';
export { describeVerdict } from './report/evidence/verdicts';
export { analysisUnitRecords, analysisUnitTable } from './report/exchange/analysisUnitTable';
export * from './report/exchange/exchangeFormats';
export { writeTablesMarkdown } from './report/formats/markdown';
export { fileName, formatShare, type TextTable } from './report/formats/tables';
export { describeMethod, type Method } from './report/method/method';
export {
  type TablesFormatName,
  type TablesSubject,
  tablesFormatNames,
  tablesFormats,
} from './report/method/tableFileFormats';
export { asShown, codedMarks, type TableOptions } from './report/method/tableOptions';
export { writeTableOfTextCsv } from './report/method/tablesFiles';
export {
  type DrawingTrouble,
  type DrawnKind,
  type DrawPicture,
  describeDrawingTrouble,
  usualDpi,
} from './report/network/drawPicture';
export { writeEdgesCsv, writeNodesCsv } from './report/network/networkCsv';
export {
  type FileContent,
  formatsWithStructure,
  isTrouble,
  type NetworkFormat,
  type NetworkSubject,
  networkFilesOf,
  networkWriters,
  type PictureOptions,
} from './report/network/networkFiles';
export { explainNetwork } from './report/network/networkSentences';
export { networkComparisonTables, structureTables } from './report/network/networkTables';
export { accountForPair, type PairAccount } from './report/network/pairAccount';
export { explainPair, pairSourceTable, pairTables } from './report/network/pairTables';
export { inchesOf } from './report/network/paperSize';
export { withDensity } from './report/network/pngDensity';
export { PartSum } from './report/overview/combine';
export { writeMethodRowsCsv } from './report/overview/methodCsv';
export { buildOverview, listIssues, type MergedThemes, type Overview } from './report/overview/overview';
export { PartCounter, type PartFiles, type PartRules, type ProjectPart } from './report/overview/part';
export { scopeTable } from './report/overview/scopeTable';
export {
  describeCorpus,
  describeIssues,
  describeLeftOut,
  nameOfSeverity,
  titleOfReport,
} from './report/overview/sentences';
export { partOf, type TextTask, textTasks } from './report/overview/tasks';
export { answerCodes, answerCoverage, answerPassages } from './report/page/answers';
export { codeForm, codeFormEdits, newTermsIn, repeatedTerm } from './report/page/codeForm';
export { type OverviewUpdate, packOverview, unpackOverview } from './report/page/wire';
export * from './report/statistics/public';
export { stateMark } from './report/table/coverageCsv';
export {
  type TableFormat,
  type TableFormatName,
  type TableSubject,
  tableFormatNames,
  tableFormats,
} from './report/table/tableFormats';
export { writeTableFragment } from './report/table/tableHtml';
export { writeTableTsv } from './report/table/tableTsv';
export { describeLook } from './report/view/lookWords';
export { initialLook } from './report/view/networkLook';
export { type ShownNetwork, shownNetwork } from './report/view/shownNetwork';
export { describeVisible } from './report/view/visible';
export * from './results';
export { dictionaryAgreement } from './statistics/agreement';
export { corpusStatistics } from './statistics/corpusStatistics';
export { crossTable, groupingAttributes } from './statistics/crossTable';
export {
  type Candidates,
  type CandidateTerm,
  defaultMeasure,
  findCandidates,
  type TermMeasure,
  termMeasures,
} from './terms/candidates';
export { centredOn } from './terms/centred';
export {
  type ConcordanceLine,
  type ConcordanceOrder,
  concordance,
  concordanceLine,
  concordanceOrders,
  occurrencesOf,
} from './terms/concordance';
export { type CorpusWords, WordCutter } from './terms/words';
export { type Conflict, conflictsIn } from './text/conflicts';
export type { TextEdit } from './text/edits';
export type { Encoding } from './text/encodings';
export { findHeadings, type Heading, type Outline } from './text/headings';
export type { Span } from './text/lines';
export { mergedLines } from './text/mergeLines';
export type { Reading } from './text/reading';
export { fromSource, piecesInSource, toSource } from './text/reading';
export { createSource, hashSource, hashText, normalizeText, type Source } from './text/source';
export { unitSpan } from './text/units';
export { displayWidth } from './text/wrapping';
export { type NetworkResult, type NetworkTask, type NetworkWorker, workOn } from './threads/worker';
