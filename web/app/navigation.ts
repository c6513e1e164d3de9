import { LANGUAGE_TAGS } from '../addresses.ts';
import type { Language } from '../language.ts';
import { type FetchedPage, forgetPages, pageAt } from './pages.ts';
import { arrive, focusHeading, layOutWhole, type Place, placeNow, returnTo } from './place.ts';

/** The addresses that are pages of the course. */
const PAGE_PATH = /^\/(zh|en)\/[a-z0-9-]*$/;
/** Milliseconds without scrolling after which the place is kept in the history entry. */
const SETTLED_MS = 120;

interface EntryState {
  readonly scroll?: number;
  /** The same by the section, whose panels may be higher or lower when the reader comes back. */
  readonly place?: Place | null;
}

/** Keeps in the history entry where the reader is. */
function keepPlace(): void {
  history.replaceState({ ...history.state, scroll: window.scrollY, place: placeNow() }, '');
}

/** Back to where the reader was when the entry was left; false where it does not say so. */
function restore({ scroll, place }: EntryState): boolean {
  if (place && returnTo(place, 'pixels')) return true;
  if (scroll === undefined) return false;
  window.scrollTo({ top: scroll, behavior: 'instant' });
  return true;
}

/** Whether the browser came to this document again, so that its entry says where the reader was. */
function isReturn(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && entry.type !== 'navigate';
}

/** For the next visit to `/`; the head's script does the same for a page that is loaded whole. */
function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem('language', language);
  } catch {
    // Storage is denied: the next visit asks the browser again.
  }
}

/**
 * Follows links between pages of the course without loading a document: the next page is fetched when the reader shows the
 * intent, and shown when it is here. Anything else is left to the browser. Returns what undoes it.
 * `show` must have put the page into the document when it returns.
 */
export function startNavigation(show: (page: FetchedPage) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let shown = location.pathname;
  let latest = 0;

  async function go(url: URL, settle: () => void, enter: () => void): Promise<void> {
    const mine = ++latest;
    document.documentElement.dataset.loading = '';
    try {
      const fetched = await pageAt(url.pathname);
      if (mine !== latest) return;
      enter();
      shown = url.pathname;
      show(fetched);
      const { page } = fetched;
      document.title = fetched.title;
      document.documentElement.lang = LANGUAGE_TAGS[page.language];
      rememberLanguage(page.language);
      settle();
    } catch {
      if (mine === latest) location.assign(url.href); // the browser says best what is wrong
    } finally {
      if (mine === latest) delete document.documentElement.dataset.loading;
    }
  }

  function follow(event: MouseEvent): void {
    const link = linkOf(event.target);
    if (!link || event.defaultPrevented || event.button !== 0 || link.target || link.download) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const url = new URL(link.href);
    if (!isPage(url)) return;
    if (url.pathname === shown) {
      if (url.hash !== '') layOutWhole(); // the browser scrolls there itself
      return;
    }
    event.preventDefault();
    const keeps = link.dataset.keepPlace !== undefined;
    const place: Place | null = keeps ? placeNow() : null;
    void go(
      url,
      () => (place && returnTo(place, 'part') ? focusHeading(null) : arrive(url.hash)),
      () => {
        keepPlace();
        history.pushState(null, '', url);
      },
    );
  }

  function traverse({ state }: PopStateEvent): void {
    const url = new URL(location.href);
    const settle = (): void => {
      if (!restore(state ?? {})) arrive(url.hash);
    };
    if (url.pathname === shown) settle();
    else if (isPage(url)) {
      const settleAndFocus = (): void => {
        settle();
        focusHeading(null);
      };
      void go(url, settleAndFocus, () => {});
    } else location.reload();
  }

  let pointer = '';
  const intend = (event: Event): void => {
    if (event instanceof PointerEvent) {
      // What moves beneath a pointer that rests is nobody's intent.
      const at = `${event.screenX} ${event.screenY}`;
      if (at === pointer) return;
      pointer = at;
    }
    const link = linkOf(event.target);
    const url = link && new URL(link.href);
    if (url && isPage(url) && url.pathname !== shown) pageAt(url.pathname).catch(() => {});
  };

  let settling: ReturnType<typeof setTimeout> | undefined;
  const keepScroll = (): void => {
    clearTimeout(settling);
    const entry = location.href;
    settling = setTimeout(() => {
      if (entry !== location.href || location.pathname !== shown) return;
      keepPlace();
    }, SETTLED_MS);
  };

  document.addEventListener('click', follow, { signal });
  for (const sign of ['pointerover', 'focusin', 'touchstart']) {
    document.addEventListener(sign, intend, { signal, passive: true });
  }
  window.addEventListener('popstate', traverse, { signal });
  window.addEventListener('scroll', keepScroll, { signal, passive: true });
  // Between pages the place is restored here; across a reload or a visit elsewhere the browser does it better.
  history.scrollRestoration = 'manual';
  const leave = (): void => {
    if (location.pathname === shown) keepPlace();
    history.scrollRestoration = 'auto';
  };
  window.addEventListener('pagehide', leave, { signal });
  window.addEventListener('pageshow', () => (history.scrollRestoration = 'manual'), { signal });

  if (isReturn()) restore(history.state ?? {});

  import.meta.hot?.on('lessons:changed', () => {
    forgetPages();
    const kept = window.scrollY;
    pageAt(shown).then(
      page => {
        show(page);
        window.scrollTo({ top: kept, behavior: 'instant' });
      },
      () => {}, // the lesson is broken: the overlay says where, and this page stays until it is fixed
    );
  });
  return () => stop.abort();
}

function linkOf(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
}

function isPage(url: URL): boolean {
  return url.origin === location.origin && PAGE_PATH.test(url.pathname);
}
