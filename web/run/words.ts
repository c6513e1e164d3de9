import type { Origins } from '../../server/protocol/origins.ts';
import type { Actors } from '../experiments/experiment.ts';
import type { Bilingual, Language } from '../language.ts';
import type { Comparison } from '../rules/core/compared.ts';
import type { Stop } from '../rules/core/stop.ts';
import type { Condition } from './spec.ts';

/** A sentence with its places filled: `fill('{n} bytes', { n: 4 })`. Unknown places stay as they are. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{([\w.-]+)\}/g, (place, name: string) => String(values[name] ?? place));
}

const en = {
  where: 'Where does it stop?',
  youSaid: 'You said: {stop}',
  rightly: 'and so it was',
  wrongly: 'it was: {stop}',
  moreSettings: '+ more',
  fewerSettings: '− fewer',
  lessonValue: 'lesson',
  defaultValue: 'default',
  moreChoices: '{n} more',
  about: 'About this panel',
  toComposer: 'Open in the composer',
  stale: 'You changed the settings after this run, so the result below is for the earlier ones.',
  run: 'Run',
  again: 'Run again',
  stop: 'Stop',
  reset: 'Reset',
  resetDefaults: 'Reset',
  running: 'Running …',
  stopped: 'You stopped this run: what is shown happened, and nothing is concluded from it.',
  settling: 'Asking the witness whether that was all …',
  copyLink: 'Copy a link to this state',
  copied: 'Copied',
  page: 'page',
  browser: 'browser',
  server: 'server',
  wire: 'Wire',
  rule: 'Rule',
  code: 'Code',
  pageSaw: 'What the page saw',
  actorSaw: 'What {actor} saw',
  pageView: 'The page at {origin}',
  preflightTag: 'preflight',
  legendPage: 'seen by the page',
  legendWire: 'seen on the wire',
  legendRule: 'concluded by the rule',
  sawNothing: 'saw nothing',
  runFirst: 'Run it first: what is shown here is measured, never prepared.',
  noBytes: 'The server saw no byte of this run.',
  unreachable: 'The server can’t be reached, so nothing can be said about this run.',
  serverGone: 'The server can’t be reached.',
  startAgain:
    'If it has stopped, start it again with “npm start” in the course’s folder: this page finds it by itself.',
  keepsTrying: 'This page keeps trying, and finds it by itself once it is back.',
  noResponseYet:
    'No response yet: the server has said nothing for five seconds. It may be paused or very busy. Wait for it, or stop this run.',
  incomplete: 'The witness did not confirm that this is all. Run again to be sure.',
  dropped:
    'The record may be incomplete: {n} records were dropped before they reached this page, because the lab’s memory for records was full. Run again.',
  unexplained:
    'No bytes of this run reached the lab, and no rule says why. The lab may be full or stopped. Run again in a moment.',
  thisVisit: 'Made by this visit at {time}; the bytes are the server’s record of it.',
  late: 'came after the run was closed',
  pause: '{s} s later',
  clocks: 'Times of the wire are the server’s clock, moved by {offset} ms (± {error} ms) to the page’s.',
  contested: 'Where it stopped is contested',
  disagree: 'The rule and this browser disagree.',
  neither: 'One of the two is wrong, and this page does not choose for you.',
  whereShort: 'where it stops',
  byRule: 'by the rule',
  bySight: 'as seen',
  compared: 'The rule and the record, side by side',
  contradiction: 'page and wire contradict each other',
  pleaseReport:
    'Please report it to the makers of this course, with the link to this case and with your browser’s name and version.',
  theCase: 'This case in the composer',
  copyCase: 'Copy the link',
  misconception: 'Misconception:',
  whichStep: 'Which step decided?',
  orRule: 'Or look at all of it:',
  showRule: 'Show the rule',
  rightStep: 'Right, this step decided.',
  wrongStep: 'It was another step.',
  youChose: 'You chose “{step}”',
  notReached: 'The rule did not come to that step.',
  itWas: 'It was “{step}”',
  notAsClaimed: 'The lesson says “{claim}”; this run stopped at “{observed}”.',
  knobsTurned: 'You turned a knob, so the lesson’s claim does not apply to this run.',
  notMeasured: 'The lesson’s claim has not been measured in this browser.',
  notReproducible: 'Not reproducible here',
  because: 'Because {why}',
  howToMeet: 'What to do about it',
  decides: 'decides',
  found: 'found',
  comparisons: {
    equal: 'expected',
    'same-token': 'expected',
    'one-of': 'one of',
    'none-of': 'none of',
    contains: 'must contain',
    'contains-token': 'must contain',
    'at-most': 'at most',
    range: 'range',
  } satisfies Record<Comparison, string>,
  by: { page: 'the page', browser: 'the browser', server: 'the server', receiver: 'the receiver' },
  source: 'source',
  serverCode: 'The server that answered',
  pageCode: 'The page that asked',
  stageCode: 'What it asked with, here or on a stage',
  messageCode: 'What both pages send and listen with',
  copyRaw: 'Copy raw bytes',
  copyCurl: 'Copy as curl',
  request: 'Request',
  response: 'Answer',
  body: 'body',
  bytes: '{n} bytes',
  connection: 'Connection {n}',
  cut: 'Beyond {limit} bytes nothing was recorded.',
  hiddenCookies: '{n} cookies of other programs on this host, hidden',
  hides: { credentials: 'credentials', token: 'the panel’s token', run: 'the run’s id' },
  masks: 'Masked: {what}. The record shows a mask of fixed length in their place.',
  fields: 'What each field says',
  frames: 'Frames',
  hex: 'Hex',
  layers: 'Layers',
  violation: 'Violation',
  lost: {
    cut: 'what follows was not recorded',
    dropped: 'records were dropped before they could be read',
    ended: 'it ended in the middle',
  },
  accept: 'Sec-WebSocket-Accept, step by step',
  acceptThis: 'this handshake',
  acceptRfc: 'example of RFC 6455 §1.3',
  acceptNote: 'example of the original note',
  acceptKey: 'Sec-WebSocket-Key',
  acceptJoined: 'key + GUID',
  acceptSha: 'SHA-1',
  acceptBase64: 'base64 = Sec-WebSocket-Accept',
  acceptEqual: 'equal to the value in the answer',
  acceptDiffers: 'differs from the value in the answer: {value}',
  badKnob: '{knob}: “{value}” isn’t valid. Expected: {takes}.',
  tooLong: '{knob}: at most {max} characters.',
  tooManyBytes: '{knob}: the {part} is {n} bytes of UTF-8; at most {max} fit.',
  tooManyPanels: 'This page has as many open panels as the server allows. Reload the page and run again.',
  tooManyLearners: 'The server serves as many readers as it may at once. Try again in a minute.',
  tooManyAtAddress:
    'The server already has as many readers from your network address as it allows. Close other pages of this course, or try again in a minute.',
};

export type PanelWords = typeof en;

const zh: PanelWords = {
  where: '会停在哪里？',
  youSaid: '你的预测：{stop}',
  rightly: '猜对了',
  wrongly: '实际是：{stop}',
  moreSettings: '+ 更多设置',
  fewerSettings: '− 收起',
  lessonValue: '本课',
  defaultValue: '默认',
  moreChoices: '另外 {n} 种',
  about: '关于这个面板',
  toComposer: '在“自由实验”里打开',
  stale: '运行之后改过设置，下面的结果属于之前的设置。',
  run: '运行',
  again: '再运行一次',
  stop: '停止',
  reset: '恢复本课设置',
  resetDefaults: '恢复默认设置',
  running: '运行中……',
  stopped: '你停止了这次运行：显示的都发生过，但不据此下结论。',
  settling: '正在向见证方确认是否还有记录……',
  copyLink: '复制当前状态的链接',
  copied: '已复制',
  page: '页面',
  browser: '浏览器',
  server: '服务器',
  wire: '线上字节',
  rule: '规则',
  code: '代码',
  pageSaw: '页面看到的',
  actorSaw: '{actor}看到的',
  pageView: '{origin} 上的页面',
  preflightTag: '预检请求',
  legendPage: '页面看到的',
  legendWire: '线上看到的',
  legendRule: '由规则推出的',
  sawNothing: '什么也没看到',
  runFirst: '请先运行：这里只显示实测结果，没有预先准备的内容。',
  noBytes: '这次运行没有任何字节到达服务器。',
  unreachable: '连不上服务器，所以无法对这次运行下结论。',
  serverGone: '连不上服务器。',
  startAgain: '如果它已经停止，请在课程的文件夹里运行 npm start 重新启动，本页会自动连上。',
  keepsTrying: '本页会一直重试，服务器恢复后自动连上。',
  noResponseYet:
    '服务器还没有响应：已经五秒没有任何回音，它可能被暂停了，或者太忙。可以继续等，也可以停止这次运行。',
  unexplained:
    '这次运行没有任何字节到达实验服务器，也没有哪条规则能说明原因。可能是实验服务器连接数已满或已停止，请稍后再运行一次。',
  incomplete: '见证方没有确认记录是否完整，请再运行一次。',
  dropped:
    '抓包记录可能不完整：服务器留给抓包记录的内存已满，有 {n} 条记录在传到本页之前就被丢弃了。请再运行一次。',
  thisVisit: '由本次访问在 {time} 完成；字节取自服务器的记录。',
  late: '运行结束之后才到',
  pause: '{s} 秒之后',
  clocks: '线上时间取自服务器时钟，已换算到页面时钟：偏移 {offset} 毫秒（误差 ± {error} 毫秒）。',
  contested: '停在哪里，说法不一',
  disagree: '规则与这个浏览器不一致。',
  neither: '两者必有一错，本页不替你选。',
  whereShort: '停在哪里',
  byRule: '按规则',
  bySight: '实测',
  compared: '规则与记录，逐项对照',
  contradiction: '页面与线上记录互相矛盾',
  pleaseReport: '请把它报告给本课程的作者，附上这个情况的链接，以及浏览器的名称和版本。',
  theCase: '在“自由实验”里打开这个情况',
  copyCase: '复制链接',
  misconception: '误解：',
  whichStep: '由哪一步决定？',
  orRule: '也可以直接看：',
  showRule: '显示规则',
  rightStep: '对，就是这一步决定的。',
  wrongStep: '是另一步。',
  youChose: '你选的是“{step}”',
  notReached: '规则没有走到那一步。',
  itWas: '决定的是“{step}”',
  notAsClaimed: '课文说停在“{claim}”，这次停在“{observed}”。',
  knobsTurned: '你改过参数，课文的结论不适用于这次运行。',
  notMeasured: '课文的结论没有在这个浏览器里测过。',
  notReproducible: '此处无法重现',
  because: '因为{why}',
  howToMeet: '怎么办',
  decides: '由它决定',
  found: '实际',
  comparisons: {
    equal: '要求',
    'same-token': '要求',
    'one-of': '只能是',
    'none-of': '不能是',
    contains: '须包含',
    'contains-token': '须包含',
    'at-most': '最多',
    range: '范围',
  },
  by: { page: '页面', browser: '浏览器', server: '服务器', receiver: '接收方' },
  source: '出处',
  serverCode: '回答它的服务器代码',
  pageCode: '发起它的页面代码',
  stageCode: '它怎么发请求（在这里，或在舞台上）',
  messageCode: '两个页面怎样发送和接收',
  copyRaw: '复制原始字节',
  copyCurl: '复制为 curl',
  request: '请求',
  response: '响应',
  body: '正文',
  bytes: '{n} 字节',
  connection: '连接 {n}',
  cut: '超过 {limit} 字节的部分没有记录。',
  hiddenCookies: '本机其他程序的 {n} 个 Cookie，已隐藏',
  hides: { credentials: '凭据', token: '面板的令牌', run: '运行的编号' },
  masks: '已遮盖：{what}。记录中以固定长度的掩码代替。',
  fields: '逐个字段说明',
  frames: '帧',
  hex: '十六进制',
  layers: '分层',
  violation: '违反规范',
  lost: {
    cut: '之后的内容没有记录',
    dropped: '有记录在读取之前就被丢弃了',
    ended: '在中途结束',
  },
  accept: '一步步算出 Sec-WebSocket-Accept',
  acceptThis: '这次握手',
  acceptRfc: 'RFC 6455 §1.3 的例子',
  acceptNote: '原笔记里的例子',
  acceptKey: 'Sec-WebSocket-Key',
  acceptJoined: 'key + GUID',
  acceptSha: 'SHA-1',
  acceptBase64: 'base64，即 Sec-WebSocket-Accept',
  acceptEqual: '与响应里的值相等',
  acceptDiffers: '与响应里的值不同：{value}',
  badKnob: '{knob}：“{value}”无效，应填{takes}。',
  tooLong: '{knob}：最多 {max} 个字符。',
  tooManyBytes: '{knob}：{part}用 UTF-8 编码有 {n} 字节，最多 {max} 字节。',
  tooManyPanels: '本页打开的面板数已达服务器上限。请刷新页面后再运行。',
  tooManyLearners: '服务器同时服务的读者已满，请一分钟后再试。',
  tooManyAtAddress: '来自你的网络地址的读者已达服务器上限。请关闭本课程的其他页面，或者一分钟后再试。',
};

const WORDS: Readonly<Record<Language, PanelWords>> = { zh, en };

export function panelWords(language: Language): PanelWords {
  return WORDS[language];
}

/** What a reader does about a server that is away: on their own machine they start it. */
export function startAgain(host: string, language: Language): string {
  const { startAgain, keepsTrying } = panelWords(language);
  return host === 'localhost' ? startAgain : keepsTrying;
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

/** What the server's lifeline is called: `server :3001`; by its whole host where that is not the lab's own, by none where it is several. */
export function serverName(origins: Origins, hosts: readonly string[], language: Language): string {
  const lab = new URL(origins.lab);
  const { server } = panelWords(language);
  const [host = lab.host, ...others] = hosts;
  if (others.length > 0) return server;
  if (host !== lab.host) return `${server} ${host}`;
  return lab.port ? `${server} :${lab.port}` : server;
}

/** What the lifelines are called; `hosts` are those that the run's requests went to. */
export function lifelineNames(
  actors: Actors,
  origins: Origins,
  hosts: readonly string[],
  language: Language,
): readonly string[] {
  return actors.map(({ kind, name }) =>
    kind === 'server' ? serverName(origins, hosts, language) : name[language],
  );
}

/** The places where a run may stop, short for the picture and as a sentence for the prediction. */
export const STOP_WORDS: Readonly<Record<Stop, { readonly short: Bilingual; readonly long: Bilingual }>> = {
  'before-sending': {
    short: { zh: '发送之前', en: 'before sending' },
    long: { zh: '浏览器不发送', en: 'the browser does not send it' },
  },
  preflight: {
    short: { zh: '预检请求', en: 'at the preflight' },
    long: { zh: '预检请求没有通过', en: 'the preflight fails' },
  },
  server: {
    short: { zh: '服务器', en: 'at the server' },
    long: { zh: '服务器拒绝', en: 'the server refuses it' },
  },
  browser: {
    short: { zh: '浏览器', en: 'in the browser' },
    long: {
      zh: '服务器返回了响应，浏览器拦下结果',
      en: 'the server responds, the browser blocks the result',
    },
  },
  'no-response': {
    short: { zh: '没有响应', en: 'no response' },
    long: { zh: '服务器没有响应', en: 'the server sends no response' },
  },
  nowhere: {
    short: { zh: '不停', en: 'nowhere' },
    long: { zh: '页面拿到结果', en: 'the page gets it' },
  },
};

export const CONDITION_WORDS: Readonly<Record<Condition, Bilingual>> = {
  'certificate-trusted': {
    zh: '这个浏览器还没有信任实验服务器的证书。',
    en: 'this browser does not trust the lab’s certificate yet.',
  },
  'certificate-untrusted': {
    zh: '这个浏览器已经信任了实验服务器的证书。',
    en: 'this browser trusts the lab’s certificate already.',
  },
  'lab-same-host': {
    zh: '它要求本站和实验服务器是同一台主机的两个端口，而这套安装把两者放在了两个站。在自己的机器上运行本课程就可以重现。',
    en: 'it needs the reader and the lab on two ports of one host, and this installation has them on two sites. Run the course on your own machine to reproduce it.',
  },
};
