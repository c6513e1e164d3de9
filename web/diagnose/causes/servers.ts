import { causes } from './cause.ts';

/** What servers, their logs and the proxies before them say themselves. */
export default causes({
  'origin-refused': {
    title: { zh: '服务器检查了 Origin，拒绝了连接', en: 'The server checked Origin and refused' },
    why: {
      zh: '这不是 CORS：服务器自己有一份允许的源的名单，页面的源不在里面，所以它拒绝了握手。加 Access-Control-* 响应头没有用。',
      en: 'This isn’t CORS: the server has a list of origins of its own, the page’s isn’t on it, and so it refused the handshake. Access-Control-* headers change nothing.',
    },
    fix: [
      {
        zh: '把页面的源加进这份名单：协议、主机、端口，末尾没有斜杠。不要关掉检查，否则任何网站都能以用户的身份连上来。',
        en: 'Add the page’s origin to that list: scheme, host and port, no slash at the end. Don’t turn the check off: any site could then connect in the user’s name.',
      },
      {
        zh: '服务器看到的主机名不对（前面有代理）时，让代理转发原来的 Host。',
        en: 'If the server sees a wrong host name behind a proxy, have the proxy pass on the original Host.',
      },
    ],
    lessons: ['websocket#open-by-default', 'websocket#refuse'],
    source: 'https://www.rfc-editor.org/rfc/rfc6455.html#section-10.2',
    stops: 'server',
    explains: true,
  },
  'cors-filter': {
    title: {
      zh: '服务器的 CORS 过滤器拒绝了这个源、方法或请求头',
      en: 'The server’s CORS filter refused this origin, method or header',
    },
    why: {
      zh: '拒绝来自服务器的 CORS 设置，不是身份验证：请求的 Origin、Access-Control-Request-Method 或 Access-Control-Request-Headers 里有一样不在它允许的范围内，它就返回错误，也不写 CORS 响应头。',
      en: 'The refusal comes from the server’s CORS settings, not from authentication: Origin, Access-Control-Request-Method or Access-Control-Request-Headers isn’t among what they allow, so it responds with an error and without CORS headers.',
    },
    fix: [
      {
        zh: '逐项核对设置：源（协议、主机、端口，没有末尾的斜杠）、方法、请求头，三样都要包含这次请求的。',
        en: 'Compare the settings one by one: origin (scheme, host and port, no slash at the end), method and headers must all include what this request has.',
      },
    ],
    lessons: ['cors-preflight', 'cors-simple#allowlist'],
    source: 'https://fetch.spec.whatwg.org/#http-responses',
    stops: 'server',
    explains: true,
  },
  'cors-settings': {
    title: { zh: '服务器的 CORS 设置自相矛盾', en: 'The server’s CORS settings contradict themselves' },
    why: {
      zh: '允许任何源（*）又允许凭据，浏览器不接受，所以框架在启动时或处理请求时就报错了；或者名单里的源写得不合格式。',
      en: 'Any origin (*) together with credentials is nothing that a browser accepts, so the framework throws at startup or on a request; or an origin on the list is malformed.',
    },
    fix: [
      {
        zh: '带凭据时把允许的源一个个写明（协议、主机、端口，没有路径和末尾的斜杠）；不要用 .* 之类的通配绕过它。',
        en: 'With credentials, write each allowed origin out (scheme, host and port, no path, no slash at the end); don’t get around it with a pattern such as .*.',
      },
    ],
    lessons: ['cors-credentials#star', 'origins-and-caches#reflect'],
    source: 'https://fetch.spec.whatwg.org/#cors-protocol-and-credentials',
    stops: null,
    explains: true,
  },
  'csrf-origin': {
    title: { zh: '服务器的 CSRF 检查拒绝了这个源', en: 'The server’s CSRF check refused this origin' },
    why: {
      zh: '这不是 CORS：框架防伪造请求的检查把 Origin 或 Referer 与它可信的源相比，不一致就返回 403。CORS 名单与它是两份。',
      en: 'This isn’t CORS: the framework’s check against forged requests compares Origin or Referer with the origins that it trusts, and responds with 403. Its list is another than that of CORS.',
    },
    fix: [
      {
        zh: '把页面的源写进它的可信名单（Django 是 CSRF_TRUSTED_ORIGINS，要带协议）；不要整个关掉检查。',
        en: 'Add the page’s origin to its trusted origins (CSRF_TRUSTED_ORIGINS in Django, with the scheme); don’t turn the check off.',
      },
      {
        zh: '代理后面主机或协议不对时，让代理转发 Host 和 X-Forwarded-Proto，并让应用信任它们。',
        en: 'Where host or scheme is wrong behind a proxy, pass on Host and X-Forwarded-Proto, and let the application trust them.',
      },
    ],
    lessons: ['samesite#fetch-metadata', 'same-origin-policy#executed'],
    source: 'https://httpwg.org/specs/rfc9110.html#status.403',
    stops: 'server',
    explains: true,
  },
  'dev-server-host': {
    title: { zh: '开发服务器不接受这个主机名或源', en: 'The dev server doesn’t accept this host or origin' },
    why: {
      zh: '这不是 CORS：开发服务器（Vite、webpack、Next.js）只响应它认识的主机名和源，防止别的网站读取源码。',
      en: 'This isn’t CORS: the dev server (Vite, webpack, Next.js) responds only to hosts and origins that it knows, so that no other site reads the sources.',
    },
    fix: [
      {
        zh: '把这个主机名写进它的设置：Vite 的 server.allowedHosts，webpack 的 devServer.allowedHosts，Next.js 的 allowedDevOrigins。不要用 all 或 true 放开一切。',
        en: 'Add the host to its settings: server.allowedHosts in Vite, devServer.allowedHosts in webpack, allowedDevOrigins in Next.js. Don’t open it with all or true.',
      },
    ],
    lessons: ['origin-site'],
    source: 'https://httpwg.org/specs/rfc9110.html#status.403',
    stops: 'server',
    explains: true,
  },
  'proxy-upstream': {
    title: { zh: '代理连不上它后面的应用', en: 'The proxy doesn’t reach the application behind it' },
    why: {
      zh: '这不是 CORS：代理（开发服务器的 proxy、nginx 等）收到了请求，却连不上它要转发到的地址，于是自己返回 500 或 502，没有 CORS 响应头。',
      en: 'This isn’t CORS: the proxy (a dev server’s, nginx, …) received the request, couldn’t reach the target that it forwards to, and responded with a 500 or 502 of its own, without CORS headers.',
    },
    fix: [
      {
        zh: '启动应用，核对 target 的主机和端口；Node 17 起 localhost 可能解析成 ::1，应用只监听 127.0.0.1 时把 target 写成 http://127.0.0.1:端口。',
        en: 'Start the application and check host and port of the target. Since Node 17 localhost may resolve to ::1: if the application listens on 127.0.0.1 only, write http://127.0.0.1:port as the target.',
      },
      {
        zh: '在容器里，localhost 是容器自己：target 写服务名，并让应用监听 0.0.0.0。',
        en: 'In a container localhost is the container itself: use the service’s name as the target, and let the application listen on 0.0.0.0.',
      },
    ],
    lessons: ['reading-a-failure#error-page', 'reading-a-failure#dead'],
    source: 'https://httpwg.org/specs/rfc9110.html#status.502',
    stops: 'server',
    explains: true,
  },
  'rate-limited': {
    title: { zh: '请求太频繁，被限流了', en: 'Too many requests: a rate limit' },
    why: {
      zh: '这不是 CORS：CDN 或网关按频率拒绝了请求（429，或 Cloudflare 的 1015），它的响应里没有 CORS 响应头，控制台里就可能写成 CORS 错误。',
      en: 'This isn’t CORS: a CDN or gateway refused the request because there were too many (429, or Cloudflare’s 1015). Its response has no CORS headers, so the console may call it a CORS error.',
    },
    fix: [
      {
        zh: '降低频率，合并请求，按 Retry-After 重试；规则是你的，就放宽它，并让 OPTIONS 不计数。',
        en: 'Send fewer requests, and retry by Retry-After. If the rule is yours, relax it, and don’t count OPTIONS.',
      },
    ],
    lessons: ['reading-a-failure#error-page'],
    source: 'https://www.rfc-editor.org/rfc/rfc6585.html#section-4',
    stops: 'server',
    explains: true,
  },
  'edge-refused': {
    title: {
      zh: '防火墙或机器人检查在入口拒绝了请求',
      en: 'A firewall or bot check refused the request at the edge',
    },
    why: {
      zh: '这不是 CORS：CDN 或防火墙自己返回了一个页面（要求验证，或者直接拒绝），应用没有看到请求，响应也就没有 CORS 响应头。',
      en: 'This isn’t CORS: a CDN or firewall responded with a page of its own (a challenge, or a refusal). The application never saw the request, hence no CORS headers.',
    },
    fix: [
      {
        zh: '规则是你的：放行这条路径和 OPTIONS，接口不要用要人点击的验证。',
        en: 'If the rule is yours: exempt this path and OPTIONS; an API can’t pass a challenge that a person has to click.',
      },
    ],
    lessons: ['reading-a-failure#error-page'],
    source: 'https://httpwg.org/specs/rfc9110.html#status.403',
    stops: 'server',
    explains: true,
  },
  'route-missing': {
    title: { zh: '网关没有这条路径或方法', en: 'The gateway has no such route or method' },
    why: {
      zh: '“Missing Authentication Token”是 API Gateway 对不存在的路径或方法的响应，与身份验证无关；多半是路径、阶段名不对，或者没有为 OPTIONS 建方法。',
      en: '“Missing Authentication Token” is what API Gateway sends for a path or method that doesn’t exist, and has nothing to do with authentication: the path or the stage is wrong, or no OPTIONS method was created.',
    },
    fix: [
      {
        zh: '核对路径和阶段名；给这个资源启用 CORS（会建 OPTIONS 方法），然后重新部署。',
        en: 'Check path and stage; enable CORS for the resource (which creates the OPTIONS method), and deploy again.',
      },
    ],
    lessons: ['cors-preflight'],
    source: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
    stops: 'server',
    explains: true,
  },
  'handshake-refused-by-server': {
    title: { zh: '服务器拒绝了 WebSocket 握手', en: 'The server refused the WebSocket handshake' },
    why: {
      zh: '这不是 CORS：日志说明是应用自己（或它前面的检查）没有接受这次握手，页面只得到 1006。',
      en: 'This isn’t CORS: by its log the application, or a check before it, didn’t accept the handshake. The page learns only 1006.',
    },
    fix: [
      {
        zh: '按日志里的原因改：路径有没有路由，Origin 在不在名单里，有没有登录，代理有没有转发 Upgrade。',
        en: 'Follow the reason in the log: is there a route for the path, is Origin on the list, is the user logged in, does the proxy pass on Upgrade?',
      },
    ],
    lessons: ['websocket#refuse'],
    kind: 'websocket',
    stops: 'server',
    vague: 0,
    asks: 'server-log',
  },
  'upgrade-lost': {
    title: { zh: '握手到服务器时没有了 Upgrade', en: 'The handshake reached the server without Upgrade' },
    why: {
      zh: '这不是 CORS：Upgrade 和 Connection 只管一段连接，前面的代理没有转发，服务器看到的是普通的 GET。',
      en: 'This isn’t CORS: Upgrade and Connection apply to one connection only, a proxy in front didn’t pass them on, and the server saw a plain GET.',
    },
    fix: [
      {
        zh: 'nginx：proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; 云上的负载均衡和 CDN 要单独开启 WebSocket。',
        en: 'nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; load balancers and CDNs may need WebSocket to be switched on.',
      },
    ],
    lessons: ['websocket#handshake', 'websocket#layers'],
    source: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-7.8',
    kind: 'websocket',
    stops: 'server',
    explains: true,
  },
});
