import { element, setAttribute } from './dom';
import type { Progress } from './status';

/** A progress line, visible while files are read. */
export function progressBar(label: string) {
  const dom = element('div', { class: 'progress', role: 'progressbar', 'aria-label': label, hidden: true });
  return {
    dom,
    update(reading: Progress | undefined): void {
      const { done, total } = reading ?? { done: 0, total: 0 };
      dom.hidden = reading === undefined;
      dom.style.setProperty('--done', total > 0 ? String(done / total) : '0');
      setAttribute(dom, 'aria-valuemax', total);
      setAttribute(dom, 'aria-valuenow', done);
    },
  };
}
