import { parseRange } from '../annotations/annotation';
import { decisions } from '../annotations/settlement';
import { parsedJson } from '../base/json';
import { asFields, asText, asTexts, defined } from '../base/values';
import { type Corpus, sourceAt } from '../corpus/corpus';
import type { Disagreement } from './disagreement';
import type { Disagreements } from './disagreements';
import type { Choice, SettledBy } from './settling';

/** A line of a file of choices that cannot be used, and why. */
export interface ChoiceProblem {
  readonly line: number;
  readonly reason:
    | 'not-json'
    | 'no-disagreement'
    | 'twice'
    | 'no-decision'
    | 'no-coder'
    | 'no-place'
    | 'no-codes'
    | 'unknown-code';
}

/** What somebody decided of a disagreement. */
export interface Chosen {
  readonly line: number;
  readonly disagreement: Disagreement;
  readonly choice: Choice;
  readonly who: SettledBy;
}

/**
 * Reads choices from JSON Lines: `source` and `id` name the disagreement, `decision` says what is done; with it `taken` (coders),
 * `at` (line:column-line:column) and `codes`, and on request `memo`, `by` and `created`.
 */
export function readChoices(
  text: string,
  corpus: Corpus,
  found: Disagreements,
): { readonly chosen: readonly Chosen[]; readonly problems: readonly ChoiceProblem[] } {
  const all = [...found.disagreements, ...found.agreed];
  const byName = new Map(all.map(each => [`${each.source}\n${each.id}`, each]));
  const chosen: Chosen[] = [];
  const problems: ChoiceProblem[] = [];
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .forEach((content, i) => {
      if (content.trim() === '') return;
      const read = readLine(content, i + 1, byName, corpus);
      const isTwice =
        typeof read !== 'string' && chosen.some(each => each.disagreement === read.disagreement);
      if (typeof read === 'string' || isTwice) {
        problems.push({ line: i + 1, reason: typeof read === 'string' ? read : 'twice' });
      } else chosen.push(read);
    });
  return { chosen, problems };
}

function readLine(
  content: string,
  line: number,
  byName: ReadonlyMap<string, Disagreement>,
  corpus: Corpus,
): Chosen | ChoiceProblem['reason'] {
  const value = parsedJson(content);
  if (value === undefined) return 'not-json';
  const { source, id, memo, by, created, ...fields } = asFields(value);
  const disagreement = byName.get(`${asText(source)}\n${asText(id)}`);
  if (!disagreement) return 'no-disagreement';
  const choice = choiceOf(fields, disagreement, corpus);
  if (typeof choice === 'string') return choice;
  const who = defined({ memo: asText(memo), by: asText(by), created: asText(created) });
  return { line, disagreement, choice, who };
}

function choiceOf(
  fields: Readonly<Record<string, unknown>>,
  { sides, kind, source }: Disagreement,
  corpus: Corpus,
): Choice | ChoiceProblem['reason'] {
  const decision = decisions.find(each => each === fields.decision);
  const codes = asTexts(fields.codes);
  const at = asText(fields.at);
  const range = at === undefined ? undefined : parseRange(at);
  const span = range && sourceAt(corpus, source)?.source.lines.span(range);
  if (at !== undefined && (!span || span.start >= span.end)) return 'no-place';
  if (codes.some(code => !corpus.codebook.codes.has(code))) return 'unknown-code';
  switch (decision) {
    case 'neither':
    case 'later':
      return { decision };
    case 'agreed':
      return kind === 'agreed' ? { decision } : 'no-decision';
    case 'taken': {
      const coders = asTexts(fields.taken).map(name => name.normalize('NFC'));
      const areThere = coders.every(name => sides.some(({ coder }) => coder === name));
      return coders.length > 0 && areThere ? { decision, coders } : 'no-coder';
    }
    case 'extent':
      return span ? { decision, span, ...(codes.length > 0 && { codes }) } : 'no-place';
    case 'codes':
      return codes.length > 0 ? { decision, codes, ...(span && { span }) } : 'no-codes';
    case undefined:
      return 'no-decision';
  }
}
