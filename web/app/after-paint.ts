/** A page that nobody sees is not painted; milliseconds after which nothing waits for that any longer. */
const UNSEEN_MS = 1_000;

/** Calls back once: when the next frame has been painted, or when none comes. Returns the undo. */
export function afterPaint(callback: () => void): () => void {
  let timer = setTimeout(() => {
    // The frame of a tab that was opened in the background comes when the reader turns to it.
    cancelAnimationFrame(frame);
    callback();
  }, UNSEEN_MS);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(callback);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
