import { type ReactNode, useState } from 'react';

interface Props {
  readonly className?: string | undefined;
  /** What it holds, by the name of its arrow in the picture. */
  readonly item?: string | undefined;
  readonly kind?: string | undefined;
  readonly direction?: string | undefined;
  readonly summary: ReactNode;
  readonly children: ReactNode;
}

/** A `details` element whose content is made when it is first opened: a run may have thousands of frames. */
export function Fold({ className, item, kind, direction, summary, children }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <details
      className={className}
      data-item={item}
      data-kind={kind}
      data-direction={direction}
      onToggle={({ currentTarget: { open } }) => open && setShown(true)}
    >
      <summary>{summary}</summary>
      {shown && children}
    </details>
  );
}
