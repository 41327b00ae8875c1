import type { Host } from './host';

/** How long a copy requested elsewhere waits for the page to get the focus, in milliseconds. */
const patience = 1500;

/**
 * Copies the table as text and as HTML, which word processors paste as a table: on Ctrl+C in the table without a text
 * selection, and at the host's request. Only a page can put HTML on the clipboard, and only while it has the focus.
 */
export function copyTable({ ask, listen }: Host, table: HTMLElement): void {
  // Listens on the document: without a selection, the copy event has no particular target.
  document.addEventListener('copy', event => {
    if (!(getSelection()?.isCollapsed ?? true) || table.hidden) return;
    const { activeElement } = document;
    if (activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement) return;
    if (activeElement !== document.body && !table.contains(activeElement)) return;
    event.preventDefault();
    ask({ type: 'copyTable' });
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
          // The host has already put the text on the clipboard; spreadsheets paste it as a table.
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
