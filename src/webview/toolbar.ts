import { element, setAttribute, setText } from './dom';
import { type Tab, tabs } from './state';

/** The tabs, with a badge on the issues. */
export function tabBar(labels: Readonly<Record<Tab, string>>, choose: (tab: Tab) => void, label: string) {
  const badge = element('span', { class: 'badge', hidden: true });
  const buttons = tabs.map(tab =>
    element(
      'button',
      {
        role: 'tab',
        id: `tab-${tab}`,
        'aria-controls': `panel-${tab}`,
        class: 'tab',
        onclick: () => choose(tab),
      },
      labels[tab],
      ...(tab === 'issues' ? [badge] : []),
    ),
  );
  const dom = element('div', { role: 'tablist', class: 'tabs', 'aria-label': label }, ...buttons);
  dom.addEventListener('keydown', event => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = (at + step + tabs.length) % tabs.length;
    choose(tabs[next]!);
    buttons[next]!.focus();
  });
  return {
    dom,
    select(tab: Tab, findings: number): void {
      buttons.forEach((button, i) => {
        setAttribute(button, 'aria-selected', String(tabs[i] === tab));
        button.tabIndex = tabs[i] === tab ? 0 : -1;
      });
      badge.hidden = findings === 0;
      setText(badge, String(findings));
    },
  };
}

/** A group of buttons of which one is chosen. `select` may change the text of some. */
export function choice<T extends string>(
  label: string,
  options: Readonly<Record<T, string>>,
  choose: (value: T) => void,
  titles?: Readonly<Record<T, string>>,
) {
  const values = Object.keys(options) as T[];
  const buttons = values.map(value =>
    element(
      'button',
      {
        class: 'option',
        'data-value': value,
        title: titles?.[value],
        'aria-label': titles?.[value],
        onclick: () => choose(value),
      },
      options[value],
    ),
  );
  return {
    dom: element('div', { class: 'choice', role: 'group', 'aria-label': label }, ...buttons),
    select(value: T, relabeled?: Partial<Readonly<Record<T, string>>>): void {
      buttons.forEach((button, i) => {
        setAttribute(button, 'aria-pressed', String(values[i] === value));
        setText(button, relabeled?.[values[i]!] ?? options[values[i]!]);
      });
    },
  };
}

/** A button with an icon; its title explains it. */
export function tool(sign: string, title: string, press: () => void): HTMLButtonElement {
  return element('button', { class: 'tool', title, 'aria-label': title, onclick: press }, sign);
}

/** What a tab shows. */
export function tabPanel(tab: Tab, content: HTMLElement): HTMLElement {
  return element(
    'section',
    { role: 'tabpanel', id: `panel-${tab}`, 'aria-labelledby': `tab-${tab}`, hidden: true },
    content,
  );
}
