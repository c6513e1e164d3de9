import { LAB_PATHS } from '../../server/protocol/paths.ts';
import { SetUpError, type Stage, type StageSettings } from '../experiments/experiment.ts';
import type { Bilingual } from '../language.ts';
import { type Client, isStageReport, type StageOrder, type StageReport } from '../stage/messages.ts';
import { type Opened, openFrame } from '../stage/place.ts';
import { randomDigits } from './random.ts';
import type { RunWindow } from './run-window.ts';

/**
 * How long a stage may take until it says that it is ready, how much longer once a page is there (its script says so before
 * the page has loaded, so that a silent one is none), and a window until it has gone elsewhere; milliseconds.
 */
const READY_MS = 5_000;
const SILENT_MS = 1_000;
const LEAVING_MS = 10_000;

export const NO_WINDOW: Bilingual = {
  zh: '浏览器没有打开弹出窗口，而这次运行要用一个。请允许本页弹出窗口，再运行一次。',
  en: 'the browser opened no pop-up window, and this run needs one. Allow pop-ups for this page, and run again.',
};
const STAYED: Bilingual = {
  zh: '实验服务器的页面没有离开它的窗口。请再运行一次。',
  en: 'the lab’s page didn’t leave its window. Run again.',
};
const ODD: Bilingual = {
  zh: '实验服务器的页面回复的内容不对。请刷新本页，再运行一次。',
  en: 'the lab’s page reported something unexpected. Reload this page, and run again.',
};

/** Nobody spoke at an origin. */
function silent(origin: string): Bilingual {
  return {
    zh: `实验服务器在 ${origin} 上的页面没有打开。服务器还在运行吗？`,
    en: `the lab’s page at ${origin} didn’t open. Is the server still running?`,
  };
}

/** Orders that a report answers. */
type Answered = Extract<StageOrder, { readonly id: number }>;
type WithoutId<O> = O extends unknown ? Omit<O, 'id'> : never;

function isOf<K extends StageReport['kind']>(
  report: StageReport,
  kind: K,
): report is Extract<StageReport, { readonly kind: K }> {
  return report.kind === kind;
}

/** The address of a stage; the nonce is behind the `#`, so that no server is told it. */
function addressOf(
  origin: string,
  { csp = 'none', sandbox = false, keyed = true }: Omit<StageSettings, 'on'>,
  nonce: string,
): string {
  const url = new URL(`${LAB_PATHS.stage}run`, origin);
  if (csp !== 'none') url.searchParams.set('csp', csp);
  if (sandbox) url.searchParams.set('sandbox', 'on');
  if (!keyed) url.searchParams.set('keyed', 'off');
  url.hash = nonce;
  return url.href;
}

/** The promise's value, unless the signal aborts or the time is over. */
function within<T>(
  time: Promise<void>,
  what: Bilingual,
  promise: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const over = () => reject(signal.reason);
    signal.addEventListener('abort', over);
    time.then(() => reject(new SetUpError(what)));
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', over));
  });
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}

/**
 * Speaks with an opened stage. A message is taken only from that window, with the origin that it must have, of a shape that
 * is known. A sandboxed page has the origin `null` as every other has; the nonce, which only our stage was told, says that
 * it is ours.
 */
class Line {
  readonly #opened: Opened;
  readonly #origin: string;
  readonly #nonce: string;
  readonly #waiting = new Map<number, (report: StageReport) => void>();
  #orders = 0;
  #ready: (client: Client) => void = () => {};
  readonly ready = new Promise<Client>(resolve => {
    this.#ready = resolve;
  });

  constructor(opened: Opened, origin: string, nonce: string, signal: AbortSignal) {
    this.#opened = opened;
    this.#origin = origin;
    this.#nonce = nonce;
    window.addEventListener('message', message => this.#hear(message), { signal });
  }

  #hear({ source, origin, data }: MessageEvent<unknown>): void {
    if (source !== this.#opened.target || origin !== this.#origin || !isStageReport(data)) return;
    if (data.kind === 'ready') {
      if (data.nonce === this.#nonce && data.client.origin === this.#origin) this.#ready(data.client);
      return;
    }
    this.#waiting.get(data.id)?.(data);
    this.#waiting.delete(data.id);
  }

  order(given: WithoutId<Answered>, signal: AbortSignal): Promise<StageReport> {
    const id = ++this.#orders;
    this.#say({ ...given, id });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, resolve);
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  }

  leave(): void {
    this.#say({ kind: 'leave' });
  }

  #say(order: StageOrder): void {
    // An opaque origin cannot be named as a target (https://html.spec.whatwg.org/#dom-window-postmessage-options).
    this.#opened.target.postMessage(order, this.#origin === 'null' ? '*' : this.#origin);
  }
}

/**
 * Opens a stage at an origin of the lab; it is closed when the signal aborts. A window is opened before this first waits,
 * while the reader's click still counts.
 *
 * @throws SetUpError where no stage answers, or one does not do what it is told
 */
export async function openStage(
  origin: string,
  settings: Omit<StageSettings, 'on'>,
  runWindow: RunWindow,
  signal: AbortSignal,
): Promise<Omit<Stage, 'url'>> {
  signal.throwIfAborted();
  const { sandbox = false, place = 'frame' } = settings;
  const nonce = randomDigits(16);
  const address = addressOf(origin, settings, nonce);
  const opened = place === 'window' ? runWindow.open(address) : openFrame(address, sandbox);
  if (!opened) throw new SetUpError(NO_WINDOW);
  signal.addEventListener('abort', () => opened.close());
  const line = new Line(opened, sandbox ? 'null' : origin, nonce, signal);
  const silence = Promise.race([pause(READY_MS), opened.loaded.then(() => pause(SILENT_MS))]);
  const client = await within(silence, silent(origin), line.ready, signal);
  async function ordered<K extends StageReport['kind']>(order: WithoutId<Answered>, kind: K) {
    const report = await line.order(order, signal);
    if (!isOf(report, kind)) throw new SetUpError(ODD);
    return report;
  }
  const leave = () => {
    line.leave();
    return within(pause(LEAVING_MS), STAYED, opened.left(), signal);
  };
  return {
    client,
    window: opened.target,
    ask: async call => (await ordered({ kind: 'ask', call }, 'answer')).answer,
    listen: async expects => void (await ordered({ kind: 'listen', expects }, 'listening')),
    post: async post => (await ordered({ kind: 'post', post }, 'posted')).thrown,
    heard: async () => (await ordered({ kind: 'hear' }, 'heard')).heard,
    frame: async frame => (await ordered({ kind: 'frame', frame }, 'framed')).seen,
    stream: async call => (await ordered({ kind: 'stream', call }, 'streamed')).told,
    jsonp: async (url, name) => (await ordered({ kind: 'jsonp', url, name }, 'called')).result,
    async send(initiator, url) {
      const { event } = await ordered({ kind: 'send', initiator, url }, 'sent');
      if (event === 'leaving') await leave();
      return event;
    },
    async submit(form) {
      const { result } = await ordered({ kind: 'form', form }, 'submitted');
      if (result === null) await leave();
      return result;
    },
  };
}
