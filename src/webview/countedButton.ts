import { enumerate, type Translate } from '../core/base/l10n';
import type { FromWebview, Overview } from '../protocol';
import { element, setText } from './dom';

/** Names whose coding counts, and lets the user say; of no use where nobody codes under a name. */
export function countedButton(ask: (message: FromWebview) => void, t: Translate) {
  const dom = element('button', {
    class: 'option counted',
    title: t('Whose coding counts?'),
    hidden: true,
    onclick: () => ask({ type: 'chooseCounted' }),
  });
  return {
    dom,
    update(overview: Overview | undefined): void {
      const annotations = overview?.method.annotations;
      const only = annotations?.only;
      dom.hidden = !annotations || (annotations.coders.length === 0 && only === undefined);
      setText(dom, only ? t('Coding of {0}', enumerate(only, t)) : t('Coding of all'));
    },
  };
}
