/** What the rooms around the core may use of suggestions by models, in order of files; a part of the index. */
export { suggestionItems, suggestionKey, suggestionStamp } from './report/page/suggestionItems';
export { acceptanceTable, describeDropped } from './report/suggestions/suggestionWords';
export { longestAnswer, readAnswer } from './suggestions/answer';
export {
  addDropped,
  checkSuggestions,
  type Dropped,
  nothingDropped,
} from './suggestions/check';
export {
  isPrompt,
  promptFile,
  promptHash,
  requestFor,
  type SuggestionRequest,
  usualPrompts,
} from './suggestions/prompt';
export { isSuggestionFile, suggestionFilePath } from './suggestions/suggestionFile';
export {
  type Acceptance,
  acceptanceOf,
  type ModelSuggestion,
  type ModelSuggestions,
  suggestionsOf,
  withModels,
} from './suggestions/suggestions';
export { planTakingOver } from './suggestions/takeOver';
export { addSuggestions, codebookHash, type RunFacts, rejectSuggestion } from './suggestions/write';
