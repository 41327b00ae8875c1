/**
 * Where the keyboard was last in a part of the page. VS Code gives it to the page as a whole when one comes back from
 * the text: nothing is marked then, and no key does anything.
 */
export class KeyboardPlace {
  private last: HTMLElement | undefined;

  /** `first` is where the keyboard goes when it was nowhere yet, or where it was is gone or hidden. */
  constructor(
    private readonly part: HTMLElement,
    private readonly first: () => HTMLElement | null,
  ) {
    part.addEventListener('focusin', ({ target }) => {
      this.last = target as HTMLElement;
    });
  }

  /** Gives the keyboard back to it; the page does not scroll. */
  comeBack(): void {
    this.found()?.focus({ preventScroll: true });
    if (document.activeElement === document.body) this.first()?.focus({ preventScroll: true });
  }

  /** A passage may have been drawn again in the meantime: what has its key is it. */
  private found(): HTMLElement | undefined {
    const { last } = this;
    if (!last || last.isConnected) return last;
    const { key } = last.dataset;
    const drawn = [...this.part.querySelectorAll<HTMLElement>('[data-key]')];
    return key === undefined ? undefined : drawn.find(({ dataset }) => dataset.key === key);
  }
}
