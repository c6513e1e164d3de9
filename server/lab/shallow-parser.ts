import { Decoder, Encoder } from 'socket.io-parser';

/** How deep arrays and objects may be nested in one argument of an event, or in the auth object. */
export const MAX_DEPTH = 64;

/** What stands in a packet in place of a payload that was nested deeper. */
export const TOO_DEEP = 'nested-too-deep';

/**
 * Whether a JSON text is nested deeper than some levels, found without recursion and without parsing; brackets
 * inside strings do not count.
 */
export function exceedsDepth(json: string, most: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '[' || character === '{') {
      if (++depth > most) return true;
    } else if (character === ']' || character === '}') depth--;
  }
  return false;
}

/** Type of a CONNECT packet, whose payload is an object; the other payloads are arrays (Socket.IO protocol 5, "Packet encoding"). */
const CONNECT = '0';

/**
 * The stock decoder, but that a payload nested too deep is taken out before anything walks it: the stock decoder, the
 * stock encoder and whoever echoes it are recursive, and the encoder's overflow ends the process.
 */
class ShallowDecoder extends Decoder {
  override add(packet: unknown): void {
    super.add(typeof packet === 'string' ? withoutDepths(packet) : packet);
  }
}

function withoutDepths(packet: string): string {
  const payloadAt = packet.search(/[[{]/);
  const isConnect = packet[0] === CONNECT;
  // The array of an event's name and arguments is a level of the packet, not of an argument.
  if (payloadAt < 0 || !exceedsDepth(packet, isConnect ? MAX_DEPTH : MAX_DEPTH + 1)) return packet;
  return packet.slice(0, payloadAt) + JSON.stringify(isConnect ? { [TOO_DEEP]: true } : [TOO_DEEP]);
}

export const shallowParser = { Encoder, Decoder: ShallowDecoder };
