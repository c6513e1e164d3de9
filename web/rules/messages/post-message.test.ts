import { describe, expect, test } from 'vitest';
import { describeStep } from '../core/describe.ts';
import { neverDeciding } from '../testing/said.ts';
import { judgeMessage, type MessageCall } from './post-message.ts';

const READER = 'http://localhost:3000';
const LAB = 'http://localhost:3001';
const EVIL = 'http://evil.localhost:3001';

const call = (more: Partial<MessageCall> = {}): MessageCall => ({
  sender: READER,
  receiver: LAB,
  message: '"hello"',
  cloneable: true,
  targetOrigin: LAB,
  channel: 'window',
  expects: READER,
  browser: 'unknown',
  ...more,
});
const verdict = (more: Partial<MessageCall>) => {
  const { stops, because } = judgeMessage(call(more));
  return `${stops} ${because}`;
};

const DELIVERED = 'nowhere message-checked';
const DROPPED = 'browser message-match';
const INVALID = 'before-sending message-target';

describe('the target', () => {
  test.each<[string | null, string]>([
    [LAB, DELIVERED],
    [`${LAB}/`, DELIVERED],
    [`${LAB}/inbox?for=it#here`, DELIVERED],
    ['HTTP://LOCALHOST:3001', DELIVERED],
    ['http://user:secret@localhost:3001', DELIVERED],
    ['*', DELIVERED],
    [READER, DROPPED],
    [EVIL, DROPPED],
    ['https://localhost:3001', DROPPED],
    ['http://localhost', DROPPED],
    ['/', DROPPED],
    [null, DROPPED],
    ['localhost:3001', DROPPED],
    ['data:text/html,x', DROPPED],
    ['null', INVALID],
    ['example.com', INVALID],
    ['127.0.0.1:3001', INVALID],
    ['//localhost:3001', INVALID],
    ['/inbox', INVALID],
    ['', INVALID],
    ['* ', INVALID],
  ])('%j: %s', (targetOrigin, wanted) => expect(verdict({ targetOrigin })).toBe(wanted));

  test.each([null, '/'])('%j stands for the sender’s own origin', targetOrigin => {
    expect(verdict({ targetOrigin, receiver: READER })).toBe(DELIVERED);
  });

  test.each(['localhost:3001', 'data:text/html,x'])('Chromium takes no %j', targetOrigin => {
    expect(verdict({ targetOrigin, browser: 'chromium' })).toBe(INVALID);
    expect(verdict({ targetOrigin, browser: 'firefox' })).toBe(DROPPED);
  });
});

describe('the receiver', () => {
  test.each<[what: string, Partial<MessageCall>, string]>([
    ['that expects the sender uses the message', {}, DELIVERED],
    ['that expects another ignores it', { sender: EVIL }, 'server message-checked'],
    ['that compares nothing uses anybody’s', { sender: EVIL, expects: null }, 'nowhere message-unchecked'],
    ['is asked only where the target is its own', { sender: EVIL, targetOrigin: EVIL }, DROPPED],
  ])('%s', (_, more, wanted) => expect(verdict(more)).toBe(wanted));
});

describe('what cannot be cloned', () => {
  const uncloneable = { cloneable: false, message: "() => 'hello'" };
  test('throws before anything is compared', () => {
    expect(verdict(uncloneable)).toBe('before-sending message-cloned');
    expect(verdict({ ...uncloneable, targetOrigin: EVIL })).toBe('before-sending message-cloned');
  });

  test('goes unnoticed in Firefox where the target has no origin', () => {
    const both = { ...uncloneable, targetOrigin: 'localhost:3001' };
    expect(verdict(both)).toBe('before-sending message-cloned');
    expect(verdict({ ...both, browser: 'firefox' })).toBe(DROPPED);
    expect(verdict({ ...both, browser: 'firefox', channel: 'port' })).toBe('before-sending message-cloned');
  });

  test('beside a target that is invalid: the standard reads the target first, Chromium clones first', () => {
    const both = { ...uncloneable, targetOrigin: 'example.com' };
    expect(verdict(both)).toBe(INVALID);
    expect(verdict({ ...both, browser: 'firefox' })).toBe(INVALID);
    expect(verdict({ ...both, browser: 'chromium' })).toBe('before-sending message-cloned');
    expect(verdict({ ...both, channel: 'port' })).toBe('before-sending message-cloned');
  });
});

describe('a port', () => {
  test.each<[what: string, Partial<MessageCall>, string]>([
    ['brings messages once it is handed over', {}, 'nowhere message-port'],
    [
      'from anybody, where the receiver takes it from anybody',
      { sender: EVIL, expects: null },
      'nowhere message-port',
    ],
    ['is handed over by a message that needs its target', { targetOrigin: EVIL }, DROPPED],
    ['is ignored with the message that brings it', { sender: EVIL }, 'server message-checked'],
  ])('%s', (_, more, wanted) => expect(verdict({ channel: 'port', ...more })).toBe(wanted));
});

test('every step that can end a run does', () => {
  expect(
    neverDeciding(['messages'], ['message-target', 'message-cloned', 'message-match', 'message-checked']),
  ).toEqual([]);
});

test.each<[Partial<MessageCall>, zh: string, en: string]>([
  [
    { targetOrigin: EVIL },
    `浏览器拦下了这条消息：消息是给 ${EVIL} 的，窗口里的页面却是 ${LAB}。接收方没有得到任何事件。发送方没有得到任何错误。`,
    `The browser blocked the message: the message is for ${EVIL}, but the window shows a page of ${LAB}. The receiver gets no event. The sender gets no error.`,
  ],
  [
    { sender: EVIL },
    `接收方没有采用这条消息：event.origin 是 ${EVIL}，它只采用来自 ${READER} 的消息。发送方没有得到任何错误。`,
    `The receiver ignored the message: event.origin is ${EVIL}, and the receiver only uses messages from ${READER}. The sender gets no error.`,
  ],
  [
    { targetOrigin: 'example.com' },
    '浏览器拦下了这次调用：targetOrigin 是 "example.com"，应该写带协议的完整 URL，或者 *、/。什么也没有发送。页面得到 SyntaxError。',
    'The browser blocked the call: targetOrigin is "example.com"; it must be a complete URL with its scheme, or * or /. Nothing was sent. The page gets a SyntaxError.',
  ],
  [
    { cloneable: false, message: '() => 1' },
    '浏览器拦下了这次调用：消息是 () => 1，结构化克隆复制不了函数。什么也没有发送。页面得到 DataCloneError。',
    'The browser blocked the call: the message is () => 1, and structured cloning can’t copy a function. Nothing was sent. The page gets a DataCloneError.',
  ],
])('what decided, in words: %j', (more, zh, en) => {
  const deciding = judgeMessage(call(more)).steps.at(-1);
  if (!deciding) throw new Error('no step');
  expect([describeStep(deciding, 'zh'), describeStep(deciding, 'en')]).toEqual([zh, en]);
});
