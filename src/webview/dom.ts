/** Attributes and handlers of an element; `undefined` and `false` leave an attribute out. */
export interface Attributes {
  readonly [name: string]: string | number | boolean | undefined | ((event: never) => void);
}

/**
 * Makes an element. Text children become text nodes, and attributes are set as attributes, so nothing in a project can
 * become markup. Function values are listeners: `onclick`, `onkeydown` ...
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), value as (event: Event) => void);
    else setAttribute(made, key, value);
  }
  made.append(...children);
  return made;
}

/** A heading for screen readers only. */
export function spokenHeading(text: string): HTMLElement {
  return element('h1', { class: 'spoken' }, text);
}

/** Sets an attribute, or removes it for `undefined` and `false`; `true` sets an empty one. An unchanged value changes nothing. */
export function setAttribute(
  target: Element,
  name: string,
  value: string | number | boolean | undefined,
): void {
  const text = value === undefined || value === false ? null : value === true ? '' : String(value);
  if (target.getAttribute(name) === text) return;
  if (text === null) target.removeAttribute(name);
  else target.setAttribute(name, text);
}

/** Sets the text of an element if it differs. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/**
 * The nearest element with a data attribute, from an event's target upwards, and the attribute's value; `undefined` if
 * there is none.
 */
export function dataOf(
  event: Event,
  name: string,
): { element: HTMLElement | SVGElement; value: string } | undefined {
  const found = event.target instanceof Element && event.target.closest(`[data-${name}]`);
  if (!found || !(found instanceof HTMLElement || found instanceof SVGElement)) return undefined;
  return { element: found, value: found.getAttribute(`data-${name}`)! };
}
