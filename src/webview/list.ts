/**
 * Makes the buttons of a list a single tab stop: arrow keys, Home and End move between them. `items` returns them in order
 * on every key press.
 */
export function rove(container: HTMLElement, selector: string): void {
  container.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const items = [...container.querySelectorAll<HTMLElement>(selector)];
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (at === -1) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    items[Math.min(Math.max(to, 0), items.length - 1)]!.focus();
  });
  container.addEventListener('focusin', event => {
    const item = (event.target as Element).closest<HTMLElement>(selector);
    if (!item) return;
    for (const other of container.querySelectorAll<HTMLElement>(`${selector}[tabindex="0"]`))
      other.tabIndex = -1;
    item.tabIndex = 0;
  });
}

/** Restores the tab stop after the items were rendered again. */
export function settleRove(container: HTMLElement, selector: string): void {
  if (container.querySelector(`${selector}[tabindex="0"]`)) return;
  const first = container.querySelector<HTMLElement>(selector);
  if (first) first.tabIndex = 0;
}
