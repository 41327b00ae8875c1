import { describe } from '../annotations/anchor';
import type { Annotation } from '../annotations/annotation';
import type { Change } from '../annotations/change';
import { defined } from '../base/values';
import { type CodedSource, sideFileFor } from '../corpus/corpus';
import { suggestedBy } from './suggestionFile';
import type { ModelSuggestion } from './suggestions';

/** Who takes a suggestion over, and as what. */
export interface TakingOver {
  /** Id of the new annotation, unique in its source. */
  readonly id: string;
  /** `undefined` in a project that names no coders. */
  readonly coder: string | undefined;
  readonly created: string;
  /** Other codes than the suggested ones. */
  readonly codes?: readonly string[];
  /** A note of the person. The model's reason stays with the suggestion. */
  readonly memo?: string;
}

/** The annotation that a person makes of a suggestion, in a side file of their own; `undefined` if its place is not certain. */
export function planTakingOver(
  coded: CodedSource,
  { annotation, anchor, model }: ModelSuggestion,
  { id, coder, created, codes = annotation.codes, memo }: TakingOver,
): { readonly source: string; readonly file: string; readonly change: Change } | undefined {
  const target = anchor && describe(coded.source, coded.analysis.reading, anchor.span);
  if (!target || codes.length === 0) return undefined;
  const after: Annotation = {
    id,
    codes,
    ...target,
    ...defined({ memo: memo?.trim() || undefined, coder }),
    suggestedBy: suggestedBy(model, annotation),
    created,
  };
  return {
    source: coded.source.path,
    file: sideFileFor(coded, coder),
    change: { kind: 'annotation', after },
  };
}
