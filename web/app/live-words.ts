import type { Language } from '../language.ts';

const en = {
  again: 'Start from the beginning',
  left: '{done} of {n} claims done, about {minutes} min left',
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
  noSuchPart:
    'This page has no part named “{part}”. The link may be old or incomplete: look for what you need in the list of lessons and sections.',
  workerRemoved:
    'A service worker left at this URL by another app was serving its own pages instead of this course. It has been unregistered, and this page was reloaded.',
  understood: 'OK',
};

const zh: typeof en = {
  again: '从头开始',
  left: '{n} 个结论已完成 {done} 个，还要约 {minutes} 分钟',
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
  noSuchPart: '本页没有名为“{part}”的部分。链接可能已过期或不完整，请在课程目录里查找。',
  workerRemoved:
    '别的应用在这个地址留下了一个 Service Worker，一直用它自己的页面顶替本课程。现在已将它注销，并重新加载了本页。',
  understood: '知道了',
};

const WORDS = { zh, en } as const;

/** What scripts put into a page that stands; all else is in the page (`words.ts`). */
export function liveWords(language: Language): typeof en {
  return WORDS[language];
}
