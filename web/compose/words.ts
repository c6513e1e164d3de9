import type { Language } from '../language.ts';

const en = {
  lead: 'Change any setting. The URL keeps them all, so every case is a link; opening one runs nothing.',
  experiment: 'Experiment',
  theCase: 'The case',
  theFix: 'The fix for this case',
  instead: 'Not on the server, or not first:',
  besides: 'Also:',
  lastRun: 'The last run:',
  stoppedAt: 'it failed the check “{step}”.',
  notStopped:
    'It didn’t stop anywhere, so there is nothing to fix; the configuration has the same effect for this case, and allows nothing more.',
  unknown: 'No change on the server or in the page is known to fix this step.',
  places: { server: 'Fixed on the server.', page: 'Fixed in the page.', elsewhere: 'Fixed elsewhere.' },
  server: 'Server',
  install: 'Dependencies',
  nothing: 'none',
  include: 'a file for conf.d, inside http { … }',
  copy: 'Copy the configuration',
  none: 'There is no origin that a server could allow by name, so there is no configuration.',
  tried:
    'This project’s tests start every configuration that can be shown here and send it requests from pages in a real browser: a page on the list gets through, any other doesn’t.',
};

export type ComposeWords = typeof en;

const zh: ComposeWords = {
  lead: '设置可以随意改，URL 里保存着全部设置，所以每种情况都是一个链接；打开链接不会运行任何东西。',
  experiment: '实验',
  theCase: '这种情况',
  theFix: '这种情况的配置',
  instead: '不在服务器上改，或者先不改服务器：',
  besides: '另外：',
  lastRun: '上一次运行：',
  stoppedAt: '没有通过“{step}”。',
  notStopped: '它没有停下，不需要改什么；这份配置对这种情况的效果相同，而且不多放行。',
  unknown: '没有已知的服务器配置或页面改动能修好这一步。',
  places: { server: '在服务器上改。', page: '在页面里改。', elsewhere: '在别处改。' },
  server: '服务器',
  install: '依赖',
  nothing: '无',
  include: 'conf.d 里的一个文件，位于 http { … } 之内',
  copy: '复制配置',
  none: '没有哪个源是服务器可以写明放行的，所以没有配置。',
  tried:
    '这里能显示的每份配置，本项目的测试都启动过，并用真实浏览器里的页面向它发请求：名单里的页面能成功，其他页面不能。',
};

const WORDS: Readonly<Record<Language, ComposeWords>> = { zh, en };

export function composeWords(language: Language): ComposeWords {
  return WORDS[language];
}
