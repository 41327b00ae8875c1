import * as vscode from 'vscode';
import {
  allTexts,
  type CodedSource,
  type Corpus,
  compareSources,
  formatShare,
  type ReferenceComparison,
  sharesOf,
  sourceAt,
} from '../../core';
import { pickSource } from '../pick/sourcePicker';
import type { Session } from '../session/session';
import { inSlices } from '../session/slices';
import type { ComparisonDocuments } from './comparisonDocuments';
import { working } from './finder';

/**
 * Shows what a source copied, adapted, dropped and added, beside the reference of corpus.yaml or a text that the user picks.
 * Without a source, the user picks one by the shares of all.
 */
export async function compareWithReference(
  session: Session,
  documents: ComparisonDocuments,
  path: string | undefined,
): Promise<void> {
  session.flush();
  const { corpus } = session;
  if (!corpus) return;
  const given = path === undefined ? undefined : sourceAt(corpus, path);
  const reference = corpus.reference ?? (await pickReference(corpus, given));
  if (!reference) return;
  const sources = given && given !== reference ? [given] : corpus.sources.filter(each => each !== reference);
  const comparisons = await compareAll(reference, sources);
  if (!comparisons) return;
  const chosen = comparisons.length === 1 ? comparisons[0] : await pickComparison(comparisons);
  if (chosen) await documents.showComparison(chosen);
}

/** Shows two texts side by side, whether or not there is a reference: the second is asked for where only one is given. */
export async function compareTwo(
  session: Session,
  documents: ComparisonDocuments,
  [left, right]: readonly string[],
): Promise<void> {
  session.flush();
  const { corpus } = session;
  if (!corpus) return;
  const { t } = vscode.l10n;
  const given = (path: string | undefined) => (path === undefined ? undefined : sourceAt(corpus, path));
  const texts = allTexts(corpus);
  if (texts.length < 2) {
    void vscode.window.showInformationMessage(t('There is only one text. Add another one to compare.'));
    return;
  }
  const first = given(left) ?? (await pickSource(texts, { title: t('Compare which text?') }));
  if (!first) return;
  const others = texts.filter(coded => coded !== first);
  const title = t('Compare "{0}" with which text?', first.label);
  const second = given(right) ?? (await pickSource(others, { title }));
  const [comparison] = (second && (await compareAll(first, [second]))) ?? [];
  if (comparison) await documents.showComparison(comparison);
}

function compareAll(
  reference: CodedSource,
  sources: readonly CodedSource[],
): Promise<readonly ReferenceComparison[] | undefined> {
  return working(vscode.l10n.t('Comparing with {0}', reference.label), async isCancelled => {
    const comparisons: ReferenceComparison[] = [];
    for (const source of sources) {
      const comparison = await inSlices(compareSources(reference, source), { isCancelled });
      if (!comparison) return undefined;
      comparisons.push(comparison);
    }
    return comparisons;
  });
}

function pickReference(corpus: Corpus, given: CodedSource | undefined): Promise<CodedSource | undefined> {
  return pickSource(
    allTexts(corpus).filter(coded => coded !== given),
    {
      title: vscode.l10n.t('Compare with which text?'),
      placeHolder: vscode.l10n.t('Set "reference" in corpus.yaml to skip this question.'),
    },
  );
}

/** One of several comparisons, those that took most from the reference first. */
async function pickComparison(
  comparisons: readonly ReferenceComparison[],
): Promise<ReferenceComparison | undefined> {
  const taken = ({ letters }: ReferenceComparison) => {
    const { copied, adapted } = sharesOf(letters.source);
    return copied + adapted;
  };
  const items = comparisons.map(comparison => {
    const { copied, adapted, alone } = sharesOf(comparison.letters.source);
    return {
      label: comparison.source.label,
      description: vscode.l10n.t(
        'copied {0}, adapted {1}, added {2}',
        formatShare(copied),
        formatShare(adapted),
        formatShare(alone),
      ),
      comparison,
    };
  });
  const picked = await vscode.window.showQuickPick(
    items.sort((a, b) => taken(b.comparison) - taken(a.comparison)),
    { title: vscode.l10n.t('Which source to show beside {0}?', comparisons[0]?.reference.label ?? '') },
  );
  return picked?.comparison;
}
