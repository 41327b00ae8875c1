import type { EdgeChange } from '../../protocol';
import { element } from '../dom';

/** Colours and fonts of the theme, for a canvas. */
export interface Paints {
  readonly ink: string;
  readonly paper: string;
  readonly edge: string;
  readonly focus: string;
  readonly fonts: string;
  /** Height of text on the screen, in pixels. */
  readonly fontSize: number;
}

/** Reads colours and fonts from the network's element, again whenever the theme changes. */
export function watchPaints(place: HTMLElement, changed: () => void): () => Paints {
  const probe = (name: string) => element('span', { class: `probe ${name}`, hidden: true });
  const [ink, paper, edge, focus] = ['ink', 'paper', 'edge', 'focus'].map(probe) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  place.append(ink, paper, edge, focus);
  const colorOf = (each: HTMLElement) => getComputedStyle(each).color;
  let known: Paints | undefined;
  const forget = () => {
    known = undefined;
    changed();
  };
  // VS Code writes the theme to both elements.
  const observer = new MutationObserver(forget);
  for (const each of [document.documentElement, document.body]) {
    observer.observe(each, { attributes: true, attributeFilter: ['style', 'class'] });
  }
  window.matchMedia('(forced-colors: active)').addEventListener('change', forget);
  return () => {
    const { fontFamily, fontSize } = getComputedStyle(place);
    known ??= {
      ink: colorOf(ink),
      paper: colorOf(paper),
      edge: colorOf(edge),
      focus: colorOf(focus),
      fonts: fontFamily,
      fontSize: Number.parseFloat(fontSize),
    };
    return known;
  };
}

/** Style of a changed edge: dashes, as multiples of its width; colour; width. */
export interface ChangeSign {
  readonly dash: readonly number[];
  readonly color: string | undefined;
  /** Factor of the width. */
  readonly width: number;
}

/** Changes differ by dashes and width as well, for those who cannot tell the colours. */
export const changeSigns: Readonly<Record<EdgeChange, ChangeSign>> = {
  appears: { dash: [6, 3], color: '#2a9d8f', width: 1 },
  strengthens: { dash: [], color: '#4e79a7', width: 1 },
  weakens: { dash: [6, 3, 1, 3], color: '#e07b39', width: 1 },
  stays: { dash: [], color: undefined, width: 0.5 },
  vanishes: { dash: [1, 3], color: '#c94f5c', width: 1 },
};
