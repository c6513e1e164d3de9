import type { FormCall, FormResult } from './messages.ts';

/** How long a frame's message may take once the frame has loaded; milliseconds. */
const MESSAGE_MS = 300;

// #region listing
/** Posts a form into a frame of the page, and gives the events that the page gets then. */
export async function postIntoFrame(call: FormCall, signal: AbortSignal): Promise<FormResult> {
  const { ad, expects } = call;
  const heard: FormResult['heard'][number][] = [];
  let tell = () => {};
  window.addEventListener(
    'message',
    ({ data, origin, source }) => {
      if (source === window.parent) return; // that is who orders
      const wanted = expects === null || origin === expects;
      const used = wanted && !heard.some(one => one.used); // the first that it wants
      heard.push({ data: JSON.stringify(data), origin, used, at: now() });
      tell();
    },
    { signal },
  );
  const told = () => Promise.race([new Promise<void>(resolve => (tell = resolve)), pause(MESSAGE_MS)]);
  if (ad !== null) {
    const came = told();
    await loaded(frameNamed('ad', ad), signal);
    await came;
  }
  const frame = frameNamed('response');
  const came = told();
  const arrived = loaded(frame, signal);
  const at = now();
  formOf(call, 'response').submit();
  await arrived;
  await Promise.race([came, pause(MESSAGE_MS)]);
  return { at, heard, reads: frame.contentDocument !== null };
}

/** Prepares a form that takes the window with it; what this returns submits it. */
export function formAway(call: FormCall): () => void {
  const form = formOf(call, '_self');
  // By a frame, who opened this window sees when another page has come in its place.
  document.body.append(document.createElement('iframe'));
  return () => form.submit();
}

function formOf({ enctype, fields, referrer, url }: FormCall, target: string): HTMLFormElement {
  if (referrer === 'none')
    document.head.append(
      Object.assign(document.createElement('meta'), { name: 'referrer', content: 'no-referrer' }),
    );
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', action: url, enctype, target });
  for (const { name, value } of fields)
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  document.body.append(form);
  return form;
}
// #endregion

function frameNamed(name: string, src?: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.name = name;
  if (src !== undefined) frame.src = src;
  document.body.append(frame);
  return frame;
}

/** A frame begins with a blank page, of which some browsers tell. */
function loaded(frame: HTMLIFrameElement, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    signal.addEventListener('abort', () => resolve());
    frame.addEventListener('load', () => {
      if (frame.contentDocument?.URL !== 'about:blank') resolve();
    });
  });
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
