import type { AppPage, ContentPage, HomePage } from '../lesson/lesson.ts';
import { liveLesson } from '../lesson/lesson-life.ts';
import { watchClaims } from './progress/progress-watch.ts';

/** Wakes what stands inside `main`. Returns what ends it. */
export function liveContent(page: ContentPage): () => void {
  const main = document.querySelector<HTMLElement>('#main');
  if (!main) return () => {};
  switch (page.kind) {
    case 'lesson': {
      const deaf = watchClaims(main, page.id);
      const sleep = liveLesson(main, page);
      return () => {
        deaf();
        sleep();
      };
    }
    case 'app':
      return later(hydrateTool(main, page));
    case 'home':
      return later(hydrateLive(main, page));
    case 'missing':
      return () => {};
  }
}

async function hydrateTool(main: Element, page: AppPage): Promise<() => void> {
  const { hydrateTool } = await import('./hydrate-tool.ts');
  return hydrateTool(main, page);
}

/** The live call is made once somebody is there to see it, and its code fetched: a sign of the reader, or a while on the page. */
const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'keydown', 'scroll'];
const A_WHILE_MS = 3_000;

function somebodyIsThere(): Promise<void> {
  const heard = new AbortController();
  const { signal } = heard;
  return new Promise<void>(resolve => {
    for (const sign of SIGNS) addEventListener(sign, () => resolve(), { signal, passive: true });
    setTimeout(resolve, A_WHILE_MS);
  }).finally(() => heard.abort());
}

async function hydrateLive(main: Element, page: HomePage): Promise<() => void> {
  await somebodyIsThere();
  const { hydrateLive } = await import('./home/hydrate-live.ts');
  const slot = main.querySelector('.live-slot');
  return slot?.isConnected ? hydrateLive(slot, page) : () => {};
}

/** What ends something that is only about to begin. */
function later(beginning: Promise<() => void>): () => void {
  let over = false;
  let end = (): void => {};
  beginning.then(
    begun => {
      if (over) begun();
      else end = begun;
    },
    () => {}, // the server can't be reached: the page stays as it came
  );
  return () => {
    over = true;
    end();
  };
}
