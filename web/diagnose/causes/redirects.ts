import * as fetchRedirectSteps from '../../rules/fetch/redirect-steps.ts';
import { causes } from './cause.ts';
import { targetOf, UNTOLD } from './compared.ts';

export default causes({
  'redirect-credentials': {
    title: {
      zh: '重定向的地址里有用户名和密码',
      en: 'The redirect’s URL has a user name and password',
    },
    why: {
      zh: '跨源请求不接受 Location 里带 user:password@ 的地址。',
      en: 'Across origins, a Location with user:password@ isn’t followed.',
    },
    fix: [{ zh: '把它们从 Location 里去掉。', en: 'Remove them from Location.' }],
    lessons: ['cors-simple'],
    stops: 'browser',
    step: {
      of: [fetchRedirectSteps.redirectCredentials],
      // Chromium leaves the URL out.
      compares: ({ value }, facts) => ({ found: value || UNTOLD, wanted: targetOf(facts) }),
    },
  },
  'redirect-to-login': {
    title: { zh: '请求被重定向到了登录页', en: 'The request was redirected to a login page' },
    why: {
      zh: '没有登录（或者会话过期了），服务器把接口请求重定向到登录页。fetch 跟了过去，登录页属于另一个源，不会返回 CORS 响应头；就算返回了，脚本也没法在那里登录。',
      en: 'Nobody is logged in (or the session expired), so the server redirected the API request to its login page. fetch followed; the login page has another origin and sends no CORS headers, and a script couldn’t log in there anyway.',
    },
    fix: [
      {
        zh: '接口应当返回 401，而不是重定向；页面收到 401 再用 location.assign() 打开登录页，这是导航，不经过 CORS。',
        en: 'The API should respond with 401, not a redirect; on 401 the page opens the login page with location.assign(), which is a navigation and no matter of CORS.',
      },
      {
        zh: '确认请求带上了会话：credentials: "include"，cookie 的 SameSite 和 Secure 适合这个请求。不要去给登录页加 CORS。',
        en: 'Check that the request carries the session: credentials: "include", and a cookie whose SameSite and Secure suit the request. Don’t add CORS to the login page.',
      },
    ],
    lessons: ['cors-preflight#redirect', 'cors-credentials', 'samesite'],
    source: 'https://fetch.spec.whatwg.org/#http-redirect-fetch',
    stops: 'browser',
  },
  'redirect-refused': {
    title: { zh: '浏览器没有继续跟随重定向', en: 'The browser did not follow the redirect' },
    why: {
      zh: '重定向太多，或者不被允许。多半是两个地址互相重定向，或者没有登录。',
      en: 'There were too many redirects, or one that isn’t allowed. Usually two URLs redirect to each other, or nobody is logged in.',
    },
    fix: [
      {
        zh: '用 curl -i 一步一步看 Location。',
        en: 'Look at each Location with curl -i, one step at a time.',
      },
    ],
    lessons: ['cors-simple'],
    stops: 'browser',
    step: {
      of: [
        fetchRedirectSteps.redirectCount,
        fetchRedirectSteps.redirectMode,
        fetchRedirectSteps.redirectLocation,
      ],
    },
  },
});
