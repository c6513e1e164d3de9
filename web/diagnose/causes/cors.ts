import { causes } from './text.ts';

export const corsCauses = causes({
  'allow-origin-missing': {
    title: {
      zh: '响应里没有 Access-Control-Allow-Origin',
      en: 'The answer has no Access-Control-Allow-Origin',
    },
    why: {
      zh: '响应里没有写明哪个源可以读取，CORS 检查因此失败。这不等于服务器没有配置 CORS：常见的是出错的响应、代理自己的响应、或者没有走到 CORS 中间件的路径缺了这个响应头。',
      en: 'The response doesn’t say which origin may read it, so the CORS check fails. That doesn’t have to mean that CORS isn’t configured: often it is an error page, a response of the proxy itself, or a path that never reaches the CORS middleware.',
    },
    fix: [
      {
        zh: '先用下面的命令看清是谁用什么状态码回答的；只有回答的那个程序才能加上响应头。',
        en: 'First see with the command below who answered, and with which status: only the program that answers can add the header.',
      },
      {
        zh: '在那里把页面的源原样写进 Access-Control-Allow-Origin，出错的响应也要写，并加上 Vary: Origin。',
        en: 'There, write the origin of the page into Access-Control-Allow-Origin, on error answers too, and add Vary: Origin.',
      },
    ],
    lessons: ['cors-simple', 'reading-a-failure', 'same-origin-policy'],
  },
  'allow-origin-mismatch': {
    title: {
      zh: 'Access-Control-Allow-Origin 与请求的 Origin 不同',
      en: 'Access-Control-Allow-Origin is not the request’s origin',
    },
    why: {
      zh: '浏览器把这个值与请求的 Origin 逐字节比较：协议、主机、端口都要一样，末尾没有斜杠，大小写也要相同。Origin 通常就是页面的源；跨源重定向之后，它变成 null。',
      en: 'The browser compares the value with the request’s Origin byte for byte: scheme, host and port, no slash at the end, the same case. Origin is normally that of the page; after redirects across origins it is null.',
    },
    fix: [
      {
        zh: '服务器按名单检查请求的 Origin，在名单里就原样写回，并加上 Vary: Origin；不要写死一个值，也不要不检查就照抄。',
        en: 'Let the server look up the Origin of the request in a list and write it back as it is, with Vary: Origin; neither one fixed value nor an unchecked copy.',
      },
    ],
    lessons: ['cors-simple', 'origins-and-caches', 'origin-site'],
  },
  'allow-origin-multiple': {
    title: {
      zh: 'Access-Control-Allow-Origin 有多个值',
      en: 'Access-Control-Allow-Origin holds several values',
    },
    why: {
      zh: '这个响应头只能有一个值。用逗号列出几个源，或者同一个响应头写了两次，浏览器都不认，哪怕其中就有页面的源。',
      en: 'This header takes one value. Several origins with commas between, or the header written twice, count as none, even with the right origin among them.',
    },
    fix: [
      {
        zh: '常见原因是应用和 nginx（或网关）各加了一次：只留一处，另一处删掉（nginx 可用 proxy_hide_header）。',
        en: 'The usual reason is that the application and nginx (or a gateway) add it both: keep one place, and remove it in the other (nginx: proxy_hide_header).',
      },
      {
        zh: '要允许多个源时，服务器在名单里查请求的 Origin，每次只写回这一个。',
        en: 'To allow several origins, look up the Origin of each request in a list and write back that one.',
      },
    ],
    lessons: ['cors-simple', 'origins-and-caches'],
  },
  'wildcard-with-credentials': {
    title: { zh: '带凭据的请求不接受 *', en: 'With credentials the wildcard does not count' },
    why: {
      zh: '页面要求带上凭据（credentials: "include" 或 withCredentials），这时 Access-Control-Allow-Origin 必须写明页面的源，* 不算数。',
      en: 'The page asks with credentials (credentials: "include", or withCredentials), and then Access-Control-Allow-Origin must name the origin of the page; * does not count.',
    },
    fix: [
      {
        zh: '不需要 cookie 就在页面里去掉 credentials / withCredentials，* 便可以用。',
        en: 'If no cookie is needed, take credentials / withCredentials out of the page; then * will do.',
      },
      {
        zh: '需要 cookie 就写明这个源，加上 Access-Control-Allow-Credentials: true 和 Vary: Origin；此时方法和请求头名单里的 * 也只是普通的字。',
        en: 'If cookies are needed, name the origin and add Access-Control-Allow-Credentials: true and Vary: Origin; in the lists of methods and headers * is then a plain name, too.',
      },
    ],
    lessons: ['cors-credentials'],
  },
  'credentials-not-allowed': {
    title: {
      zh: '服务器没有允许凭据',
      en: 'The server does not allow credentials',
    },
    why: {
      zh: '页面带着凭据提问，响应里的 Access-Control-Allow-Credentials 必须恰好是小写的 true；没有、写成 True 或 1 都不行。',
      en: 'The page asks with credentials, and Access-Control-Allow-Credentials must be exactly true, in lower case: absent, True or 1 will not do.',
    },
    fix: [
      {
        zh: '对名单里的源加上 Access-Control-Allow-Credentials: true，预检请求的响应也要有。',
        en: 'Send Access-Control-Allow-Credentials: true to origins on the list, on the answer to the preflight as well.',
      },
      { zh: '或者在页面里不带凭据。', en: 'Or ask without credentials.' },
    ],
    lessons: ['cors-credentials', 'cookies'],
  },
  'cors-unnamed': {
    title: {
      zh: 'CORS 检查没有通过，但这句话不认识',
      en: 'A CORS check failed, in words that are not known here',
    },
    why: {
      zh: '这句话的开头是浏览器的 CORS 错误，后面的原因不在已知的句子里，可能来自更新或更老的版本。',
      en: 'The sentence begins as a CORS error of a browser, and its reason is none that is known here; it may come from a newer or an older version.',
    },
    fix: [
      {
        zh: '用下面的命令取得响应头，贴进来，由规则判断。',
        en: 'Fetch the headers with the commands below and paste them: then the rule can judge.',
      },
    ],
    lessons: ['reading-a-failure'],
  },
  'preflight-status': {
    title: { zh: '预检请求的响应不是 2xx', en: 'The answer to the preflight is no 2xx' },
    why: {
      zh: '浏览器先用 OPTIONS 问一次，得到的状态码不是 2xx，真正的请求就没有发出。预检请求从来不带 cookie 和 Authorization，所以不能对它要求登录。',
      en: 'The browser asks with OPTIONS first and was answered with something else than a 2xx, so the request itself was never sent. A preflight carries no cookie and no Authorization, so no login can be asked of it.',
    },
    fix: [
      {
        zh: '让服务器在身份验证、路由和限流之前回答 OPTIONS：204，加上 CORS 响应头。',
        en: 'Let the server answer OPTIONS before authentication, routing and rate limits: 204, with the CORS headers.',
      },
      {
        zh: '前面有网关或 nginx 时，确认 OPTIONS 没有被它自己答掉。',
        en: 'Behind a gateway or nginx, see that it does not answer OPTIONS by itself.',
      },
    ],
    lessons: ['cors-preflight'],
  },
  'preflight-redirect': {
    title: { zh: '预检请求被重定向了', en: 'The preflight was redirected' },
    why: {
      zh: '预检请求不跟随重定向：OPTIONS 得到 3xx，真正的请求就没有发出。多半是地址差一点（http 与 https、末尾的斜杠、www），或者没有登录而被送去登录页。',
      en: 'A preflight follows no redirect: OPTIONS was answered 3xx, and the request itself was never sent. Mostly the address is off by a little (http for https, a slash at the end, www), or the server sends whoever is not logged in to its login page.',
    },
    fix: [
      {
        zh: '看 Location 指向哪里，让页面直接请求那个地址。',
        en: 'See where Location leads, and let the page ask that address.',
      },
      {
        zh: '如果指向登录页：先回答 OPTIONS，再检查登录；接口应当回答 401，而不是重定向。',
        en: 'If it is the login page: answer OPTIONS before looking at the login; and an API should answer 401, not a redirect.',
      },
    ],
    lessons: ['cors-preflight'],
  },
  'preflight-method': {
    title: { zh: '预检没有允许这个方法', en: 'The preflight does not allow the method' },
    why: {
      zh: 'GET、HEAD、POST 总是可以；别的方法必须写在预检响应的 Access-Control-Allow-Methods 里，区分大小写。',
      en: 'GET, HEAD and POST always pass; any other method must stand in Access-Control-Allow-Methods of the preflight’s answer, in its own case.',
    },
    fix: [
      {
        zh: '在预检请求的响应里写上这个方法（全大写），不是写在请求本身的响应里。',
        en: 'Write the method, in upper case, on the answer to the preflight, not on that of the request.',
      },
    ],
    lessons: ['cors-preflight'],
  },
  'preflight-header': {
    title: { zh: '预检没有允许这个请求头', en: 'The preflight does not allow the header' },
    why: {
      zh: '页面加的请求头不在安全名单里，必须写在预检响应的 Access-Control-Allow-Headers 里。Content-Type: application/json 也算这样的请求头。',
      en: 'The page adds a header that is not on the safelist, so it must stand in Access-Control-Allow-Headers of the preflight’s answer. Content-Type: application/json is such a header.',
    },
    fix: [
      {
        zh: '在预检请求的响应里把它写进 Access-Control-Allow-Headers（不分大小写）。Authorization 要写明，不要靠 *。',
        en: 'Write it into Access-Control-Allow-Headers of the preflight’s answer (case does not matter). Name Authorization; do not rely on *.',
      },
      {
        zh: '这个请求头没有用就别发，也许连预检请求都省了。',
        en: 'Or do not send the header, if nobody needs it: that may save the preflight, too.',
      },
    ],
    lessons: ['cors-preflight'],
  },
  'preflight-unreadable': {
    title: { zh: '预检响应里的名单写得不合语法', en: 'A list in the preflight’s answer is malformed' },
    why: {
      zh: 'Access-Control-Allow-Methods 和 Access-Control-Allow-Headers 是用逗号分隔的名字；出现分号、空格或引号，整个名单作废。',
      en: 'Access-Control-Allow-Methods and Access-Control-Allow-Headers are names with commas between; a semicolon, a space or a quote makes the whole list void.',
    },
    fix: [
      { zh: '改成逗号分隔，如 GET, PUT, DELETE。', en: 'Write it with commas, such as GET, PUT, DELETE.' },
    ],
    lessons: ['cors-preflight'],
  },
  'options-refused': {
    title: {
      zh: '服务器拒绝了 OPTIONS，预检请求也会失败',
      en: 'The server refused OPTIONS, so a preflight would fail too',
    },
    why: {
      zh: '这个 OPTIONS 没有 Access-Control-Request-Method，所以不是预检请求：浏览器的预检请求总带着它。但服务器连 OPTIONS 都拒绝，真正的预检请求多半得到同样的状态码，而预检的响应必须是 2xx。',
      en: 'This OPTIONS has no Access-Control-Request-Method, so it isn’t a preflight: a browser’s preflight always has it. But a server that refuses OPTIONS most likely gives a preflight the same status, and the response to a preflight must be a 2xx.',
    },
    fix: [
      {
        zh: '用下面的命令发送真正的预检请求，确认得到的状态码。',
        en: 'Send a real preflight with the command below to see its status.',
      },
      {
        zh: '让服务器在身份验证和路由之前回答 OPTIONS：204，加上 CORS 响应头。',
        en: 'Have the server respond to OPTIONS before authentication and routing: 204, with the CORS headers.',
      },
    ],
    lessons: ['cors-preflight'],
    source: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
  },
  'redirect-credentials': {
    title: {
      zh: '重定向的地址里有用户名和密码',
      en: 'The redirect’s address holds a user name and password',
    },
    why: {
      zh: '跨源请求不接受 Location 里带 user:password@ 的地址。',
      en: 'Across origins no Location with user:password@ is followed.',
    },
    fix: [{ zh: '把它们从 Location 里去掉。', en: 'Take them out of Location.' }],
    lessons: ['cors-simple'],
  },
  'redirect-refused': {
    title: { zh: '浏览器没有继续跟随重定向', en: 'The browser did not follow the redirect' },
    why: {
      zh: '重定向太多，或者不被允许。多半是两个地址互相重定向，或者没有登录。',
      en: 'There were too many redirects, or one that is not allowed. Mostly two addresses lead to each other, or nobody is logged in.',
    },
    fix: [
      {
        zh: '用 curl -i 一步一步看 Location。',
        en: 'Look at each Location with curl -i, one step at a time.',
      },
    ],
    lessons: ['cors-simple'],
  },
});
