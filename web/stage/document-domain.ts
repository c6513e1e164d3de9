import { frameAt } from './frame-element.ts';
import { type Domain, type DomainState, type FrameSeen, isFrameNews, NOTHING_SEEN } from './frames.ts';
import { thrownBy } from './thrown.ts';

// #region listing
export function setDomain(to: Domain | null): DomainState {
  let thrown = null;
  try {
    if (to === 'own') document.domain = window.location.hostname;
    if (to === 'parent') document.domain = window.location.hostname.replace(/^[^.]+\./, '');
  } catch (error) {
    thrown = thrownBy(error);
  }
  return { thrown, domain: document.domain, keyed: window.originAgentCluster };
}

/** In the page that wants to read: assigns, shows the other page in a frame, and reads its text once it has done the same. */
export function readFrameText(url: string, to: Domain | null): Promise<FrameSeen> {
  const own = setDomain(to);
  const frame = frameAt(url);
  return new Promise(resolve => {
    window.addEventListener('message', ({ data, source }) => {
      if (source !== frame.contentWindow || !isFrameNews(data) || data.kind !== 'domain') return;
      const seen = { ...NOTHING_SEEN, own, other: data.state };
      try {
        resolve({ ...seen, value: frame.contentWindow?.document.body.textContent?.trim() ?? null });
      } catch (error) {
        resolve({ ...seen, thrown: thrownBy(error) });
      }
    });
  });
}

/** In the frame: assigns too, and says so. */
export function setFrameDomain(to: Domain | null): void {
  const state = setDomain(to);
  window.parent.postMessage({ kind: 'domain', state }, new URL(document.referrer).origin);
}
// #endregion
