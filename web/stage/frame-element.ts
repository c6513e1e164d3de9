/** A frame in the page, which nobody needs to see. */
export function frameAt(src: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.src = src;
  document.body.append(frame);
  return frame;
}

/** Resolves when the frame has the page that it is loading. */
export function loaded(frame: HTMLIFrameElement): Promise<unknown> {
  return new Promise(resolve => frame.addEventListener('load', resolve, { once: true }));
}
