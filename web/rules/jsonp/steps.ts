import { stepsOf } from '../core/definition.ts';
import { HTML } from '../core/standards.ts';

/** What a script of another origin does in the page that loaded it. */

const defineStep = stepsOf({ rule: 'jsonp', by: 'browser' });

export const jsonpName = defineStep({
  id: 'jsonp-name',
  by: 'server',
  // No standard knows JSONP; this is what is asked of anybody who writes text into a script.
  source:
    'https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html#output-encoding-for-javascript-contexts',
  title: { zh: 'callback 是函数名', en: 'Is callback the name of a function?' },
  passed: { zh: 'callback 是 {found}，是函数名。', en: 'The callback is {found}, which is a name.' },
  failed: {
    zh: 'callback 是 {found}，不是函数名（{wanted}）。',
    en: 'the callback is {found}, which isn’t a function name ({wanted}).',
  },
});

export const jsonpRuns = defineStep({
  id: 'jsonp-runs',
  source: `${HTML}#run-a-classic-script`,
  title: { zh: '响应作为页面自己的代码执行', en: 'Does the response run as the page’s own code?' },
  passed: {
    zh: '响应的代码在 {wanted} 的页面里执行，和页面自己的脚本权限相同，不管它来自哪个源。',
    en: 'The response’s code runs in the page at {wanted} and can do whatever the page’s own scripts can, whatever origin it comes from.',
  },
});

export const jsonpNoFunction = defineStep({
  id: 'jsonp-no-function',
  source: `${HTML}#runtime-script-errors`,
  title: { zh: '响应调用的函数不存在', en: 'Is the called function missing?' },
  passed: {
    zh: '响应执行了，调用了 {found}，页面没有这个函数，抛出 ReferenceError。脚本来自 {wanted}，是别的源，页面只看到 Script error.，元素得到的是 load 事件。',
    en: 'The response ran and called {found}, which the page doesn’t have: a ReferenceError. The script came from another origin, {wanted}, so the page sees only “Script error.”, and the element gets a load event.',
  },
  without: {
    wanted: {
      passed: {
        zh: '响应执行了，调用了 {found}，页面没有这个函数，抛出 ReferenceError。脚本同源，页面看得到它。元素得到的是 load 事件。',
        en: 'The response ran and called {found}, which the page doesn’t have: a ReferenceError. The script is of the page’s own origin, so the page sees it. The element gets a load event.',
      },
    },
  },
});

export const jsonpData = defineStep({
  id: 'jsonp-data',
  by: 'page',
  source: `${HTML}#run-a-classic-script`,
  title: { zh: '函数得到数据', en: 'Does the function get the data?' },
  passed: {
    zh: '{found} 得到了数据，是一个现成的 JavaScript 值。',
    en: '{found} gets the data, as a JavaScript value that needs no parsing.',
  },
});

export const jsonpMore = defineStep({
  id: 'jsonp-more',
  source: `${HTML}#run-a-classic-script`,
  title: { zh: '后面的代码也会执行', en: 'Does the code after it run too?' },
  passed: {
    zh: '响应里不止这一条语句，后面的代码也执行了：没有什么能让页面只接受数据。',
    en: 'The response contains more than that statement, and all of it runs: a page can’t accept only the data.',
  },
});

export const jsonpNoName = defineStep({
  id: 'jsonp-no-name',
  source: `${HTML}#run-a-classic-script`,
  title: { zh: 'callback 里的代码执行了', en: 'Does the code from the callback parameter run?' },
  passed: {
    zh: '响应以 {found} 开头，它来自请求的 callback 参数：写地址的人决定了页面执行什么。',
    en: 'The response begins with {found}, taken from the request’s callback parameter: whoever wrote the URL decides what the page runs.',
  },
});
