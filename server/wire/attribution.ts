import { RUN_PARAMETER, RUN_PATTERN, TOKEN_PARAMETER, TOKEN_PATTERN } from '../protocol.ts';

/** Whose request it is: which panel, and which of its runs. */
export interface Attribution {
  readonly token: string;
  readonly run: string;
}

/** A copy: a part of a string keeps the whole of it alive, here a head for as long as its records. */
function flat(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

/**
 * Reads the two attributing parameters from a request target in origin-form (RFC 9112, section 3.2.1).
 * @returns undefined unless each is there once, spelt plainly and well formed
 */
export function attribution(target: string): Attribution | undefined {
  if (!target.includes(TOKEN_PARAMETER)) return undefined;
  const question = target.indexOf('?');
  if (!target.startsWith('/') || question < 0) return undefined;
  const query = new URLSearchParams(target.slice(question + 1));
  const [token, ...tokens] = query.getAll(TOKEN_PARAMETER);
  const [run, ...runs] = query.getAll(RUN_PARAMETER);
  if (token === undefined || run === undefined || tokens.length > 0 || runs.length > 0) return undefined;
  if (!TOKEN_PATTERN.test(token) || !RUN_PATTERN.test(run)) return undefined;
  // Percent-encoded, the values would stand in the record unmasked.
  if (!target.includes(`${TOKEN_PARAMETER}=${token}`) || !target.includes(`${RUN_PARAMETER}=${run}`))
    return undefined;
  return { token: flat(token), run: flat(run) };
}
