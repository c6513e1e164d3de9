import type { Language } from '../language.ts';
import type { ContentPage } from '../lesson/lesson.ts';

const en = {
  course: 'Cross-Domain Lab',
  promise:
    'Say where a cross-domain request stops, run it, and see what your page saw, what really crossed the wire, and which rule decided.',
  skip: 'Skip to the text',
  lessons: 'Lessons',
  tools: 'Tools',
  live: 'A handshake that this visit just made',
  handshaking: 'Shaking hands … (it needs JavaScript)',
  start: 'Start with “{lesson}”',
  next: 'Next: {lesson}',
  home: 'Home',
  theme: 'Colours',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  otherLanguage: '中文',
  empty: 'No lesson stands here yet.',
  /** How the page knows what it shows: one line for each of the two witnesses and the rule. */
  sources: [
    ['Seen by the page', 'what the page’s own script was told, and no more'],
    ['Seen on the wire', 'bytes copied at the server’s sockets while you read, refused ones too'],
    ['Concluded by the rule', 'the standards’ own steps, each with its section'],
  ],
  claim: '{title}: {state}',
  reached: {
    untried: 'nothing done yet',
    predicted: 'predicted',
    run: 'run, not yet explained',
    explained: 'run and explained',
  },
  /** Behind what was reached, where a run was not as claimed. */
  stood: {
    no: '; not as claimed',
    'not-reproducible': '; not reproducible here',
    'not-measured': '; not measured in this browser',
  },
  counts: ', {explained} of {n} claims explained, {run} run',
  goOn: 'Continue with “{lesson}”',
  kept: 'Your progress is kept on this device alone.',
  clear: 'Clear progress',
  clearAsk: 'Clear what this device keeps of your progress?',
  clearYes: 'Clear',
  clearNo: 'Keep',
  cleared: 'Your progress is cleared.',
  missingTitle: 'There is no page at this address',
  missing: 'The link may be old, or a letter may be missing. Every lesson is in this list:',
  chooseTitle: 'Choose a language',
  workerRemoved:
    'A service worker that another app had left at this address was serving its own pages instead of this course. It has been unregistered, and this page was reloaded.',
  understood: 'OK',
};

export type Words = typeof en;

const zh: Words = {
  course: '跨域实验室',
  promise: '先猜一个跨域请求会停在哪里，再运行它：看页面看到了什么、线上真正传了什么、由哪条规则决定。',
  skip: '跳到正文',
  lessons: '课程',
  tools: '工具',
  live: '这次访问刚刚完成的一次握手',
  handshaking: '正在握手……（需要 JavaScript）',
  start: '从“{lesson}”开始',
  next: '下一课：{lesson}',
  home: '首页',
  theme: '配色',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  otherLanguage: 'English',
  empty: '这里还没有课文。',
  sources: [
    ['页面看到的', '页面自己的脚本得知的一切，仅此而已'],
    ['线上看到的', '阅读时在服务器套接字上抄下的字节，被拒绝的也在内'],
    ['由规则推出的', '标准里的步骤，每一步都注明章节'],
  ],
  claim: '{title}：{state}',
  reached: {
    untried: '还没有开始',
    predicted: '已预测',
    run: '已运行，尚未解释',
    explained: '已运行并解释',
  },
  stood: {
    no: '；与课文不一致',
    'not-reproducible': '；此处无法重现',
    'not-measured': '；此浏览器尚未实测',
  },
  counts: '，{n} 个论断中已解释 {explained} 个，已运行 {run} 个',
  goOn: '继续“{lesson}”',
  kept: '学习进度只保存在这台设备上。',
  clear: '清除进度',
  clearAsk: '清除这台设备上保存的学习进度吗？',
  clearYes: '清除',
  clearNo: '保留',
  cleared: '学习进度已清除。',
  missingTitle: '这个地址没有页面',
  missing: '链接可能已经过期，或者少了一个字母。全部课文都在这里：',
  chooseTitle: '选择语言',
  workerRemoved:
    '另一个应用在这个地址留下了 Service Worker，它一直用自己的页面代替本课程。现在已把它注销，并重新加载了本页。',
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
