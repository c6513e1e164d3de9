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
} as const;

/** What lets most requests pass, so that the steps behind the first are reached. */
const OPEN = {
  ...CALM,
  acao: { reader: 4, allowlist: 2, reflect: 2, any: 2, twice: 1, partner: 1, none: 1 },
  acac: { true: 4, none: 2, True: 1, false: 1 },
  acam: { 'PUT,DELETE': 4, PATCH: 2, '*': 2, 'put,patch': 1, '': 1 },
  acah: { 'x-lab,x-trace': 4, 'content-type': 2, '*': 2, 'X-Lab': 2, 'authorization,content-type': 1, '': 1 },
  preflight: { 204: 8, 200: 4, 404: 1, 302: 1, 401: 1 },
  on: { both: 6, preflight: 1, request: 1 },
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

/** The cases that are drawn. A family that leaves a knob out takes all its values. */
export const FAMILIES: readonly Family[] = [
  { experiment: 'fetch', weight: 6, knobs: CALM },
  {
    experiment: 'fetch',
    weight: 8,
    knobs: { ...OPEN, mode: { cors: 8, 'same-origin': 1, 'no-cors': 1 }, redirect: ['follow'] },
  },
  {
    experiment: 'fetch',
    weight: 5,
    knobs: {
      ...OPEN,
      mode: ['cors'],
      method: { PUT: 2, DELETE: 1, PATCH: 1, patch: 1, put: 1, POST: 2 },
      credentials: { include: 2, 'same-origin': 1, omit: 1 },
      body: { none: 2, text: 1 },
    },
  },
  { experiment: 'fetch', weight: 4, knobs: { ...OPEN, mode: { cors: 4, 'no-cors': 2 }, to: HOPS } },
  { experiment: 'fetch', weight: 3, knobs: { ...CALM, mode: ['no-cors'] } },
  {
    experiment: 'fetch',
    weight: 2,
    knobs: {
      ...OPEN,
      times: { 2: 3, 3: 1 },
      store: { 0: 1, 60: 1 },
      method: { PUT: 2, GET: 2, HEAD: 1 },
      body: ['none'],
    },
  },
  {
    experiment: 'websocket',
    weight: 2,
    knobs: {
      offer: ['', 'chat', 'chat, superchat', 'superchat', 'chat, chat'],
      protocols: ['', 'chat', 'superchat', 'other'],
      close: { '': 4, '1000,bye': 1, '1008,origin not allowed': 1, '4000': 1 },
      push: { off: 4, 200: 1 },
      delay: ['0'],
      send: ['hello', ''],
    },
  },
  { experiment: 'socket-io', weight: 1, knobs: { delay: ['0'] } },
];
