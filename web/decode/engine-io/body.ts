import type { Direction } from '../../../server/protocol/records.ts';
import { isObject, parseJson } from '../json.ts';
import type { EngineIoBody } from '../views.ts';
import { ENGINE_IO_POST_ANSWER } from './packet.ts';
import { packetsOfPayload, type Session } from './sessions.ts';

/**
 * What a whole polled body says. `answer` tells a response apart: its status, and the method of its request.
 * Undefined where the text is none (not UTF-8), or a response that Engine.IO does not know.
 */
export function engineIoBodyOf(
  session: Session,
  direction: Direction,
  text: string | undefined,
  answer?: { readonly status: number; readonly method: string },
): EngineIoBody | undefined {
  if (text === undefined) return undefined;
  if (answer !== undefined && answer.status !== 200) return refusalOf(text);
  if (answer?.method === 'POST') return text === ENGINE_IO_POST_ANSWER ? { kind: 'ok' } : undefined;
  return { kind: 'packets', packets: packetsOfPayload(session, direction, text) };
}

function refusalOf(text: string): EngineIoBody | undefined {
  const parsed = parseJson(text);
  if (!parsed.ok || !isObject(parsed.value)) return undefined;
  const { code, message } = parsed.value;
  if (typeof code !== 'number' || typeof message !== 'string') return undefined;
  return { kind: 'error', code, message };
}
