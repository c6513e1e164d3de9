/** A page that is busy all the time is interrupted after so many milliseconds; also the pause where a browser can't tell. */
const BUSY_MS = 5_000;
const PAUSE_MS = 500;

/**
 * Calls back once when the page has nothing else to do: what nobody waits for yet must not delay what they do wait for.
 * @returns the undo
 */
export function whenIdle(callback: () => void): () => void {
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(callback, PAUSE_MS);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(() => callback(), { timeout: BUSY_MS });
  return () => cancelIdleCallback(idle);
}
