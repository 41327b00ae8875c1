import { parsedJson } from '../base/json';
import { asFields, asList, asText, asTexts, defined } from '../base/values';
import type { RawSuggestion } from './check';

/** What a model answered, as far as it can be read. */
export interface ReadAnswer {
  readonly suggestions: readonly RawSuggestion[];
  /** Entries that are no suggestion: no quote, no code. */
  readonly unreadable: number;
}

/** Characters of an answer that are read. */
export const longestAnswer = 1_000_000;

/**
 * Reads an answer: JSON with a list of suggestions, `{"suggestions": [{"quote", "code" or "codes", "reason"}]}` or the list itself, also
 * within other words, as models like to add them. `undefined` where there is none, or it is too long.
 */
export function readAnswer(answer: unknown): ReadAnswer | undefined {
  if (typeof answer === 'string') {
    if (answer.length > longestAnswer) return undefined;
    const value = jsonIn(answer);
    return value === undefined ? undefined : readAnswer(value);
  }
  const fields = asFields(answer);
  const list = Array.isArray(answer) ? answer : fields.suggestions;
  if (!Array.isArray(list)) {
    // A program that only passes on what its model said gives it as a text.
    const text = asText(fields.text) ?? asText(fields.response) ?? asText(fields.content);
    return text === undefined ? undefined : readAnswer(text);
  }
  const suggestions: RawSuggestion[] = [];
  let unreadable = 0;
  for (const each of asList(list)) {
    const { quote, code, codes, reason } = asFields(each);
    const named = Array.isArray(codes) ? asTexts(codes) : [asText(codes) ?? asText(code)];
    const given = named.filter(name => name !== undefined && name.trim() !== '') as readonly string[];
    const words = asText(quote);
    if (words === undefined || words.trim() === '') unreadable++;
    else suggestions.push({ quote: words, codes: given, ...defined({ reason: asText(reason) }) });
  }
  return { suggestions, unreadable };
}

/** The JSON that a text is, or the first that it holds from a bracket to the last one. */
function jsonIn(text: string): unknown {
  const whole = parsedJson(text);
  if (whole !== undefined) return typeof whole === 'object' ? whole : undefined;
  for (const [open, close] of [
    ['{', '}'],
    ['[', ']'],
  ] as const) {
    const inner = parsedJson(text.slice(text.indexOf(open), text.lastIndexOf(close) + 1));
    if (typeof inner === 'object' && inner !== null) return inner;
  }
  return undefined;
}
