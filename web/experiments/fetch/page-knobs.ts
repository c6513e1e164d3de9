import { STAGE_POLICIES } from '../../../server/protocol/words.ts';
import {
  CACHE_MODES,
  REDIRECT_MODES,
  REFERRER_POLICIES,
  REQUEST_MODES,
} from '../../rules/fetch/fetch-call.ts';
import { choicesOf, LEFT_OUT, ORIGIN_CHOICES } from '../shared/choices.ts';

/** What the script requests, and the page that it runs in. */
export const PAGE_KNOBS = {
  target: {
    kind: 'choice',
    label: { zh: 'URL', en: 'URL' },
    default: 'lab',
    choices: {
      ...ORIGIN_CHOICES,
      'bad-port': { zh: '浏览器禁用的端口', en: 'a port that browsers block' },
    },
  },
  from: {
    kind: 'choice',
    label: { zh: '发送请求的页面', en: 'page that sends it' },
    default: 'page',
    choices: {
      page: { zh: '本页', en: 'this page' },
      stage: { zh: '另一个页面', en: 'a page' },
      sandbox: { zh: '沙箱里的页面', en: 'a sandboxed page' },
      both: { zh: '先本页、再另一个页面', en: 'this page, then a page' },
    },
  },
  stageOn: {
    kind: 'choice',
    label: { zh: '那个页面的源', en: 'origin of that page' },
    default: 'lab',
    choices: ORIGIN_CHOICES,
  },
  csp: {
    kind: 'choice',
    label: { zh: '那个页面的 connect-src', en: 'connect-src of that page' },
    default: 'none',
    choices: choicesOf(STAGE_POLICIES, {
      none: { zh: '实验室的每个源', en: 'every origin of the lab' },
      self: { zh: '只有页面自己的源', en: 'only its own origin' },
      lab: { zh: '只有 {lab}', en: 'only {lab}' },
      'bad-port': { zh: '还有端口 6000', en: 'port 6000 too' },
    }),
  },
  api: {
    kind: 'choice',
    label: { zh: 'API', en: 'API' },
    default: 'fetch',
    choices: {
      fetch: { zh: 'fetch', en: 'fetch' },
      xhr: { zh: 'XMLHttpRequest', en: 'XMLHttpRequest' },
    },
  },
  method: {
    kind: 'choice',
    label: { zh: 'method', en: 'method' },
    default: 'GET',
    choices: choicesOf(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'patch', 'put']),
  },
  mode: {
    kind: 'choice',
    label: { zh: 'mode', en: 'mode' },
    default: 'cors',
    choices: choicesOf(REQUEST_MODES),
  },
  credentials: {
    kind: 'choice',
    label: { zh: 'credentials', en: 'credentials' },
    default: 'same-origin',
    choices: choicesOf(['omit', 'same-origin', 'include']),
  },
  headers: {
    kind: 'choice',
    label: { zh: 'headers', en: 'headers' },
    default: 'none',
    choices: {
      none: LEFT_OUT,
      'x-lab': { zh: 'X-Lab', en: 'X-Lab' },
      'x-lab-trace': { zh: 'X-Trace', en: 'X-Trace' },
      authorization: { zh: 'Authorization', en: 'Authorization' },
      'content-language': { zh: 'Content-Language', en: 'Content-Language' },
      'accept-long': { zh: '超过 128 字节', en: 'longer than 128 bytes' },
      range: { zh: 'Range', en: 'Range' },
      origin: { zh: 'Origin', en: 'Origin' },
    },
  },
  contentType: {
    kind: 'choice',
    label: { zh: 'Content-Type', en: 'Content-Type' },
    default: 'none',
    choices: {
      none: LEFT_OUT,
      text: { zh: 'text/plain', en: 'text/plain' },
      json: { zh: 'application/json', en: 'application/json' },
      form: { zh: 'application/x-www-form-urlencoded', en: 'application/x-www-form-urlencoded' },
      multipart: { zh: 'multipart/form-data', en: 'multipart/form-data' },
    },
  },
  body: {
    kind: 'choice',
    label: { zh: 'body', en: 'body' },
    default: 'none',
    choices: {
      none: LEFT_OUT,
      text: { zh: '一段文字', en: 'text' },
      stream: { zh: 'ReadableStream', en: 'a ReadableStream' },
    },
  },
  redirect: {
    kind: 'choice',
    label: { zh: 'redirect', en: 'redirect' },
    default: 'follow',
    choices: choicesOf(REDIRECT_MODES),
  },
  cache: {
    kind: 'choice',
    label: { zh: 'cache', en: 'cache' },
    default: 'default',
    choices: choicesOf(CACHE_MODES),
  },
  referrerPolicy: {
    kind: 'choice',
    label: { zh: 'referrerPolicy', en: 'referrerPolicy' },
    default: 'strict-origin-when-cross-origin',
    choices: choicesOf(REFERRER_POLICIES),
  },
  upload: {
    kind: 'switch',
    label: { zh: '监听上传进度（XHR）', en: 'upload listener (XHR)' },
    default: 'off',
  },
  times: {
    kind: 'choice',
    label: { zh: '重复', en: 'repeat' },
    default: '1',
    choices: {
      1: { zh: '1', en: '1' },
      2: { zh: '2', en: '2' },
      3: { zh: '3', en: '3' },
    },
  },
  pause: {
    kind: 'choice',
    label: { zh: '间隔', en: 'pause' },
    default: '0',
    choices: {
      0: { zh: '0', en: '0' },
      1000: { zh: '1000', en: '1000' },
      6000: { zh: '6000', en: '6000' },
    },
  },
} as const;
