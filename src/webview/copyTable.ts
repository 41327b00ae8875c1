import type { Host } from './host';
import type { UiState } from './state';

/** How long a copy that was asked for elsewhere waits for the page to have the focus, in milliseconds. */
const patience = 1500;

/**
 * Copies the table as text and as HTML, which pastes as a table into word processors: by Ctrl+C in the table while no text
 * is selected, and when the host says so. Only a page can put HTML on the clipboard, and only while it has the focus.
 */
export function copyTable({ ask, listen }: Host, table: HTMLElement, shown: () => UiState): void {
  // On the document: without a selection, a copy happens nowhere in particular.
  document.addEventListener('copy', event => {
    if (!(getSelection()?.isCollapsed ?? true) || table.hidden) return;
    const { activeElement } = document;
    if (activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement) return;
    if (activeElement !== document.body && !table.contains(activeElement)) return;
    event.preventDefault();
    const {
      basis,
      display,
      table: { group },
    } = shown();
    ask({
      type: 'copyTable',
      basis: basis === 'both' ? 'coded' : basis,
      cells: display,
      ...(group !== undefined && { groupBy: group }),
    });
  });
  listen(message => {
    if (message.type !== 'clipboard') return;
    const { text, html } = message;
    const write = () =>
      navigator.clipboard
        .write([
          new ClipboardItem({
            'text/plain': new Blob([text], { type: 'text/plain' }),
            'text/html': new Blob([html], { type: 'text/html' }),
          }),
        ])
        .catch(() => {
          // The host has put the text there already; it pastes as a table into spreadsheets.
        });
    if (document.hasFocus()) {
      void write();
      return;
    }
    const end = setTimeout(() => window.removeEventListener('focus', onFocus), patience);
    const onFocus = () => {
      clearTimeout(end);
      void write();
    };
    window.addEventListener('focus', onFocus, { once: true });
  });
}
