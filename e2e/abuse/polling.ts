import { LAB_PATHS } from '../../server/protocol/paths.ts';
import { type Case, sleep, type Target } from './case.ts';
import { Requests } from './http.ts';

const PATH = `${LAB_PATHS['socket-io']}?EIO=4&transport=polling`;

/** Opens a session that has joined the default namespace; gives its path, or undefined. */
async function open(requests: Requests, cors: string): Promise<string | undefined> {
  const { text } = await requests.send('GET', `${PATH}${cors}`);
  const sid = /"sid":"([^"]+)"/.exec(text)?.[1];
  if (sid === undefined) return undefined;
  const path = `${PATH}${cors}&sid=${sid}`;
  return (await requests.send('POST', path, '40')).status === 200 ? path : undefined;
}

/** The stock server knows no knobs, and lets every page read anyway. */
const corsOf = ({ readerPort }: Target) => (readerPort === undefined ? '' : '&cors=*');

/** Whether somebody else is served: an event comes back. */
async function serves(target: Target): Promise<boolean> {
  const requests = new Requests(target.port);
  try {
    const path = await open(requests, '');
    if (path === undefined) return false;
    await requests.send('POST', path, '42["message","learner"]');
    for (let poll = 0; poll < 3; poll++)
      if ((await requests.send('GET', path)).text.includes('"message-back","learner"')) return true;
    return false;
  } finally {
    requests.close();
  }
}

const EVENTS = 4;
const EVENT = `42["message","${'x'.repeat(970_000)}"]`;

/**
 * Any page can do this to a server that lets it read, or does not care: nothing here needs a preflight.
 * @param environment of our server, beside its defaults
 */
export const unpolledPosts = (sessions: number, environment = {}): Case => ({
  title: `A page opens ${sessions} polling sessions, posts ${EVENTS} events of 970 KB into each, and never polls (heap of 512 MB)`,
  limit: 'refused with 503; somebody else is served',
  environment,
  node: ['--max-old-space-size=512'],
  stock: true,
  async attack(target) {
    const requests = new Requests(target.port);
    let refused = 0;
    let opened = 0;
    while (opened < sessions && target.alive()) {
      opened += 1;
      const path = await open(requests, corsOf(target));
      for (let event = 0; event < EVENTS && path !== undefined; event++)
        if ((await requests.send('POST', path, EVENT)).status === 503) refused += 1;
    }
    requests.close();
    if (!target.alive()) return { shown: `the process ends at session ${opened}`, value: 0 };
    const served = await serves(target);
    const shown = `${refused} of ${sessions * EVENTS} posts refused; ${served ? 'others are served' : 'nobody is served'}`;
    return { shown, value: refused > 0 && served ? 1 : 0 };
  },
  holds: ours => ours === 1,
});

/** Fewer than the messages that one connection may send at once. */
const CONNECTS = 1_900;

export const repeatedConnects = (sessions: number, environment = {}): Case => ({
  title: `A page posts ${CONNECTS} CONNECT packets at once into each of ${sessions} polling sessions`,
  limit: 'each session is closed; somebody else is served',
  environment,
  stock: false,
  async attack(target) {
    const requests = new Requests(target.port);
    let closed = 0;
    for (let session = 0; session < sessions; session++) {
      const { text } = await requests.send('GET', PATH + corsOf(target));
      const path = `${PATH}${corsOf(target)}&sid=${/"sid":"([^"]+)"/.exec(text)?.[1]}`;
      await requests.send('POST', path, Array(CONNECTS).fill('40').join('\x1e'));
      if ((await requests.send('GET', path)).text.includes('a second CONNECT')) closed += 1;
    }
    requests.close();
    const served = await serves(target);
    const shown = `${closed} of ${sessions} closed; ${served ? 'others are served' : 'nobody is served'}`;
    return { shown, value: closed === sessions && served ? 1 : 0 };
  },
  holds: ours => ours === 1,
});

/** Longer than a silent session lives in the stock server: 25 s to its ping, and 20 s for the pong. */
const KEPT_MS = 48_000;

/** @param unpolledMs our server's limit; undefined for its default */
export const unpolledSession = (unpolledMs?: number): Case => ({
  title: 'A session that is never polled posts a pong every second',
  limit: 'closed',
  environment: unpolledMs === undefined ? {} : { LIMIT_UNPOLLED_MS: String(unpolledMs) },
  stock: true,
  async attack(target) {
    const requests = new Requests(target.port);
    const path = await open(requests, corsOf(target));
    const start = performance.now();
    const seconds = () => (performance.now() - start) / 1_000;
    let closed = false;
    while (path !== undefined && !closed && seconds() * 1_000 < KEPT_MS) {
      await sleep(1_000);
      closed = (await requests.send('POST', path, '3')).status === 400;
    }
    requests.close();
    return {
      shown: `${closed ? 'closed' : 'still open'} after ${seconds().toFixed(0)} s`,
      value: closed ? 1 : 0,
    };
  },
  holds: ours => ours === 1,
});
