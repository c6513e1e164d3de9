import type { Language } from '../language.ts';

const en = {
  origins: 'Pages that may come in, as the browser writes them in Origin.',
  first: 'Set before anything can fail, so that errors carry it too.',
  varies: 'The response depends on Origin, and caches must know.',
  preflight: 'A preflight carries no credentials: respond to it before you check any.',
  beforeAll: 'First of all: a preflight carries no credentials, so it can’t come after authentication.',
  yours: 'Your authentication and your own routes come here.',
  handshake: 'No CORS check protects a WebSocket: look at Origin here.',
  handshakeYours: 'Your authentication comes here: a handshake brings the cookies along.',
  speaks: 'The subprotocols that this server supports, in order of preference.',
  polls: 'For polling: lets the page read the responses.',
  gate: 'Refuses other pages: CORS doesn’t apply to a WebSocket.',
  noOrigin: 'A same-origin poll has no Origin; a program may send any.',
  connected: 'So far only Origin has been checked: authenticate the client here.',
  oneAddress: 'One address: for a second one Fastify would start a server that Socket.IO doesn’t know.',
  always: '“always”: errors carry them too.',
  empty: 'A header without a value isn’t sent.',
  dollar: 'nginx has no escape for a dollar sign.',
  isPreflight: 'A preflight, handled here before any other check.',
  doubled: 'The CORS headers of the program behind would be sent twice.',
  upgrade: 'A proxy doesn’t forward these two by itself.',
  foreign: 'A page that isn’t on the list.',
  foreignHandshake: 'A handshake from a page that isn’t on the list.',
};

/** The comments in the generated programs, without the sign that begins them. */
export type Comments = typeof en;

const zh: Comments = {
  origins: '允许的页面，与浏览器在 Origin 里写的一致。',
  first: '在任何可能出错的代码之前设置，出错的响应才会带上它。',
  varies: '响应因 Origin 而异，缓存需要知道。',
  preflight: '预检请求不带凭据：先响应它，再验证身份。',
  beforeAll: '放在最前面：预检请求不带凭据，不能放在身份验证之后。',
  yours: '你的身份验证和自己的路由放在这里。',
  handshake: 'WebSocket 没有 CORS 检查：要在这里检查 Origin。',
  handshakeYours: '你的身份验证放在这里：握手会带上 cookie。',
  speaks: '这台服务器支持的子协议，按偏好排序。',
  polls: '用于轮询：让页面能读到响应。',
  gate: '拒绝其他页面：WebSocket 不经过 CORS 检查。',
  noOrigin: '同源的轮询没有 Origin；程序则可以随意填写。',
  connected: '到这里只检查过 Origin：还要验证身份。',
  oneAddress: '只用一个地址：有第二个的话，Fastify 会另起一个 Socket.IO 不知道的服务器。',
  always: '“always”：出错的响应也带上它们。',
  empty: '值为空的响应头不会发送。',
  dollar: 'nginx 没有美元符号的转义写法。',
  isPreflight: '预检请求在这里响应，先于其他一切检查。',
  doubled: '后面的程序自己写的 CORS 头会与这里的重复。',
  upgrade: '代理不会自动转发这两个请求头。',
  foreign: '不在名单里的页面。',
  foreignHandshake: '不在名单里的页面发起的握手。',
};

const COMMENTS: Readonly<Record<Language, Comments>> = { zh, en };

export function commentsOf(language: Language): Comments {
  return COMMENTS[language];
}
