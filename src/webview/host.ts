import type { FromWebview, ToWebview } from '../protocol';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** Connection to VS Code. Can be acquired only once. */
export interface Host<From = FromWebview, To = ToWebview> {
  ask(message: From): void;
  listen(receive: (message: To) => void): void;
  /** State kept when the view was hidden or the window reloaded; unchecked. */
  readonly kept: unknown;
  keep(state: unknown): void;
}

export function connect<From = FromWebview, To = ToWebview>(): Host<From, To> {
  const api = acquireVsCodeApi();
  return {
    ask: message => api.postMessage(message),
    listen: receive => window.addEventListener('message', (event: MessageEvent<To>) => receive(event.data)),
    kept: api.getState(),
    keep: state => api.setState(state),
  };
}
