import type { Cases } from '../run/cases.ts';
import { hasKept } from '../run/kept.ts';
import type { LessonPage } from './lesson.ts';

/** What a reader does who reaches for a panel, with whatever device. */
const SIGNS = ['pointerover', 'pointerdown', 'focusin', 'keydown', 'click', 'submit'];

/**
 * Wakes each panel of a lesson when it is needed: when the reader reaches for it, or when it has something to show that the server's
 * HTML has not: what the reader did in it before, or what the page's URL says of it. Until then it is that HTML, and no script of it
 * is run; what is pressed meanwhile is made good (`boot.ts`). Returns what ends all of it.
 */
export function wakeSlots({ sections, language, origins }: LessonPage): () => void {
  const over = new AbortController();
  const { signal } = over;
  const sleeping = new Map<Element, Cases>();
  for (const { id, panels } of sections) {
    const slots = document.getElementById(id)?.querySelectorAll('.slot') ?? [];
    for (const [at, slot] of [...slots].entries()) {
      const cases = panels[at];
      if (cases) sleeping.set(slot, cases);
    }
  }

  const wake = async (slot: Element, cases: Cases): Promise<void> => {
    sleeping.delete(slot);
    try {
      const { hydrateSlot } = await import('./hydrate-slot.ts');
      const sleep = await hydrateSlot(slot, { cases, language, origins });
      if (signal.aborted) sleep();
      else signal.addEventListener('abort', sleep);
    } catch {
      sleeping.set(slot, cases); // the server can't be reached: who reaches for it again, tries again
    }
  };
  const wakeLinked = (): void => {
    for (const [slot, cases] of sleeping) if (cases.some(isLinked)) void wake(slot, cases);
  };

  for (const [slot, cases] of sleeping)
    if (isReached(slot) || cases.some(({ id }) => hasKept(id))) void wake(slot, cases);
  wakeLinked();
  window.addEventListener('hashchange', wakeLinked, { signal });
  const reach = ({ target }: Event): void => {
    const slot = target instanceof Element ? target.closest('.slot') : null;
    const cases = slot && sleeping.get(slot);
    if (slot && cases) void wake(slot, cases);
  };
  for (const sign of SIGNS) document.addEventListener(sign, reach, { signal, passive: true });
  return () => over.abort();
}

/** Whether the reader reached for a panel before this script was there. */
function isReached(slot: Element): boolean {
  const form = slot.querySelector('form');
  return (
    slot.matches(':hover, :focus-within, :has(input:checked)') ||
    (form !== null && ('pressed' in form || 'asked' in form))
  );
}

/** Whether the page's URL names a panel, or sets something of it. */
function isLinked({ id }: Cases[number]): boolean {
  const { hash, search } = window.location;
  return hash === `#${id}` || [...new URLSearchParams(search).keys()].some(key => key.startsWith(`${id}.`));
}
