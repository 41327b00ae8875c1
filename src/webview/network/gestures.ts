/** A press that moves by fewer pixels is a click. */
const clickSlack = 4;

/** What pointer gestures do to the picture. Places are in pixels of the window. */
export interface GesturePort<T> {
  /** What is below the pointer. */
  targetAt(event: PointerEvent | MouseEvent): T | undefined;
  hover(target: T | undefined, event: PointerEvent): void;
  press(target: T): void;
  /** A drag begins on an element; returns whether it moves the element, otherwise the picture moves. */
  take(target: T | undefined): boolean;
  /** Distance in pixels since the last call. */
  move(dx: number, dy: number, taken: boolean): void;
  /** `given`: the pointer was released, not cancelled. */
  drop(taken: boolean, given: boolean): void;
  zoom(factor: number, event: WheelEvent): void;
  menu(target: T | undefined, event: MouseEvent): void;
}

/** Tells clicks, drags and the wheel apart. */
export function listenToPointer<T>(place: HTMLElement, port: GesturePort<T>): void {
  let drag: { x: number; y: number; target: T | undefined; moved: boolean; taken: boolean } | undefined;
  /** Last position of the pointer: what moves below it by itself is not pointed at. */
  let pointer = { x: Number.NaN, y: Number.NaN };
  const end = (given: boolean) => {
    place.classList.remove('dragging');
    if (drag?.moved) port.drop(drag.taken, given);
    // The following click must know.
    if (drag && !given) drag = undefined;
  };
  place.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    const target = port.targetAt(event);
    drag = { x: event.clientX, y: event.clientY, target, moved: false, taken: false };
  });
  place.addEventListener('pointermove', event => {
    const still = event.clientX === pointer.x && event.clientY === pointer.y;
    pointer = { x: event.clientX, y: event.clientY };
    if (event.buttons === 0 || !drag) {
      if (!still) port.hover(port.targetAt(event), event);
      return;
    }
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(dx, dy) < clickSlack) return;
    if (!drag.moved) {
      // From here on the pointer is captured, even outside of the picture.
      place.setPointerCapture(event.pointerId);
      place.classList.add('dragging');
      drag.taken = port.take(drag.target);
    }
    drag = { ...drag, x: event.clientX, y: event.clientY, moved: true };
    port.move(dx, dy, drag.taken);
  });
  place.addEventListener('pointerleave', event => port.hover(undefined, event));
  place.addEventListener('pointerup', () => end(true));
  place.addEventListener('pointercancel', () => end(false));
  place.addEventListener('click', event => {
    const moved = drag?.moved;
    drag = undefined;
    const target = moved ? undefined : port.targetAt(event);
    if (target) port.press(target);
  });
  place.addEventListener('contextmenu', event => {
    event.preventDefault();
    port.menu(port.targetAt(event), event);
  });
  place.addEventListener(
    'wheel',
    event => {
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1);
      // A pinch gesture arrives as small wheel steps with Ctrl.
      port.zoom(Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0015)), event);
    },
    { passive: false },
  );
}
