import { parametersOf } from '../http/query.ts';
import { RUN_PARAMETER, RUN_PATTERN, TOKEN_PARAMETER, TOKEN_PATTERN } from '../protocol/paths.ts';

/** Whose request it is: which panel, and which of its runs. */
export interface Attribution {
  readonly token: string;
  readonly run: string;
}

const scratch = Buffer.allocUnsafeSlow(64);

/** A copy: a part of a string keeps the whole of it alive, here a head for as long as its records. */
function flat(text: string): string {
  return scratch.toString('latin1', 0, scratch.write(text, 'latin1'));
}

/** A target in absolute-form is read like the path in it, as the servers do (RFC 9112, section 3.2.2). */
const ORIGIN_OR_ABSOLUTE_FORM = /^(?:\/|https?:\/\/[^/?#]+[/?])/i;

/**
 * Reads the two attributing parameters from a request target (RFC 9112, section 3.2).
 * @returns undefined unless each is there once, spelt plainly and well formed
 */
export function attribution(target: string): Attribution | undefined {
  if (!target.includes(TOKEN_PARAMETER) || !ORIGIN_OR_ABSOLUTE_FORM.test(target) || target.includes('#'))
    return undefined;
  let token: string | undefined;
  let run: string | undefined;
  const parameters = parametersOf(target);
  for (let at = 0; at < parameters.length; at += 2) {
    const name = parameters[at];
    const value = parameters[at + 1] ?? '';
    if (name === TOKEN_PARAMETER) {
      if (token !== undefined) return undefined;
      token = value;
    } else if (name === RUN_PARAMETER) {
      if (run !== undefined) return undefined;
      run = value;
    }
  }
  if (token === undefined || run === undefined) return undefined;
  if (!TOKEN_PATTERN.test(token) || !RUN_PATTERN.test(run)) return undefined;
  // Percent-encoded, the values would stand in the record unmasked.
  if (!target.includes(`${TOKEN_PARAMETER}=${token}`) || !target.includes(`${RUN_PARAMETER}=${run}`))
    return undefined;
  return { token: flat(token), run: flat(run) };
}
