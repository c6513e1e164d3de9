/** The key under which the choice is stored; `head.ts` reads it before the first paint. */
const STORED = 'theme';

/** Shows which colours are chosen, and keeps a choice. The markup knows none, so that the server's page fits everyone. */
export function liveTheme(signal: AbortSignal): void {
  const select = document.querySelector<HTMLSelectElement>('.theme select');
  if (!select) return;
  select.value = document.documentElement.dataset.theme ?? 'system';
  select.addEventListener('change', () => choose(select.value), { signal });
}

function choose(theme: string): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') {
    delete dataset.theme;
    localStorage.removeItem(STORED);
  } else {
    dataset.theme = theme;
    localStorage.setItem(STORED, theme);
  }
}
