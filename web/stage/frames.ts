/** What stages and the pages in their frames say of data that one wants of another. No DOM in here, as in `messages.ts`. */
import { address, either, flag, object, oneOf, orNull, type Shape, text } from './shape.ts';
import { isThrown, type Thrown } from './thrown.ts';

/** Where a frame goes before its name is read: to a page of the reading page’s origin, to about:blank, nowhere. */
export const LANDINGS = ['own', 'blank', 'stays'] as const;
export type Landing = (typeof LANDINGS)[number];

/** What is assigned to `document.domain`: the page’s own host, or that without its first label. */
export const DOMAINS = ['own', 'parent'] as const;
export type Domain = (typeof DOMAINS)[number];

/**
 * Ways to get at another page’s data without a message. `name`: leaves it in the name of the window that then goes elsewhere.
 * `frame-name`: reads the name of a frame. `hash`: asks and gets its response through the hashes of two URLs. `domain`: reads the text of a frame
 * after both pages have set document.domain; `sets` null: this one does not.
 */
export type FrameOrder =
  | { readonly way: 'name'; readonly keepsOpener: boolean }
  | { readonly way: 'frame-name'; readonly url: string; readonly lands: Landing }
  | { readonly way: 'hash'; readonly url: string }
  | { readonly way: 'domain'; readonly url: string; readonly sets: Domain | null };

/** What a framed page reports to the page around it, which can see nothing of it. */
export type FrameNews =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'thrown'; readonly thrown: Thrown }
  | { readonly kind: 'domain'; readonly state: DomainState };

/** What a page could do about its own `document.domain`. */
export interface DomainState {
  readonly thrown: Thrown | null;
  readonly domain: string;
  /** `originAgentCluster`: the browser keeps the origin apart, and assigning to `document.domain` does nothing. */
  readonly keyed: boolean;
}

/** What came of getting at another page’s data; null: there was no such thing. */
export interface FrameSeen {
  readonly value: string | null;
  readonly thrown: Thrown | null;
  /** What the framed page reports of itself: the name that it set, or the hash that it was asked by. */
  readonly said: string | null;
  readonly own: DomainState | null;
  readonly other: DomainState | null;
}

export const NOTHING_SEEN: FrameSeen = { value: null, thrown: null, said: null, own: null, other: null };

const domainState: Shape<DomainState> = object({ thrown: orNull(isThrown), domain: text, keyed: flag });

export const isFrameOrder: Shape<FrameOrder> = either(
  object({ way: oneOf('name'), keepsOpener: flag }),
  object({ way: oneOf('frame-name'), url: address, lands: oneOf(...LANDINGS) }),
  object({ way: oneOf('hash'), url: address }),
  object({ way: oneOf('domain'), url: address, sets: orNull(oneOf(...DOMAINS)) }),
);

export const isFrameNews: Shape<FrameNews> = either(
  object({ kind: oneOf('said'), text }),
  object({ kind: oneOf('thrown'), thrown: isThrown }),
  object({ kind: oneOf('domain'), state: domainState }),
);

export const isFrameSeen: Shape<FrameSeen> = object({
  value: orNull(text),
  thrown: orNull(isThrown),
  said: orNull(text),
  own: orNull(domainState),
  other: orNull(domainState),
});
