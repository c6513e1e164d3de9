import { frameAt } from './frame-element.ts';
import { type FrameSeen, isFrameNews, NOTHING_SEEN } from './frames.ts';
import { thrownBy } from './thrown.ts';

/** What the page asks, and what it gets back. */
export const QUESTION = '#account';
export const REPLY = '#balance=42';

// #region listing
/** In the page that asks: the question is the frame’s hash, and the answer comes as a new hash of this page. */
export function askByHash(url: string): Promise<FrameSeen> {
  let said: string | null = null;
  const frame = frameAt(url + QUESTION);
  return new Promise(resolve => {
    const end = (seen: Partial<FrameSeen>) => resolve({ ...NOTHING_SEEN, said, ...seen });
    window.addEventListener('hashchange', () => end({ value: window.location.hash }), { once: true });
    window.addEventListener('message', ({ data, source }) => {
      if (source !== frame.contentWindow || !isFrameNews(data)) return;
      if (data.kind === 'said') said = data.text;
      if (data.kind === 'thrown') end({ thrown: data.thrown });
    });
  });
}

/** In the frame: reads the question and answers it, through a page that has the same origin as the one above, or directly. */
export function answerByHash(relay: string | null): void {
  const above = new URL(document.referrer).origin;
  window.parent.postMessage({ kind: 'said', text: window.location.hash }, above);
  if (relay === 'none') {
    try {
      window.parent.location.hash = REPLY;
    } catch (error) {
      window.parent.postMessage({ kind: 'thrown', thrown: thrownBy(error) }, above);
    }
    return;
  }
  const origin = relay === 'own' ? window.location.origin : above;
  const frame = frameAt(`${origin}/frames/relay${REPLY}`);
  window.addEventListener('message', ({ data, source }) => {
    if (source === frame.contentWindow && isFrameNews(data)) window.parent.postMessage(data, above);
  });
}

/** In the relay: hands its own hash on, two windows up. */
export function relayHash(): void {
  try {
    window.parent.parent.location.hash = window.location.hash;
  } catch (error) {
    const above = new URL(document.referrer).origin;
    window.parent.postMessage({ kind: 'thrown', thrown: thrownBy(error) }, above);
  }
}
// #endregion
