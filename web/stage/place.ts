/** A page that was opened beside this one, seen from here. */
export interface Opened {
  readonly target: Window;
  /** Resolves when a page is there, be it the browser's own that tells of an error; never, where nothing tells of that. */
  readonly loaded: Promise<void>;
  /** Resolves when another document has come in its place; never, where none comes. */
  left(): Promise<void>;
  close(): void;
}

const TITLES = {
  zh: '实验服务器的一个页面，参与这次运行',
  en: 'A page of the lab that takes part in this run',
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
  const load = () =>
    new Promise<void>(resolve => frame.addEventListener('load', () => resolve(), { once: true }));
  const loaded = load();
  document.body.append(frame);
  const target = frame.contentWindow;
  if (!target) return null;
  return {
    target,
    loaded,
    left: load,
    close: () => frame.remove(),
  };
}
