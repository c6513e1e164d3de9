import { stepsOf } from '../core/definition.ts';
import { HTML } from '../core/standards.ts';

/** How a form goes to another origin, and how its response gets back from the frame that it was posted into. */

const defineStep = stepsOf({ rule: 'forms', by: 'browser' });

export const formSubmitted = defineStep({
  id: 'form-submitted',
  source: `${HTML}#form-submission-algorithm`,
  title: { zh: '提交表单不需要许可', en: 'Does submitting a form need permission?' },
  passed: {
    zh: '提交表单是一次导航：目标是哪个源都会发送，没有预检，也不看任何 Access-Control 响应头。',
    en: 'Submitting a form is a navigation: the browser sends it to any origin, without a preflight, and looks at no Access-Control header.',
  },
});

export const formOwnFrame = defineStep({
  id: 'form-own-frame',
  source: `${HTML}#dom-iframe-contentdocument`,
  title: { zh: '响应和页面同源', en: 'Is the response of the page’s own origin?' },
  passed: {
    zh: '响应显示在 iframe 里，和页面一样来自 {found}，页面的脚本可以直接读取。',
    en: 'The response is shown in the iframe and comes from {found}, as the page does, so the page’s scripts can read it there.',
  },
});

export const formHandsOver = defineStep({
  id: 'form-hands-over',
  stopped: 'response',
  source: `${HTML}#dom-iframe-contentdocument`,
  title: { zh: '响应自己把内容交出来', en: 'Does the response hand over its content?' },
  passed: {
    zh: '{wanted} 的页面看不到 iframe 里 {found} 的内容，但响应里有脚本，会调用 postMessage。',
    en: 'The page of {wanted} can’t look into an iframe that shows a document of {found}, but the response contains a script that calls postMessage.',
  },
  failed: {
    zh: '它显示在 iframe 里，来自 {found}，{wanted} 的页面看不到里面的内容，而响应里没有脚本发消息。',
    en: 'it is shown in an iframe as a document of {found}, which a page of {wanted} can’t look into, and it contains no script that sends a message.',
  },
});

export const formTarget = defineStep({
  id: 'form-target',
  stopped: 'call',
  source: `${HTML}#window-post-message-steps`,
  title: { zh: '响应知道要把数据交给谁', en: 'Does the response know whom to give the data to?' },
  passed: {
    zh: '响应里的脚本调用 postMessage，targetOrigin 是 {found}。',
    en: 'The script in the response calls postMessage with the targetOrigin {found}.',
  },
  failed: {
    zh: '响应里的脚本用 document.referrer 作 targetOrigin，请求没有 Referer，它是空字符串，postMessage 在 iframe 里抛出 SyntaxError。',
    en: 'the script in the response uses document.referrer as its targetOrigin. The request had no Referer, so that is an empty string, and postMessage throws a SyntaxError in the iframe.',
  },
});

export const formStrayIgnored = defineStep({
  id: 'form-stray-ignored',
  by: 'receiver',
  source: `${HTML}#security-postmsg`,
  title: { zh: '别人先发来的消息没有采用', en: 'Is a message from somebody else ignored?' },
  passed: {
    zh: '先到的消息来自 {found}，页面只采用 {wanted} 的，没有采用它。',
    en: 'The message that came first was from {found}. The page only uses those from {wanted}, so it ignored it.',
  },
});

export const formFirstMessage = defineStep({
  id: 'form-first-message',
  by: 'receiver',
  source: `${HTML}#security-postmsg`,
  title: { zh: '谁的消息先到就采用谁的', en: 'Does the page use whichever message comes first?' },
  passed: {
    zh: '页面不看 event.origin，把先到的消息当成响应。它来自 {found}。',
    en: 'The page doesn’t look at event.origin, so it takes the first message for the response. It came from {found}.',
  },
});
