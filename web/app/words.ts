import type { Language } from '../language.ts';
import type { ContentPage } from '../lesson/lesson.ts';

const en = {
  course: 'Cross-Domain Lab',
  promise:
    'Predict where a cross-origin request stops, run it, and see what your page got, which bytes were really sent, and which rule decided.',
  skip: 'Skip to content',
  lessons: 'Lessons',
  tools: 'Tools',
  headline: ['The server returned 200.', 'Your page got an error.'],
  lead: 'Between the two is your browser, which applies a rule. In this course you predict where a request stops, run it, and see the bytes that were really sent and the rule that decided.',
  courseLength: '{n} lessons, about {h} hours',
  minutes: '{n} min',
  start: 'Start with “{lesson}”',
  next: 'Next: {lesson}',
  home: 'Home',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  otherLanguage: '中文',
  empty: 'There are no lessons yet.',
  /** How the page knows what it shows: one line for each of the two observers and the rule. */
  sources: [
    ['Seen by the page', 'what the page’s own script got, and no more'],
    [
      'In the lab’s record',
      'the bytes captured at the server’s sockets, including those of refused requests',
    ],
    ['Concluded by the rule', 'the standards’ steps, each with its section'],
  ],
  missingTitle: 'There is no page at this URL',
  missing: 'The link may be old or incomplete. These are all the lessons:',
};

export type Words = typeof en;

const zh: Words = {
  course: '跨域实验室',
  promise: '跨域请求会停在哪里？先预测，再运行：看页面拿到了什么，真正收发了哪些字节，由哪条规则决定。',
  skip: '跳到正文',
  lessons: '课程',
  tools: '工具',
  headline: ['服务器返回 200，', '页面却得到一个错误。'],
  lead: '两者之间是你的浏览器，它按一条规则检查。在这门跨域课里，先预测请求会停在哪里，再运行，看真正收发的字节，看由哪条规则决定。',
  courseLength: '{n} 课，约 {h} 小时',
  minutes: '{n} 分钟',
  start: '从“{lesson}”开始',
  next: '下一课：{lesson}',
  home: '首页',
  theme: '配色',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  otherLanguage: 'English',
  empty: '还没有课程。',
  sources: [
    ['页面看到的', '页面自己的脚本能拿到的，仅此而已'],
    ['抓包记录', '在服务器 socket 上抓到的字节，被拒绝的请求也有'],
    ['规则的结论', '按标准里的步骤得出，每一步都注明章节'],
  ],
  missingTitle: '这个地址没有页面',
  missing: '链接可能已过期或不完整。全部课程都在这里：',
};

const WORDS: Readonly<Record<Language, Words>> = { zh, en };

/** A sentence with its places filled; the same as the panel's. */
export { fill } from '../run/fill.ts';

export function wordsOf(language: Language): Words {
  return WORDS[language];
}

/** The text of the browser's tab. */
export function documentTitle({ language, title, kind }: ContentPage): string {
  return kind === 'home' ? title : `${title} · ${wordsOf(language).course}`;
}
