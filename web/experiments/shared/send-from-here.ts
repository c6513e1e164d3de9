import type { Means } from '../../stage/messages.ts';
import { isBlank, openWindow } from '../../stage/place.ts';
import { send } from '../../stage/send.ts';

/**
 * Sends from the reader's page, which must stay where it is: a link opens in a window, and a form in a frame. This page's
 * policy forbids it forms, images and scripts of other origins, so that those are stopped before they are sent.
 */
export async function sendFromHere(means: Means, url: string, signal: AbortSignal): Promise<string> {
  switch (means) {
    case 'link': {
      const opened = openWindow(url, isBlank);
      if (!opened) return 'the browser opened no window';
      signal.addEventListener('abort', () => opened.close());
      await opened.left();
      return 'opened';
    }
    case 'form-post':
      return postIntoFrame(url, signal);
    default:
      return send(means, url, signal);
  }
}

async function postIntoFrame(url: string, signal: AbortSignal): Promise<string> {
  const frame = document.createElement('iframe');
  frame.name = 'posted';
  frame.hidden = true;
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', action: url, target: frame.name, hidden: true });
  document.body.append(frame, form);
  const told = new Promise<string>(resolve => {
    frame.addEventListener('load', ({ type }) => resolve(type));
    document.addEventListener('securitypolicyviolation', ({ type }) => resolve(type), { once: true });
    signal.addEventListener('abort', ({ type }) => resolve(type));
  });
  form.submit();
  return told.finally(() => {
    frame.remove();
    form.remove();
  });
}
