import { type Translate, translator } from '../core/base/l10n';
import type { ToWebview } from '../protocol';
import type { Host } from './host';

/** A page as its host sees it. */
export interface Page<Message> {
  /** Puts it on the screen. */
  mount(body: HTMLElement): void;
  receive(message: Message): void;
}

type Language = Extract<ToWebview, { type: 'language' }>;

/** Connects a page to its host. The page is created by the first message, which names the language. */
export function startPage<Ask, Tell extends { readonly type: string }>(
  host: Host<Ask | { readonly type: 'ready' }, Tell | Language>,
  body: HTMLElement,
  make: (t: Translate) => Page<Tell | Language>,
): void {
  let page: Page<Tell | Language> | undefined;
  host.listen(message => {
    if (isLanguage(message)) {
      document.documentElement.lang = message.locale;
      page = make(translator(message.strings));
      page.mount(body);
    } else page?.receive(message);
  });
  host.ask({ type: 'ready' });
}

function isLanguage(message: { readonly type: string }): message is Language {
  return message.type === 'language';
}

/** Adds a style sheet to the page. Must be called while the script is being loaded. */
export function addStyle(css: string): void {
  const style = document.createElement('style');
  style.nonce = (document.currentScript as HTMLScriptElement).nonce;
  style.textContent = css;
  document.head.append(style);
}
