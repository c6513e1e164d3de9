import type { PanelGenerator } from './generator.ts';

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

/** What most generators of `fetch` leave alone, so that a case says one thing. */
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

/** The cases of `fetch` that are drawn. A generator that leaves a knob out takes all its values. */
export const FETCH_GENERATORS: readonly PanelGenerator[] = [
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
    experiment: 'fetch',
    weight: 4,
    knobs: {
      ...OPEN,
      from: ['both'],
      vary: ['origin'],
      dies: ['off'],
      stageOn: ['sibling-x', 'partner', 'lab'],
      target: ['lab'],
      method: ['GET'],
      headers: ['none'],
      cache: ['default'],
      redirect: ['follow'],
      status: ['200'],
      acao: ['reflect'],
      store: ['60'],
      body: ['none'],
    },
  },
  {
    experiment: 'fetch',
    weight: 2,
    knobs: {
      ...OPEN,
      headers: ['authorization'],
      acah: ['*'],
      acao: ['any'],
      credentials: ['same-origin', 'omit'],
      preflight: ['204'],
      on: ['both'],
      status: ['200'],
      target: ['lab'],
    },
  },
];
