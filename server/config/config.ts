import type { Origins } from '../protocol/origins.ts';

/** The limits of every port and of the record, each with its unit in its name. */
export interface Limits {
  /** Bytes of one HTTP request head. */
  readonly headBytes: number;
  /** Bytes of one HTTP request body. */
  readonly bodyBytes: number;
  /** Bytes of one WebSocket or Socket.IO message. */
  readonly messageBytes: number;
  /** Milliseconds from the first byte of a request to the last of its head. */
  readonly headMs: number;
  /** Milliseconds that an idle connection is kept, and that a WebSocket peer may leave a ping unanswered. */
  readonly idleMs: number;
  /** Open connections per port. */
  readonly connections: number;
  /** The longest `delay` that a request may ask for, in milliseconds. */
  readonly delayMs: number;
  /** Bytes that may wait for the lab's clients in this process, all together. */
  readonly waitingBytes: number;
  /** Socket.IO sessions at once, and milliseconds that one over polling may go without a poll. */
  readonly sessions: number;
  readonly unpolledMs: number;
  /** Messages that one connection may send at once. */
  readonly burst: number;
  /** Open panels per learner, learners at once, and of those how many from one address that is not this machine's. */
  readonly panels: number;
  readonly learners: number;
  readonly learnersPerAddress: number;
  /** Records kept per panel, and bytes of memory that they take; the oldest go first. */
  readonly records: number;
  readonly recordBytes: number;
  /** Bytes of memory that the records of all panels take; the oldest go first. */
  readonly totalRecordBytes: number;
  /** Recorded bytes per direction of one upgraded connection, and per body. */
  readonly upgradedBytes: number;
  readonly recordedBodyBytes: number;
}

/** Everything that the environment decides. */
export interface Config {
  readonly development: boolean;
  /** Addresses to listen on, of either family. */
  readonly addresses: readonly string[];
  readonly ports: {
    readonly reader: number;
    readonly lab: number;
    readonly lab2: number;
    readonly labTls: number;
  };
  /** Addresses of the proxies whose X-Forwarded-For is believed. */
  readonly proxies: readonly string[];
  /** Public origins, by name; the `Host` of a request must be one of those of its port. */
  readonly origins: Origins;
  /** What is unsafe about the addresses and the origins, where that was allowed: a sentence each. */
  readonly exposures: readonly string[];
  /** Where the certificate and its key are kept; absolute. */
  readonly dataDirectory: string;
  readonly limits: Limits;
}
