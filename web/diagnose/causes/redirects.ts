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
