/**
 * The element that last had the focus in a part of the page. When one returns from the text, VS Code focuses the page as a
 * whole: nothing is marked then, and no key does anything.
 */
export class KeyboardPlace {
  private last: HTMLElement | undefined;

  /** `first` gets the focus if nothing had it yet, or if that element is gone or hidden. */
  constructor(
    private readonly part: HTMLElement,
    private readonly first: () => HTMLElement | null,
  ) {
    part.addEventListener('focusin', ({ target }) => {
      this.last = target as HTMLElement;
    });
  }

  /** Restores the focus without scrolling. */
  comeBack(): void {
    this.found()?.focus({ preventScroll: true });
    if (document.activeElement === document.body) this.first()?.focus({ preventScroll: true });
  }

  /** A passage may have been rendered again. The element with its key counts as the same. */
  private found(): HTMLElement | undefined {
    const { last } = this;
    if (!last || last.isConnected) return last;
    const { key } = last.dataset;
    const drawn = [...this.part.querySelectorAll<HTMLElement>('[data-key]')];
    return key === undefined ? undefined : drawn.find(({ dataset }) => dataset.key === key);
  }
}
