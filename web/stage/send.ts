import type { Departing, Initiator } from './messages.ts';

// #region listing
/** Sends one request by a means that has no response to read; resolves with the name of what the script was told last. */
export function send(
  initiator: Exclude<Initiator, Departing>,
  url: string,
  signal: AbortSignal,
): Promise<string> {
  switch (initiator) {
    case 'websocket':
      return bySocket(url, signal);
    case 'image':
      return byElement('img', url, signal);
    case 'script':
      return byElement('script', url, signal);
    case 'frame':
      return byElement('iframe', url, signal);
  }
}

function bySocket(url: string, signal: AbortSignal): Promise<string> {
  const socket = new WebSocket(url);
  signal.addEventListener('abort', () => socket.close());
  return new Promise(resolve => {
    socket.onopen = () => {
      resolve('open');
      socket.close();
    };
    socket.onerror = () => resolve('error');
  });
}

function byElement(name: 'img' | 'script' | 'iframe', url: string, signal: AbortSignal): Promise<string> {
  const element = document.createElement(name);
  element.src = url;
  const told = new Promise<string>(resolve => {
    for (const event of ['load', 'error']) element.addEventListener(event, () => resolve(event));
    document.addEventListener('securitypolicyviolation', ({ type }) => resolve(type), { once: true });
    signal.addEventListener('abort', ({ type }) => resolve(type));
  });
  document.body.append(element);
  return told.finally(() => element.remove());
}

/** What takes the window to an address when it is called: nothing of this page is left to see what comes of it. */
export function departure(initiator: Departing, url: string): () => void {
  const { element, go } = initiator === 'link' ? byLink(url) : byForm(url);
  // The frame is for who opened this window: by it they see when another page has come in its place.
  document.body.append(element, document.createElement('iframe'));
  return go;
}

function byLink(url: string) {
  const element = document.createElement('a');
  element.href = url;
  return { element, go: () => element.click() };
}

function byForm(url: string) {
  const element = document.createElement('form');
  element.method = 'post';
  element.action = url;
  return { element, go: () => element.submit() };
}
// #endregion
