import type { Data } from 'mdast';

/** Shorter code is not broken. */
const LONG = 16;
/** Behind a slash of a path and behind what separates the parts of a query; never inside a scheme or a host. */
const BREAKS = /(?<=[^/:]\/)(?=[^/])|(?<=[?&=,])(?=[^?&=,])/;
/** A mark that no line may begin with. */
const MARK = /^[、，。；：！？）”’,.;:!?)]/u;
/** The server writes an origin in its place, as a whole. */
const PLACEHOLDER = /\.origin\.invalid$/;

type Children = NonNullable<Data['hChildren']>;

function text(value: string): Children[number] {
  return { type: 'text', value };
}

function element(
  tagName: string,
  ...children: Extract<Children[number], { type: 'text' }>[]
): Children[number] {
  return { type: 'element', tagName, properties: {}, children };
}

/**
 * Code of running text, which may be broken where a URL may be if it is long: so no style has to break it anywhere, and with it the
 * text around it.
 */
export function breakable(code: string): Children {
  const parts = code.length < LONG ? [code] : code.split(BREAKS);
  return parts.flatMap((part, n) => (n === 0 ? [text(part)] : [element('wbr'), text(part)]));
}

/**
 * Code of a table, which a phone breaks anywhere, also behind its last character; so that one stands in an element that is not broken
 * where a mark follows, which would begin a line otherwise.
 */
export function breakableInTable(code: string, following: string): Children {
  const parts = breakable(code);
  if (!MARK.test(following) || PLACEHOLDER.test(code)) return parts;
  const last = parts.at(-1);
  if (last?.type !== 'text') return parts;
  const end = last.value.at(-1) ?? '';
  return [
    ...parts.slice(0, -1),
    text(last.value.slice(0, last.value.length - end.length)),
    element('span', { type: 'text', value: end }),
  ];
}
