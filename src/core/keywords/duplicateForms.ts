import { type Issue, issue } from '../base/issue';
import type { Codebook, Keyword } from '../codebook/codebook';
import { codebookFile } from '../codebook/parse';
import type { Matcher } from './matcher';

/** Keywords that the matching rules cannot tell from an earlier one: AI and ａｉ. Their hits count for the earlier one only. */
export function duplicateFormIssues({ forms, folding }: Matcher, { themes }: Codebook): readonly Issue[] {
  const owners = new Map<string, Keyword>();
  return forms.flatMap(({ keyword, text }) => {
    const folded = folding.foldTerm(text);
    if (folded === '') return [issue('empty-keyword', codebookFile, keyword.range)];
    const owner = owners.get(folded) ?? keyword;
    owners.set(folded, owner);
    if (owner === keyword) return [];
    const name = themes.find(({ id }) => id === owner.theme)?.name ?? owner.theme;
    return [issue('duplicate-keyword', codebookFile, keyword.range, text, name)];
  });
}
