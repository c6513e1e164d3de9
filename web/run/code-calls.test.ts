import { describe, expect, test, vi } from 'vitest';
import type { LabOriginName } from '../../server/protocol/words.ts';
import { loadProcedure } from '../experiments/all.ts';
import { KNOBS as COOKIE_KNOBS } from '../experiments/cookies/knobs.ts';
import { credentialsOf, sendingUrl } from '../experiments/cookies/requests.ts';
import type { Asker, Page } from '../experiments/experiment.ts';
import { addressOf, callOf, KNOBS } from '../experiments/fetch/call.ts';
import { targetOf } from '../experiments/post-message/knobs.ts';
import { namesIn } from '../experiments/shared/names.ts';
import { urlOf } from '../experiments/websocket/knobs.ts';
import type { FetchCall } from '../rules/fetch/fetch-call.ts';
import type { Post } from '../stage/messages.ts';
import { post } from '../stage/post.ts';
import { codeOf } from './code.ts';
import { lessonValues } from './knobs.ts';
import { casesOf, ORIGINS, settingOf, textOf } from './testing/claims.ts';

/** The code that a panel shows makes the call that its run makes. */

/** What a call is without options (https://fetch.spec.whatwg.org/#dom-request). */
const PLAIN = {
  method: 'GET',
  headers: {},
  mode: 'cors',
  credentials: 'same-origin',
  redirect: 'follow',
  cache: 'default',
  referrerPolicy: KNOBS.referrerPolicy.default,
};

/** Runs the page's code with what it calls replaced, and gives the call that it makes. */
function madeBy(code: string) {
  const made: Record<string, unknown>[] = [];
  const fetch = (url: string, { body, duplex, ...options }: Record<string, unknown> = {}) =>
    made.push({
      ...PLAIN,
      ...options,
      api: 'fetch',
      url,
      body: body === undefined ? null : { stream: duplex === 'half' },
      uploadListener: false,
    });
  class XMLHttpRequest {
    withCredentials = false;
    readonly upload: { onprogress?: unknown } = {};
    readonly headers: Record<string, string> = {};
    method = '';
    url = '';
    open(method: string, url: string) {
      Object.assign(this, { method, url });
    }
    setRequestHeader(name: string, value: string) {
      this.headers[name] = value;
    }
    send(body: unknown) {
      const { method, url, headers, withCredentials } = this;
      made.push({
        ...PLAIN,
        api: 'xhr',
        method,
        url,
        headers,
        credentials: withCredentials ? 'include' : 'same-origin',
        body: body === undefined ? null : { stream: false },
        uploadListener: this.upload.onprogress !== undefined,
      });
    }
  }
  new Function('fetch', 'XMLHttpRequest', 'stream', code)(fetch, XMLHttpRequest, {});
  expect(made).toHaveLength(1);
  return made[0];
}

function shown({ headers, body, ...call }: FetchCall) {
  return {
    ...call,
    headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    body: body && { stream: body.stream },
  };
}

describe('fetch', () => {
  test.each(casesOf('fetch'))('$name: the code makes the call that the run makes', claim => {
    const setting = settingOf(claim, 'en');
    const values = lessonValues(KNOBS, claim.set) as Parameters<typeof callOf>[0];
    const call = callOf(values, addressOf(values, ORIGINS).base, ORIGINS);
    expect(madeBy(textOf(codeOf(setting), 'page'))).toEqual(shown(call));
  });
});

describe('WebSocket', () => {
  test.each(casesOf('websocket'))('$name: the code opens what the run opens', claim => {
    const setting = settingOf(claim, 'en');
    const made: unknown[] = [];
    class WebSocket {
      onopen = () => {};
      constructor(url: string, protocols: readonly string[] = []) {
        made.push([url, protocols]);
      }
      send(data: unknown) {
        made.push(data);
      }
    }
    new Function('WebSocket', `${textOf(codeOf(setting), 'page')}\nsocket.onopen()`)(WebSocket);
    const { values } = setting;
    const bytes = new Uint8Array([0xca, 0xfe, 0xba, 0xbe]);
    expect(made).toEqual([
      [urlOf(values as Parameters<typeof urlOf>[0], ORIGINS), namesIn(values.offer ?? '')],
      // Another page only connects.
      ...(values.from === 'page' ? [values.send] : []),
      ...(values.binary === 'on' ? [bytes] : []),
    ]);
  });
});

/** What a run or a piece of code does with Socket.IO's client. */
function clientOf() {
  const made: unknown[] = [];
  const handlers: Record<string, () => void> = {};
  const engine = { on: () => {}, transport: { name: 'polling' } };
  const socket = {
    io: { engine },
    on: (name: string, handler: () => void) => {
      handlers[name] = handler;
    },
    emit: (...args: unknown[]) =>
      made.push(args.map(arg => (typeof arg === 'function' ? 'a function' : arg))),
    disconnect: () => {},
  };
  const io = (url: string, options: Record<string, unknown> = {}) => {
    const { path = '/socket.io/', transports = ['polling', 'websocket'], auth = {} } = options;
    const { tryAllTransports = false, withCredentials = false } = options;
    made.push({
      url: new URL(url).href,
      options: { path, transports, auth, tryAllTransports, withCredentials },
    });
    return socket;
  };
  return { io, made, connect: () => handlers.connect?.() };
}

const client = vi.hoisted(() => ({ io: (..._: unknown[]): unknown => undefined }));
vi.mock('socket.io-client', () => ({ io: (...args: unknown[]) => client.io(...args) }));

describe.each(['socket-io', 'socket-io-paragraph'])('%s', name => {
  test.each(casesOf(name))('$name: the code connects and sends as the run does', async claim => {
    const setting = settingOf(claim, 'en');
    const inRun = clientOf();
    client.io = inRun.io as typeof client.io;
    const page = {
      origins: ORIGINS,
      signal: new AbortController().signal,
      attribution: {},
      view: { querySelector: () => null },
      saw: () => {},
      learned: () => {},
    };
    const { run } = await loadProcedure(name);
    void run(page as unknown as Page, setting.values);
    await vi.waitFor(() => expect(inRun.made).not.toEqual([]));
    inRun.connect();
    const inCode = clientOf();
    new Function('io', 'ack', 'p', textOf(codeOf(setting), 'page'))(inCode.io, () => {}, {});
    expect(inCode.made).toEqual(inRun.made);
  });
});

describe('cookies', () => {
  test.each(casesOf('cookies'))('$name: the code sends to where the run sends', claim => {
    const setting = settingOf(claim, 'en');
    const values = lessonValues(COOKIE_KNOBS, claim.set) as Parameters<typeof credentialsOf>[0];
    const asker = { url: (base: string) => new URL(base) } as unknown as Asker;
    const url = sendingUrl(asker, { origins: ORIGINS } as Page, values).href;
    const code = textOf(codeOf(setting), 'page');
    const credentials = credentialsOf(values);
    if (!credentials) return expect(code).toMatch(new RegExp(`['"]${url.replaceAll('.', '\\.')}['"]`));
    const made: unknown[] = [];
    new Function('fetch', code)((url: string, { credentials = 'same-origin' } = {}) =>
      made.push({ url, credentials }),
    );
    expect(made).toEqual([{ url, credentials }]);
  });
});

describe('post-message', () => {
  test.each(casesOf('post-message'))('$name: the code sends what the run sends', claim => {
    const setting = settingOf(claim, 'en');
    const { values } = setting;
    const made: unknown[] = [];
    class MessageChannel {
      readonly port1 = { postMessage: (message: unknown) => made.push(['port1', message]) };
      readonly port2 = 'port2';
    }
    vi.stubGlobal('MessageChannel', MessageChannel);
    const keep = (message: unknown, ...rest: unknown[]) =>
      made.push([typeof message === 'function' ? ['a function of', message()] : message, ...rest]);
    const receiver = { postMessage: keep };
    const isPage = values.sender === 'page';
    const to = isPage ? ORIGINS[values.on as LabOriginName] : ORIGINS.reader;
    const targetOrigin = targetOf(values as Parameters<typeof targetOf>[0], to, ORIGINS);
    const { content, channel } = values;
    expect(post(receiver as unknown as Window, { content, channel, targetOrigin } as Post)).toBeNull();
    const inRun = made.splice(0);
    const code = textOf(codeOf(setting), isPage ? 'page' : values.place === 'popup' ? 'popup' : 'iframe');
    const windows = {
      iframe: { contentWindow: receiver },
      open: () => receiver,
      parent: receiver,
      opener: receiver,
    };
    new Function(...Object.keys(windows), 'MessageChannel', `let popup\n${code}`)(
      ...Object.values(windows),
      MessageChannel,
    );
    vi.unstubAllGlobals();
    expect(made).toEqual(inRun);
  });
});
