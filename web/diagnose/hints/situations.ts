import { CAUSES } from '../causes/index.ts';
import type { Known } from '../known.ts';
import type { NamedFailure } from '../named-failure.ts';
import { type Hint, urlOf } from './hint.ts';

/** Pages that belong to nobody who would ask here: a script that runs in them was put there by an extension. */
const OF_OTHERS =
  /(?:^|\.)(?:google\.[a-z.]{2,6}|youtube\.com|facebook\.com|twitter\.com|x\.com|linkedin\.com|github\.com|instagram\.com|amazon\.[a-z.]{2,6}|reddit\.com|wikipedia\.org|bing\.com|baidu\.com|bilibili\.com|zhihu\.com|taobao\.com|web\.whatsapp\.com|netflix\.com)$/i;
const LOCAL = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/;
const APP = /^(?!https?:|(?:chrome|moz|safari-web)-extension:)[a-z-]+:\/\//;

function isChecked({ cause }: NamedFailure): boolean {
  return CAUSES[cause].stops === 'cors-check' || CAUSES[cause].stops === 'preflight';
}

function isLocal(text: string | null): boolean {
  const url = urlOf(text);
  return url !== null && /^https?:/.test(url.protocol) && LOCAL.test(url.hostname);
}

function isForeignPage({ page, url, situations }: Known): boolean {
  const [from, to] = [urlOf(page), urlOf(url)];
  if (from === null || to === null || from.hostname === to.hostname) return false;
  return (
    OF_OTHERS.test(from.hostname) ||
    (situations.includes('extension-script') && /^https?:/.test(from.protocol))
  );
}

/** What follows from where the page and its server are. */
export const situationHints: readonly Hint[] = [
  {
    id: 'content-script',
    applies: (failure, known) => isChecked(failure) && isForeignPage(known),
    text: {
      zh: '页面是别人的网站，发请求的多半是扩展的内容脚本：它的请求算那个页面的，要过 CORS。把请求放到扩展的 service worker 里发，并在 host_permissions 里写明目标，再用消息传回来。',
      en: 'The page is somebody else’s site, so an extension’s content script probably sent the request; it counts as that page’s and is subject to CORS. Send it from the extension’s service worker, with the target in host_permissions, and pass the result on by message.',
    },
  },
  {
    id: 'extension-page',
    applies: (failure, { page }) =>
      isChecked(failure) && /^(?:chrome|moz|safari-web)-extension:/.test(page ?? ''),
    text: {
      zh: '请求来自扩展自己的页面：在 manifest 的 host_permissions 里写明目标，就不受 CORS 限制。',
      en: 'The request comes from a page of an extension: with the target in host_permissions of its manifest, CORS doesn’t restrict it.',
    },
  },
  {
    id: 'app-origin',
    applies: (failure, { page }) => isChecked(failure) && APP.test(page ?? ''),
    text: {
      zh: '页面是一个应用（WebView），它的源有自己的协议：把它原样写进服务器的名单。Android 上的源可能不同（如 http://localhost 或 https://localhost），两个都要写。也可以用应用的原生 HTTP 接口，它不做 CORS 检查。',
      en: 'The page is an app’s (a web view), whose origin has a scheme of its own: put it on the server’s list as it is. On Android it may be another (such as http://localhost or https://localhost), so list both. Or use the app’s native HTTP client, which makes no CORS check.',
    },
  },
  {
    id: 'dev-proxy',
    applies: (failure, { page, url, kind }) =>
      kind !== 'websocket' &&
      isChecked(failure) &&
      isLocal(page) &&
      page !== urlOf(url)?.origin &&
      url !== null,
    text: {
      zh: '页面在本机开发服务器上：也可以让它代理接口（vite proxy、devServer.proxy），页面只写 /api 这样的路径，请求就是同源的。上线后由反向代理做同样的事。',
      en: 'The page is on a dev server: let it proxy the API (server.proxy in Vite, devServer.proxy in webpack), and write only a path such as /api in the page; the request is then same-origin. In production a reverse proxy does the same.',
    },
  },
  {
    id: 'cached-response',
    applies: (failure, { situations }) => isChecked(failure) && situations.includes('cached'),
    text: {
      zh: '这个响应来自缓存：缓存里可能是给别的源、或者不带 Origin 的请求存下的那一份。让服务器对每个响应都写 Vary: Origin，清掉缓存再试。',
      en: 'The response came from a cache, which may hold what was stored for another origin, or for a request without Origin. Send Vary: Origin with every response, empty the cache, and try again.',
    },
  },
];
