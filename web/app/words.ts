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
  again: 'Start from the beginning',
  left: '{done} of {n} claims done, about {minutes} min left',
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
  claim: '{title}: {state}',
  reached: {
    untried: 'not started',
    predicted: 'predicted',
    run: 'run, not yet explained',
    explained: 'run and explained',
  },
  /** Behind what was reached, where a run was not as claimed. */
  stood: {
    no: '; not as the lesson says',
    'not-reproducible': '; not reproducible here',
    'not-measured': '; not measured in this browser',
  },
  counts: ', {explained} of {n} claims explained, {run} run',
  goOn: 'Continue: {lesson}',
  kept: 'Your progress is stored only on this device.',
  clear: 'Clear progress',
  clearAsk: 'Clear the progress stored on this device?',
  clearYes: 'Clear',
  clearNo: 'Keep',
  cleared: 'Your progress has been cleared.',
  missingTitle: 'There is no page at this URL',
  missing: 'The link may be old or incomplete. These are all the lessons:',
  noSuchPart:
    'This page has no part named “{part}”. The link may be old or incomplete: look for what you need in the list of lessons and sections.',
  workerRemoved:
    'A service worker left at this URL by another app was serving its own pages instead of this course. It has been unregistered, and this page was reloaded.',
  understood: 'OK',
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
  again: '从头开始',
  left: '{n} 个结论已完成 {done} 个，还要约 {minutes} 分钟',
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
  claim: '{title}：{state}',
  reached: {
    untried: '还没有开始',
    predicted: '已预测',
    run: '已运行，尚未解释',
    explained: '已运行并解释',
  },
  stood: {
    no: '；与本课不一致',
    'not-reproducible': '；这里无法重现',
    'not-measured': '；此浏览器尚未实测',
  },
  counts: '，{n} 个结论中已解释 {explained} 个，已运行 {run} 个',
  goOn: '继续：{lesson}',
  kept: '学习进度只保存在这台设备上。',
  clear: '清除进度',
  clearAsk: '清除这台设备上保存的学习进度吗？',
  clearYes: '清除',
  clearNo: '保留',
  cleared: '学习进度已清除。',
  missingTitle: '这个地址没有页面',
  missing: '链接可能已过期或不完整。全部课程都在这里：',
  noSuchPart: '本页没有名为“{part}”的部分。链接可能已过期或不完整，请在课程目录里查找。',
  workerRemoved:
    '别的应用在这个地址留下了一个 Service Worker，一直用它自己的页面顶替本课程。现在已将它注销，并重新加载了本页。',
  understood: '知道了',
};

const WORDS: Readonly<Record<Language, Words>> = { zh, en };

/** A sentence with its places filled; the same as the panel's. */
export { fill } from '../run/words.ts';

export function wordsOf(language: Language): Words {
  return WORDS[language];
}

/** The text of the browser's tab. */
export function documentTitle({ language, title, kind }: ContentPage): string {
  return kind === 'home' ? title : `${title} · ${wordsOf(language).course}`;
}
