import type { Followed } from '../annotations/follow';
import type { Words } from '../keywords/wholeWords';
import type { EarlierTexts } from './anchors';
import type { CountedCoders } from './settings';

/** What a snapshot depends on besides the files. */
export interface Circumstances {
  /** Words of the sentences that earlier snapshots wanted; those cut with other terms are not used. */
  readonly words?: Words | undefined;
  /** By source: where an editor knows the passages to be. */
  readonly followed?: ReadonlyMap<string, Followed>;
  /** Blind coding: the work of others is neither shown nor counted. */
  readonly onlyCoder?: string | undefined;
  /** Whose coding counts, instead of what corpus.yaml says. */
  readonly counted?: CountedCoders | undefined;
  /** Compare models with people: what they suggest is there like anybody's work. Such a snapshot is for figures of agreement alone. */
  readonly withModels?: boolean | undefined;
  /** Texts that places were recorded in, where somebody still has them: passages are found more surely then. */
  readonly earlierTexts?: EarlierTexts | undefined;
}
