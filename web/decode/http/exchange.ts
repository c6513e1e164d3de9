import type { BytesRecord, CutRecord, EndRecord, WireRecord } from '../../../server/protocol/records.ts';
import { engineIoBodyOf } from '../engine-io/body.ts';
import type { Session, Sessions } from '../engine-io/sessions.ts';
import { eventStreamOf } from '../event-stream/body.ts';
import type { Body, EngineIoBody, ExchangeView, RequestView, ResponseView } from '../views.ts';
import { SegmentBuilder } from '../websocket/segment.ts';
import { Upgraded } from '../websocket/upgraded.ts';
import { decodeBody, requestFraming, responseFraming } from './body.ts';
import {
  type DecodedRequestHead,
  type DecodedResponseHead,
  decodeRequestHead,
  decodeResponseHead,
} from './head.ts';

/** One HTTP exchange as its records come, and what it was upgraded to. */
export class ExchangeDecoder {
  private readonly first: WireRecord;
  private readonly sessions: Sessions;
  private session: Session | undefined;
  private readonly parts = {
    'request-head': new SegmentBuilder('client→server'),
    'request-body': new SegmentBuilder('client→server'),
    'response-head': new SegmentBuilder('server→client'),
    'response-body': new SegmentBuilder('server→client'),
  };
  private request: DecodedRequestHead | undefined;
  private responses: readonly DecodedResponseHead[] = [];
  private requestBody: Body | undefined;
  private responseBody: Body | undefined;
  private upgraded: Upgraded | undefined;
  private readonly ends: EndRecord[] = [];
  private dropped: boolean;
  private last: WireRecord;
  private built: ExchangeView | undefined;

  constructor(first: WireRecord, sessions: Sessions) {
    this.first = first;
    this.last = first;
    this.sessions = sessions;
    // An exchange begins with its request: one that does not has lost its beginning.
    this.dropped = first.kind !== 'bytes' || first.part !== 'request-head';
  }

  push(record: WireRecord): void {
    this.built = undefined;
    this.last = record;
    if (record.kind === 'end') this.end(record);
    else if (record.part === 'upgraded') this.pushUpgraded(record);
    else this.pushHttp(record, record.part);
  }

  /** Records were dropped: what is unfinished can not be finished any more. */
  lose(): void {
    this.built = undefined;
    this.dropped = true;
    this.session?.['client→server'].reset();
    this.session?.['server→client'].reset();
    this.upgraded?.lose(this.last);
  }

  view(): ExchangeView {
    this.built ??= {
      run: this.first.run,
      connection: this.first.connection,
      exchange: this.first.exchange,
      seq: this.first.seq,
      at: this.first.at,
      request: this.requestView(),
      response: this.responseView(),
      upgraded: this.upgraded?.view(),
      ends: [...this.ends],
    };
    return this.built;
  }

  private requestView(): RequestView | undefined {
    if (this.request === undefined) return undefined;
    const headBytes = this.parts['request-head'].segment();
    return { headBytes, head: this.request, body: this.requestBody };
  }

  private responseView(): ResponseView | undefined {
    const head = this.responses.at(-1);
    if (head === undefined) return undefined;
    const headBytes = this.parts['response-head'].segment();
    return { headBytes, interim: this.responses.slice(0, -1), head, body: this.responseBody };
  }

  private pushHttp(record: BytesRecord | CutRecord, part: keyof ExchangeDecoder['parts']): void {
    if (record.kind === 'cut') this.parts[part].cut(record);
    else this.parts[part].add(record);
    if (part === 'request-head') this.readRequestHead();
    else if (part === 'response-head') this.readResponseHead();
    if (part.startsWith('request')) this.readRequestBody();
    else this.readResponseBody(false);
  }

  private readRequestHead(): void {
    this.request = decodeRequestHead(this.parts['request-head'].segment().bytes);
    const target = this.request.target?.text;
    if (this.request.complete && target !== undefined) {
      this.session ??= this.sessions.of(this.first.run, target);
    }
  }

  private readResponseHead(): void {
    const { bytes } = this.parts['response-head'].segment();
    const heads = [decodeResponseHead(bytes)];
    for (let last = heads[0]; last !== undefined && isInterim(last) && last.span.end < bytes.length; ) {
      last = decodeResponseHead(bytes, last.span.end);
      heads.push(last);
    }
    this.responses = heads;
    const final = heads.at(-1);
    if (final?.complete === true && !isInterim(final)) this.upgraded?.answer(final);
  }

  private readRequestBody(): void {
    const head = this.request;
    if (head === undefined || !head.complete) return;
    const raw = this.parts['request-body'].segment();
    const framing = requestFraming(head);
    if (framing.by === 'none' && raw.bytes.length === 0) return;
    const decoded = decodeBody(head, framing, raw.bytes, false);
    const complete = decoded.complete && !this.dropped;
    // Packets move the session's state, so that a body is read once: when it is whole.
    let engineIo = this.requestBody?.engineIo;
    if (complete && this.session !== undefined && head.method?.text === 'POST') {
      engineIo ??= engineIoBodyOf(this.session, 'client→server', decoded.text);
    }
    this.requestBody = { ...decoded, complete, raw, engineIo };
  }

  private readResponseBody(ended: boolean): void {
    const head = this.responses.at(-1);
    if (head === undefined || !head.complete || isInterim(head)) return;
    const raw = this.parts['response-body'].segment();
    const framing = responseFraming(head, this.request?.method?.text);
    if (framing.by === 'none' && raw.bytes.length === 0) return;
    const decoded = decodeBody(head, framing, raw.bytes, ended && raw.cut === undefined);
    const complete = decoded.complete && !this.dropped;
    const engineIo = this.responseBody?.engineIo ?? (complete ? this.polled(head, decoded.text) : undefined);
    this.responseBody = {
      ...decoded,
      complete,
      raw,
      engineIo,
      eventStream: eventStreamOf(head, decoded, raw),
    };
  }

  private polled(head: DecodedResponseHead, text: string | undefined): EngineIoBody | undefined {
    const method = this.request?.method?.text;
    if (this.session === undefined || (method !== 'GET' && method !== 'POST')) return undefined;
    return engineIoBodyOf(this.session, 'server→client', text, { status: Number(head.status?.text), method });
  }

  private pushUpgraded(record: BytesRecord | CutRecord): void {
    if (this.upgraded === undefined) {
      this.upgraded = new Upgraded(this.session);
      const head = this.responses.at(-1);
      if (head?.complete === true && !isInterim(head)) this.upgraded.answer(head);
      if (this.dropped) this.upgraded.lose(record);
    }
    this.upgraded.push(record);
  }

  private end(record: EndRecord): void {
    this.ends.push(record);
    this.upgraded?.push(record);
    if (record.how === 'server-fin' || record.how === 'closed') this.readResponseBody(true);
  }
}

/** A response before the final one (RFC 9110 §15.2); 101 is final. */
function isInterim(head: DecodedResponseHead): boolean {
  return head.complete && /^1/.test(head.status?.text ?? '') && head.status?.text !== '101';
}
