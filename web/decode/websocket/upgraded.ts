import type { BytesRecord, CutRecord, Direction, EndRecord } from '../../../server/protocol/records.ts';
import { packetOfMessage, type Session } from '../engine-io/sessions.ts';
import { valuesOf } from '../http/fields.ts';
import type { DecodedResponseHead } from '../http/head.ts';
import type { LostItemView, UpgradedItemView, UpgradedView } from '../views.ts';
import { decodeExtensions, type Extensions } from './extensions.ts';
import { MessageDecoder, type MessageItem } from './message.ts';
import { SegmentBuilder } from './segment.ts';
import { violation } from './violation.ts';

type When = { readonly at: number; readonly seq: number };

/** One direction behind the 101. */
class Half {
  readonly bytes: SegmentBuilder;
  readonly direction: Direction;
  decoder: MessageDecoder | undefined;
  /** Nothing more is decoded: it failed, was lost or has ended. */
  over = false;
  length = 0;

  constructor(direction: Direction) {
    this.direction = direction;
    this.bytes = new SegmentBuilder(direction);
  }
}

/** The connection behind one 101: both directions' frames, and what they carry. */
export class Upgraded {
  private readonly session: Session | undefined;
  private readonly halves: Readonly<Record<Direction, Half>> = {
    'client→server': new Half('client→server'),
    'server→client': new Half('server→client'),
  };
  /** Bytes that came before the response: a client may send frames right behind its request. */
  private early: (BytesRecord | CutRecord | EndRecord)[] = [];
  private extensions: Extensions | undefined;
  private readonly items: UpgradedItemView[] = [];

  constructor(session: Session | undefined) {
    this.session = session;
  }

  /** Takes the response to the upgrade, which says how to read the frames. */
  answer(head: DecodedResponseHead): void {
    if (this.extensions !== undefined) return;
    this.extensions = decodeExtensions(valuesOf(head, 'sec-websocket-extensions').join(', '));
    const upgraded = head.status?.text === '101';
    for (const half of Object.values(this.halves)) {
      if (upgraded) half.decoder = new MessageDecoder(half.direction, this.extensions.deflate);
    }
    const early = this.early;
    this.early = [];
    for (const record of early) this.read(record);
  }

  push(record: BytesRecord | CutRecord | EndRecord): void {
    if (record.kind === 'bytes') {
      const half = this.halves[record.direction];
      half.bytes.add(record);
      half.length += record.bytes.length;
    } else if (record.kind === 'cut') this.halves[record.direction].bytes.cut(record);
    if (this.extensions === undefined) this.early.push(record);
    else this.read(record);
  }

  /** Bytes are missing that nobody can bring back. */
  lose(when: When): void {
    for (const half of Object.values(this.halves)) this.giveUp(half, when, 'dropped');
  }

  view(): UpgradedView {
    return {
      extensions: this.extensions ?? { deflate: undefined, violations: [] },
      bytes: {
        'client→server': this.halves['client→server'].bytes.segment(),
        'server→client': this.halves['server→client'].bytes.segment(),
      },
      items: [...this.items],
    };
  }

  private read(record: BytesRecord | CutRecord | EndRecord): void {
    if (record.kind === 'bytes') this.readBytes(record);
    else if (record.kind === 'cut') this.giveUp(this.halves[record.direction], record, 'cut');
    else {
      for (const half of Object.values(this.halves)) {
        if (!endsHalf(record.how, half.direction)) continue;
        if (half.decoder?.unfinished === true) this.giveUp(half, record, 'ended');
        half.over = true;
      }
    }
  }

  private readBytes(record: BytesRecord): void {
    const half = this.halves[record.direction];
    if (half.over) return;
    if (half.decoder === undefined) {
      half.over = true;
      const wrong = violation('upgraded-without-101', 0, half.length);
      const { direction, at, seq } = record;
      this.items.push({ kind: 'failure', direction, at, seq, violation: wrong, header: undefined, from: 0 });
      return;
    }
    for (const item of half.decoder.push(record.bytes)) this.items.push(this.show(item, half, record));
  }

  private show(item: MessageItem, half: Half, { at, seq }: When): UpgradedItemView {
    const { direction } = half;
    if (item.kind === 'failure') {
      half.over = true;
      const { violation: wrong, header } = item;
      return { kind: 'failure', direction, at, seq, violation: wrong, header, from: item.from };
    }
    const { frame, message } = item;
    const packet =
      message === undefined || this.session === undefined
        ? undefined
        : packetOfMessage(this.session, direction, message);
    const startedAt = half.bytes.timeAt(frame.span.start);
    return { kind: 'frame', direction, startedAt, at, seq, frame, message, packet };
  }

  private giveUp(half: Half, { at, seq }: When, why: LostItemView['why']): void {
    if (half.over) return;
    half.over = true;
    const from = half.decoder?.position ?? 0;
    this.items.push({ kind: 'lost', direction: half.direction, at, seq, why, from });
  }
}

function endsHalf(how: EndRecord['how'], direction: Direction): boolean {
  if (how === 'client-fin') return direction === 'client→server';
  if (how === 'server-fin') return direction === 'server→client';
  return true;
}
