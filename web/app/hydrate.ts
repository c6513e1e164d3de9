import { type ReactNode, startTransition } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';

/**
 * Wakes what stands in the document as a root of its own; `ids` is its `identifierPrefix`, on the server as in the browser. Returns
 * what ends it.
 */
export function hydrate(container: Element, content: ReactNode, ids: string): () => void {
  let root: Root | undefined;
  let over = false;
  // In a transition React gives way to the reader's input and to painting.
  startTransition(() => {
    root = hydrateRoot(container, content, {
      identifierPrefix: ids,
      // A reader who leaves at once ends it before it has begun, which React takes for an error.
      onRecoverableError: error => {
        if (!over) reportError(error);
      },
    });
  });
  return () => {
    over = true;
    root?.unmount();
  };
}
