import type { Translate } from '../../core/base/l10n';
import type { FromAttributes } from '../../protocol';
import { element, setText } from '../dom';

/** What the bar asks of the page. */
export interface AttributesBarPort {
  ask(message: FromAttributes): void;
  /** Acts on the selected cell. */
  renameColumn(): void;
  removeColumn(): void;
  nextProblem(): void;
  /** Returns the keyboard to the table. */
  focusTable(): void;
}

/** The tools above the table. */
export class AttributesBar {
  readonly dom: HTMLElement;
  private readonly ofColumn: readonly HTMLButtonElement[];
  private readonly problems: HTMLButtonElement;

  constructor(
    private readonly port: AttributesBarPort,
    private readonly t: Translate,
  ) {
    const rename = this.button(t('Rename…'), t('Rename the attribute of the selected cell'), () =>
      port.renameColumn(),
    );
    const remove = this.button(t('Remove…'), t('Remove the attribute of the selected cell'), () =>
      port.removeColumn(),
    );
    this.ofColumn = [rename, remove];
    this.problems = this.button('', t('Show the next value that needs a look (F8)'), () =>
      port.nextProblem(),
    );
    this.problems.classList.add('problems');
    this.dom = element(
      'header',
      { class: 'bar' },
      element(
        'div',
        { class: 'tools' },
        this.button(t('Add attribute…'), t('Add a column'), () => port.ask({ type: 'addColumn' })),
        rename,
        remove,
      ),
      element(
        'div',
        { class: 'tools' },
        this.button(t('Undo'), t('Undo (Ctrl+Z)'), () => port.ask({ type: 'undo' })),
        this.button(t('Redo'), t('Redo (Ctrl+Y)'), () => port.ask({ type: 'redo' })),
        this.button(t('Import CSV…'), t('Use attributes from a CSV file'), () =>
          port.ask({ type: 'import' }),
        ),
      ),
      element('div', { class: 'tools last' }, this.problems),
    );
  }

  /** `usable`: a cell can be selected. `problems`: number of values to check. */
  update(usable: boolean, problems: number): void {
    for (const button of this.ofColumn) button.disabled = !usable;
    this.problems.hidden = problems === 0;
    if (problems === 0) return;
    const { t } = this;
    setText(this.problems, problems === 1 ? t('1 value to check') : t('{0} values to check', problems));
  }

  private button(text: string, title: string, press: () => void): HTMLButtonElement {
    const made = element('button', { class: 'word', title, onclick: press }, text);
    made.addEventListener('click', () => this.port.focusTable());
    return made;
  }
}
