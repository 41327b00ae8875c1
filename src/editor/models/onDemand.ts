/** What of models few need: a file of its own (`esbuild.js`), loaded with the first call. */
export { answerSuggestions } from './answerSuggestions';
export { decideSuggestion } from './decide';
export { suggestCodes } from './suggestCodes';
