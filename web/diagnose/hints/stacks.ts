import type { Bilingual } from '../../language.ts';
import { CAUSES } from '../causes/index.ts';
import type { Hint } from './hint.ts';

/** Where the list of each server stands that says what it did; the key is the value of its message. */
const LISTS: Readonly<Record<string, Bilingual>> = {
  'python-socketio': {
    zh: '这是 Python 的 Socket.IO 服务器（python-socketio、Flask-SocketIO）：把页面的源写进 cors_allowed_origins。',
    en: 'This is a Socket.IO server in Python (python-socketio, Flask-SocketIO): add the page’s origin to cors_allowed_origins.',
  },
  rails: {
    zh: '这是 Rails 的 Action Cable：config.action_cable.allowed_request_origins = ["页面的源"]。',
    en: 'This is Action Cable of Rails: config.action_cable.allowed_request_origins = ["the page’s origin"].',
  },
  gorilla: {
    zh: '这是 Go 的 gorilla/websocket：在 Upgrader 的 CheckOrigin 里把 Origin 与名单比较；不要一律返回 true。',
    en: 'This is gorilla/websocket for Go: compare Origin with a list in CheckOrigin of the Upgrader; don’t simply return true.',
  },
  'go-websocket': {
    zh: '这是 Go 的 coder/websocket：把页面的主机写进 AcceptOptions.OriginPatterns。',
    en: 'This is coder/websocket for Go: add the page’s host to AcceptOptions.OriginPatterns.',
  },
  spring: {
    zh: '这是 Spring：HTTP 用 CorsConfiguration 的 allowedOrigins、allowedMethods、allowedHeaders（用了 Spring Security 就在 http.cors() 里接上），WebSocket 用 setAllowedOrigins。',
    en: 'This is Spring: allowedOrigins, allowedMethods and allowedHeaders of CorsConfiguration for HTTP (with Spring Security, enable http.cors()), setAllowedOrigins for WebSockets.',
  },
  phoenix: {
    zh: '这是 Phoenix：在 config/*.exs 的 Endpoint 里把页面的源写进 check_origin。',
    en: 'This is Phoenix: add the page’s origin to check_origin of the Endpoint in config/*.exs.',
  },
  tornado: {
    zh: '这是 Tornado（Jupyter 也用它）：覆盖 check_origin，或者在 Jupyter 里设 allow_origin 为页面的源。',
    en: 'This is Tornado, which Jupyter uses too: override check_origin, or set allow_origin in Jupyter to the page’s origin.',
  },
  starlette: {
    zh: '这是 Starlette / FastAPI 的 CORSMiddleware：消息说了是 origin、method 还是 headers 不符，对应 allow_origins、allow_methods、allow_headers。',
    en: 'This is CORSMiddleware of Starlette / FastAPI: the message says which of origin, method and headers isn’t allowed; the lists are allow_origins, allow_methods and allow_headers.',
  },
  s3: {
    zh: '这是 S3：在桶的 CORS 配置里写 AllowedOrigins、AllowedMethods、AllowedHeaders，三样都要包含这次请求的。',
    en: 'This is S3: AllowedOrigins, AllowedMethods and AllowedHeaders of the bucket’s CORS configuration must all include what this request has.',
  },
  aspnet: {
    zh: '这是 ASP.NET Core：WithOrigins 写明页面的源（带凭据时再加 AllowCredentials），UseCors 放在 UseRouting 之后、UseAuthentication 之前。',
    en: 'This is ASP.NET Core: name the page’s origin in WithOrigins (with AllowCredentials if needed), and call UseCors after UseRouting and before UseAuthentication.',
  },
  express: {
    zh: '这是 Express 里 cors 的 origin 函数抛出的错误：它比较的名单里没有页面的源。不在名单里时调用 callback(null, false)，不要抛出错误，否则响应是 500。',
    en: 'The origin function given to cors in Express threw this: its list doesn’t have the page’s origin. For an unlisted origin call callback(null, false) instead of throwing, which makes a 500.',
  },
  fiber: {
    zh: '这是 Fiber 的 CORS 中间件：AllowCredentials 为 true 时，AllowOrigins 要写明源。',
    en: 'This is Fiber’s CORS middleware: with AllowCredentials, AllowOrigins must name the origins.',
  },
  gin: {
    zh: '这是 gin-contrib/cors：AllowOrigins 的每一项都要带协议，并且不能与 AllowAllOrigins 同时用。',
    en: 'This is gin-contrib/cors: each entry of AllowOrigins needs its scheme, and AllowAllOrigins can’t be used beside it.',
  },
  django: {
    zh: '这是 Django：CORS 的名单是 django-cors-headers 的 CORS_ALLOWED_ORIGINS，CSRF 的是 CSRF_TRUSTED_ORIGINS，两份都要带协议。',
    en: 'This is Django: the list for CORS is CORS_ALLOWED_ORIGINS of django-cors-headers, the one for CSRF is CSRF_TRUSTED_ORIGINS; both need the scheme.',
  },
  channels: {
    zh: '这是 Django Channels：看 ASGI 的路由里有没有这条路径；用了 AllowedHostsOriginValidator，就把页面的主机写进 ALLOWED_HOSTS；消费者没有调用 accept() 也会这样。',
    en: 'This is Django Channels: is the path among the ASGI routes? With AllowedHostsOriginValidator the page’s host must be in ALLOWED_HOSTS; a consumer that doesn’t call accept() looks the same.',
  },
  uvicorn: {
    zh: '这是 uvicorn 的日志：应用在 accept() 之前关闭了连接，或者没有这条 WebSocket 路由；FastAPI 的 CORSMiddleware 不管 WebSocket。',
    en: 'This is uvicorn’s log: the application closed before accept(), or has no WebSocket route for the path. CORSMiddleware of FastAPI doesn’t apply to WebSockets.',
  },
  sveltekit: {
    zh: '这是 SvelteKit 的 csrf 检查：设好 ORIGIN（adapter-node），或者把可信的源写进 csrf.trustedOrigins。',
    en: 'This is SvelteKit’s csrf check: set ORIGIN (adapter-node), or list trusted origins in csrf.trustedOrigins.',
  },
  nginx: {
    zh: '这是 nginx 的 error.log：upstream 后面写着它连的地址。',
    en: 'This is nginx’s error.log: after upstream it names the address that it connects to.',
  },
};

export const stackHints: readonly Hint[] = Object.entries(LISTS).map(([stack, text]) => ({
  id: `stack-${stack}`,
  applies: ({ cause, said }) =>
    said?.value === stack && said.by === 'server' && CAUSES[cause].stops !== 'nowhere',
  text,
}));
