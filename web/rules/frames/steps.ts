import { stepsOf } from '../core/definition.ts';
import { HTML } from '../core/standards.ts';

/** How one page gets at the data of another origin’s page, and what keeps it from that (HTML). */

const defineStep = stepsOf({ rule: 'frames', by: 'browser' });

export const nameCleared = defineStep({
  id: 'name-cleared',
  stopped: 'nobody',
  source: `${HTML}#finalize-a-cross-document-navigation`,
  title: { zh: '导航时保留 window.name', en: 'Is window.name kept when the window goes elsewhere?' },
  passed: {
    zh: '{found} 到 {wanted}：这是 iframe，或者窗口还有 opener，或者两页同源，所以 window.name 保留。',
    en: '{found} to {wanted}: the window is a frame, or still has an opener, or the two pages have one origin, so window.name is kept.',
  },
  failed: {
    zh: '顶层窗口没有 opener，从 {found} 到了另一个源 {wanted}，浏览器把 window.name 清空了。',
    en: 'the top-level window has no opener and went from {found} to another origin, {wanted}, so the browser cleared window.name.',
  },
  tolerated: {
    zh: '顶层窗口没有 opener，从 {found} 到了另一个源 {wanted}：按标准应当清空 window.name，这个浏览器没有清空。',
    en: 'The top-level window has no opener and went from {found} to another origin, {wanted}: by the standard window.name is cleared, and this browser doesn’t clear it.',
  },
});

export const nameLeft = defineStep({
  id: 'name-left',
  by: 'page',
  source: `${HTML}#dom-name`,
  title: { zh: '下一个页面读到 window.name', en: 'Does the next page read window.name?' },
  passed: {
    zh: 'window.name 属于窗口，不属于页面：{wanted} 的页面读到了前一个页面留下的 {found}。',
    en: 'window.name belongs to the window, not to the page: the page at {wanted} reads {found}, which the previous page left there.',
  },
});

export const windowSameOrigin = defineStep({
  id: 'window-same-origin',
  stopped: 'reading',
  compares: 'equal',
  source: `${HTML}#crossorigingetownpropertyhelper-(-o,-p-)`,
  title: {
    zh: 'iframe 里的页面与读取的页面同源',
    en: 'Has the page in the frame the reading page’s origin?',
  },
  passed: {
    zh: '这个 iframe 里现在是 {found} 的页面，和读取的页面同源，所以 window.name 可以读。',
    en: 'The frame now shows a page of {found}, the origin of the page that reads, so window.name may be read.',
  },
  failed: {
    zh: '这个 iframe 里是 {found} 的页面，读取的页面是 {wanted}；跨源的窗口不能读 name。',
    en: 'the frame shows a page of {found}, and the page that reads is {wanted}; name can’t be read across origins.',
  },
});

export const hashKept = defineStep({
  id: 'hash-kept',
  source: 'https://www.rfc-editor.org/rfc/rfc9110#section-7.1',
  title: { zh: '# 后面的部分不发给服务器', en: 'Does the hash stay in the browser?' },
  passed: {
    zh: '这个 iframe 的 URL 带着 {wanted}，请求的目标是 {found}：# 后面的部分没有发送。',
    en: 'The iframe’s URL has {wanted}; the request’s target is {found}: the part behind # isn’t sent.',
  },
});

export const hashReachable = defineStep({
  id: 'hash-reachable',
  stopped: 'assignment',
  throws: 'SecurityError',
  compares: 'equal',
  source: `${HTML}#dom-location-hash`,
  title: {
    zh: '写 hash 的页面与上层页面同源',
    en: 'Has the page that writes the hash the origin of the page above?',
  },
  passed: {
    zh: '写 location.hash 的是 {found} 的页面，和要写的页面同源，可以写。',
    en: 'The page that writes location.hash is at {found}, the origin of the page it writes to, so it may.',
  },
  failed: {
    zh: '写 location.hash 的是 {found} 的页面，要写的页面是 {wanted}；跨源时不能读写 location 的 hash。',
    en: 'the page that writes location.hash is at {found}, and the page it writes to is at {wanted}; across origins location.hash can be neither read nor written.',
  },
});

export const hashChange = defineStep({
  id: 'hash-change',
  by: 'page',
  source: `${HTML}#event-hashchange`,
  title: { zh: '页面收到 hashchange', en: 'Does the page get hashchange?' },
  passed: {
    zh: '页面没有重新加载，收到 hashchange 事件，从自己的 URL 里读到 {found}。',
    en: 'The page isn’t reloaded; it gets a hashchange event and reads {found} from its own URL.',
  },
});

export const domainSuffix = defineStep({
  id: 'domain-suffix',
  stopped: 'assignment',
  throws: 'SecurityError',
  source: `${HTML}#is-a-registrable-domain-suffix-of-or-is-equal-to`,
  title: { zh: '赋的值可以是这个主机的 domain', en: 'May the host take this domain?' },
  passed: {
    zh: '{found} 可以设成 {wanted}：是它自己，或者是它的上级域名，而且不是公共后缀。',
    en: '{found} may take {wanted}: it is the host itself, or a domain above it that is no public suffix.',
  },
  failed: {
    zh: '{found} 不能设成 {wanted}：它是公共后缀，谁都可以在它下面注册名字。',
    en: '{found} can’t take {wanted}: that’s a public suffix, below which anyone can register a name.',
  },
});

export const domainKeyed = defineStep({
  id: 'domain-keyed',
  stopped: 'reading',
  source: `${HTML}#dom-document-domain`,
  title: { zh: '赋值有效（源没有单独的 agent cluster）', en: 'Does the assignment take effect?' },
  passed: {
    zh: '{found} 的 originAgentCluster 是 false，document.domain 变成了 {wanted}。',
    en: 'originAgentCluster is false at {found}, and document.domain is now {wanted}.',
  },
  failed: {
    zh: '{found} 的 originAgentCluster 是 true，赋值被忽略，也不抛出异常。',
    en: 'originAgentCluster is true at {found}, so the assignment is ignored, without an exception.',
  },
});

export const domainBoth = defineStep({
  id: 'domain-both',
  stopped: 'reading',
  source: `${HTML}#same-origin-domain`,
  title: { zh: '两个页面设成了同一个 domain', en: 'Have both pages taken the same domain?' },
  passed: {
    zh: '两个页面的 domain 都是 {found}，协议也相同，端口不再比较，文档可以互相读写。',
    en: 'Both pages have the domain {found} and one scheme; ports no longer count, and each may read and write the other’s document.',
  },
  failed: {
    zh: '读取的页面的 domain 是 {found}，另一个页面是 {wanted}；两个页面都要赋值，而且值相同。',
    en: 'the domain of the page that reads is {found}, the other page’s is {wanted}; both have to assign, and assign the same.',
  },
});
