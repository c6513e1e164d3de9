import type { Origins } from '../../server/protocol/origins.ts';
import type { LabOriginName, StagePolicy } from '../../server/protocol/words.ts';
import type { ExchangeView } from '../decode/views.ts';
import type { Bilingual } from '../language.ts';
import type { CookieLanes } from '../rules/cookies/gates.ts';
import type { CertificateTrust, RuleBrowser } from '../rules/core/browser.ts';
import type { Disagreement } from '../rules/core/disagreement.ts';
import type { PageResult, WireOutcome } from '../rules/core/observed.ts';
import type { Verdict } from '../rules/core/verdict.ts';
import type { FetchCall } from '../rules/fetch/fetch-call.ts';
import type { EventSourceCall, EventSourceTold } from '../stage/event-source.ts';
import type { FrameOrder, FrameSeen } from '../stage/frames.ts';
import type { JsonpResult } from '../stage/jsonp.ts';
import type { CallResult, Client, FormCall, FormResult, Heard, Initiator, Post } from '../stage/messages.ts';
import type { Thrown } from '../stage/thrown.ts';
import type { Code, CodeOf } from './code.ts';
import type { Knobs, KnobValues } from './knob.ts';

/**
 * Who takes part in a run, and with that who observes it. A `page` reports what its own script did and saw; what a `browser` did
 * is concluded by the rule; what reached a `server` is seen by the tap, and of a `proxy` both sides are.
 */
export interface Actor {
  readonly kind: 'page' | 'browser' | 'proxy' | 'server';
  /** What its lifeline is called; the host beside it is the route’s. */
  readonly name: Bilingual;
}

/** In the order of their lifelines: who acts first, the browser, perhaps a proxy, and the far actor, to which every stop is relative. */
export type Actors = readonly [
  near: Actor,
  between: Actor,
  ...proxy: readonly [] | readonly [Actor],
  far: Actor,
];

/** Something that a page's script did or could see. `at` is milliseconds since the Unix epoch on the page's monotonic clock. */
export interface PageEvent {
  readonly at: number;
  /** `call`: the script asked for something; `send`/`receive`: one message; `event`: anything else that it was told; `throw`: a call that threw. */
  readonly kind: 'call' | 'send' | 'receive' | 'event' | 'throw';
  /** As a programmer would write it: `new WebSocket(…)`, `open`, `message`, `connect_error`. */
  readonly name: string;
  /** Every fact that a script can read from it, in order: `code` 1006, `reason` "", `wasClean` false. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Reported by the page that is the far actor. Absent: by the one that acts first. */
  readonly by?: 'far';
}

/** A page that makes requests: this one, or a stage. */
export interface Asker {
  readonly client: Client;
  /** As of `Page`; of a stage with a pass in the token's place, good for this run alone. */
  url(base: string, query: Readonly<Record<string, string | undefined>>): URL;
  ask(call: FetchCall): Promise<CallResult>;
  /** Resolves with the name of what the script was told last. */
  send(initiator: Initiator, url: string): Promise<string>;
}

/** A page that sends messages to another page's window, and listens for its messages: this one, or a stage. */
export interface Messenger {
  readonly client: Client;
  /** Uses from now on the messages of one origin; null: of any. */
  listen(expects: string | null): Promise<void>;
  /** Sends one message; resolves with what the call threw. */
  post(message: Post): Promise<Thrown | null>;
  /** What came since it listens. */
  heard(): Promise<readonly Heard[]>;
}

/** A page at an origin of the lab, with its window. */
export interface Stage extends Asker, Messenger {
  readonly window: Window;
  /** Loads a script across origins with a function waiting for its data; null: with none. */
  jsonp(url: string, name: string | null): Promise<JsonpResult>;
  /** Gets at what a page in another frame or window has, by other means than messages. */
  frame(order: FrameOrder): Promise<FrameSeen>;
  /** Submits a form; null where the whole page went with it. */
  submit(form: FormCall): Promise<FormResult | null>;
  /** Listens to server-sent events; resolves when nothing more is to be expected. */
  stream(call: EventSourceCall): Promise<readonly EventSourceTold[]>;
}

/** What a run needs is not there: it was not made, nothing can be concluded from it, and no page was told of this error. */
export class SetUpError extends Error {
  /** What is missing: by its name where a lesson tells how to come by it, else as a sentence that says what to do. */
  readonly missing: Missing;

  constructor(missing: Missing) {
    super(typeof missing === 'string' ? missing : missing.en);
    this.missing = missing;
  }
}

export type Missing = 'certificate-trusted' | Bilingual;

/** What kind of page a stage is. */
export interface StageSettings {
  readonly on: LabOriginName;
  readonly csp?: StagePolicy;
  /** Without an origin of its own: it serialises as `null`. */
  readonly sandbox?: boolean;
  /** `window`: for what only a window can do, such as follow a link at the top; it needs the reader's click. */
  readonly place?: 'frame' | 'window';
  /** Whether its response leaves out `Origin-Agent-Cluster: ?0`. Absent: as all pages of its origin do. */
  readonly keyed?: boolean;
}

/**
 * What an experiment may use. The signal aborts when the reader presses Stop or leaves the page. `L` is what its script
 * can read and its rule must be held against.
 */
export interface Page<L = unknown> {
  readonly origins: Origins;
  readonly signal: AbortSignal;
  /** What the experiment's `markup` made, new for this run; empty where it has none. */
  readonly view: HTMLElement;
  /** An address of the lab, with the knobs that are not undefined and the two parameters that attribute the run. */
  url(base: string, query: Readonly<Record<string, string | undefined>>): URL;
  /** The same two parameters for a library that builds its own URLs. */
  readonly attribution: Readonly<Record<string, string>>;
  /** By whom and when: of what another page reports; absent: by this one, now. */
  saw(
    kind: PageEvent['kind'],
    name: string,
    facts?: Readonly<Record<string, unknown>>,
    of?: Pick<PageEvent, 'by'> & Partial<Pick<PageEvent, 'at'>>,
  ): void;
  /** Keeps what the script learned, for `judge`: one entry a request, in the order of the requests. */
  learned(entry: L): void;
  /**
   * Opens a page at an origin of the lab, which is closed with the run.
   * @throws SetUpError where none answers
   */
  stage(settings: StageSettings): Promise<Stage>;
  /**
   * Follows a link of this page in the run's window, and resolves when what it leads to has come.
   * @throws SetUpError where the browser opens no window
   */
  follow(address: URL): Promise<void>;
}

/** Everything that is known of a finished run. */
export interface Evidence<K extends Knobs = Knobs, L = unknown> {
  readonly knobs: KnobValues<K>;
  readonly origins: Origins;
  readonly events: readonly PageEvent[];
  readonly learned: readonly L[];
  readonly result: PageResult;
  /** What the server recorded, in the order of the requests. */
  readonly exchanges: readonly ExchangeView[];
  readonly browser: RuleBrowser;
  /** Of the lab's https origin; `unknown` where nobody asked. */
  readonly certificate: CertificateTrust;
}

/**
 * What a verdict is about: a request on its way to the server, whose response is on its way to the page; or a connection that a
 * handshake is to open; or the messages of a stream, which are to reach a page's script; or something that a form asks a server to do; or a script that an element asks for, and that is to run; or the cookies that a request is to carry,
 * while the request itself goes through; or a message on its way from one window to another;
 * or what one page reads of another; or what two URLs are to each other, which any request between them only shows.
 */
export type Subject =
  | 'request'
  | 'connection'
  | 'stream'
  | 'action'
  | 'script'
  | 'cookie'
  | 'message'
  | 'reading'
  | 'relation';

/** Where in a run something was left behind that is not a request: a cookie that a response set, or that a request lacks. */
export interface StopPlace {
  /** Its name. */
  readonly what: string;
  /** The number of the exchange, and at which of its halves: `response`, behind it; `request`, before it. */
  readonly exchange: number;
  readonly half: 'request' | 'response';
}

/** What the rule says of a run, and in one word what the wire shows without any rule. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly outcome: WireOutcome;
  /** Where the verdict of this run is not about what its experiment's is. */
  readonly about?: Subject;
  /** Absent: the stop itself says where. */
  readonly place?: StopPlace;
  /** Of a request between two URLs: whether it carried the lab's cookie. */
  readonly cookieSent?: boolean;
  /** Absent: nothing but the stop was compared. */
  readonly disagreements?: readonly Disagreement[];
  /** Of a run that is about cookies: what each has to pass, and how far it came. */
  readonly lanes?: CookieLanes;
}

/** From where a case that is to be repaired is called, as the knobs that choose the calling page. */
export interface Callers {
  /** A page that must be served. */
  readonly friend: Readonly<Record<string, string>>;
  /** A page that must not. */
  readonly stranger: Readonly<Record<string, string>>;
  /** The knobs that a repair may turn. Absent: those of the server. */
  readonly turns?: readonly string[];
}

/** The knobs that a repair may turn. */
export function turnsOf({ callers, knobs }: Pick<Experiment, 'callers' | 'knobs'>): readonly string[] {
  if (!callers) return [];
  return callers.turns ?? Object.keys(knobs).filter(name => knobs[name]?.side === 'server');
}

/**
 * What a panel shows before its first run, in `index.ts`. It is loaded with the page, so it imports neither rules nor decoders nor
 * anything else that only a run needs: that is the procedure's.
 */
export interface Experiment<K extends Knobs = Knobs> {
  readonly title: Bilingual;
  readonly knobs: K;
  /** A page that the run changes before the reader's eyes, as HTML: it stands in the panel. */
  readonly markup?: Bilingual;
  /** Absent: a request. */
  readonly about?: Subject;
  /**
   * The origins that a run goes through by its knobs, in order: the asking page's, the target's, then each redirect's; `null`
   * for an opaque one. Only values of `origins` and `null`, so that it can be said ahead. Absent: from the reader to the lab.
   */
  readonly route?: (knobs: KnobValues<K>, origins: Origins) => readonly string[];
  /** The names of origins that take part beside the route: of a page without an origin of its own, of what sets a cookie. */
  readonly besides?: (knobs: KnobValues<K>) => readonly string[];
  /** Whether a run through the lab's https origin says nothing where its certificate is not trusted. Absent: it says so. */
  readonly needsTrust?: true;
  /** What the run does, as code whose tokens are the knobs: the head of the panel. A knob has at most one token. */
  readonly code: (of: CodeOf<K>) => Code;
  /** Absent: whether its server should serve a page does not depend on which page it is, and no case of it can be repaired. */
  readonly callers?: Callers;
  /** Absent: this page, the browser and a server. */
  readonly actors?: (knobs: KnobValues<K>) => Actors;
  /** Whether what a run cost on the wire is set beside the other cases of its panel. Absent: never. */
  readonly costs?: (knobs: KnobValues<K>) => boolean;
  /**
   * The file below `server/lab` that answers it, without its extension; its listing is shown beside the page's. Absent: no server
   * takes part.
   */
  readonly server?: string;
  /** The file below `web/stage` that makes its requests, on this page or on a stage; its listing stands between the two. */
  readonly stage?: string;
}

/** How a run is made and judged, in `procedure.ts`: it is loaded when the reader reaches for the panel. */
export interface Procedure<K extends Knobs = Knobs, L = unknown> {
  /** The page side: the listing of the panel is this function's source. */
  readonly run: (page: Page<L>, knobs: KnobValues<K>) => Promise<PageResult>;
  /** What the run must be judged by: its rule, on what was recorded. */
  readonly judge: (evidence: Evidence<K, L>) => Judgement;
  /** Whether an exchange is one of a proxy with the server behind it. Absent: none is. */
  readonly behindProxy?: (exchange: ExchangeView) => boolean;
}

/** Names the type of the knobs, and gives the experiment without it: whoever runs it takes its knobs from a form or a link. */
export function defineExperiment<K extends Knobs>(experiment: Experiment<K>): Experiment {
  return experiment as unknown as Experiment;
}

/** Names the types of the knobs and of what is learned: whoever runs it hands `judge` what `run` left. */
export function defineProcedure<K extends Knobs, L = never>(procedure: Procedure<K, L>): Procedure {
  return procedure as unknown as Procedure;
}
