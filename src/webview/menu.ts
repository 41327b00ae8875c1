import { element, setAttribute } from './dom';
import type { MenuChoice, MenuItem } from './menuItem';

/** Closes the menu that is open. */
let closeOpen: (() => void) | undefined;

/**
 * Opens a menu at an element. Arrow keys, Home, End and letters move in it, Enter and Space choose, Escape closes. `items`
 * is called again after each choice. Closing returns the focus to where it was.
 */
export function openMenu(
  anchor: HTMLElement | SVGElement,
  label: string,
  items: () => readonly MenuItem[],
): void {
  closeOpen?.();
  const from = document.activeElement as HTMLElement | SVGElement | null;
  const menu = element('div', { class: 'menu', role: 'menu', 'aria-label': label });
  const close = (back: boolean) => {
    if (!menu.isConnected) return;
    closeOpen = undefined;
    document.removeEventListener('pointerdown', outside, true);
    window.removeEventListener('blur', leave);
    setAttribute(
      anchor,
      'aria-expanded',
      anchor.hasAttribute('aria-haspopup') ? 'false' : (anchor.getAttribute('aria-expanded') ?? undefined),
    );
    menu.remove();
    if (back) (anchor.isConnected && anchor.tabIndex >= 0 ? anchor : from)?.focus();
  };
  const outside = (event: Event) => {
    if (!menu.contains(event.target as Node)) close(false);
  };
  const leave = () => close(false);
  const buttons = () => [...menu.querySelectorAll<HTMLButtonElement>('button:not([disabled])')];
  const fill = () => {
    const at = buttons().indexOf(document.activeElement as HTMLButtonElement);
    menu.replaceChildren(...items().map(item => entry(item, press)));
    if (at !== -1) buttons()[Math.min(at, buttons().length - 1)]?.focus();
  };
  const press = (item: MenuChoice) => {
    if (item.stay) {
      item.press();
      fill();
      return;
    }
    close(true);
    item.press();
  };
  menu.addEventListener('keydown', event => {
    event.stopPropagation();
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') close(true);
    else if (to !== undefined) all[(to + all.length) % all.length]?.focus();
    else if (event.key.length === 1 && event.key !== ' ') {
      const letter = event.key.toLowerCase();
      const rest = [...all.slice(at + 1), ...all.slice(0, at + 1)];
      rest.find(each => each.textContent.trim().toLowerCase().startsWith(letter))?.focus();
      return;
    } else return;
    event.preventDefault();
  });
  fill();
  document.body.append(menu);
  placeAt(menu, anchor);
  if (anchor.hasAttribute('aria-haspopup')) setAttribute(anchor, 'aria-expanded', 'true');
  const all = buttons();
  (
    all.find(
      each => each.getAttribute('aria-checked') === 'true' && each.getAttribute('role') === 'menuitemradio',
    ) ?? all[0]
  )?.focus();
  document.addEventListener('pointerdown', outside, true);
  window.addEventListener('blur', leave);
  closeOpen = () => close(false);
}

function entry(item: MenuItem, press: (item: MenuChoice) => void): HTMLElement {
  if ('heading' in item) return element('div', { class: 'heading', role: 'presentation' }, item.heading);
  const { checked, radio, hint, disabled } = item;
  const role = checked === undefined ? 'menuitem' : radio ? 'menuitemradio' : 'menuitemcheckbox';
  return element(
    'button',
    {
      role,
      tabindex: -1,
      disabled,
      'aria-checked': checked === undefined ? undefined : String(checked),
      'aria-keyshortcuts': hint,
      onclick: () => press(item),
    },
    element('span', { class: 'check', 'aria-hidden': 'true' }, checked ? '✓' : ''),
    element('span', { class: 'caption' }, item.label),
    ...(hint === undefined ? [] : [element('span', { class: 'hint', 'aria-hidden': 'true' }, hint)]),
  );
}

/** Places the menu below its anchor, or above if there is more room, within the page. */
function placeAt(menu: HTMLElement, anchor: HTMLElement | SVGElement): void {
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const { innerWidth, innerHeight } = window;
  const below = innerHeight - bottom - 6;
  const isBelow = below >= Math.min(menu.scrollHeight, top - 6);
  menu.style.maxHeight = `${Math.max(80, isBelow ? below : top - 6)}px`;
  menu.style.left = `${Math.max(2, Math.min(left, innerWidth - menu.offsetWidth - 4))}px`;
  if (isBelow) menu.style.top = `${bottom + 2}px`;
  else menu.style.bottom = `${innerHeight - top + 2}px`;
}

/** A button that opens a menu; `select` names the current choice. */
export function menuButton(title: string, items: () => readonly MenuItem[]) {
  const text = element('span', { class: 'caption' });
  const dom = element(
    'button',
    {
      class: 'option menu-button',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      title,
      onclick: () => openMenu(dom, title, items),
      onkeydown: (event: KeyboardEvent) => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        openMenu(dom, title, items);
      },
    },
    text,
    element('span', { class: 'sign', 'aria-hidden': 'true' }, '▾'),
  );
  return {
    dom,
    /** `active`: a choice changes what is shown. */
    select(label: string, active = false): void {
      if (text.textContent !== label) text.textContent = label;
      setAttribute(dom, 'aria-label', label === title ? title : `${title}: ${label}`);
      dom.classList.toggle('active', active);
    },
  };
}
