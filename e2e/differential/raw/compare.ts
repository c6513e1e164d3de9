import { acceptOf } from '../../../web/decode/websocket/accept.ts';
import { getField } from '../../../web/rules/core/exchange.ts';
import { websocketHandshake } from '../../../web/rules/websocket/handshake.ts';
import { type Compared, difference } from '../search/difference.ts';
import type { RawRecorded } from './case.ts';

/** Holds the server's part of the opening handshake against what a server did. @param lab its origin */
export function compareRaw({ case: { allow }, request, response }: RawRecorded, lab: string): Compared {
  const key = getField(request.fields, 'Sec-WebSocket-Key');
  const verdict = websocketHandshake({
    call: { url: lab.replace(/^http/, 'ws') + request.target, protocols: [], origin: lab },
    certificate: 'unknown',
    policy: { allow: [allow], speaks: [] },
    browser: 'unknown',
    // A server that hung up was asked for what it does not accept: the rule is to foresee that as well.
    exchange: { request, response: response ?? { status: 400, fields: [] } },
    expectedAccept: key === null ? null : acceptOf(key),
    closedByServer: null,
  });
  const accepts = verdict.stops !== 'server' && verdict.stops !== 'no-response';
  // A refusal that no step foresaw is the server's own, and would hide what the rule forgot.
  const named = verdict.because !== 'server-accepts' && verdict.because !== 'answered';
  return {
    verdict,
    differences: [
      ...difference(
        'the server',
        accepts ? 'accepts' : 'does not accept',
        response?.status === 101 ? 'accepts' : 'does not accept',
      ),
      ...difference('whether a step foresaw it', 'true', String(named)),
    ],
  };
}
