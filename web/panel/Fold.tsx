import { type ReactNode, useEffect, useRef, useState } from 'react';

/** A request to open one item; a new object for every press, so that the same item can be asked for again. */
export interface Reveal {
  readonly key: string;
}

interface Props {
  readonly className?: string | undefined;
  /** The item's key, which an arrow of the picture may ask for; a fold without one only opens. */
  readonly item?: string | undefined;
  readonly kind?: string | undefined;
  readonly direction?: string | undefined;
  readonly summary: ReactNode;
  /** Opens the fold; an item then comes into view and takes the focus. */
  readonly reveal: Reveal | null;
  readonly onToggle?: ((open: boolean) => void) | undefined;
  readonly children: ReactNode;
}

/** A `details` element whose content is made when it is first opened: a run may have thousands of frames. */
export function Fold({ className, item, kind, direction, summary, reveal, onToggle, children }: Props) {
  const [shown, setShown] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    if (!reveal || !details.current) return;
    details.current.open = true;
    setShown(true);
    if (item === undefined) return;
    details.current.scrollIntoView({ block: 'nearest' });
    details.current.querySelector('summary')?.focus({ preventScroll: true });
  }, [reveal, item]);

  return (
    <details
      ref={details}
      className={className}
      data-item={item}
      data-kind={kind}
      data-direction={direction}
      onToggle={({ currentTarget: { open } }) => {
        if (open) setShown(true);
        onToggle?.(open);
      }}
    >
      <summary>{summary}</summary>
      {shown && children}
    </details>
  );
}
