import { allThemes, compareAnnotations } from '../../annotations/annotation';
import type { Translate } from '../../base/l10n';
import { describeWhereabouts } from '../../base/whereabouts';
import { allTexts, type Corpus, isPlaced } from '../../corpus/corpus';
import { whereaboutsOf } from '../../corpus/whereabouts';
import { codeNames } from '../changes/diffWords';
import type { TextTable } from '../formats/tables';

/** Every memo: of passages with what they are about, those that wait for a person too; then of what people looked for in a source. */
export function memoTables(corpus: Corpus, t: Translate): readonly TextTable[] {
  const name = codeNames(corpus.codebook);
  const texts = allTexts(corpus);
  const passages = texts.flatMap(({ source, label, annotations }) =>
    [...annotations]
      .sort((a, b) => compareAnnotations(a.annotation, b.annotation))
      .flatMap(placed => {
        const { quote, codes, coder = '', memo = '', created = '' } = placed.annotation;
        if (memo.trim() === '') return [];
        const where = isPlaced(placed)
          ? describeWhereabouts(whereaboutsOf(source, placed.anchor.span), t)
          : t('waits for review');
        return [[label, where, quote, codes.map(name).join('; '), coder, created, memo.trim()]];
      }),
  );
  const reviews = texts.flatMap(({ label, reviews }) =>
    reviews.flatMap(({ code, absent, memo = '', coder = '', created = '' }) =>
      memo.trim() === ''
        ? []
        : [
            [
              label,
              code === allThemes ? t('all themes') : name(code),
              absent ? t('looked for and absent') : t('looked for and found'),
              coder,
              created,
              memo.trim(),
            ],
          ],
    ),
  );
  const who = [t('Coder'), t('Day'), t('Memo')];
  return [
    {
      title: t('Memos of passages'),
      notes: [],
      head: [t('Source'), t('Page and headings'), t('Passage'), t('Codes'), ...who],
      rows: passages,
    },
    ...(reviews.length === 0
      ? []
      : [
          {
            title: t('Memos of reviews'),
            notes: [],
            head: [t('Source'), t('Code'), t('Finding'), ...who],
            rows: reviews,
          },
        ]),
  ];
}
