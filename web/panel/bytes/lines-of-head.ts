import type { DecodedRequestHead, DecodedResponseHead } from '../../decode/http/head.ts';

/** One header of a head; `value` is null where the head lacks it. */
export interface HeadLine {
  readonly name: string;
  readonly value: string | null;
}

export interface HeadLines {
  /** What the deciding step read here, or missed. */
  readonly deciding: readonly HeadLine[];
  /** What other steps read. */
  readonly read: readonly HeadLine[];
  readonly others: readonly HeadLine[];
}

/** What rules across origins read: https://fetch.spec.whatwg.org/#http-cors-protocol, RFC 6455 §4, RFC 6265. */
const READ =
  /^(?:origin|cookie|set-cookie|location|vary|access-control-.*|sec-websocket-.*|upgrade|content-type|sec-fetch-(?:site|mode))$/;

/**
 * The headers of a head, those first that a reader looks for.
 *
 * @param decides the header that the deciding step reads here; null: it reads none
 */
export function linesOfHead(
  { fields }: DecodedRequestHead | DecodedResponseHead,
  decides: string | null,
): HeadLines {
  const lines = fields.map(({ name, value }) => ({ name: name.text, value: value.text }));
  const named = decides?.toLowerCase();
  const isDeciding = ({ name }: HeadLine) => name.toLowerCase() === named;
  const isRead = ({ name }: HeadLine) => READ.test(name.toLowerCase());
  const found = lines.filter(isDeciding);
  const rest = lines.filter(line => !isDeciding(line));
  return {
    deciding: found.length > 0 || decides === null ? found : [{ name: decides, value: null }],
    read: rest.filter(isRead),
    others: rest.filter(line => !isRead(line)),
  };
}
