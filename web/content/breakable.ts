import type { Data } from 'mdast';

/** Shorter code is not broken. */
const LONG = 16;
/** Behind a slash of a path and behind what separates the parts of a query; never inside a scheme or a host. */
const BREAKS = /(?<=[^/:]\/)(?=[^/])|(?<=[?&=,])(?=[^?&=,])/;

type Children = NonNullable<Data['hChildren']>;

/**
 * Code of running text, which may be broken where a URL may be if it is long: so no style has to break it anywhere, and with it the
 * text around it.
 */
export function breakable(code: string): Children {
  const parts = code.length < LONG ? [code] : code.split(BREAKS);
  return parts.flatMap((value, n): Children => {
    const text = { type: 'text' as const, value };
    return n === 0 ? [text] : [{ type: 'element', tagName: 'wbr', properties: {}, children: [] }, text];
  });
}
