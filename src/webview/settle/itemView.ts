import { enumerate, type Translate } from '../../core/base/l10n';
import type { Range, SettleItem, SettleRequest } from '../../protocol/settle';
import { element } from '../dom';

/** What the view asks of the page around it. */
export interface ItemPort {
  settle(choice: SettleRequest['choice']): void;
  open(range: Range, aside: boolean): void;
  note(text: string): void;
}

/** A way to settle, with its key. */
interface Way {
  readonly key: string;
  readonly label: string;
  readonly choice: SettleRequest['choice'];
}

/** The ways to settle a disagreement: a digit for each coder's work, and a letter for each of the others. */
export function waysOf({ sides, model }: SettleItem, t: Translate): readonly Way[] {
  if (model !== undefined)
    return [
      { key: 'A', label: t('Accept'), choice: { decision: 'taken', coders: [model] } },
      { key: 'C', label: t('Other codes'), choice: { decision: 'codes' } },
      { key: 'R', label: t('Reject'), choice: { decision: 'neither' } },
      { key: 'L', label: t('Later'), choice: { decision: 'later' } },
    ];
  const coders = sides.map(({ coder }) => coder);
  const passages = sides.some(side => side.passages.length > 0);
  return [
    ...sides.slice(0, 9).map(
      ({ coder, passages }, i): Way => ({
        key: String(i + 1),
        label: passages.length > 0 ? t('Take {0}', coder) : t('Take {0}: nothing', coder),
        choice: { decision: 'taken', coders: [coder] },
      }),
    ),
    ...(sides.filter(side => side.passages.length > 0).length > 1
      ? [
          {
            key: 'B',
            label: coders.length > 2 ? t('Take all') : t('Take both'),
            choice: { decision: 'taken', coders },
          } as const,
        ]
      : []),
    ...(passages
      ? ([
          { key: 'E', label: t('Other passage'), choice: { decision: 'extent' } },
          { key: 'C', label: t('Other codes'), choice: { decision: 'codes' } },
        ] as const)
      : []),
    { key: 'N', label: t('Neither'), choice: { decision: 'neither' } },
    { key: 'L', label: t('Later'), choice: { decision: 'later' } },
  ];
}

/** A disagreement: the coders' passages in the same stretch of text, one below the other, and the ways to settle it. */
export function itemView(item: SettleItem, note: string, port: ItemPort, t: Translate): HTMLElement {
  const memo = element('textarea', { id: 'note', rows: 2 });
  memo.value = note;
  memo.addEventListener('input', () => port.note(memo.value));
  return element(
    'section',
    { class: 'item-view', 'aria-label': item.model === undefined ? t('Disagreement') : t('Suggestion') },
    element(
      'header',
      {},
      element('h2', { tabindex: -1 }, enumerate(item.themes, t) || item.quote),
      element('p', { class: 'count' }, [item.label, item.kind, item.stateName].join(' · ')),
      ...item.why.map(why => element('p', { class: 'why' }, why)),
      ...item.settled.map(text => element('p', { class: 'count' }, t('Settled: {0}', text))),
    ),
    ...item.sides.map((side, i) =>
      element(
        'div',
        {
          class: item.model === undefined ? 'side' : 'side model',
          role: 'group',
          'aria-label': side.coder,
        },
        element('h3', {}, item.model === undefined ? side.coder : t('{0}, a model', side.coder)),
        element(
          'p',
          { class: 'stretch' },
          ...side.pieces.map(({ text, marked }) =>
            marked ? element('mark', { class: i % 2 === 1 ? 'other' : undefined }, text) : text,
          ),
        ),
        ...(side.passages.length === 0
          ? [element('p', { class: 'count' }, t('Judged the theme, and coded nothing here.'))]
          : []),
        ...side.passages.map(({ codes, memo: said, range }) =>
          element(
            'p',
            { class: 'said' },
            element(
              'button',
              {
                class: 'rests',
                title: t('Show in the text'),
                onclick: () => port.open(range, false),
              },
              enumerate(codes, t),
            ),
            ...(said === undefined ? [] : [element('span', { class: 'memo' }, ` ${said}`)]),
          ),
        ),
      ),
    ),
    element('label', { for: 'note' }, t('Note (M)')),
    memo,
    element(
      'div',
      { class: 'ways', role: 'toolbar', 'aria-label': t('Settle') },
      ...waysOf(item, t).map(({ key, label, choice }) =>
        element(
          'button',
          {
            class: 'option way',
            'data-key': key,
            'aria-keyshortcuts': key,
            onclick: () => port.settle(choice),
          },
          `${label} (${key})`,
        ),
      ),
    ),
  );
}
