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

/** One request with its answer, as the server recorded them; null: the server sent none. */
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

/** Whether a comma-separated field holds a token, without regard to its case. */
export function hasToken(value: string | null, token: string): boolean {
  return listOf(value).some(element => element.toLowerCase() === token.toLowerCase());
}

/** A head as the decoder gives it: pieces of text, of which a malformed start line lacks some. */
interface DecodedHead {
  readonly fields: readonly {
    readonly name: { readonly text: string };
    readonly value: { readonly text: string };
  }[];
}
type Piece = { readonly text: string } | undefined;

/** A decoded request head as the rules read it; a missing part of the start line is empty. */
export function requestOf(
  head: DecodedHead & { readonly method: Piece; readonly target: Piece; readonly version: Piece },
): RequestHead {
  const { method, target, version } = head;
  return {
    method: method?.text ?? '',
    target: target?.text ?? '',
    version: version?.text ?? '',
    fields: fieldsOf(head),
  };
}

/** A decoded response head likewise; a status that is not three digits is 0, which accepts and refuses nothing. */
export function responseOf(head: DecodedHead & { readonly status: Piece }): ResponseHead {
  const digits = head.status?.text ?? '';
  return { status: /^\d{3}$/.test(digits) ? Number(digits) : 0, fields: fieldsOf(head) };
}

function fieldsOf(head: DecodedHead): readonly Field[] {
  return head.fields.map(({ name, value }) => ({ name: name.text, value: value.text }));
}
