import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';

interface Props {
  /** The button that opened it, as it is when this is called. */
  readonly anchor: () => HTMLElement;
  /** What it must not stand out of at the sides. */
  readonly within: HTMLElement;
  /** `back`: whether the focus returns to the button. */
  readonly onClose: (back: boolean) => void;
  readonly children: ReactNode;
}

/** Pixels between it and its button, and between it and the edges. */
const GAP = 5;
const EDGE = 12;

/** What a button of the panel opens, right below it; on a phone a sheet from below. There is at most one on a page. */
export function Popover({ anchor, within, onClose, children }: Props) {
  const box = useRef<HTMLDivElement>(null);

  // After every render: its content may have grown.
  useLayoutEffect(() => {
    const own = box.current;
    if (!own) return;
    if (!own.matches(':popover-open')) own.showPopover();
    const [button, bounds] = [anchor().getBoundingClientRect(), within.getBoundingClientRect()];
    const right = bounds.right - EDGE - own.offsetWidth;
    const left = Math.max(bounds.left + EDGE, Math.min(button.left, right));
    const below = button.bottom + GAP;
    const above = button.top - GAP - own.offsetHeight;
    const top = below + own.offsetHeight > window.innerHeight && above > 0 ? above : below;
    own.style.setProperty('--left', `${left + window.scrollX}px`);
    own.style.setProperty('--top', `${top + window.scrollY}px`);
  });

  useEffect(() => {
    const own = box.current;
    if (!own) return;
    const isOwn = (target: EventTarget | null) =>
      target instanceof Node && (own.contains(target) || anchor().contains(target));
    const over = new AbortController();
    const { signal } = over;
    document.addEventListener('pointerdown', ({ target }) => isOwn(target) || onClose(false), { signal });
    own.addEventListener('focusout', ({ relatedTarget: to }) => to && !isOwn(to) && onClose(false), {
      signal,
    });
    own.addEventListener('keydown', ({ key }) => key === 'Escape' && onClose(true), { signal });
    return () => over.abort();
  });

  return (
    <div ref={box} popover="manual" className="popover">
      {children}
    </div>
  );
}
