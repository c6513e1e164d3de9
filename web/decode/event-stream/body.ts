import type { DecodedBody } from '../http/body.ts';
import { valuesOf } from '../http/fields.ts';
import type { DecodedResponseHead } from '../http/head.ts';
import type { EventStreamView, Segment, Source } from '../views.ts';
import { decodeEventStream } from './event-stream.ts';

/** https://html.spec.whatwg.org/#text/event-stream; its parameters mean nothing. */
const EVENT_STREAM = /^text\/event-stream(?:\s*;.*)?$/i;

/** The events in a response's body, where it says that it is a stream of them and nothing is coded. */
export function eventStreamOf(
  head: DecodedResponseHead,
  { chunked, content, contentCoding }: DecodedBody,
  raw: Segment,
): EventStreamView | undefined {
  const [type = ''] = valuesOf(head, 'content-type');
  if (!EVENT_STREAM.test(type.trim()) || contentCoding !== undefined) return undefined;
  const { blocks, retry } = decodeEventStream(content);
  return {
    retry,
    blocks: blocks.map(block => {
      const last = placeOf(block.end - 1, chunked);
      const { at, seq } = sourceOf(last, raw.sources);
      return { block, raw: { start: placeOf(block.start, chunked), end: last + 1 }, at, seq };
    }),
  };
}

/** Where a byte of the content stands in the body as it came. */
function placeOf(offset: number, chunked: DecodedBody['chunked']): number {
  let before = 0;
  for (const { data } of chunked?.chunks ?? []) {
    const length = data.end - data.start;
    if (offset < before + length) return data.start + offset - before;
    before += length;
  }
  return offset;
}

function sourceOf(offset: number, sources: readonly Source[]): Pick<Source, 'at' | 'seq'> {
  return sources.find(({ end }) => offset < end) ?? { at: 0, seq: 0 };
}
