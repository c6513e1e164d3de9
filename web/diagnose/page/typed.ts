import type { Typed } from '../typed.ts';

/** What stands in the form. */
export interface Entered {
  readonly paste: string;
  readonly typed: Typed;
}

/** The form's values, each held to what its field may have. */
export function enteredIn(form: HTMLFormElement): Entered {
  const data = new FormData(form);
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  const credentials = text('credentials');
  const answers = text('answers');
  return {
    paste: text('paste'),
    typed: {
      page: text('page'),
      url: text('url'),
      method: text('method'),
      headers: text('headers'),
      credentials:
        credentials === 'include' || credentials === 'omit' || credentials === 'same-origin'
          ? credentials
          : '',
      answers: answers === 'preflight' || answers === 'request' ? answers : '',
    },
  };
}
