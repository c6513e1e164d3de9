/** An EventSource as a page makes it. */
export interface EventSourceCall {
  readonly url: string;
  readonly withCredentials: boolean;
  /** The one type of event that it listens to, besides open and error. */
  readonly listensTo: string;
  /** So many messages are all that there are. */
  readonly messages: number;
  /** Whether the page closes it then. */
  readonly closes: boolean;
}

/** What the page was told by one event. */
export interface EventSourceTold {
  readonly name: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly readyState: number;
  /** Of a message; else null. */
  readonly data: string | null;
  readonly lastEventId: string | null;
}

/** An open stream of which nothing is heard that long says nothing more; one that is connecting gets longer. Milliseconds. */
const QUIET_MS = 1_500;
const CONNECTING_MS = 8_000;
/** Whoever comes back as often begins again and again. */
const MOST_ERRORS = 4;

/** Listens until all messages have come, or it is closed, or nothing more is to be expected; tells each event as it comes. */
// #region listing
export function listenToStream(
  { closes, listensTo, messages, url, withCredentials }: EventSourceCall,
  tell: (told: EventSourceTold) => void,
  signal: AbortSignal,
): Promise<void> {
  const source = new EventSource(url, { withCredentials });
  return new Promise(resolve => {
    let received = 0;
    let errors = 0;
    let opened = false;
    let quiet: ReturnType<typeof setTimeout>;
    const end = () => {
      clearTimeout(quiet);
      source.close();
      resolve();
    };
    const wait = () => {
      clearTimeout(quiet);
      quiet = setTimeout(end, source.readyState === EventSource.OPEN ? QUIET_MS : CONNECTING_MS);
    };
    const hear = (event: Event) => {
      const { data, lastEventId } = event instanceof MessageEvent ? event : { data: null, lastEventId: null };
      const at = performance.timeOrigin + performance.now();
      tell({ name: event.type, at, readyState: source.readyState, data, lastEventId });
      wait();
    };

    source.addEventListener('open', event => {
      opened = true;
      hear(event);
    });
    source.addEventListener(listensTo, event => {
      hear(event);
      if (++received === messages && closes) end();
    });
    source.addEventListener('error', event => {
      hear(event); // no status, no reason
      const over = source.readyState === EventSource.CLOSED;
      if (over || !opened || ++errors === MOST_ERRORS) end();
    });
    signal.addEventListener('abort', end);
    wait();
  });
}
// #endregion
