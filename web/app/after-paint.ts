/** A page that nobody sees is not painted; milliseconds after which nothing waits for that any longer. */
const UNSEEN_MS = 1_000;

/** Calls back once the next frame has been painted. Returns the undo. */
export function afterPaint(callback: () => void): () => void {
  let timer = setTimeout(callback, UNSEEN_MS);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(callback);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
