import './style/style.css';
import { startCopying } from '../lesson/copy-code.ts';
import { afterPaint } from './after-paint.ts';
import { layOutWhole } from './place.ts';

startCopying();

// The head's script has had every row laid out; that ends when nothing more comes.
if ('whole' in document.documentElement.dataset) addEventListener('load', layOutWhole);

/** A press on Run before its panel is awake would send the form to the server; the panel makes it good when it wakes, as any other press. */
type PressedForm = HTMLFormElement & { awake?: boolean; pressed?: boolean; asked?: HTMLElement };
addEventListener('submit', event => {
  if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return;
  event.preventDefault();
  const form: PressedForm = event.target;
  form.pressed = true;
});
addEventListener(
  'click',
  ({ target }) => {
    const button =
      target instanceof Element ? target.closest<HTMLButtonElement>('button[type="button"]') : null;
    const form: PressedForm | null | undefined = button?.form;
    if (button && form && !form.awake) form.asked = button;
  },
  { capture: true },
);

/** The link to the other language leads to the same place and settings, also before it turns the page, or in another tab. */
addEventListener(
  'click',
  ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-keep-place]') : null;
    if (!link) return;
    link.search = location.search;
    link.hash = location.hash;
  },
  { capture: true },
);

/** Where the button stood that is being pressed: one that moves away under the press gets no click, its form or panel does. */
let held: { readonly button: HTMLButtonElement; readonly top: number } | null = null;
addEventListener(
  'pointerdown',
  ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    held = button && { button, top: button.getBoundingClientRect().top };
  },
  { capture: true },
);
// A panel that wakes grows by the lines that the page's URL sets.
addEventListener('click', ({ target }) => {
  const { button, top } = held ?? {};
  held = null;
  if (!button || button === target || !(target instanceof Element) || !target.contains(button)) return;
  if (button.getBoundingClientRect().top !== top) button.click();
});

/** The page is whole without React, so it comes after everything else; a reader who acts earlier gets it at once. */
const start = (): void => void import('./main.ts');
const startBehindPaint = (): void => void afterPaint(start);
if (document.readyState === 'complete') startBehindPaint();
else addEventListener('load', startBehindPaint);
for (const sign of ['pointerdown', 'keydown', 'submit']) addEventListener(sign, start, { once: true });
