/**
 * Copy buttons of the code in notes, which is HTML of the build; they work before the page is awake. Where the browser does
 * not allow it, the code is selected, to be copied by hand.
 */
export function startCopying(): void {
  document.addEventListener('click', ({ target }) => void copy(target));
}

async function copy(target: EventTarget | null): Promise<void> {
  const button = target instanceof Element ? target.closest<HTMLElement>('figure.demo button') : null;
  const figure = button?.closest('figure');
  const code = figure?.querySelector('pre');
  const status = figure?.querySelector('[role="status"]');
  if (!button || !code || !status) return;
  // `clipboard` is absent outside secure contexts (https://w3c.github.io/clipboard-apis/#navigator-interface).
  const clipboard: Clipboard | undefined = navigator.clipboard;
  try {
    if (!clipboard) throw new Error('no clipboard');
    await clipboard.writeText(`${code.textContent}\n`);
    status.textContent = button.dataset.copied ?? '';
  } catch {
    window.getSelection()?.selectAllChildren(code);
    status.textContent = button.dataset.select ?? '';
  }
}
