import { io, type Socket } from 'socket.io-client';
import {
  unpackNews,
  WITNESS_HEADER,
  WITNESS_PATH,
  type WitnessClientEvents,
  type WitnessServerEvents,
} from '../../server/protocol/feed.ts';
import type { WireRecord } from '../../server/protocol/records.ts';

type Feed = Socket<WitnessServerEvents, WitnessClientEvents>;

interface OpenPanel {
  readonly feed: Feed;
  readonly token: string;
  seq: number;
}

/** How long a response or a record may take, in milliseconds. */
const ANSWER_MS = 20_000;
/** Any run will do where the panel is meant. */
const SOME_RUN = '0'.repeat(16);

/** What the feeds have brought so far. */
export interface Seen {
  /** Connections whose end is recorded. */
  readonly closed: number;
  /** Recorded bytes behind the 101s, towards the server. */
  readonly asked: number;
}

/** Pages with open panels, as the witness knows them: a feed each, and every record is received and checked. */
export class Pages {
  #panels: OpenPanel[] = [];
  #closed = 0;
  #asked = 0;
  #wrong: string | undefined;
  #looks = new Set<() => void>();

  get tokens(): readonly string[] {
    return this.#panels.map(({ token }) => token);
  }

  get seen(): Seen {
    return { closed: this.#closed, asked: this.#asked };
  }

  /** @param reader the reader's origin */
  async open(reader: string, pages: number, panelsEach: number): Promise<void> {
    for (let page = 0; page < pages; page += 1) {
      const feed: Feed = io(reader, {
        path: WITNESS_PATH,
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        extraHeaders: { origin: reader, [WITNESS_HEADER]: '1' },
      });
      feed.on('disconnect', reason => this.#fails(`a feed was lost: ${reason}`));
      feed.on('connect_error', error => this.#fails(`a feed was refused: ${error.message}`));
      feed.on('records', news => {
        for (const { token, records } of unpackNews(news)) this.#received(token, records);
      });
      for (let panel = 0; panel < panelsEach; panel += 1) {
        const answer = await feed.timeout(ANSWER_MS).emitWithAck('open-panel');
        if (!answer.ok) throw new Error(`The witness opened no panel: ${answer.error}`);
        this.#panels.push({ feed, token: answer.token, seq: 0 });
      }
    }
  }

  /** Resolves when so much more is recorded than before; costs the server nothing. */
  until(wanted: Seen): Promise<void> {
    return new Promise((resolve, reject) => {
      const over = (settle: () => void) => {
        this.#looks.delete(look);
        clearTimeout(timer);
        settle();
      };
      const look = () => {
        const wrong = this.#wrong;
        if (wrong !== undefined) over(() => reject(new Error(wrong)));
        else if (this.#closed >= wanted.closed && this.#asked >= wanted.asked) over(resolve);
      };
      const late = () => {
        const missing = `${wanted.closed - this.#closed} ends and ${wanted.asked - this.#asked} bytes`;
        over(() => reject(new Error(`the witness did not record everything: ${missing} are missing`)));
      };
      const timer = setTimeout(late, ANSWER_MS);
      this.#looks.add(look);
      look();
    });
  }

  /** Asks every panel for a flush, and checks that nothing is missing. */
  async flush(): Promise<void> {
    for (const panel of this.#panels) {
      const question = { token: panel.token, run: SOME_RUN };
      const answer = await panel.feed.timeout(ANSWER_MS).emitWithAck('flush', question);
      if (!answer.ok || panel.seq < answer.seq) throw new Error('a flush was answered before its records');
    }
    if (this.#wrong !== undefined) throw new Error(this.#wrong);
  }

  #received(token: string, records: readonly WireRecord[]): void {
    const panel = this.#panels.find(one => one.token === token);
    for (const record of records) this.#wrong ??= this.#note(panel, record);
    this.#look();
  }

  /** @returns what is wrong with it */
  #note(panel: OpenPanel | undefined, record: WireRecord): string | undefined {
    if (!panel) return 'records of an unknown panel came';
    panel.seq += 1;
    if (record.seq !== panel.seq)
      return 'records were dropped before they were sent; LIMIT_RECORDS is too low';
    if (record.kind === 'cut') return `a record was cut at ${record.limit} bytes; a LIMIT_ is too low`;
    if (record.kind === 'end') this.#closed += record.how === 'closed' ? 1 : 0;
    else if (record.part === 'upgraded' && record.direction === 'client→server')
      this.#asked += record.bytes.byteLength;
    return undefined;
  }

  #fails(why: string): void {
    this.#wrong ??= why;
    this.#look();
  }

  #look(): void {
    for (const look of this.#looks) look();
  }
}
