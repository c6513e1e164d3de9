/** Those that were opened once: a reader who folds the text again has had enough of it. */
const opened = new WeakSet<Element>();

/** Opens the text that waits for panels, where the claims of all of them have been run and explained. */
export function openExplained(main: Element): void {
  for (const fold of main.querySelectorAll<HTMLDetailsElement>('details[data-after]')) {
    if (opened.has(fold)) continue;
    const panels = (fold.dataset.after ?? '').split(' ');
    const explained = panels.every(
      id => main.querySelector<HTMLElement>(`[data-claim="${id}"]`)?.dataset.reached === 'explained',
    );
    if (!explained) continue;
    opened.add(fold);
    fold.open = true;
  }
}

/** Folded text is printed, also by browsers whose styles cannot open it. Returns what ends that. */
export function printUnfolded(): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let folded: HTMLDetailsElement[] = [];
  const set = (open: boolean): void => {
    for (const fold of folded) fold.open = open;
  };
  window.addEventListener(
    'beforeprint',
    () => {
      folded = [...document.querySelectorAll<HTMLDetailsElement>('details[data-after]:not([open])')];
      set(true);
    },
    { signal },
  );
  window.addEventListener('afterprint', () => set(false), { signal });
  return () => stop.abort();
}
