import { causes } from './cause.ts';

/** Clients that aren’t browsers, and requests that the page itself gave up. */
export default causes({
  'native-failed': {
    title: { zh: '不是浏览器发的请求，所以不是 CORS', en: 'No browser sent this request, so it isn’t CORS' },
    why: {
      zh: 'React Native、Flutter、Java、Node、Postman 等自己发请求，不做 CORS 检查，服务器的 CORS 响应头与它们无关。这句话说的是没有连上：主机、端口、网络权限，或者明文被系统拦下。',
      en: 'React Native, Flutter, Java, Node, Postman and the like make no CORS check, so the server’s CORS headers mean nothing to them. The message says that no connection was made: host, port, network permission, or clear text that the system forbids.',
    },
    fix: [
      {
        zh: '手机和模拟器里的 localhost 是它自己：写电脑在局域网里的地址（Android 模拟器用 10.0.2.2），并让服务器监听 0.0.0.0。',
        en: 'On a phone or emulator localhost is the device itself: use the computer’s address in the local network (10.0.2.2 in the Android emulator), and let the server listen on 0.0.0.0.',
      },
      {
        zh: '用 http 时：Android 要允许明文（usesCleartextTraffic），iOS 要在 App Transport Security 里放行；最好直接用 https 和受信任的证书。',
        en: 'For http, Android needs cleartext traffic to be permitted and iOS an exception to App Transport Security; better use https with a trusted certificate.',
      },
    ],
    lessons: ['reading-a-failure#dead'],
    source: 'https://fetch.spec.whatwg.org/#http-cors-protocol',
    stops: null,
  },
  'cleartext-forbidden': {
    title: { zh: '系统不许应用用明文 http', en: 'The system forbids clear-text http to the app' },
    why: {
      zh: '这不是 CORS：Android 9 起、iOS 9 起，应用默认不能发明文请求，请求没有发出。',
      en: 'This isn’t CORS: since Android 9 and iOS 9 apps can’t send requests in the clear by default. Nothing was sent.',
    },
    fix: [
      {
        zh: '改用 https；只为开发时，在 Android 的 network_security_config 或 iOS 的 NSAppTransportSecurity 里单独放行这个主机。',
        en: 'Use https; for development only, permit this one host in Android’s network_security_config or iOS’s NSAppTransportSecurity.',
      },
    ],
    lessons: ['saw-nothing#mixed'],
    source: 'https://developer.android.com/privacy-and-security/security-config',
    stops: 'before-sending',
  },
  'request-aborted': {
    title: { zh: '请求被页面自己取消了', en: 'The page itself cancelled the request' },
    why: {
      zh: '这不是 CORS：调用了 abort()、设了超时，或者页面跳转、刷新、组件卸载时请求还没有完成。提交按钮在 <form> 里而没有 preventDefault()，就会这样。',
      en: 'This isn’t CORS: abort() was called, a timeout of the page’s own ran out, or the page navigated or reloaded before the request was done. A submit button in a <form> without preventDefault() does that.',
    },
    fix: [
      {
        zh: '看请求失败时页面是否在跳转或刷新；表单里调用 event.preventDefault()。',
        en: 'See whether the page was navigating or reloading; call event.preventDefault() in the form’s handler.',
      },
      {
        zh: '检查 AbortController、超时时间和组件卸载时的清理。',
        en: 'Check AbortController, timeouts, and what runs when a component unmounts.',
      },
    ],
    lessons: ['reading-a-failure'],
    source: 'https://dom.spec.whatwg.org/#aborting-ongoing-activities',
    stops: null,
  },
  'not-json': {
    title: { zh: '拿到了响应，但不是 JSON', en: 'The response arrived, but it isn’t JSON' },
    why: {
      zh: '这不是 CORS：页面读到了响应，内容以 < 开头，是一个 HTML 页面——多半是 404 页、登录页，或者开发服务器返回的 index.html（代理没有匹配这条路径）。',
      en: 'This isn’t CORS: the page read the response, and it begins with <, so it’s an HTML page: usually a 404 page, a login page, or the dev server’s index.html because no proxy rule matched the path.',
    },
    fix: [
      {
        zh: '在“网络”面板里看这个请求的地址、状态码和内容；先检查 response.ok，再调用 json()。',
        en: 'Look at URL, status and body of the request in the Network panel; check response.ok before json().',
      },
      {
        zh: '开发时核对 vite proxy 或 devServer.proxy 的路径，以及请求的是不是 API 的端口。',
        en: 'While developing, check the paths of the dev server’s proxy, and whether the request goes to the API’s port.',
      },
    ],
    lessons: ['reading-a-failure#error-page'],
    source: 'https://fetch.spec.whatwg.org/#dom-body-json',
    stops: 'nowhere',
  },
});
