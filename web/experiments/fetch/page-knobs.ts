import { STAGE_POLICIES } from '../../../server/protocol/words.ts';
import {
  CACHE_MODES,
  REDIRECT_MODES,
  REFERRER_POLICIES,
  REQUEST_MODES,
} from '../../rules/fetch/fetch-call.ts';
import { choicesOf, ORIGIN_CHOICES } from '../shared/choices.ts';

/** What the script asks for, and where it runs. */
export const PAGE_KNOBS = {
  target: {
    kind: 'choice',
    label: { zh: '请求发往', en: 'The request goes to' },
    default: 'lab',
    choices: {
      ...ORIGIN_CHOICES,
      'bad-port': { zh: '{lab} 的主机，端口 6000', en: 'the host of {lab}, port 6000' },
    },
  },
  from: {
    kind: 'choice',
    side: 'stage',
    label: { zh: '由谁发出', en: 'Who asks' },
    default: 'page',
    choices: {
      page: { zh: '这个页面，{reader}', en: 'this page, {reader}' },
      stage: { zh: '另一个页面（来自下面的源）', en: 'another page (of the origin below)' },
      sandbox: { zh: '沙箱里的页面（源是 null）', en: 'a sandboxed page (its origin is null)' },
      both: {
        zh: '先是这个页面，再是另一个页面',
        en: 'this page, and then another page',
      },
    },
  },
  stageOn: {
    kind: 'choice',
    side: 'stage',
    label: { zh: '那个页面来自', en: 'That page comes from' },
    default: 'lab',
    choices: ORIGIN_CHOICES,
  },
  csp: {
    kind: 'choice',
    side: 'stage',
    label: { zh: '那个页面的 connect-src', en: 'connect-src of that page' },
    default: 'none',
    choices: choicesOf(STAGE_POLICIES, {
      none: { zh: '实验室的每个源', en: 'every origin of the lab' },
      self: { zh: "'self'", en: "'self'" },
      lab: { zh: '{lab}', en: '{lab}' },
      'bad-port': { zh: '实验室的每个源和端口 6000', en: 'every origin of the lab, and port 6000' },
    }),
  },
  api: {
    kind: 'choice',
    label: { zh: '用什么发', en: 'Sent with' },
    default: 'fetch',
    choices: {
      fetch: { zh: 'fetch()', en: 'fetch()' },
      xhr: { zh: 'XMLHttpRequest', en: 'XMLHttpRequest' },
    },
  },
  method: {
    kind: 'choice',
    label: { zh: '方法（method）', en: 'method' },
    default: 'GET',
    choices: choicesOf(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'patch', 'put']),
  },
  mode: {
    kind: 'choice',
    label: { zh: '模式（mode，只有 fetch）', en: 'mode (fetch alone)' },
    default: 'cors',
    choices: choicesOf(REQUEST_MODES),
  },
  credentials: {
    kind: 'choice',
    label: {
      zh: '凭据（credentials；XHR 的 withCredentials）',
      en: 'credentials (withCredentials of an XHR)',
    },
    default: 'same-origin',
    choices: choicesOf(['omit', 'same-origin', 'include']),
  },
  headers: {
    kind: 'choice',
    label: { zh: '请求头（headers）', en: 'headers' },
    default: 'none',
    choices: {
      none: { zh: '不加', en: 'none' },
      'x-lab': { zh: 'X-Lab: 1', en: 'X-Lab: 1' },
      'x-lab-trace': { zh: 'X-Lab: 1 和 X-Trace: 2', en: 'X-Lab: 1 and X-Trace: 2' },
      authorization: { zh: 'Authorization', en: 'Authorization' },
      'content-language': { zh: 'Content-Language: de', en: 'Content-Language: de' },
      'accept-long': { zh: 'Accept，超过 128 字节', en: 'Accept, longer than 128 bytes' },
      range: { zh: 'Range: bytes=0-9', en: 'Range: bytes=0-9' },
      origin: { zh: 'Origin: {evil}', en: 'Origin: {evil}' },
    },
  },
  contentType: {
    kind: 'choice',
    label: { zh: '内容类型（Content-Type）', en: 'Content-Type' },
    default: 'none',
    choices: {
      none: { zh: '脚本不设', en: 'not set by the script' },
      text: { zh: 'text/plain', en: 'text/plain' },
      json: { zh: 'application/json', en: 'application/json' },
      form: { zh: 'application/x-www-form-urlencoded', en: 'application/x-www-form-urlencoded' },
      multipart: { zh: 'multipart/form-data', en: 'multipart/form-data' },
    },
  },
  body: {
    kind: 'choice',
    label: { zh: '请求体（body）', en: 'body' },
    default: 'none',
    choices: {
      none: { zh: '没有', en: 'none' },
      text: { zh: '一段文字', en: 'a text' },
      stream: { zh: '一个流（ReadableStream）', en: 'a ReadableStream' },
    },
  },
  redirect: {
    kind: 'choice',
    label: { zh: '遇到重定向（redirect，只有 fetch）', en: 'redirect (fetch alone)' },
    default: 'follow',
    choices: choicesOf(REDIRECT_MODES),
  },
  cache: {
    kind: 'choice',
    label: { zh: '缓存（cache，只有 fetch）', en: 'cache (fetch alone)' },
    default: 'default',
    choices: choicesOf(CACHE_MODES),
  },
  referrerPolicy: {
    kind: 'choice',
    label: { zh: '来源策略（referrerPolicy，只有 fetch）', en: 'referrerPolicy (fetch alone)' },
    default: 'strict-origin-when-cross-origin',
    choices: choicesOf(REFERRER_POLICIES),
  },
  upload: {
    kind: 'switch',
    label: { zh: 'XHR 监听上传进度', en: 'The XHR listens for upload progress' },
    default: 'off',
  },
  times: {
    kind: 'choice',
    label: { zh: '同一个请求发几次', en: 'The same request, how often' },
    default: '1',
    choices: {
      1: { zh: '一次', en: 'once' },
      2: { zh: '两次', en: 'twice' },
      3: { zh: '三次', en: 'three times' },
    },
  },
  pause: {
    kind: 'choice',
    label: { zh: '两次之间', en: 'Between them' },
    default: '0',
    choices: {
      0: { zh: '不停', en: 'no pause' },
      1000: { zh: '停 1 秒', en: 'a pause of 1 s' },
      6000: { zh: '停 6 秒', en: 'a pause of 6 s' },
    },
  },
} as const;
