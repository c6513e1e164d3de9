import type { Bilingual, Language } from '../language.ts';
import { startAgain } from './server-words.ts';
import type { Condition } from './spec.ts';

export { fill } from './fill.ts';

const en = {
  where: 'Where does it stop?',
  moreSettings: '+ more',
  fewerSettings: '− fewer',
  lessonValue: 'lesson',
  defaultValue: 'default',
  moreChoices: '{n} more',
  about: 'About this panel',
  toComposer: 'Open in the composer',
  stale: 'You changed the settings after this run, so the result below is for the earlier ones.',
  earlier: 'This result is from an earlier run, before this page was opened.',
  yourGuess: 'your guess',
  without: 'no {name}',
  ask: 'What was not allowed?',
  foot: {
    rule: 'Rule: {n} checks',
    hops: 'Both hops',
    bytes: 'All bytes',
    code: 'Code that runs',
    text: 'As text',
  },
  cases: 'Cases',
  nextCase: 'Next: {name}',
  run: 'Run',
  again: 'Run again',
  stop: 'Stop',
  reset: 'Reset',
  resetDefaults: 'Reset',
  running: 'Running …',
  stopped:
    'You stopped this run. What is shown did happen, but the run is incomplete, so nothing is concluded from it.',
  settling: 'Checking that the record is complete …',
  copyLink: 'Copy a link to this state',
  copied: 'Copied',
  page: 'page',
  browser: 'browser',
  server: 'server',
  pageView: 'The page at {origin}',
  unreachable: 'The server can’t be reached, so nothing can be said about this run.',
  noResponseYet:
    'No response yet: the server has sent nothing for five seconds. It may be paused or very busy. Keep waiting, or stop this run.',
  incomplete: 'The record may be incomplete. Run again to be sure.',
  dropped:
    'The record may be incomplete: {n} records were dropped before they reached this page, because the lab’s memory for records was full. Run again.',
  unexplained:
    'No bytes of this run reached the lab, and no rule says why. The lab may have stopped or reached its limit of connections. Run again in a moment.',
  serverCode: 'The server’s code',
  runYourself: 'To run on your own machine: two files in one folder',
  copyFile: 'Copy {name}',
  windowsOnly: 'Two windows take part here and no server: the lesson’s demo has both pages as files.',
  pageCode: 'The page’s code',
  stageCode: 'How the request is made, by this page or by a page of the lab',
  messageCode: 'How both pages send and receive',
  badKnob: '{knob}: “{value}” isn’t valid. Expected: {takes}.',
  tooLong: '{knob}: at most {max} characters.',
  tooManyBytes: '{knob}: the {part} is {n} bytes of UTF-8; at most {max} fit.',
  tooManyPanels: 'This page has reached the server’s limit of open panels. Reload the page and run again.',
  tooManyLearners: 'The server has reached its limit of readers. Try again in a minute.',
  tooManyAtAddress:
    'The server has reached its limit of readers from your network address. Close other pages of this course, or try again in a minute.',
};

export type PanelWords = typeof en;

const zh: PanelWords = {
  where: '会停在哪里？',
  moreSettings: '+ 更多设置',
  fewerSettings: '− 收起',
  lessonValue: '本课',
  defaultValue: '默认',
  moreChoices: '另外 {n} 种',
  about: '关于这个面板',
  toComposer: '在“自由实验”里打开',
  stale: '运行之后改过设置，下面的结果属于之前的设置。',
  earlier: '这是打开本页之前的运行结果。',
  yourGuess: '你的预测',
  without: '没有 {name}',
  ask: '哪一样没有得到允许？',
  foot: { rule: '规则：{n} 步', hops: '两段对照', bytes: '全部字节', code: '运行的代码', text: '文字版' },
  cases: '几种情况',
  nextCase: '下一种：{name}',
  run: '运行',
  again: '再运行',
  stop: '停止',
  reset: '恢复本课设置',
  resetDefaults: '恢复默认设置',
  running: '运行中……',
  stopped: '你停止了这次运行：显示的都已经发生；没跑完，不下结论。',
  settling: '正在确认记录是否完整……',
  copyLink: '复制当前状态的链接',
  copied: '已复制',
  page: '页面',
  browser: '浏览器',
  server: '服务器',
  pageView: '{origin} 上的页面',
  unreachable: '连不上服务器，所以无法对这次运行下结论。',
  noResponseYet:
    '服务器还没有响应：已经五秒没有动静，可能暂停了，也可能太忙。可以继续等，也可以停止这次运行。',
  unexplained:
    '这次运行没有任何字节到达实验服务器，也没有哪条规则能说明原因。实验服务器可能已停止，或者连接数已满，请稍后再运行一次。',
  incomplete: '抓包记录可能不完整，请再运行一次。',
  dropped:
    '抓包记录可能不完整：服务器留给抓包记录的内存已满，有 {n} 条记录在传到本页之前就被丢弃了。请再运行一次。',
  serverCode: '服务器的代码',
  runYourself: '在自己的机器上运行：两个文件放进同一个文件夹',
  copyFile: '复制 {name}',
  windowsOnly: '这里只有两个窗口，没有服务器参与：本课的演示里有这两个页面的文件。',
  pageCode: '页面的代码',
  stageCode: '请求是怎样发的（由本页，或由实验服务器的页面）',
  messageCode: '两个页面怎样发送和接收',
  badKnob: '{knob}：“{value}”无效，应填{takes}。',
  tooLong: '{knob}：最多 {max} 个字符。',
  tooManyBytes: '{knob}：{part}用 UTF-8 编码有 {n} 字节，最多 {max} 字节。',
  tooManyPanels: '本页打开的面板数已达服务器上限。请刷新页面后再运行。',
  tooManyLearners: '读者人数已达服务器上限，请一分钟后再试。',
  tooManyAtAddress: '来自你这个网络地址的读者已达服务器上限。请关闭本课程的其他页面，或者一分钟后再试。',
};

const WORDS: Readonly<Record<Language, PanelWords>> = { zh, en };

export function panelWords(language: Language): PanelWords {
  return WORDS[language];
}

/**
 * Why a run could not be made, or nothing can be said about it, and what to do.
 * @param trouble as the feed names it; null where the server was lost during the run
 */
export function troubleWords(trouble: string | null, host: string, language: Language): string {
  const words = panelWords(language);
  if (trouble === 'too-many-panels') return words.tooManyPanels;
  if (trouble === 'too-many-learners') return words.tooManyLearners;
  if (trouble === 'too-many-at-address') return words.tooManyAtAddress;
  return `${words.unreachable}${language === 'zh' ? '' : ' '}${startAgain(host, language)}`;
}

export const CONDITION_WORDS: Readonly<Record<Condition, Bilingual>> = {
  'certificate-trusted': {
    zh: '这个浏览器还没有信任实验服务器的证书。',
    en: 'this browser does not trust the lab’s certificate yet.',
  },
  'certificate-untrusted': {
    zh: '这个浏览器已经信任了实验服务器的证书。',
    en: 'this browser trusts the lab’s certificate already.',
  },
  'lab-two-ports': {
    zh: '它要求实验服务器在同一台主机上有两个端口（ORIGIN_LAB 和 ORIGIN_LAB_2），这套安装不是。',
    en: 'it needs two ports of the lab on one host (ORIGIN_LAB and ORIGIN_LAB_2), and this installation has none.',
  },
  'lab-same-host': {
    zh: '它要求本站和实验服务器是同一台主机的两个端口，而这套安装把两者放在了两个站。在自己的机器上运行本课程就可以重现。',
    en: 'it needs the reader and the lab on two ports of one host, and this installation has them on two sites. Run the course on your own machine to reproduce it.',
  },
};
