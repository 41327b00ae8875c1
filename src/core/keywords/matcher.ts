import type { Codebook, Keyword } from '../codebook/codebook';
import { type Folding, foldingFor } from '../text/folding';
import { defaultFoldingRules, type FoldingRules } from '../text/foldingRules';
import { compileRegex, type LinearRegex } from '../text/regex';
import { type Automaton, buildAutomaton } from './automaton';
import { safeSplitMarks } from './safeSplits';

/** How keywords are matched; recorded in the method. */
export interface MatchingRules {
  readonly folding: FoldingRules;
  /** Count keywords inside longer ones, too. */
  readonly overlaps: boolean;
}

export const defaultMatchingRules: MatchingRules = { folding: defaultFoldingRules, overlaps: false };

/** One form of a keyword, as searched for: its term or an alias. */
export interface Form {
  readonly keyword: Keyword;
  /** As the codebook writes it. */
  readonly text: string;
}

/** The keywords of a codebook, prepared for searching. */
export interface Matcher {
  readonly rules: MatchingRules;
  readonly folding: Folding;
  /** Automaton of the forms, by index. */
  readonly automaton: Automaton;
  readonly forms: readonly Form[];
  /** Automaton of the `except` contexts, by index, each with all keywords that have it. `undefined` if no keyword has any. */
  readonly contexts:
    | { readonly automaton: Automaton; readonly forms: readonly (readonly Form[])[] }
    | undefined;
  /** Characters after which a text may be split safely; see safeSplits.ts. */
  readonly safeSplitMarks: ReadonlySet<number>;
  readonly regexes: readonly { readonly form: Form; readonly regex: LinearRegex }[];
}

export function createMatcher(codebook: Codebook, rules: MatchingRules = defaultMatchingRules): Matcher {
  const folding = foldingFor(rules.folding);
  const forms = codebook.keywords.flatMap(keyword =>
    [...(keyword.regex === undefined ? [keyword.term] : []), ...keyword.aliases].map(text => ({
      keyword,
      text,
    })),
  );
  const automaton = buildAutomaton(forms.map(({ text }) => folding.foldTerm(text)));
  // Several keywords may share a context; the automaton reports one pattern only.
  const contexts = new Map<string, Form[]>();
  for (const keyword of codebook.keywords) {
    for (const text of keyword.except) {
      const folded = folding.foldTerm(text);
      const forms = contexts.get(folded) ?? [];
      forms.push({ keyword, text });
      contexts.set(folded, forms);
    }
  }
  const contextAutomaton = contexts.size > 0 ? buildAutomaton([...contexts.keys()]) : undefined;
  const regexes = codebook.keywords.flatMap(keyword => {
    if (keyword.regex === undefined) return [];
    const regex = compileRegex(keyword.regex, rules.folding.case);
    // An invalid one has been reported with the codebook.
    return typeof regex === 'string' ? [] : [{ form: { keyword, text: keyword.regex }, regex }];
  });
  const automata = contextAutomaton ? [automaton, contextAutomaton] : [automaton];
  return {
    rules,
    folding,
    automaton,
    forms,
    contexts: contextAutomaton && { automaton: contextAutomaton, forms: [...contexts.values()] },
    // The length of a regular expression's match is unknown, but it ends with its line.
    safeSplitMarks: safeSplitMarks(folding, regexes.length > 0 ? undefined : automata),
    regexes,
  };
}
