import { createElement } from 'react';
import type { HomePage } from '../../lesson/lesson.ts';
import LiveCall from '../../panel/live/LiveCall.tsx';
import { hydrate } from '../hydrate.ts';
import { LIVE_IDS } from '../ids.ts';

/** Makes the live call in its place. Returns what ends it. */
export function hydrateLive(slot: Element, { language, origins }: HomePage): () => void {
  return hydrate(slot, createElement(LiveCall, { language, origins }), LIVE_IDS);
}
