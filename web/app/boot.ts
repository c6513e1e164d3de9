import './style/style.css';
import { startCopying } from '../lesson/copy-code.ts';

startCopying();

/** A press on Run before its panel is awake would send the form to the server; the panel makes it good when it wakes. */
type PressedForm = HTMLFormElement & { pressed?: boolean };
addEventListener('submit', event => {
  if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return;
  event.preventDefault();
  const form: PressedForm = event.target;
  form.pressed = true;
});

/** The page is whole without React, so it comes after everything else; a reader who acts earlier gets it at once. */
const start = (): void => void import('./main.tsx');
if (document.readyState === 'complete') start();
else {
  for (const sign of ['load', 'pointerdown', 'keydown', 'submit'])
    addEventListener(sign, start, { once: true });
}
