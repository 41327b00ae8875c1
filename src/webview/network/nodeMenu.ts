import type { Translate } from '../../core/base/l10n';
import type { MenuItem } from '../menuItem';
import type { DrawnNode } from './scene';

/** What the menu of a node does. */
export interface NodeMenuPort {
  open(): void;
  /** Shows only its neighbours, or all again. */
  surround(): void;
  take(): void;
  togglePin(): void;
  unpinAll(): void;
}

/** The menu of a node; its hints are the keys that do the same (keys.ts). */
export function nodeMenu(
  { node, pinned }: DrawnNode,
  { isAlone, anyPinned }: { readonly isAlone: boolean; readonly anyPinned: boolean },
  port: NodeMenuPort,
  t: Translate,
): readonly MenuItem[] {
  return [
    { heading: node.label },
    { label: t('Show passages'), hint: 'Enter', press: () => port.open() },
    {
      label: isAlone ? t('Show all nodes') : t('Show its neighbours only'),
      hint: isAlone ? 'Escape' : 'E',
      press: () => port.surround(),
    },
    { label: t('Move with the keyboard'), hint: 'M', press: () => port.take() },
    { label: pinned ? t('Unpin') : t('Pin here'), hint: 'P', press: () => port.togglePin() },
    { label: t('Unpin all'), disabled: !anyPinned, press: () => port.unpinAll() },
  ];
}
