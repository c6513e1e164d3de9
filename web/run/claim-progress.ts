import type { ClaimState } from './claim.ts';

/** How far a reader has come with a claim; each holds what stands before it. */
export const REACHED = ['predicted', 'run', 'explained'] as const;
export type Reached = (typeof REACHED)[number];

/** How a run of the claim itself stood to the lesson; with other knobs it is no run of the claim. */
export const STOOD = [
  'yes',
  'no',
  'not-reproducible',
  'not-measured',
] as const satisfies readonly ClaimState['as'][];
export type Stood = (typeof STOOD)[number];

export interface ClaimProgress {
  readonly reached: Reached;
  /** Null before the first run. */
  readonly stood: Stood | null;
}

interface Detail {
  readonly claim: string;
  readonly progress: ClaimProgress;
}

const EVENT = 'claim-progress';

/** Says what a reader has done about the claim of a panel: an event that rises through the page, so that no panel needs to know of the course. */
export function tellProgress(panel: Element, claim: string, progress: ClaimProgress): void {
  panel.dispatchEvent(new CustomEvent<Detail>(EVENT, { bubbles: true, detail: { claim, progress } }));
}

/** Hears it of every panel within an element. Returns what ends that. */
export function hearProgress(
  within: Element,
  listener: (claim: string, progress: ClaimProgress) => void,
): () => void {
  const onEvent = (event: Event): void => {
    const { claim, progress } = (event as CustomEvent<Detail>).detail;
    listener(claim, progress);
  };
  within.addEventListener(EVENT, onEvent);
  return () => within.removeEventListener(EVENT, onEvent);
}
