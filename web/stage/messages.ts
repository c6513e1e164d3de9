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
import type { EventSourceCall, EventSourceTold } from './event-source.ts';
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

/** A form as a page submits it. */
export interface FormCall {
  /** Where it goes. */
  readonly url: string;
  readonly enctype: (typeof ENCTYPES)[number];
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** `none`: the page tells no address of its own with its requests. */
  readonly referrer: (typeof REFERRERS)[number];
  /** Into a frame of the page, or in the page's own place. */
  readonly into: (typeof PLACES)[number];
  /** The origin whose messages the page takes for the response's; null: it takes anybody's. */
  readonly expects: string | null;
  /** The address of another frame that the page has; null: none. */
  readonly ad: string | null;
}
/** https://html.spec.whatwg.org/#attr-fs-enctype */
export const ENCTYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'] as const;
export const REFERRERS = ['default', 'none'] as const;
export const PLACES = ['frame', 'top'] as const;

/** What the page was told of a form that went into a frame of its own. */
export interface FormResult {
  /** When it was submitted; milliseconds since the Unix epoch. */
  readonly at: number;
  /** Each with the time when it came. */
  readonly heard: readonly (Heard & { readonly at: number })[];
  /** Whether its script can look into that frame. */
  readonly reads: boolean;
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
  | { readonly kind: 'form'; readonly id: number; readonly form: FormCall }
  | { readonly kind: 'stream'; readonly id: number; readonly call: EventSourceCall }
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
  | { readonly kind: 'framed'; readonly id: number; readonly seen: FrameSeen }
  /** Null: the window is ready to go with the form. */
  | { readonly kind: 'submitted'; readonly id: number; readonly result: FormResult | null }
  | { readonly kind: 'streamed'; readonly id: number; readonly told: readonly EventSourceTold[] };

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

const form: Shape<FormCall> = object({
  url: address,
  enctype: oneOf(...ENCTYPES),
  fields,
  referrer: oneOf(...REFERRERS),
  into: oneOf(...PLACES),
  expects: orNull(text),
  ad: orNull(address),
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

const HEARD = { data: text, origin: text, used: flag };

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
  object({ kind: oneOf('form'), id: whole, form }),
  object({
    kind: oneOf('stream'),
    id: whole,
    call: object({ url: address, withCredentials: flag, listensTo: text, messages: whole, closes: flag }),
  }),
  object({ kind: oneOf('leave') }),
);

export const isStageReport: Shape<StageReport> = either(
  object({ kind: oneOf('ready'), nonce: text, client: object({ origin: text, url: text }) }),
  object({ kind: oneOf('answer'), id: whole, answer: object({ learned, body: orNull(text) }) }),
  object({ kind: oneOf('sent'), id: whole, event: text }),
  object({ kind: oneOf('listening'), id: whole }),
  object({ kind: oneOf('posted'), id: whole, thrown: orNull(isThrown) }),
  object({ kind: oneOf('heard'), id: whole, heard: listOf(object(HEARD)) }),
  object({
    kind: oneOf('called'),
    id: whole,
    result: object({ event: text, data: orNull(text), at: number, uncaught: orNull(text), title: text }),
  }),
  object({ kind: oneOf('framed'), id: whole, seen: isFrameSeen }),
  object({
    kind: oneOf('submitted'),
    id: whole,
    result: orNull(object({ at: number, heard: listOf(object({ ...HEARD, at: number })), reads: flag })),
  }),
  object({
    kind: oneOf('streamed'),
    id: whole,
    told: listOf(
      object({ name: text, at: number, readyState: whole, data: orNull(text), lastEventId: orNull(text) }),
    ),
  }),
);
