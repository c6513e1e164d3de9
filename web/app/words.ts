import type { Language } from '../experiments/experiment.ts';

const en = {
  course: 'Cross-Domain Lab',
  promise:
    'Say where a cross-domain request stops, run it, and see what your page saw, what really crossed the wire, and which rule decided.',
  skip: 'Skip to the text',
  lessons: 'Lessons',
  start: 'Start with “{lesson}”',
  next: 'Next: {lesson}',
  home: 'Home',
  theme: 'Colours',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  otherLanguage: '中文',
  empty: 'No lesson stands here yet.',
  foot: 'What a panel shows is measured while you read: the page by its own script, the wire by a tap on the server’s sockets, the rule by the standards it cites. Nothing is prepared.',
  missingTitle: 'There is no page at this address',
  missing: 'The link may be old, or a letter may be missing. Every lesson is in this list:',
  chooseTitle: 'Choose a language',
};

export type Words = typeof en;

const zh: Words = {
  course: '跨域实验室',
  promise: '先猜一个跨域请求会停在哪里，再运行它：看页面看到了什么、线上真正传了什么、由哪条规则决定。',
  skip: '跳到正文',
  lessons: '课程',
  start: '从“{lesson}”开始',
  next: '下一课：{lesson}',
  home: '首页',
  theme: '配色',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  otherLanguage: 'English',
  empty: '这里还没有课文。',
  foot: '面板里的内容都是你阅读时实测的：页面一侧由它自己的脚本报告，线上的字节由服务器套接字上的旁路记录，规则则注明所依据的标准。没有任何预先准备的结果。',
  missingTitle: '这个地址没有页面',
  missing: '链接可能已经过期，或者少了一个字母。全部课文都在这里：',
  chooseTitle: '选择语言',
};

const WORDS: Readonly<Record<Language, Words>> = { zh, en };

export function wordsOf(language: Language): Words {
  return WORDS[language];
}
