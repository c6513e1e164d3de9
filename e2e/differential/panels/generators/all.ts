import { COOKIE_KINDS } from '../../../../server/protocol/words.ts';
import { FETCH_GENERATORS } from './fetch.ts';
import type { PanelGenerator } from './generator.ts';

/** Addresses of ours by their names, and others, which are only compared. */
const ADDRESSES = {
  '{reader}/': 2,
  '{lab}/a': 2,
  '{lab-tls}/': 1,
  '{other-site}/': 1,
  '{partner}/': 2,
  '{sibling-x}/': 4,
  '{sibling-y}/b?c': 4,
  'https://example.com/': 1,
  'https://www.example.com:8443/': 1,
  'http://www.example.com:8443/': 1,
  'https://a.github.io/': 1,
  'https://github.io/': 1,
  'data:text/plain,a': 1,
  'not an address': 1,
} as const;

/** Addresses that differ from each other in little: each part of an origin decides somewhere by itself. */
const NEAR = {
  'https://www.example.com:8443/': 2,
  'http://www.example.com:8443/': 2,
  'https://www.example.com:8444/': 1,
  'https://example.com:8443/': 1,
  'https://www.example.org:8443/': 1,
} as const;

/** Hosts that are public suffixes, and what has no host at all. */
const SUFFIXES = {
  'https://github.io/': 3,
  'https://a.github.io/': 2,
  'https://co.uk/': 1,
  'data:text/plain,a': 2,
} as const;

/** What sends cookies without a window of its own, and with one. */
const COOKIE_MEANS = ['fetch', 'fetch-default', 'fetch-omit', 'websocket', 'image', 'script', 'frame'];
const WINDOW_MEANS = ['link', 'form-post'];

const EACH_KIND = Object.fromEntries(COOKIE_KINDS.map(kind => [kind, 1]));

/** Experiments whose runs change what the browser keeps for others: each of their cases runs by itself. */
export const ALONE: ReadonlySet<string> = new Set(['cookies', 'origins', 'csrf', 'document-domain']);

/** The cases that are drawn. A generator that leaves a knob out takes all its values. */
export const PANEL_GENERATORS: readonly PanelGenerator[] = [
  ...FETCH_GENERATORS,
  {
    experiment: 'websocket',
    weight: 6,
    knobs: {
      offer: ['', 'chat', 'chat, superchat', 'superchat', 'chat, chat'],
      protocols: ['', 'chat', 'superchat', 'other'],
      close: { '': 2, '1000,bye': 1, '1008,origin not allowed': 1, '4000': 1 },
      push: { off: 4, 200: 1 },
      delay: ['0'],
      send: ['hello', ''],
    },
  },
  {
    experiment: 'cookies',
    weight: 6,
    knobs: { from: ['stage'], setBy: ['fetch'], means: COOKIE_MEANS },
  },
  {
    experiment: 'cookies',
    weight: 12,
    knobs: {
      // Each by itself, so that none stands before another.
      kinds: { ...EACH_KIND, domain: 3, path: 3, partitioned: 3, 'partitioned-insecure': 2 },
      setOn: ['lab', 'lab-tls'],
      setBy: ['fetch'],
      means: COOKIE_MEANS,
      from: ['stage'],
      stageOn: ['lab', 'lab-tls'],
      target: ['same', 'lab', 'lab-tls'],
    },
  },
  { experiment: 'embed', weight: 16, knobs: {} },
  { experiment: 'embed', weight: 3, knobs: { target: ['lab'], stageOn: ['lab'], answer: ['png', 'script'] } },
  { experiment: 'embed', weight: 4, knobs: { element: ['script'] } },
  { experiment: 'jsonp', weight: 8, knobs: {} },
  { experiment: 'jsonp', weight: 4, knobs: { answer: ['call', 'spy'], status: ['200'], dies: ['off'] } },
  { experiment: 'form-post', weight: 10, knobs: {} },
  {
    experiment: 'form-post',
    weight: 4,
    knobs: { ad: { none: 2, evil: 1 }, answer: ['lab', 'partner', 'referrer'] },
  },
  // Only the server’s own page needs no window.
  { experiment: 'csrf', weight: 6, knobs: { stageOn: ['lab'], bank: ['lab'] } },
  // Whoever waits for what never comes waits for seconds: most cases have their messages, or a reason why not.
  {
    experiment: 'streams',
    weight: 10,
    knobs: {
      via: { eventsource: 5, fetch: 1, 'fetch-again': 2, polling: 1, websocket: 1 },
      from: { page: 4, partner: 1 },
      talks: ['off'],
      every: ['200'],
      retry: ['300'],
      blank: { on: 6, off: 1 },
      name: { message: 4, price: 1 },
      listens: { message: 4, price: 1 },
      dies: { off: 6, on: 1 },
      status: { 200: 8, 204: 1, 404: 1, 503: 1 },
      again: { 200: 6, 204: 1, 503: 1 },
    },
  },
  {
    experiment: 'streams',
    weight: 8,
    knobs: {
      via: ['eventsource', 'fetch', 'fetch-again'],
      from: ['page'],
      talks: ['off'],
      every: ['200'],
      retry: ['300', '1000'],
      per: ['1'],
      acao: ['reader', 'any'],
      credentials: ['off'],
      mime: ['event-stream', 'latin1'],
      blank: ['on'],
      name: ['message'],
      listens: ['message'],
      dies: ['off'],
      status: ['200'],
    },
  },
  { experiment: 'origins', weight: 16, knobs: { a: ADDRESSES, b: ADDRESSES } },
  { experiment: 'origins', weight: 3, knobs: { a: NEAR, b: NEAR } },
  { experiment: 'origins', weight: 3, knobs: { a: SUFFIXES, b: SUFFIXES } },
  // Where the other page is, is no part of the rule, and a popup needs a click.
  { experiment: 'post-message', weight: 10, knobs: { place: ['frame'] } },
  {
    experiment: 'post-message',
    weight: 6,
    knobs: { place: ['frame'], target: ['receiver', 'path', 'star'], content: ['text', 'object'] },
  },
  { experiment: 'proxy', weight: 10, knobs: { proxy: { fixed: 6, any: 1, list: 1 } } },
  { experiment: 'proxy-websocket', weight: 4, knobs: {} },
  // A popup needs a click.
  { experiment: 'window-name', weight: 4, knobs: { place: ['frame'] } },
  { experiment: 'location-hash', weight: 4, knobs: {} },
  // As all other pages of these origins in the tab, or the browser would keep to what those said.
  { experiment: 'document-domain', weight: 4, knobs: { pages: ['ports'], header: ['on'] } },
  { experiment: 'document-domain', weight: 4, knobs: { pages: ['siblings', 'strangers'], header: ['off'] } },
  {
    experiment: 'socket-io',
    weight: 18,
    knobs: {
      delay: ['0'],
      server: { stock: 2, 'polling-only': 1, 'websocket-only': 1, 'no-upgrade': 2 },
      transports: { stock: 3, polling: 1, websocket: 1 },
    },
  },
  {
    experiment: 'socket-io',
    weight: 8,
    knobs: {
      delay: ['0'],
      cors: ['reader'],
      allow: ['any'],
      credentials: ['off'],
      transports: ['stock'],
      server: { stock: 1, 'no-upgrade': 1 },
      auth: [''],
    },
  },
];

/** Cases that open a window each: slow, and only where a browser lets a page open one without a click. */
export const WINDOW_GENERATORS: readonly PanelGenerator[] = [
  {
    experiment: 'cookies',
    weight: 4,
    knobs: {
      kinds: { ...EACH_KIND, default: 12 },
      setOn: { lab: 3, 'lab-tls': 1 },
      setBy: { window: 2, fetch: 1 },
      means: WINDOW_MEANS,
      from: ['stage'],
    },
  },
  {
    experiment: 'csrf',
    weight: 1,
    knobs: { stageOn: ['evil', 'lab-tls', 'sibling-x', 'sibling-y'], bank: { lab: 2, 'sibling-y': 1 } },
  },
  { experiment: 'window-name', weight: 1, knobs: { place: ['window'] } },
];
