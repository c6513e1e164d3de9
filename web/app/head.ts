/**
 * Runs before the first paint, as a classic script in the head: a stored choice of colours must not flash, and `/` goes on
 * to the reader's language. It imports nothing, so that it stays one small file.
 */
{
  const stored = (key: string): string | null => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage is denied: the system's colours and the browser's language then
    }
  };
  const theme = stored('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

  const { pathname, search, hash } = location;

  // Whoever arrives at a place in the page must find every row at its true height (`place.ts`).
  if (hash !== '' || history.state?.place) document.documentElement.dataset.whole = '';

  // An old link leads to where its part has gone; the knobs that it carries go along, under the panel's new name.
  const written = document.querySelector<HTMLMetaElement>('meta[name="moved"]')?.content ?? '{}';
  const moved = new Map<string, string>(Object.entries(JSON.parse(written)));
  const part = hash.slice(1);
  const to = moved.get(part) ?? moved.get('');
  if (to !== undefined) {
    const [path, arrived = part] = to.split('#');
    const knobs = part === '' ? search : search.replaceAll(`${part}.`, `${arrived}.`);
    location.replace(path + knobs + (arrived && `#${arrived}`));
  }

  const here = /^\/(zh|en)(\/|$)/.exec(pathname)?.[1];
  if (pathname === '/') {
    const spoken = navigator.languages.find(tag => /^(zh|en)\b/i.test(tag)) ?? 'en';
    const chosen = stored('language') ?? spoken.slice(0, 2).toLowerCase();
    location.replace(`/${chosen === 'zh' ? 'zh' : 'en'}/${search}${hash}`);
  } else if (here) {
    try {
      localStorage.setItem('language', here);
    } catch {
      // Storage is denied: the next visit asks the browser again.
    }
  }
}
