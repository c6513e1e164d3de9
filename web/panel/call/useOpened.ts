import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Setting } from '../../run/code.ts';
import { buttonOf, type OpenedButton } from './Opened.tsx';

/** What of a panel's call is open: a press on a switch turns it at once, on anything else it opens or closes. */
export function useOpened(
  within: RefObject<HTMLElement | null>,
  { experiment, values }: Pick<Setting, 'experiment' | 'values'>,
  change: (values: Readonly<Record<string, string>>) => void,
) {
  const [opened, setOpened] = useState<OpenedButton | null>(null);
  const press = (what: string, button: HTMLElement) => {
    if (experiment.knobs[what]?.kind === 'switch') change({ [what]: values[what] === 'on' ? 'off' : 'on' });
    else setOpened(opened?.what === what ? null : { what, button });
  };
  const returning = useRef<OpenedButton | null>(null);
  /** @param back whether focus returns to what was pressed */
  const close = useCallback((back: boolean) => {
    setOpened(opened => {
      if (back) returning.current = opened;
      return null;
    });
  }, []);
  useLayoutEffect(() => {
    if (returning.current && within.current) buttonOf(returning.current, within.current).focus();
    returning.current = null;
  });
  return { opened, press, close };
}
