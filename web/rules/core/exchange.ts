/** What the rules read of the wire: heads as text, as far as a rule compares them. */

/** One header field line; the name in any case, the value without the white space around it. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

export interface RequestHead {
  readonly method: string;
  /** The request target as sent: path and query. */
  readonly target: string;
  /** `HTTP/1.1`. */
  readonly version: string;
  readonly fields: readonly Field[];
}

export interface ResponseHead {
  readonly status: number;
  readonly fields: readonly Field[];
}

/** One request with its response, as the server recorded them; null: the server sent none. */
export interface Exchange {
  readonly request: RequestHead;
  readonly response: ResponseHead | null;
}

/** The value of a field, or of several of one name joined with `, `; null without one (Fetch, `get` of a header list). */
export function getField(fields: readonly Field[], name: string): string | null {
  const wanted = name.toLowerCase();
  const values = fields.filter(field => field.name.toLowerCase() === wanted).map(field => field.value);
  return values.length === 0 ? null : values.join(', ');
}

/** The elements of a comma-separated field (RFC 9110 §5.6.1), in order; empty elements are left out. */
export function listOf(value: string | null): readonly string[] {
  return (value ?? '')
    .split(',')
    .map(element => element.trim())
    .filter(element => element !== '');
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** RFC 9110 §5.6.2; methods and field names are tokens. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** https://fetch.spec.whatwg.org/#redirect-status */
export const REDIRECT_STATUSES: readonly number[] = [301, 302, 303, 307, 308];

export function isRedirect({ status }: ResponseHead): boolean {
  return REDIRECT_STATUSES.includes(status);
}

/** Whether a comma-separated field holds a token, without regard to its case. */
export function hasToken(value: string | null, token: string): boolean {
  return listOf(value).some(element => element.toLowerCase() === token.toLowerCase());
}
