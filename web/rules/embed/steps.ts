import { stepsOf } from '../core/definition.ts';
import { FETCH, HTML } from '../core/standards.ts';

/** What an image or a script of a page may get from a response. */

const defineStep = stepsOf({ rule: 'fetch', by: 'browser' });

export const embedNoCors = defineStep({
  id: 'embed-no-cors',
  source: `${HTML}#create-a-potential-cors-request`,
  title: { zh: '这个元素的请求不需要许可', en: 'Does the element need the server’s permission?' },
  passed: {
    zh: '{found} 没有 crossorigin 属性，请求的模式是 no-cors：浏览器不看任何 Access-Control 响应头，允许带的 cookie 都会带上。',
    en: '{found} has no crossorigin attribute, so its request has the mode no-cors: the browser looks at no Access-Control header and sends every cookie that it allows.',
  },
});

export const embedOrb = defineStep({
  id: 'embed-orb',
  // The standard itself has no section yet: this is the proposal that browsers follow.
  source: 'https://whatpr.org/fetch/1442.html#orb-algorithm',
  title: {
    zh: 'ORB 放行这个响应',
    en: 'Does ORB let the response through?',
  },
  passed: {
    zh: '响应声明为 {found}，是网页一直可以嵌入的那几类，ORB 放行。',
    en: 'The response is declared as {found}, one of the types that pages have always embedded: ORB lets it through.',
  },
  failed: {
    zh: '它声明为 {found}，不是 {wanted} 能用的内容，ORB（不透明响应拦截）一个字节也不交给页面。',
    en: 'it is declared as {found}, which {wanted} can’t use, so Opaque Response Blocking (ORB) gives the page none of its bytes.',
  },
  without: {
    found: {
      failed: {
        zh: '它没有声明类型，ORB（不透明响应拦截）一个字节也不交给 {wanted}。',
        en: 'it declares no type, so Opaque Response Blocking (ORB) gives {wanted} none of its bytes.',
      },
    },
  },
});

export const embedScriptStatus = defineStep({
  id: 'embed-script-status',
  by: 'server',
  compares: 'range',
  source: `${HTML}#fetch-a-classic-script`,
  title: { zh: '状态码允许执行', en: 'Does the status allow a script to run?' },
  passed: { zh: '状态码是 {found}。', en: 'The status is {found}.' },
  failed: {
    zh: '状态码是 {found}，不管响应体里写什么，浏览器都不当脚本执行。',
    en: 'the status is {found}, and with such a status browsers run no script, whatever the body contains.',
  },
});

export const embedScriptType = defineStep({
  id: 'embed-script-type',
  stopped: 'script',
  source: `${FETCH}#should-response-to-request-be-blocked-due-to-mime-type?`,
  title: { zh: '声明的类型不是图片之类', en: 'May the declared type run as a script?' },
  passed: {
    zh: '响应声明为 {found}，不是图片、音频、视频或 CSV。',
    en: 'The response is declared as {found}, which isn’t an image, audio, video or CSV.',
  },
  failed: {
    zh: '响应声明为 {found}：图片、音频、视频和 CSV 都不能当脚本执行。',
    en: 'the response is declared as {found}: images, audio, video and CSV never run as scripts.',
  },
  without: { found: { passed: { zh: '响应没有声明类型。', en: 'The response declares no type.' } } },
});

export const embedScriptNosniff = defineStep({
  id: 'embed-script-nosniff',
  stopped: 'script',
  source: `${FETCH}#should-response-to-request-be-blocked-due-to-nosniff?`,
  title: {
    zh: '有 nosniff 时，声明的类型是 JavaScript',
    en: 'With nosniff, is the declared type JavaScript?',
  },
  passed: {
    zh: '响应声明为 {found}，是 JavaScript，可以执行。',
    en: 'The response is declared as {found}, which is JavaScript and may run.',
  },
  failed: {
    zh: '响应有 X-Content-Type-Options: nosniff，声明的类型 {found} 不是 JavaScript。',
    en: 'the response has X-Content-Type-Options: nosniff, and its declared type, {found}, isn’t JavaScript.',
  },
  without: {
    found: {
      failed: {
        zh: '响应有 X-Content-Type-Options: nosniff，却没有声明类型。',
        en: 'the response has X-Content-Type-Options: nosniff and declares no type.',
      },
    },
  },
});

export const embedImage = defineStep({
  id: 'embed-image',
  stopped: 'display',
  source: `${HTML}#updating-the-image-data`,
  title: { zh: '内容是图片', en: 'Is it an image?' },
  passed: { zh: '内容是图片（{found}）。', en: 'It is an image ({found}).' },
  failed: {
    zh: '内容是 {found}，不是图片，元素得到 error 事件。',
    en: 'the response is {found}, not an image, so the element gets an error event.',
  },
  without: {
    found: {
      failed: {
        zh: '响应没有声明类型，不算图片，元素得到 error 事件。',
        en: 'the response declares no type and doesn’t count as an image, so the element gets an error event.',
      },
    },
  },
});

export const embedUsed = defineStep({
  id: 'embed-used',
  source: `${HTML}#cors-cross-origin`,
  title: { zh: '元素用上了响应', en: 'Does the element get the response?' },
  passed: {
    zh: '元素用上了响应，得到 load 事件；页面的脚本读不到它的内容。',
    en: 'The element uses the response and gets a load event; the page’s scripts can’t read its content.',
  },
});

export const embedOwn = defineStep({
  id: 'embed-own',
  source: `${HTML}#cors-same-origin`,
  title: { zh: '元素用上了同源的响应', en: 'Does the element get the response from its own origin?' },
  passed: {
    zh: '元素用上了响应，得到 load 事件；它是同源的，页面的脚本也能读。',
    en: 'The element uses the response and gets a load event; it comes from the page’s own origin, so scripts can read it too.',
  },
});
