import { stepsOf } from '../core/definition.ts';
import { HTML } from '../core/standards.ts';

/** What becomes of a message from one window to another (HTML, posting messages). */

const defineStep = stepsOf({ rule: 'messages', by: 'browser' });

export const messageTarget = defineStep({
  id: 'message-target',
  stopped: 'call',
  throws: 'SyntaxError',
  source: `${HTML}#window-post-message-steps`,
  title: { zh: 'targetOrigin 写得对', en: 'Is the targetOrigin valid?' },
  passed: { zh: '{found}：这条消息是给 {wanted} 的。', en: '{found}: the message is for {wanted}.' },
  failed: {
    zh: 'targetOrigin 是 {found}，应该写带协议的完整 URL，或者 *、/。',
    en: 'targetOrigin is {found}; it must be a complete URL with its scheme, or * or /.',
  },
});

export const messageCloned = defineStep({
  id: 'message-cloned',
  stopped: 'call',
  throws: 'DataCloneError',
  source: `${HTML}#structuredserializewithtransfer`,
  title: { zh: '消息可以复制', en: 'Can the message be cloned?' },
  passed: {
    zh: '消息 {found} 用结构化克隆复制，接收方得到的是副本。',
    en: 'The message {found} is copied by structured cloning, and the receiver gets the copy.',
  },
  failed: {
    zh: '消息是 {found}，结构化克隆复制不了函数。',
    en: 'the message is {found}, and structured cloning can’t copy a function.',
  },
});

export const messageMatch = defineStep({
  id: 'message-match',
  stopped: 'message',
  compares: 'one-of',
  source: `${HTML}#window-post-message-steps`,
  title: { zh: '接收方的源与 targetOrigin 相同', en: 'Does the receiver’s origin match targetOrigin?' },
  passed: {
    zh: '消息是给 {wanted} 的，窗口里的页面是 {found}，可以送达。',
    en: 'The message is for {wanted}, and the window shows a page of {found}, so it is delivered.',
  },
  failed: {
    zh: '消息是给 {wanted} 的，窗口里的页面却是 {found}。',
    en: 'the message is for {wanted}, but the window shows a page of {found}.',
  },
});

export const messageChecked = defineStep({
  id: 'message-checked',
  reads: 'event.origin',
  by: 'receiver',
  compares: 'equal',
  source: `${HTML}#security-postmsg`,
  title: { zh: '接收方核对 event.origin', en: 'Does the receiver accept event.origin?' },
  passed: {
    zh: 'event.origin 是 {found}，正是接收方要的源，所以接收方采用了这条消息。',
    en: 'event.origin is {found}, the origin that the receiver expects, so it uses the message.',
  },
  failed: {
    zh: 'event.origin 是 {found}，它只采用来自 {wanted} 的消息。',
    en: 'event.origin is {found}, and the receiver only uses messages from {wanted}.',
  },
});

export const messageUnchecked = defineStep({
  id: 'message-unchecked',
  by: 'receiver',
  source: `${HTML}#security-postmsg`,
  title: { zh: '接收方谁的消息都采用', en: 'Does the receiver use messages from anyone?' },
  passed: {
    zh: '接收方不看 event.origin，所以采用了 {found} 发来的消息。',
    en: 'The receiver doesn’t look at event.origin, so it uses the message from {found}.',
  },
});

export const messagePort = defineStep({
  id: 'message-port',
  source: `${HTML}#message-port-post-message-steps`,
  title: { zh: '消息从端口送达', en: 'Does it arrive through the port?' },
  passed: {
    zh: '端口已经交给 {found}，端口上的消息不再比较源，event.origin 是空字符串。',
    en: 'The port now belongs to {found}; no origin is compared for its messages, and their event.origin is an empty string.',
  },
});
