import { createElement, startTransition } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import type { HomePage } from '../../lesson/lesson.ts';
import LiveCall from '../../panel/live/LiveCall.tsx';
import { LIVE_IDS } from '../ids.ts';

/** Makes the live call in its place. Returns what ends it. */
export function hydrateLive(slot: Element, { language, origins }: HomePage): () => void {
  let root: Root | undefined;
  startTransition(() => {
    root = hydrateRoot(slot, createElement(LiveCall, { language, origins }), { identifierPrefix: LIVE_IDS });
  });
  return () => root?.unmount();
}
