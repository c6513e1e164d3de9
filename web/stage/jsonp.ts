/** What the page of a JSONP request was told and left with. */
export interface JsonpResult {
  /** The event of the script element. */
  readonly event: string;
  /** What the function was called with, as JSON; null: it was not called. */
  readonly data: string | null;
  /** When it was, or else the script's event; milliseconds since the Unix epoch. */
  readonly at: number;
  /** The message of an error that nobody caught; null: there was none. */
  readonly uncaught: string | null;
  /** What the page was called in the end. */
  readonly title: string;
}

/** What stands in the page before the script comes. */
export const SIGNED_IN = 'Signed in as Ada, account 4711';

/** Adds a script element to a page with some text; resolves when the script has run or failed, and what it loads has come. */
// #region listing
export async function jsonp(url: string, name: string | null, signal: AbortSignal): Promise<JsonpResult> {
  document.body.textContent = SIGNED_IN;
  let data: string | null = null;
  let uncaught: string | null = null;
  let at: number | null = null;
  const items = (given: unknown) => {
    data = JSON.stringify(given);
    at = performance.timeOrigin + performance.now();
  };
  if (name !== null) Object.assign(globalThis, { [name]: items });
  window.addEventListener('error', ({ message }) => (uncaught = message), { signal });

  const script = document.createElement('script');
  script.src = url;
  const event = await new Promise<string>(resolve => {
    for (const type of ['load', 'error']) script.addEventListener(type, () => resolve(type));
    signal.addEventListener('abort', ({ type }) => resolve(type));
    document.body.append(script);
  });
  at ??= performance.timeOrigin + performance.now();
  await Promise.all([...document.images].map(loaded)); // what the script made the page ask for
  return { event, data, at, uncaught, title: document.title };
}
// #endregion

function loaded(image: HTMLImageElement): Promise<unknown> {
  if (image.complete) return Promise.resolve();
  return new Promise(resolve => {
    for (const type of ['load', 'error']) image.addEventListener(type, resolve);
  });
}
