import { Decoder, Encoder } from 'socket.io-parser';

/** How deep arrays and objects may be nested in one argument of an event, or in the auth object. */
export const MAX_DEPTH = 64;

/** What stands in a packet in place of a payload that was nested deeper. */
export const TOO_DEEP = 'nested-too-deep';

const [BACKSLASH, QUOTE, BRACKET, END_BRACKET, BRACE, END_BRACE] = [0x5c, 0x22, 0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Whether a JSON text is nested deeper than some levels, found without recursion and without parsing; brackets
 * inside strings do not count.
 */
export function exceedsDepth(json: string, most: number): boolean {
  if (!holdsMoreBrackets(json, most)) return false;
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const character = json.charCodeAt(at);
    if (inString) {
      if (character === BACKSLASH) at++;
      else if (character === QUOTE) inString = false;
    } else if (character === QUOTE) inString = true;
    else if (character === BRACKET || character === BRACE) {
      if (++depth > most) return true;
    } else if (character === END_BRACKET || character === END_BRACE) depth--;
  }
  return false;
}

/** Whether there are so many opening brackets at all, found by leaps: nearly always there are few. */
function holdsMoreBrackets(json: string, most: number): boolean {
  let left = most;
  for (const bracket of ['[', '{'])
    for (let at = json.indexOf(bracket); at >= 0; at = json.indexOf(bracket, at + 1)) {
      if (left === 0) return true;
      left -= 1;
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
  const isConnect = packet.startsWith(CONNECT);
  // The array of an event's name and arguments is a level of the packet, not of an argument.
  if (!exceedsDepth(packet, isConnect ? MAX_DEPTH : MAX_DEPTH + 1)) return packet;
  return (
    packet.slice(0, packet.search(/[[{]/)) + JSON.stringify(isConnect ? { [TOO_DEEP]: true } : [TOO_DEEP])
  );
}

export const shallowParser = { Encoder, Decoder: ShallowDecoder };
