import { useMemo, useRef } from 'react';
import { type ExchangeView, Layers } from '../decode/layers.ts';
import type { Run } from '../run/run.ts';

/** The records of a run, decoded as they come: each once, and an exchange of which nothing changed stays the same object. */
export function useExchanges({ id, records }: Pick<Run, 'id' | 'records'>): readonly ExchangeView[] {
  const decoder = useRef<{ readonly run: string; readonly layers: Layers; taken: number } | null>(null);
  return useMemo(() => {
    if (decoder.current?.run !== id) decoder.current = { run: id, layers: new Layers(), taken: 0 };
    const { layers, taken } = decoder.current;
    layers.push(records.slice(taken));
    decoder.current.taken = records.length;
    return layers.view();
  }, [id, records]);
}
