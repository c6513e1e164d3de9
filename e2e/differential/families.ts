import { COOKIE_KINDS } from '../../server/lab-words.ts';
import type { Family } from './case-arbitrary.ts';

/** Text knobs of `fetch`: lists that are likely to matter, beside those that are not. */
const LISTS = {
  acam: { '': 3, '*': 2, PUT: 3, 'PUT,DELETE': 1, PATCH: 2, patch: 1, 'GET,POST': 1, 'put,delete': 1 },
  acah: {
    '': 3,
    '*': 2,
    'x-lab': 2,
    'X-Lab': 1,
    'x-lab,x-trace': 2,
    'content-type': 2,
    'authorization,content-type': 1,
    '*,authorization': 1,
    'accept,range': 1,
  },
  aceh: { '': 3, '*': 1, 'x-lab': 1, 'X-Count,x-other': 1, 'x-lab,vary': 1 },
  to: { '': 1 },
} as const;

/** What most families of `fetch` leave alone, so that a case says one thing. */
const CALM = {
  ...LISTS,
  delay: ['0'],
  times: ['1'],
  pause: ['0'],
  from: ['page'],
  stageOn: ['lab'],
  csp: ['none'],
  store: ['0'],
  dies: { off: 24, on: 1 },
} as const;

/** What lets most requests pass, so that the steps behind the first are reached. */
const OPEN = {
  ...CALM,
  mode: ['cors'],
  redirect: { follow: 8, manual: 1, error: 1 },
  body: { none: 8, text: 4, stream: 1 },
  status: { 200: 12, 204: 2, 404: 1, 500: 1 },
  upload: { off: 4, on: 1 },
  acao: { reader: 8, allowlist: 4, reflect: 4, any: 4, list: 1, twice: 1, partner: 1, null: 1, none: 1 },
  acac: { true: 6, none: 2, True: 1, false: 1 },
  acam: { '': 1, 'PUT,DELETE': 6, PATCH: 2, '*': 3, 'put,patch': 2 },
  acah: {
    '': 1,
    'x-lab,x-trace': 3,
    'x-lab,x-trace,content-type,authorization,accept,range': 6,
    'content-type': 2,
    '*': 4,
    'X-Lab': 2,
  },
  preflight: { 204: 14, 200: 4, 404: 1, 302: 1, 401: 1 },
  on: { both: 12, preflight: 1, request: 1 },
} as const;

/** Pages of the lab that ask, with the origin that they have. */
const STAGED = {
  ...OPEN,
  from: { stage: 2, sandbox: 1 },
  stageOn: ['lab', 'other-site', 'partner', 'evil', 'sibling-x', 'sibling-y', 'lab-tls'],
  csp: { none: 4, self: 1, lab: 1 },
  acao: { reflect: 6, any: 3, null: 2, suffix: 2, allowlist: 1, partner: 1, reader: 1 },
} as const;

const HOPS = {
  lab: 2,
  partner: 2,
  'other-site': 1,
  'partner,lab': 1,
  'lab,lab': 1,
  'evil,partner': 1,
  'lab-tls': 1,
  'sibling-x,sibling-y': 1,
} as const;

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

/** What sends cookies without a window of its own, and with one. */
const COOKIE_MEANS = ['fetch', 'fetch-default', 'fetch-omit', 'websocket', 'image', 'script', 'frame'];
const WINDOW_MEANS = ['link', 'form-post'];

const EACH_KIND = Object.fromEntries(COOKIE_KINDS.map(kind => [kind, 1]));

/** The cases that are drawn. A family that leaves a knob out takes all its values. */
export const FAMILIES: readonly Family[] = [
  { experiment: 'fetch', weight: 4, knobs: CALM },
  { experiment: 'fetch', weight: 8, knobs: OPEN },
  {
    experiment: 'fetch',
    weight: 6,
    knobs: {
      ...OPEN,
      api: { fetch: 3, xhr: 1 },
      method: { PUT: 3, DELETE: 1, PATCH: 2, patch: 1, put: 1, POST: 2 },
      redirect: ['follow'],
      credentials: { 'same-origin': 2, include: 2, omit: 1 },
    },
  },
  { experiment: 'fetch', weight: 6, knobs: { ...OPEN, mode: { cors: 5, 'no-cors': 2 }, to: HOPS } },
  {
    experiment: 'fetch',
    weight: 4,
    knobs: { ...OPEN, mode: ['no-cors'], method: { GET: 3, POST: 3, HEAD: 1, PUT: 1 } },
  },
  { experiment: 'fetch', weight: 2, knobs: { ...OPEN, mode: ['same-origin'] } },
  {
    experiment: 'fetch',
    weight: 4,
    knobs: {
      ...OPEN,
      times: { 2: 3, 3: 1 },
      store: { 0: 1, 60: 2 },
      method: { GET: 3, PUT: 3, HEAD: 1 },
      headers: { none: 3, 'x-lab': 1 },
      redirect: ['follow'],
      body: ['none'],
    },
  },
  { experiment: 'fetch', weight: 5, knobs: STAGED },
  {
    experiment: 'fetch',
    weight: 4,
    knobs: {
      ...OPEN,
      times: { 2: 3, 3: 1 },
      method: { PUT: 3, DELETE: 1, POST: 1, HEAD: 1 },
      headers: { none: 1, 'x-lab': 2, authorization: 1 },
      redirect: ['follow'],
      body: ['none'],
      acma: { 600: 3, 60: 1, none: 1, '-1': 1, 0: 1 },
      acah: { '*': 3, 'x-lab,authorization': 3 },
      preflight: ['204'],
      status: ['200'],
    },
  },
  {
    experiment: 'fetch',
    weight: 12,
    knobs: {
      ...OPEN,
      mode: { cors: 4, 'no-cors': 1 },
      method: { GET: 3, POST: 1, PUT: 1 },
      headers: { authorization: 2, none: 1, 'x-lab': 1 },
      acao: { any: 3, reflect: 2 },
      redirect: { follow: 3, manual: 2, error: 2 },
      to: { lab: 2, 'lab,lab': 2, partner: 1, 'partner,partner': 2, 'partner,lab': 1 },
    },
  },
  {
    experiment: 'fetch',
    weight: 5,
    knobs: {
      ...OPEN,
      mode: { cors: 3, 'no-cors': 2, 'same-origin': 1 },
      method: { POST: 3, PUT: 1 },
      redirect: ['follow'],
      body: ['stream'],
      to: { '': 1, lab: 1 },
    },
  },
  {
    experiment: 'fetch',
    weight: 3,
    knobs: {
      ...OPEN,
      from: ['stage'],
      stageOn: ['lab', 'lab-tls'],
      target: ['lab', 'lab-tls'],
      mode: { 'same-origin': 2, cors: 1 },
      dies: { off: 4, on: 1 },
    },
  },
  {
    experiment: 'fetch',
    weight: 8,
    knobs: {
      ...OPEN,
      from: ['both'],
      vary: { origin: 2, none: 1 },
      // Which page sent again what was not answered, the records do not say.
      dies: ['off'],
      stageOn: ['lab', 'other-site', 'partner', 'sibling-x', 'lab-tls'],
      method: { GET: 4, PUT: 1 },
      acao: { reflect: 2, any: 2, reader: 1 },
      store: { 0: 1, 60: 4 },
      body: ['none'],
    },
  },
  {
    experiment: 'websocket',
    weight: 6,
    knobs: {
      offer: ['', 'chat', 'chat, superchat', 'superchat', 'chat, chat'],
      protocols: ['', 'chat', 'superchat', 'other'],
      close: { '': 4, '1000,bye': 1, '1008,origin not allowed': 1, '4000': 1 },
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
  { experiment: 'origins', weight: 16, knobs: { a: ADDRESSES, b: ADDRESSES } },
  { experiment: 'origins', weight: 3, knobs: { a: NEAR, b: NEAR } },
  {
    experiment: 'socket-io',
    weight: 18,
    knobs: {
      delay: ['0'],
      server: { stock: 2, 'polling-only': 1, 'websocket-only': 1, 'no-upgrade': 2 },
      transports: { stock: 3, polling: 1, websocket: 1 },
    },
  },
];

/** Cases that open a window each: slow, and only where a browser lets a page open one without a click. */
export const WINDOW_FAMILIES: readonly Family[] = [
  {
    experiment: 'cookies',
    weight: 1,
    knobs: {
      kinds: { ...EACH_KIND, default: 12 },
      setOn: { lab: 3, 'lab-tls': 1 },
      setBy: { window: 2, fetch: 1 },
      means: WINDOW_MEANS,
      from: ['stage'],
    },
  },
];
