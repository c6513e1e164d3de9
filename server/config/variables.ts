import { getHeapStatistics } from 'node:v8';
import type { z } from 'zod';
import type { OriginName } from '../protocol/origins.ts';
import type { Limits } from './config.ts';
import {
  addresses,
  addressesOrNone,
  directory,
  origin,
  secureOrigin,
  wholeNumber,
  yesOrNo,
} from './schemas.ts';

/** One variable of the environment. `default` and `takes` are written for people; the schema decides. */
export interface Variable<T = unknown> {
  readonly name: string;
  readonly meaning: string;
  readonly default: string;
  /** Where the default depends on the machine: its value. `default` then says in words what it is. */
  readonly computed?: () => T;
  /** What it may hold, so that it completes the sentence "… may hold". */
  readonly takes: string;
  readonly schema: z.ZodType<T, string>;
}

function port(name: string, meaning: string, fallback: number): Variable<number> {
  return {
    name,
    meaning,
    default: String(fallback),
    takes: 'a whole number from 0 to 65535; 0 takes any free port',
    schema: wholeNumber(0, 65_535),
  };
}

/** Ports by their name in the configuration. */
export const PORTS = {
  reader: port('READER_PORT', 'Port of the reader: the app and its lessons', 3000),
  lab: port('LAB_PORT', 'Port of the lab over http', 3001),
  lab2: port('LAB_PORT_2', 'Second port of the lab over http, for pages that differ in the port alone', 3002),
  labTls: port('LAB_TLS_PORT', 'Port of the lab over https', 3443),
} as const;
export type PortName = keyof typeof PORTS;

/** Which port answers for an origin, and the origin's default on that port. */
export const ORIGIN_HOMES: Readonly<Record<OriginName, { readonly port: PortName; readonly base: string }>> =
  {
    reader: { port: 'reader', base: 'http://localhost' },
    lab: { port: 'lab', base: 'http://localhost' },
    'lab-2': { port: 'lab2', base: 'http://localhost' },
    'lab-tls': { port: 'labTls', base: 'https://localhost' },
    'other-site': { port: 'lab', base: 'http://127.0.0.1' },
    partner: { port: 'lab', base: 'http://partner.localhost' },
    evil: { port: 'lab', base: 'http://evil.localhost' },
    'sibling-x': { port: 'lab', base: 'http://x.a.localhost' },
    'sibling-y': { port: 'lab', base: 'http://y.a.localhost' },
  };

function originVariable(name: OriginName, meaning: string): Variable<string> {
  const secure = name === 'lab-tls';
  const { base, port } = ORIGIN_HOMES[name];
  return {
    name: `ORIGIN_${name.toUpperCase().replaceAll('-', '_')}`,
    meaning,
    default: `${base}:${PORTS[port].default}`,
    takes: `an origin as a browser writes it, such as ${secure ? 'https://lab.example:8443' : 'https://lab.example'}: scheme, host and port, lower case, no path`,
    schema: secure ? secureOrigin : origin,
  };
}

/** Public origins by name. The port in a default is the one that the port's own variable gives. */
export const ORIGINS: Readonly<Record<OriginName, Variable<string>>> = {
  reader: originVariable('reader', 'Public origin of the reader'),
  lab: originVariable(
    'lab',
    'Public origin of the lab: another port of the reader’s host on your own machine, another site on a public installation',
  ),
  'lab-2': originVariable('lab-2', 'The lab on its second port: the host of ORIGIN_LAB with another port'),
  'lab-tls': originVariable('lab-tls', 'Public origin of the lab over https'),
  'other-site': originVariable('other-site', 'The lab under a name of another site'),
  partner: originVariable('partner', 'The lab under the name that lessons call partner: a site of its own'),
  evil: originVariable('evil', 'The lab under the name that lessons call evil: a site of its own'),
  'sibling-x': originVariable('sibling-x', 'The lab under the first of two names of one site'),
  'sibling-y': originVariable('sibling-y', 'The lab under the second of two names of one site'),
};

function limit(
  name: string,
  unit: string,
  meaning: string,
  fallback: number,
  least: number,
  most: number,
): Variable<number> {
  return {
    name: `LIMIT_${name}`,
    meaning,
    default: String(fallback),
    takes: `a whole number of ${unit} from ${least} to ${most}`,
    schema: wholeNumber(least, most),
  };
}

const MIB = 1_048_576;

/** What waits is mostly strings, which lie in V8's heap; what V8 itself needs to collect garbage must stay free. */
const heapShare = () => Math.floor(getHeapStatistics().heap_size_limit / 8);

/** Limits by their name in the configuration. 1,000,000 bytes per message is the stock limit of Socket.IO. */
export const LIMITS: Readonly<Record<keyof Limits, Variable<number>>> = {
  headBytes: limit('HEAD_BYTES', 'bytes', 'One HTTP request head', 16_384, 1_024, 65_536),
  bodyBytes: limit('BODY_BYTES', 'bytes', 'One HTTP request body', 1_000_000, 0, 100 * MIB),
  messageBytes: limit(
    'MESSAGE_BYTES',
    'bytes',
    'One WebSocket or Socket.IO message',
    1_000_000,
    1_024,
    100 * MIB,
  ),
  headMs: limit(
    'HEAD_MS',
    'milliseconds',
    'From the first byte of a request to the last of its head',
    10_000,
    100,
    600_000,
  ),
  idleMs: limit(
    'IDLE_MS',
    'milliseconds',
    'How long an idle connection is kept, and how long a WebSocket peer may take to reply to a ping',
    20_000,
    100,
    600_000,
  ),
  connections: limit(
    'CONNECTIONS',
    'connections',
    'Open connections per port; 64 more get a 503',
    5_000,
    16,
    1_000_000,
  ),
  delayMs: limit('DELAY_MS', 'milliseconds', 'The longest delay that a request may set', 10_000, 0, 60_000),
  waitingBytes: {
    ...limit(
      'WAITING_BYTES',
      'bytes',
      'What may wait in the process for all of the lab’s clients together: bodies, packets, unsent messages, delayed responses',
      0,
      MIB,
      1_024 * 1_024 * MIB,
    ),
    default: 'an eighth of the heap’s limit',
    computed: heapShare,
  },
  sessions: limit('SESSIONS', 'sessions', 'Socket.IO sessions at once', 4_000, 16, 1_000_000),
  unpolledMs: limit(
    'UNPOLLED_MS',
    'milliseconds',
    'How long a polling session is kept without a poll, even if it posts',
    30_000,
    1_000,
    600_000,
  ),
  burst: limit(
    'BURST',
    'messages',
    'Messages that one connection may send at once; a long one counts as several, and a tenth of the limit comes back each second',
    2_000,
    20,
    1_000_000,
  ),
  panels: limit('PANELS', 'panels', 'Open panels per learner', 64, 1, 10_000),
  learners: limit('LEARNERS', 'learners', 'Learners at once', 200, 1, 100_000),
  learnersPerAddress: limit(
    'LEARNERS_PER_ADDRESS',
    'learners',
    'Learners at once from one IPv4 address or one IPv6 /64 network; this machine itself is not limited',
    60,
    1,
    100_000,
  ),
  records: limit('RECORDS', 'records', 'Records kept per panel; the oldest go first', 2_000, 16, 1_000_000),
  recordBytes: limit(
    'RECORD_BYTES',
    'bytes',
    'Memory for the records of one panel; the oldest go first',
    MIB,
    16_384,
    100 * MIB,
  ),
  totalRecordBytes: limit(
    'TOTAL_RECORD_BYTES',
    'bytes',
    'Memory for the records of all panels; the oldest go first. The default is lower where a quarter of the memory of the machine, or of its container, is less',
    256 * MIB,
    MIB,
    1_048_576 * MIB,
  ),
  upgradedBytes: limit(
    'UPGRADED_BYTES',
    'bytes',
    'Recorded bytes per direction of one upgraded connection',
    262_144,
    1_024,
    100 * MIB,
  ),
  recordedBodyBytes: limit(
    'RECORDED_BODY_BYTES',
    'bytes',
    'Recorded bytes of one HTTP body',
    65_536,
    0,
    100 * MIB,
  ),
};

export const LISTEN: Variable<string[]> = {
  name: 'LISTEN',
  meaning: 'Addresses to listen on',
  default: '127.0.0.1,::1',
  takes: 'IP addresses, comma-separated, each once, IPv6 without brackets',
  schema: addresses,
};

export const TRUSTED_PROXIES: Variable<string[]> = {
  name: 'TRUSTED_PROXIES',
  meaning: 'Proxies in front of the reader whose X-Forwarded-For header is trusted',
  default: 'none',
  takes: 'none, or IP addresses, comma-separated, each once, IPv6 without brackets',
  schema: addressesOrNone,
};

export const ALLOW_UNSAFE_INSTALLATION: Variable<boolean> = {
  name: 'ALLOW_UNSAFE_INSTALLATION',
  meaning:
    'Start even if the addresses or the origins above are unsafe; every start then names what is unsafe',
  default: 'no',
  takes: 'yes or no',
  schema: yesOrNo,
};

export const DATA_DIRECTORY: Variable<string> = {
  name: 'DATA_DIRECTORY',
  meaning: 'Where the certificate and its key are kept',
  default: '.lab',
  takes: 'a path; a relative one starts from where the program was started',
  schema: directory,
};

/** Every variable, in the order of the README's table. */
export const VARIABLES: readonly Variable[] = [
  ...Object.values(PORTS),
  LISTEN,
  TRUSTED_PROXIES,
  ...Object.values(ORIGINS),
  ALLOW_UNSAFE_INSTALLATION,
  DATA_DIRECTORY,
  ...Object.values(LIMITS),
];
