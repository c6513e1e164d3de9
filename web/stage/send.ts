import type { Means } from './messages.ts';

// #region listing
/** Sends one request by a means that has no answer to read; resolves with the name of what the script was told last. */
export function send(means: Means, url: string, signal: AbortSignal): Promise<string> {
  switch (means) {
    case 'websocket':
      return bySocket(url, signal);
    case 'image':
      return byElement('img', url, signal);
    case 'script':
      return byElement('script', url, signal);
    case 'frame':
      return byElement('iframe', url, signal);
    case 'link':
      return byLink(url);
    case 'form-post':
      return byForm(url);
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

/** The window goes where the link leads: nothing of this page is left to see what comes of it. */
async function byLink(url: string): Promise<string> {
  const link = document.createElement('a');
  link.href = url;
  return leaving(link, () => link.click());
}

async function byForm(url: string): Promise<string> {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = url;
  return leaving(form, () => form.submit());
}
// #endregion

/** The frame is for who opened this window: by it they see when another page has come in its place. */
function leaving(element: HTMLElement, go: () => void): string {
  document.body.append(element, document.createElement('iframe'));
  go();
  return 'leaving';
}
