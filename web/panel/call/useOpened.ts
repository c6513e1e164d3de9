import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Setting } from '../../run/code.ts';
import { whenIdle } from '../when-idle.ts';
import { buttonOf, type OpenedButton } from './opened-button.ts';

/** What shows it: nobody who only predicts needs it. */
const load = () => import('./Opened.tsx');
type View = Awaited<ReturnType<typeof load>>['Opened'];

/** What of a panel's call is open: a press on a switch turns it at once, on anything else it opens or closes. */
export function useOpened(
  within: RefObject<HTMLElement | null>,
  { experiment, values }: Pick<Setting, 'experiment' | 'values'>,
  change: (values: Readonly<Record<string, string>>) => void,
) {
  const [opened, setOpened] = useState<(OpenedButton & { readonly View: View }) | null>(null);
  const open = async (what: string, button: HTMLElement): Promise<void> => {
    const { Opened: View } = await load();
    // All of it before the next key, as within the press itself: the focus goes into what opens.
    flushSync(() => setOpened(opened => (opened?.what === what ? null : { what, button, View })));
  };
  const press = (what: string, button: HTMLElement) => {
    if (experiment.knobs[what]?.kind === 'switch') change({ [what]: values[what] === 'on' ? 'off' : 'on' });
    else open(what, button).catch(() => {}); // the server can't be reached: another press tries again
  };
  useEffect(() => whenIdle(() => void load().catch(() => {})), []);
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
