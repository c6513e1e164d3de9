import type { Direction, EndRecord } from '../protocol/records.ts';
import { attribution } from './attribution.ts';
import { ExchangeRecord, type RecordLimits } from './exchange-record.ts';
import { type Audience, Conversation, type Piece } from './http/conversation.ts';
import type { RequestHead } from './http/heads.ts';
import type { Held } from './http/hold.ts';
import { Journal } from './journal.ts';
import type { Logs, NumberedConnection } from './log.ts';
import type { ConnectionObserver, Observe, ParsedAs, TappedConnection } from './observer.ts';
import { settled } from './settled.ts';

/** Node counts only the fields against its limit on heads, this splitter also the start line and the line ends. */
const HEAD_MARGIN = 2;

export interface Recorder {
  /** For `tap`. One recorder serves any number of servers. */
  readonly observe: Observe;
  /** Waits until everything that had reached the tapped sockets before the call was read, and is in the logs. */
  settled(): Promise<void>;
  /** Calls back when the records of this round are in the logs; see `Journal`. */
  readonly afterRound: (callback: () => void) => void;
}

/** Attributes what crosses the tapped connections, and writes it into the logs of its panels, masked and capped. */
export function createRecorder(logs: Logs, limits: RecordLimits): Recorder {
  const recording: Recording = { logs, limits };
  const journal = new Journal(connection => new RecordedConnection(connection, recording));
  return {
    observe: journal.observe,
    afterRound: journal.afterRound,
    async settled() {
      await settled(() => journal.activity);
      journal.tell();
    },
  };
}

/** What the connections of one recorder share. */
interface Recording {
  readonly logs: Logs;
  readonly limits: RecordLimits;
}

/** `undefined`: an exchange that belongs to nobody here. */
type Owner = ExchangeRecord | undefined;

class RecordedConnection implements ConnectionObserver, Audience<Owner>, NumberedConnection {
  numbers: NumberedConnection['numbers'] = [];
  #connection: TappedConnection;
  #recording: Recording;
  #http: Conversation<Owner> | undefined;
  #upgraded: ExchangeRecord | undefined;
  #reset = false;

  constructor(connection: TappedConnection, recording: Recording) {
    this.#connection = connection;
    this.#recording = recording;
    this.#http = new Conversation<Owner>(recording.limits.headBytes * HEAD_MARGIN, this);
  }

  chunk(direction: Direction, bytes: Buffer, at: number): void {
    if (this.#upgraded) {
      if (this.#upgraded.log.open) this.#upgraded.upgraded(direction, bytes, at);
      else this.#connection.detach();
      return;
    }
    this.#http?.feed(direction, bytes, at);
    this.#leaveIfAmbiguous();
  }

  parsed(target: string, as: ParsedAs): void {
    this.#http?.parsed(target, as);
    this.#leaveIfAmbiguous();
  }

  end(how: EndRecord['how'], at: number): void {
    if (how !== 'client-fin') this.#http?.over();
    // After a reset, that the socket is closed says nothing new.
    if (how === 'closed' && this.#reset) return;
    this.#reset ||= how === 'reset';
    if (this.#upgraded) this.#upgraded.end(how, at);
    else for (const owner of this.#http?.concerned ?? []) owner?.end(how, at);
  }

  begin({ target }: RequestHead): Owner {
    const whose = attribution(target);
    const log = whose && this.#recording.logs.exchange(whose.token, whose.run, this);
    return log && new ExchangeRecord(log, whose, this.#recording.limits);
  }

  piece(owner: Owner, piece: Piece): void {
    owner?.piece(piece);
  }

  upgraded(owner: Owner, early: readonly Held[], answer: Piece, rest: Held | undefined): void {
    this.#http = undefined;
    if (!owner) {
      this.#connection.detach();
      return;
    }
    this.#upgraded = owner;
    for (const { bytes, at } of early) owner.upgraded('client→server', bytes, at);
    owner.piece(answer);
    if (rest) owner.upgraded('server→client', rest.bytes, rest.at);
  }

  #leaveIfAmbiguous(): void {
    if (this.#http?.ambiguous !== undefined) this.#connection.detach();
  }
}
