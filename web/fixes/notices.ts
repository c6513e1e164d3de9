import { sentHeaders } from '../rules/cors/safelist.ts';
import { effectivePort, isBadPort } from '../rules/request/bad-port.ts';
import { blockedByConnectSources } from '../rules/request/connect-policy.ts';
import { blockedAsMixedContent } from '../rules/request/mixed-content.ts';
import type { FetchCase, FixCase, Notice } from './case.ts';
import { type CorsNeeds, isNameable, sentMethod } from './cors-needs.ts';

/** Where a case asks, for the comparisons. */
function targetOf({ url }: FixCase): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}

/** The origin of an address as pages write it; a WebSocket's address counts as that of its server's pages. */
function httpOrigin(url: URL): string {
  return new URL(url.href.replace(/^ws/, 'http')).origin;
}

/** What no server's configuration fixes, or what must be known beside it, most urgent first. */
export function noticesOf(of: FixCase, needs: CorsNeeds): readonly Notice[] {
  const page = of.pages[0] ?? '';
  const target = targetOf(of);
  return [
    ...(target ? sendingNotices(of, page, target) : []),
    ...pageNotices(of),
    ...kindNotices(of, page, target, needs),
  ];
}

/** What stops a request before a server sees it. */
function* sendingNotices(of: FixCase, page: string, target: URL): Generator<Notice> {
  if (isBadPort(target)) {
    yield {
      id: 'bad-port',
      instead: true,
      text: {
        zh: `浏览器不连接端口 ${effectivePort(target)}，无论服务器返回什么：让服务器改用别的端口。`,
        en: `No browser connects to port ${effectivePort(target)}, whatever the server would respond: move the server to another port.`,
      },
    };
  }
  if (blockedAsMixedContent(page, target.href)) {
    const secure = target.href.replace(/^(http|ws):/, '$1s:');
    yield {
      id: 'mixed-content',
      instead: true,
      text: {
        zh: `页面是 https，浏览器不发送明文请求（混合内容）：让服务器支持 TLS，并改用 ${secure}。`,
        en: `The page is https, so the browser sends no unencrypted request (mixed content): give the server TLS and use ${secure}.`,
      },
    };
  }
  if (of.connectSources && blockedByConnectSources(of.connectSources, target.href, page)) {
    const sources = [...of.connectSources.filter(source => source !== "'none'"), target.origin];
    yield {
      id: 'csp',
      instead: true,
      text: {
        zh: `是页面自己的 CSP 拦下的，请求没有发出：在发送页面的服务器上改成 connect-src ${sources.join(' ')}。`,
        en: `The page’s own CSP blocks it and nothing is sent: on the server that sends the page, make it connect-src ${sources.join(' ')}.`,
      },
    };
  }
}

/** Pages that cannot be let in by name. */
function* pageNotices({ pages }: FixCase): Generator<Notice> {
  if (pages.includes('null')) {
    yield {
      id: 'origin-null',
      instead: true,
      text: {
        zh: '不要允许 null：所有 sandbox 的 iframe、data: 页面和本地文件都共用它。让页面有一个真正的源，例如从 http 服务器打开它；沙箱里如果是你自己的内容，就加上 allow-same-origin。',
        en: 'Never allow null: every sandboxed iframe, data: page and local file shares it. Give the page a real origin: serve it over http, or, if the sandbox contains your own content, add allow-same-origin to it.',
      },
    };
  }
  const unusable = pages.filter(page => page !== 'null' && !isNameable(page));
  if (unusable.length > 0) {
    yield {
      id: 'origin-unusable',
      instead: false,
      text: {
        zh: `这些不是序列化的源，没有写进配置：${unusable.join(' ')}。源只有协议、主机和端口，没有路径，也没有末尾的斜杠；* 不是源，只适合任何人都能看的数据，而且不能带凭据。`,
        en: `These aren’t serialised origins and were left out: ${unusable.join(' ')}. An origin is scheme, host and port, with no path and no trailing slash; * isn’t one, and is only right for data that anyone may see, without credentials.`,
      },
    };
  }
}

/** What concerns the mechanism alone. */
function* kindNotices(of: FixCase, page: string, target: URL | null, needs: CorsNeeds): Generator<Notice> {
  const sameOrigin = target !== null && httpOrigin(target) === page;
  switch (of.kind) {
    case 'fetch':
      yield* fetchNotices(of, sameOrigin, target);
      break;
    case 'websocket':
      yield {
        id: 'no-cors-for-websocket',
        instead: false,
        text: {
          zh: 'WebSocket 不经过 CORS：Access-Control-* 响应头在这里什么也不改变，服务器必须自己检查 Origin。',
          en: 'A WebSocket isn’t subject to the CORS check: Access-Control-* headers change nothing here, so the server itself must check Origin.',
        },
      };
      break;
    case 'socket-io':
      if (sameOrigin) {
        yield {
          id: 'same-origin',
          instead: false,
          text: {
            zh: '页面与服务器同源，轮询不需要 CORS；下面的配置只用来挡住其他页面。',
            en: 'The page and the server are same-origin, so polling needs no CORS; this configuration only keeps other pages out.',
          },
        };
      }
  }
  if (needs.credentials && !sameOrigin) {
    yield {
      id: 'cookies',
      instead: false,
      text: {
        zh: '允许凭据只是允许读取：跨站时，cookie 本身还要是 SameSite=None; Secure，而且浏览器没有禁用第三方 cookie。',
        en: 'Allowing credentials only allows reading: across sites a cookie must also be SameSite=None; Secure, and the browser must not block third-party cookies.',
      },
    };
  }
}

function* fetchNotices(of: FetchCase, sameOrigin: boolean, target: URL | null): Generator<Notice> {
  if (sameOrigin) {
    yield {
      id: 'same-origin',
      instead: true,
      text: {
        zh: '页面与服务器同源，浏览器不做 CORS 检查：这里不需要任何 CORS 配置。',
        en: 'The page and the server are same-origin, so the browser makes no CORS check: no CORS configuration is needed here.',
      },
    };
  } else if (of.mode === 'same-origin') {
    yield {
      id: 'mode-same-origin',
      instead: true,
      text: {
        zh: '页面用了 mode: "same-origin"，浏览器不会向别的源发送：在页面里去掉这个 mode，然后才轮到服务器的配置。',
        en: 'The page uses mode: "same-origin", so the browser sends nothing to another origin: remove that mode from the page’s code; only then does the server’s configuration matter.',
      },
    };
  } else if (of.mode === 'no-cors') {
    yield {
      id: 'mode-no-cors',
      instead: true,
      text: {
        zh: '页面用了 mode: "no-cors"：没有预检请求，自定义的请求头会被丢掉，服务器写什么，响应都读不到。在页面里去掉这个 mode，再用下面的配置。',
        en: 'The page uses mode: "no-cors": there is no preflight, custom headers are dropped, and the response can never be read, whatever the server sends. Remove that mode from the page’s code, then use this configuration.',
      },
    };
  }
  const dropped = of.headers.filter(header => !sentHeaders([header]).length).map(({ name }) => name);
  if (dropped.length > 0) {
    yield {
      id: 'forbidden-headers',
      instead: false,
      text: {
        zh: `浏览器不让页面设置 ${dropped.join(', ')}，会直接去掉：服务器允许它们也没有用。`,
        en: `No page may set ${dropped.join(', ')}, and the browser silently drops them: allowing them on the server changes nothing.`,
      },
    };
  }
  const sent = sentMethod(of.method);
  if (sent !== sent.toUpperCase()) {
    yield {
      id: 'method-case',
      instead: false,
      text: {
        zh: `方法区分大小写，浏览器会原样发送 ${sent}：在页面里写成 ${sent.toUpperCase()}，配置里也是这样写的。`,
        en: `Methods are case-sensitive, and the browser sends ${sent} as written: write ${sent.toUpperCase()} in the page, which is what this configuration allows.`,
      },
    };
  }
  const hops = target ? [target.origin, ...of.redirects] : of.redirects;
  // Fetch, HTTP-redirect fetch: Origin becomes `null` when a redirect leaves an origin that is not the page's.
  if (hops.some((hop, at) => at > 0 && hop !== hops[at - 1] && hops[at - 1] !== of.pages[0])) {
    yield {
      id: 'redirect',
      instead: true,
      text: {
        zh: `响应重定向到另一个源（${hops.join(' → ')}），从第二个源起 Origin 变成 null，名单里的源就不再相符：让页面直接请求最后的地址，并在那里配置。`,
        en: `The response redirects to another origin (${hops.join(' → ')}); from the second one on, Origin is null, which matches no origin on a list: have the page request the last URL directly, and configure that server.`,
      },
    };
  }
}
