import type { Language } from '../../language.ts';

interface LiveWords {
  readonly making: string;
  readonly made: string;
  /** In the picture's place before the call is made. */
  readonly ahead: string;
  readonly add: string;
  readonly added: string;
}

export const LIVE_WORDS: Readonly<Record<Language, LiveWords>> = {
  zh: {
    making: '你的浏览器要发的一个请求',
    made: '你的浏览器刚刚发了这个请求。',
    ahead:
      '本页一打开，你的浏览器就会真的发出这个请求（需要 JavaScript）：服务器返回 200，页面得到一个错误。',
    add: '加一行：',
    added: '你加的：',
  },
  en: {
    making: 'A request for your browser to send',
    made: 'Your browser sent this request just now.',
    ahead:
      'As soon as this page opens, your browser really sends this request (needs JavaScript): the server returns 200, and the page gets an error.',
    add: 'Add one line:',
    added: 'Your line:',
  },
};
