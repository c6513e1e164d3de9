/** A page that was opened beside this one, seen from here. */
export interface Opened {
  readonly target: Window;
  /** Resolves when another document has come in its place. */
  left(): Promise<void>;
  close(): void;
}

/** How often a window is looked at, milliseconds. */
const LOOK_MS = 50;
const TITLES = {
  zh: '舞台：实验室的一个页面，替这次运行发请求',
  en: 'Stage: a page of the lab that makes this run’s requests',
};

/** A frame outside the layout that is still rendered, so that no browser puts it to sleep. */
export function openFrame(address: string, sandbox: boolean): Opened | null {
  const frame = document.createElement('iframe');
  const { lang } = document.documentElement;
  frame.title = lang.startsWith('zh') ? TITLES.zh : TITLES.en;
  if (sandbox) frame.setAttribute('sandbox', 'allow-scripts');
  frame.tabIndex = -1;
  Object.assign(frame.style, {
    position: 'fixed',
    insetBlockEnd: '0',
    insetInlineStart: '0',
    inlineSize: '1px',
    blockSize: '1px',
    border: '0',
    opacity: '0',
    pointerEvents: 'none',
  });
  frame.src = address;
  document.body.append(frame);
  const target = frame.contentWindow;
  if (!target) return null;
  return {
    target,
    left: () => new Promise(resolve => frame.addEventListener('load', () => resolve(), { once: true })),
    close: () => frame.remove(),
  };
}

/**
 * A window of its own, which a browser opens only for a click of the reader; null where it did not.
 *
 * @param stays whether the document that is still there is the one that was there
 */
export function openWindow(address: string, stays: (target: Window) => boolean): Opened | null {
  const target = window.open(address, '_blank', 'popup,width=480,height=320');
  if (!target) return null;
  return { target, left: () => gone(target, stays), close: () => target.close() };
}

function gone(target: Window, stays: (target: Window) => boolean): Promise<void> {
  return new Promise(resolve => {
    const timer = setInterval(() => {
      if (!target.closed && stays(target)) return;
      clearInterval(timer);
      resolve();
    }, LOOK_MS);
  });
}

/** The blank page that a new window begins with has the origin of who opened it; of a page of another origin nothing can be read. */
export function isBlank(target: Window): boolean {
  try {
    return target.document.URL === 'about:blank';
  } catch {
    return false;
  }
}

/**
 * A stage that is about to leave its window has a frame; what comes in its place has none. How many frames it has is one of the
 * few things that can be seen of a window of another origin (https://html.spec.whatwg.org/#dom-length).
 */
export function hasFrames(target: Window): boolean {
  return target.length > 0;
}
