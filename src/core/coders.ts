/** What the rooms around the core may use of agreement and consensus of coders, in order of files; a part of the index. */
export { usualBootstrap } from './agreement/bootstrap';
export { type CoderAgreement, coderAgreement, unitizingInput } from './agreement/coderAgreement';
export { agreementUnits } from './agreement/judged';
export { isBlindUntilDone, progressOf } from './agreement/progress';
export { drawSample } from './agreement/sample';
export { declareSample } from './agreement/sampleText';
export { codersOf } from './agreement/whoCoded';
export { consensusCoder } from './annotations/settlement';
export { type ChoiceProblem, readChoices } from './consensus/choices';
export type { Disagreement } from './consensus/disagreement';
export {
  type DisagreementOrder,
  type Disagreements,
  disagreementOrders,
  disagreements,
} from './consensus/disagreements';
export { planSettlement, planSettlements } from './consensus/settle';
export type { Choice, SettlementPlan } from './consensus/settling';
export { planTakeOver } from './consensus/takeOver';
export type { CountedCoders } from './corpus/settings';
export { agreementMethod } from './report/agreement/agreementMethod';
export { agreementRecord } from './report/agreement/agreementRecord';
export { coderAgreementTables } from './report/agreement/coderAgreementTables';
export { describeSample } from './report/agreement/sampleWords';
export { writeUnitsCsv } from './report/agreement/unitsCsv';
export { disagreementsRecord } from './report/consensus/disagreementsRecord';
export { disagreementsTable, writeDisagreementsMarkdown } from './report/consensus/disagreementsTable';
export {
  type SettleQueue,
  settleKey,
  settleQueue,
  settleStamp,
} from './report/page/settleQueue';
export {
  type AgreementAsk,
  agreementOptions,
  type LeftOfAgreement,
  type ShownAgreement,
  shownAgreement,
} from './report/page/shownAgreement';
