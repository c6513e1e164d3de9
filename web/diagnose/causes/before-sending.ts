import * as fetchMainSteps from '../../rules/fetch/main-steps.ts';
import * as websocketCallSteps from '../../rules/websocket/call-steps.ts';
import { causes } from './cause.ts';
import { pageOf, targetOf, UNTOLD } from './compared.ts';

/** What the browser blocks before it sends anything. */
export default causes({
  csp: {
    title: { zh: '页面自己的 CSP 拦下了请求', en: 'The page’s own CSP stopped the request' },
    why: {
      zh: '这不是 CORS：浏览器没有发出被拦下的这个请求，目标服务器看不到它，响应头也就改变不了什么。规定来自发送页面的那个服务器（或页面里的 meta）。',
      en: 'This isn’t CORS: the browser didn’t send the request that it blocked, so the server it was for never saw it, and no response header can change that. The policy comes from the server that sends the page, or from a meta element in it.',
    },
    fix: [
      {
        zh: '在页面的 Content-Security-Policy 里，把目标的源写进 connect-src；WebSocket 要写 ws: 或 wss: 的地址。',
        en: 'Write the target’s origin into connect-src of the page’s Content-Security-Policy; for a WebSocket with ws: or wss:.',
      },
    ],
    lessons: ['saw-nothing#csp'],
    stops: 'before-sending',
    maybeSent: true,
    step: {
      of: [fetchMainSteps.connectSrc],
      compares: ({ value }, facts) => ({
        found: targetOf(facts),
        wanted: value?.replace(/^(?:connect|default)-src\s*/, '') ?? UNTOLD,
      }),
    },
    compose: { fetch: { from: 'stage', stageOn: 'lab', csp: 'self', target: 'partner' } },
  },
  'mixed-content': {
    title: {
      zh: '混合内容：https 页面不能发明文请求',
      en: 'Mixed content: an https page can’t send requests in the clear',
    },
    why: {
      zh: '这不是 CORS：页面是 https，目标是 http 或 ws，浏览器没有发送。只有回环地址（localhost、127.0.0.1）例外。',
      en: 'This isn’t CORS: the page is https and the target http or ws, so the browser sent nothing. Only loopback hosts (localhost, 127.0.0.1) are exempt.',
    },
    fix: [
      {
        zh: '给服务器配上 TLS，页面改用 https 或 wss。',
        en: 'Give the server TLS, and let the page use https or wss.',
      },
      {
        zh: '或者让页面所在的服务器代理这个请求，变成同源。',
        en: 'Or let the page’s own server proxy the request, which makes it same-origin.',
      },
    ],
    lessons: ['saw-nothing#mixed'],
    stops: 'before-sending',
    maybeSent: true,
    step: {
      of: [fetchMainSteps.mixedFetch, websocketCallSteps.mixedContent],
      which: (_, { kind }) =>
        kind === 'websocket' ? websocketCallSteps.mixedContent : fetchMainSteps.mixedFetch,
      compares: (_, facts) => ({ found: targetOf(facts), wanted: pageOf(facts) }),
    },
  },
  'bad-port': {
    title: { zh: '浏览器不连接这个端口', en: 'The browser does not connect to this port' },
    why: {
      zh: '这不是 CORS：端口在标准的禁用名单里（邮件、SSH、X11、IRC 等），请求没有发出。curl 不受这个限制，所以 curl 能通。',
      en: 'This isn’t CORS: the port is on the standard’s list of bad ports (mail, SSH, X11, IRC, …), and nothing was sent. curl has no such list, so curl gets through.',
    },
    fix: [
      {
        zh: '让服务器改用别的端口，如 3000、8080。',
        en: 'Move the server to another port, such as 3000 or 8080.',
      },
    ],
    lessons: ['saw-nothing#bad-port'],
    stops: 'before-sending',
    maybeSent: true,
    step: {
      of: [fetchMainSteps.badPort, websocketCallSteps.portAllowed],
      which: (_, { kind }) =>
        kind === 'websocket' ? websocketCallSteps.portAllowed : fetchMainSteps.badPort,
      compares: (_, { url }) => ({ found: url === null ? UNTOLD : new URL(url).port, wanted: null }),
    },
  },
  'local-network': {
    title: {
      zh: '本地网络访问（Local Network Access）没有获准',
      en: 'Local Network Access was not permitted',
    },
    why: {
      zh: '虽然写着 CORS policy，这不是 CORS，而且在它之前：公网页面要访问本机或局域网地址，Chromium 要先取得用户许可，没有许可就不发送（Firefox 153 也一样，只是放行 WebSocket）。服务器的 CORS 响应头改变不了什么。',
      en: 'It says CORS policy, and yet this is not CORS but comes before it: for a public page to reach this machine or the local network, Chromium needs the user’s permission, and without it nothing is sent (in Firefox 153 too, except for WebSocket). No CORS header changes that.',
    },
    fix: [
      {
        zh: '页面要用 https，并在地址栏左侧的网站设置里允许访问本地网络（新版把“本机的应用”单列一项），然后重新加载。',
        en: 'Serve the page over https, allow local network access in the site settings to the left of the address bar (newer versions list apps on this device apart), and reload.',
      },
      {
        zh: '开发时直接从 localhost 打开页面；本来就不该访问本机的话，检查页面里的接口地址是不是忘了改成生产环境的地址。',
        en: 'While developing, open the page from localhost. If it should never have requested anything from this machine, check whether the API’s URL was left at localhost.',
      },
    ],
    lessons: ['saw-nothing#local-network'],
    source: 'https://wicg.github.io/local-network-access/',
    stops: 'before-sending',
    hints: ['loopback'],
  },
  'blocked-by-extension': {
    title: { zh: '浏览器扩展拦下了请求', en: 'A browser extension stopped the request' },
    why: {
      zh: '这不是 CORS：ERR_BLOCKED_BY_CLIENT 来自广告拦截之类的扩展，请求没有发出。',
      en: 'This isn’t CORS: ERR_BLOCKED_BY_CLIENT comes from an extension such as an ad blocker, and nothing was sent.',
    },
    fix: [
      {
        zh: '在没有扩展的窗口里再试；地址里的 ads、track、analytics 等字样容易被拦。',
        en: 'Try in a window without extensions; words such as ads, track or analytics in the URL are easily caught.',
      },
    ],
    lessons: ['saw-nothing'],
    stops: 'before-sending',
  },
});
