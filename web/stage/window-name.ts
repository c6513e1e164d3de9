import { frameAt, loaded } from './frame-element.ts';
import { type FrameSeen, isFrameNews, type Landing, NOTHING_SEEN } from './frames.ts';
import { thrownBy } from './thrown.ts';

/** The data, in the name of a window. */
export const DATA = 'account 4711';

/** What the reader says to a page that a window came to: it asks for the window’s name, and lets it close. */
const ASKING = 'name?';
const CLOSING = 'close';
/** How often it is said until it is heard, milliseconds. */
const SAY_MS = 50;

// #region listing
/** In the page that has the data. */
export function nameWindow(keepsOpener: boolean): void {
  window.name = DATA;
  if (!keepsOpener) window.opener = null;
}

/** In the page that wants it: shows the other page in a frame, takes the frame to a page of its own, and reads. */
export async function readFrameName(url: string, lands: Landing): Promise<FrameSeen> {
  const frame = frameAt(url);
  const [said] = await Promise.all([report(frame), loaded(frame)]);
  const seen = { ...NOTHING_SEEN, said };
  if (lands !== 'stays') {
    frame.src = lands === 'own' ? '/frames/blank' : 'about:blank';
    await loaded(frame);
  }
  try {
    return { ...seen, value: frame.contentWindow?.name ?? null };
  } catch (error) {
    return { ...seen, thrown: thrownBy(error) };
  }
}
// #endregion

/** What the framed page reports that it did. */
function report(frame: HTMLIFrameElement): Promise<string> {
  return new Promise(resolve => {
    window.addEventListener('message', ({ data, source }) => {
      if (source === frame.contentWindow && isFrameNews(data) && data.kind === 'said') resolve(data.text);
    });
  });
}

/** In that page. */
export function nameFrame(): void {
  nameWindow(true);
  window.parent.postMessage({ kind: 'said', text: window.name }, new URL(document.referrer).origin);
}

/** In a page that a window comes to: tells the reader its name, and closes, which without an opener nobody else may do. */
export function tellName(reader: string): void {
  window.addEventListener('message', ({ data, origin, source }) => {
    if (origin !== reader) return;
    if (data === ASKING) source?.postMessage(window.name, { targetOrigin: reader });
    if (data === CLOSING) window.close();
  });
}

/** Asks a page in another window, as soon as it is there, and has it close; null where somebody closed it before. */
export async function askName(target: Window, origin: string, signal: AbortSignal): Promise<string | null> {
  const over = new AbortController();
  let name: string | null = null;
  const onMessage = ({ data, origin: from, source }: MessageEvent<unknown>) => {
    if (source === target && from === origin && typeof data === 'string') name = data;
  };
  window.addEventListener('message', onMessage, { signal: over.signal });
  const say = async (words: string, isHeard: () => boolean) => {
    while (!target.closed && !isHeard()) {
      signal.throwIfAborted();
      target.postMessage(words, origin);
      await new Promise(resolve => setTimeout(resolve, SAY_MS));
    }
  };
  try {
    await say(ASKING, () => name !== null);
    await say(CLOSING, () => false);
    return name;
  } finally {
    over.abort();
  }
}
