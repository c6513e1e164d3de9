import type { Language } from '../../language.ts';
import { element } from '../element.ts';
import { liveWords } from '../live-words.ts';
import { clearProgress } from './progress-store.ts';

/** Says where progress is kept, and clears it after asking once; nothing while there is none. Returns what tells it whether there is. */
export function liveFoot(place: HTMLElement, language: Language): (some: boolean) => void {
  const words = liveWords(language);
  let some = false;
  let state: 'idle' | 'asking' | 'cleared' = 'idle';

  const button = (label: string, press: () => void) =>
    element('button', { type: 'button', onclick: press }, label);
  const go = (next: typeof state): void => {
    state = next;
    render();
    // The button that was pressed is gone, and focus with it.
    if (state !== 'idle') place.querySelector('p')?.focus({ preventScroll: true });
  };
  function render(): void {
    place.hidden = !some && state !== 'cleared';
    const content = document.createDocumentFragment();
    if (state === 'cleared' && !some) {
      const line = element('p', { tabIndex: -1 }, words.cleared);
      line.role = 'status';
      content.append(line);
    } else if (state === 'asking' && some) {
      const clear = () => {
        clearProgress();
        go('cleared');
      };
      content.append(
        element('p', { tabIndex: -1 }, words.clearAsk),
        button(words.clearYes, clear),
        ' ',
        button(words.clearNo, () => go('idle')),
      );
    } else if (some)
      content.append(
        element('p', {}, words.kept),
        button(words.clear, () => go('asking')),
      );
    place.replaceChildren(content);
  }

  return now => {
    if (now === some) return;
    some = now;
    render();
  };
}
