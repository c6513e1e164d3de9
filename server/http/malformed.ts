import type { Limits } from '../config/config.ts';
import type { Answer } from './answer.ts';
import { quote } from './quote.ts';

type Allowed = Pick<Limits, 'headBytes' | 'headMs' | 'idleMs'>;

/**
 * The response to a request that Node's parser could not read, or not in time: the status that Node itself would send, with
 * a sentence.
 *
 * @param error of Node's event `clientError`
 * @returns undefined where the connection itself failed, and nobody can be answered
 */
export function malformed(
  { code = '', reason }: Error & { readonly code?: string; readonly reason?: unknown },
  { headBytes, headMs, idleMs }: Allowed,
): Answer | undefined {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return {
      status: 408,
      sentence: `This request did not arrive in time: a head may take ${headMs} ms, head and body together ${headMs + idleMs} ms.`,
    };
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return {
      status: 431,
      sentence: `The head of a request to this server may hold at most ${headBytes} bytes.`,
    };
  }
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') {
    return { status: 413, sentence: 'The chunk extensions of this request are too long.' };
  }
  if (!code.startsWith('HPE_')) return undefined;
  const why = typeof reason === 'string' && reason !== '' ? quote(reason) : code;
  return { status: 400, sentence: `This server cannot read the request; its HTTP parser says ${why}.` };
}
