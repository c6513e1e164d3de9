import { STAGE_POLICIES } from '../../../server/protocol/words.ts';
import {
  CACHE_MODES,
  REDIRECT_MODES,
  REFERRER_POLICIES,
  REQUEST_MODES,
} from '../../rules/fetch/fetch-call.ts';
import { choicesOf, LEFT_OUT, ORIGIN_CHOICES } from '../shared/choices.ts';
import { choice, same, toggle } from '../shared/knob.ts';

/** What the script requests, and the page that it runs in. */
export const PAGE_KNOBS = {
  target: choice(same('URL'), 'lab', {
    ...ORIGIN_CHOICES,
    'bad-port': { zh: '浏览器禁用的端口', en: 'a port that browsers block' },
  }),
  from: choice({ zh: '发送请求的页面', en: 'page that sends it' }, 'page', {
    page: { zh: '本页', en: 'this page' },
    stage: { zh: '另一个页面', en: 'a page' },
    sandbox: { zh: '沙箱里的页面', en: 'a sandboxed page' },
    both: { zh: '先本页、再另一个页面', en: 'this page, then a page' },
  }),
  stageOn: choice({ zh: '那个页面的源', en: 'origin of that page' }, 'lab', ORIGIN_CHOICES),
  csp: choice(
    { zh: '那个页面的 connect-src', en: 'connect-src of that page' },
    'none',
    choicesOf(STAGE_POLICIES, {
      none: { zh: '实验服务器的每个源', en: 'every origin of the lab' },
      self: { zh: '只有页面自己的源', en: 'only its own origin' },
      lab: { zh: '只有 {lab}', en: 'only {lab}' },
      'bad-port': { zh: '还有端口 6000', en: 'port 6000 too' },
    }),
  ),
  api: choice(same('API'), 'fetch', {
    fetch: same('fetch'),
    xhr: same('XMLHttpRequest'),
  }),
  method: choice(
    same('method'),
    'GET',
    choicesOf(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'patch', 'put']),
  ),
  mode: choice(same('mode'), 'cors', choicesOf(REQUEST_MODES)),
  credentials: choice(same('credentials'), 'same-origin', choicesOf(['omit', 'same-origin', 'include'])),
  headers: choice(same('headers'), 'none', {
    none: LEFT_OUT,
    'x-lab': same('X-Lab'),
    'x-lab-trace': same('X-Trace'),
    authorization: same('Authorization'),
    'content-language': same('Content-Language'),
    'accept-long': { zh: '超过 128 字节', en: 'longer than 128 bytes' },
    range: same('Range'),
    origin: same('Origin'),
  }),
  contentType: choice(same('Content-Type'), 'none', {
    none: LEFT_OUT,
    text: same('text/plain'),
    json: same('application/json'),
    form: same('application/x-www-form-urlencoded'),
    multipart: same('multipart/form-data'),
  }),
  body: choice(same('body'), 'none', {
    none: LEFT_OUT,
    text: { zh: '一段文字', en: 'text' },
    stream: { zh: 'ReadableStream', en: 'a ReadableStream' },
  }),
  redirect: choice(same('redirect'), 'follow', choicesOf(REDIRECT_MODES)),
  cache: choice(same('cache'), 'default', choicesOf(CACHE_MODES)),
  referrerPolicy: choice(
    same('referrerPolicy'),
    'strict-origin-when-cross-origin',
    choicesOf(REFERRER_POLICIES),
  ),
  upload: toggle({ zh: '监听上传进度（XHR）', en: 'upload listener (XHR)' }),
  times: choice({ zh: '重复', en: 'repeat' }, '1', {
    1: same('1'),
    2: same('2'),
    3: same('3'),
  }),
  pause: choice({ zh: '间隔', en: 'pause' }, '0', {
    0: same('0'),
    1000: same('1000'),
    6000: same('6000'),
  }),
} as const;
