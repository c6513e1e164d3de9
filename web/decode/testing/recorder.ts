import type {
  BytesRecord,
  Direction,
  EndRecord,
  WirePart,
  WireRecord,
} from '../../../server/protocol/records.ts';
import { decodeLayers, type ExchangeView, type UpgradedItemView } from '../layers.ts';
import { bytesOf } from './random.ts';
import { encodeFrame } from './ws.ts';

export const C: Direction = 'client→server';
export const S: Direction = 'server→client';
/** The mask key that changes nothing. */
export const KEY = new Uint8Array(4);
const RUN = '0123456789abcdef';

/** Records by hand: each call is the next record of connection 1. */
export function recorder() {
  const records: WireRecord[] = [];
  const base = (exchange: number) => {
    const seq = records.length + 1;
    return { seq, run: RUN, connection: 1, at: 1000 + seq, exchange };
  };
  const bytes = (part: WirePart, direction: Direction, text: string | Uint8Array, exchange = 1) => {
    const data = typeof text === 'string' ? bytesOf(text) : text;
    const record: BytesRecord = { ...base(exchange), kind: 'bytes', part, direction, bytes: data, masks: [] };
    records.push(record);
  };
  const cut = (part: WirePart, direction: Direction) => {
    records.push({ ...base(1), kind: 'cut', part, direction, limit: 10 });
  };
  const end = (how: EndRecord['how']) => {
    records.push({ ...base(1), kind: 'end', how, unrecorded: { [C]: 0, [S]: 0 } as EndRecord['unrecorded'] });
  };
  const upgrade = (target = '/ws', extensions = '') => {
    bytes('request-head', C, `GET ${target} HTTP/1.1\r\nUpgrade: websocket\r\n\r\n`);
    bytes('response-head', S, `HTTP/1.1 101 Switching Protocols\r\n${extensions}\r\n`);
  };
  return { records, bytes, cut, end, upgrade };
}
/** The one exchange that there is. */
export const only = (views: readonly ExchangeView[]): ExchangeView => {
  const [view] = views;
  if (view === undefined || views.length !== 1) throw new Error(`${views.length} exchanges`);
  return view;
};
export const itemsOf = (records: readonly WireRecord[]): readonly UpgradedItemView[] =>
  only(decodeLayers(records)).upgraded?.items ?? [];
/** A text frame. */
export const text = (payload: string, maskKey?: Uint8Array) =>
  encodeFrame({ opcode: 1, fin: true, payload: bytesOf(payload), maskKey });
