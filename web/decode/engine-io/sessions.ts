import type { Direction } from '../../../server/protocol/records.ts';
import { SocketIoJoiner } from '../socket-io/joiner.ts';
import { decodeSocketIo } from '../socket-io/packet.ts';
import type { PacketView, SocketIoView } from '../views.ts';
import type { WebSocketMessage } from '../websocket/message.ts';
import {
  decodeEngineIoBinary,
  decodeEngineIoPayload,
  decodeEngineIoText,
  type EngineIoPacket,
} from './packet.ts';

/** The two directions of one Engine.IO session, on whatever transports it has. */
export type Session = Readonly<Record<Direction, SocketIoJoiner>>;

/** The Engine.IO sessions of a run: a packet with attachments may be spread over several polls. */
export class Sessions {
  private readonly engineIoPaths: readonly string[];
  private readonly byId = new Map<string, Session>();

  constructor(engineIoPaths: readonly string[]) {
    this.engineIoPaths = engineIoPaths;
  }

  /** The session of a request target; undefined where its path does not speak Engine.IO. */
  of(run: string, target: string): Session | undefined {
    const [path = '', query = ''] = target.split('#', 1)[0]?.split(/\?(.*)/s) ?? [];
    if (!this.engineIoPaths.includes(path)) return undefined;
    const sid = new URLSearchParams(query).get('sid');
    if (sid === null) return newSession();
    const key = `${run} ${sid}`;
    const session = this.byId.get(key) ?? newSession();
    this.byId.set(key, session);
    return session;
  }
}

function newSession(): Session {
  return { 'client→server': new SocketIoJoiner(), 'server→client': new SocketIoJoiner() };
}

/** The layers above one WebSocket message. */
export function packetOfMessage(
  session: Session,
  direction: Direction,
  message: WebSocketMessage,
): PacketView {
  const engineIo =
    message.text === undefined
      ? decodeEngineIoBinary(message.data)
      : decodeEngineIoText(message.text, direction);
  return withSocketIo(session, direction, engineIo);
}

/** The layers above one polled body. */
export function packetsOfPayload(
  session: Session,
  direction: Direction,
  text: string,
): readonly PacketView[] {
  return decodeEngineIoPayload(text, direction).map(packet => withSocketIo(session, direction, packet));
}

function withSocketIo(session: Session, direction: Direction, engineIo: EngineIoPacket): PacketView {
  if (engineIo.type !== 'message' || engineIo.violations.length > 0) return { engineIo, socketIo: undefined };
  return { engineIo, socketIo: socketIoOf(session[direction], engineIo.data) };
}

function socketIoOf(joiner: SocketIoJoiner, data: string | Uint8Array): SocketIoView {
  if (typeof data !== 'string') return { packet: undefined, ...joiner.binary(data) };
  const packet = decodeSocketIo(data);
  const step = joiner.text(packet);
  return { packet, ...step, violations: [...step.violations, ...packet.violations] };
}
