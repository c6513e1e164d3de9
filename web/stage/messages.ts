/**
 * What the reader's page and a stage say to each other by postMessage. Both check who speaks, and then the shape of what
 * is said. No DOM in here: tests and the server's side of the build read it too.
 */
import {
  CACHE_MODES,
  type FetchCall,
  type FetchLearned,
  REDIRECT_MODES,
  REFERRER_POLICIES,
  REQUEST_MODES,
} from '../rules/fetch/fetch-call.ts';
import { type FrameOrder, type FrameSeen, isFrameOrder, isFrameSeen } from './frames.ts';
import type { JsonpResult } from './jsonp.ts';
import {
  address,
  either,
  flag,
  listOf,
  number,
  object,
  oneOf,
  orNull,
  type Shape,
  text,
  whole,
} from './shape.ts';
import { isThrown, type Thrown } from './thrown.ts';

/** The page that a script runs in: its origin as it serialises (`null` where it is opaque), and its address. */
export interface Client {
  readonly origin: string;
  readonly url: string;
}

/** What came of a request for the script that made it. */
export interface CallResult {
  readonly learned: FetchLearned;
  /** The beginning of the body; null where the script may not read one, or none came. */
  readonly body: string | null;
}

/** Ways to send a request besides fetch and XMLHttpRequest. */
export const INITIATORS = ['websocket', 'image', 'script', 'frame', 'link', 'form-post'] as const;
export type Initiator = (typeof INITIATORS)[number];
/** These take the whole window elsewhere. */
export type Departing = Extract<Initiator, 'link' | 'form-post'>;

export function isDeparting(initiator: Initiator): initiator is Departing {
  return initiator === 'link' || initiator === 'form-post';
}

/** What one page sends to another's window. */
export interface Post {
  readonly content: (typeof CONTENTS)[number];
  /** As it is written; null: left out. */
  readonly targetOrigin: string | null;
  /** `port`: through a port of a MessageChannel that goes to the window. */
  readonly channel: (typeof CHANNELS)[number];
}
export const CONTENTS = ['text', 'object', 'function'] as const;
export const CHANNELS = ['window', 'port'] as const;

/** A message that a page was given, and whether it used it. */
export interface Heard {
  /** As JSON. */
  readonly data: string;
  readonly origin: string;
  readonly used: boolean;
}

/** What the page asks a stage to do. Addresses carry a pass instead of the panel's token. */
export type StageOrder =
  | { readonly kind: 'ask'; readonly id: number; readonly call: FetchCall }
  | { readonly kind: 'send'; readonly id: number; readonly initiator: Initiator; readonly url: string }
  /** Listens from now on for the page's messages, and uses those from one origin; null: from any. */
  | { readonly kind: 'listen'; readonly id: number; readonly expects: string | null }
  | { readonly kind: 'post'; readonly id: number; readonly post: Post }
  /** Asks what came since it listens. */
  | { readonly kind: 'hear'; readonly id: number }
  /** `name`: of the function that waits for the data; null: there is none. */
  | { readonly kind: 'jsonp'; readonly id: number; readonly url: string; readonly name: string | null }
  | { readonly kind: 'frame'; readonly id: number; readonly frame: FrameOrder }
  /**
   * Lets the window go where it was sent. An order of its own, because a report counts only while its window is still the one
   * that sent it.
   */
  | { readonly kind: 'leave' };

/** What a stage tells the page. */
export type StageReport =
  | { readonly kind: 'ready'; readonly nonce: string; readonly client: Client }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: CallResult }
  /** `event`: what the script was told last, by its name; `leaving` where the window is ready to go elsewhere. */
  | { readonly kind: 'sent'; readonly id: number; readonly event: string }
  | { readonly kind: 'listening'; readonly id: number }
  | { readonly kind: 'posted'; readonly id: number; readonly thrown: Thrown | null }
  | { readonly kind: 'heard'; readonly id: number; readonly heard: readonly Heard[] }
  | { readonly kind: 'called'; readonly id: number; readonly result: JsonpResult }
  | { readonly kind: 'framed'; readonly id: number; readonly seen: FrameSeen };

const fields = listOf(object({ name: text, value: text }));

const call: Shape<FetchCall> = object({
  api: oneOf('fetch', 'xhr'),
  url: address,
  method: text,
  mode: oneOf(...REQUEST_MODES),
  credentials: oneOf('omit', 'same-origin', 'include'),
  redirect: oneOf(...REDIRECT_MODES),
  cache: oneOf(...CACHE_MODES),
  referrerPolicy: oneOf(...REFERRER_POLICIES),
  headers: fields,
  body: orNull(object({ contentType: orNull(text), stream: flag })),
  uploadListener: flag,
});

const learned: Shape<FetchLearned> = either(
  object({
    kind: oneOf('response'),
    type: oneOf('basic', 'cors', 'opaque', 'opaqueredirect'),
    status: whole,
    url: text,
    redirected: flag,
    headers: fields,
  }),
  object({ kind: oneOf('error'), name: text, message: text }),
);

export const isStageOrder: Shape<StageOrder> = either(
  object({ kind: oneOf('ask'), id: whole, call }),
  object({ kind: oneOf('send'), id: whole, initiator: oneOf(...INITIATORS), url: address }),
  object({ kind: oneOf('listen'), id: whole, expects: orNull(text) }),
  object({
    kind: oneOf('post'),
    id: whole,
    post: object({
      content: oneOf(...CONTENTS),
      targetOrigin: orNull(text),
      channel: oneOf(...CHANNELS),
    }),
  }),
  object({ kind: oneOf('hear'), id: whole }),
  object({ kind: oneOf('jsonp'), id: whole, url: address, name: orNull(text) }),
  object({ kind: oneOf('frame'), id: whole, frame: isFrameOrder }),
  object({ kind: oneOf('leave') }),
);

export const isStageReport: Shape<StageReport> = either(
  object({ kind: oneOf('ready'), nonce: text, client: object({ origin: text, url: text }) }),
  object({ kind: oneOf('answer'), id: whole, answer: object({ learned, body: orNull(text) }) }),
  object({ kind: oneOf('sent'), id: whole, event: text }),
  object({ kind: oneOf('listening'), id: whole }),
  object({ kind: oneOf('posted'), id: whole, thrown: orNull(isThrown) }),
  object({
    kind: oneOf('heard'),
    id: whole,
    heard: listOf(object({ data: text, origin: text, used: flag })),
  }),
  object({
    kind: oneOf('called'),
    id: whole,
    result: object({ event: text, data: orNull(text), at: number, uncaught: orNull(text), title: text }),
  }),
  object({ kind: oneOf('framed'), id: whole, seen: isFrameSeen }),
);
