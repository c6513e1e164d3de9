import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { hydrateRoot, type Root } from 'react-dom/client';
import { loadExperiment } from '../experiments/all.ts';
import { idsOf, Slot, type SlotProps } from './Slot.tsx';

/**
 * Wakes a panel that stands in the document: a root of its own, which finds the HTML that the server made. All at once, so that
 * no press falls between what keeps it for the panel and the panel itself. Rejects where its experiment can't be fetched.
 * Resolves with what ends it.
 */
export async function hydrateSlot(
  slot: Element,
  props: Omit<SlotProps, 'experiment' | 'repairs'>,
): Promise<() => void> {
  const [{ experiment: name, repair }] = props.cases;
  const [experiment, repairs] = await Promise.all([
    loadExperiment(name),
    repair ? import('../panel/repair/Repair.tsx').then(({ Repair }) => Repair) : null,
  ]);
  if (!slot.isConnected) return () => {}; // the reader has turned the page meanwhile
  let root: Root | undefined;
  flushSync(() => {
    root = hydrateRoot(slot, createElement(Slot, { ...props, experiment, repairs }), {
      identifierPrefix: idsOf(props.cases),
    });
  });
  return () => root?.unmount();
}
