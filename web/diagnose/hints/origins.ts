import { fits, type Hint, urlOf } from './hint.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** A value of Access-Control-Allow-Origin that did not match, beside the page's origin. */
const mismatch =
  (is: (value: string | null, page: string | null) => boolean): Hint['applies'] =>
  ({ cause, value }, { page }) =>
    cause === 'allow-origin-mismatch' && is(value, page);

/** The same, where both are URLs. */
const mismatchOf = (is: (found: URL, wanted: URL) => boolean) =>
  mismatch((value, page) => {
    const [found, wanted] = [urlOf(value), urlOf(page)];
    return !!found && !!wanted && is(found, wanted);
  });

/** What programs make of values that are no text. */
const OF_CODE = /^(?:true|false|undefined|None|nil|\[object Object\]|function\b.*|\/.*\/|\$.*)$/i;

const partsOf = (value: string | null) => (value ?? '').split(',').map(part => part.trim());

/** How a value of Access-Control-Allow-Origin can be wrong by very little. */
export const originHints: readonly Hint[] = [
  {
    id: 'tainted',
    applies: mismatch((value, page) => page !== null && value === page),
    text: {
      zh: '这个值就是页面的源，为什么还不对？因为请求经过了跨源的重定向：从那以后浏览器发送的 Origin 是 null，服务器看不出它来自哪里。让页面直接请求最终的地址。',
      en: 'The value is the origin of the page: why is it wrong? The request went through a redirect to another origin, and from there on the browser’s Origin is null. Have the page request the final URL.',
    },
  },
  {
    id: 'trailing-slash',
    applies: mismatch(
      (value, page) => page !== null && value?.replace(/\/+$/, '') === page && value !== page,
    ),
    text: {
      zh: '只差末尾的斜杠：源没有路径，也没有斜杠，去掉它就对了。',
      en: 'Only the slash at the end is wrong: an origin has no path and no slash.',
    },
  },
  {
    id: 'value-of-code',
    applies: mismatch(value => OF_CODE.test(value ?? '')),
    text: {
      zh: '这个值是程序里的值变成的文字，不是源：CORS 库的 origin 选项写成了 false、true 之类，或者变量没有值。写成允许的源的名单。',
      en: 'The value is a value of the program that became text, not an origin: the CORS library’s option origin was false, true or a variable without a value. Give it the list of allowed origins.',
    },
  },
  {
    id: 'value-empty',
    applies: mismatch(value => value === ''),
    text: {
      zh: '响应头在，但值是空的：服务器读取允许的源的变量（环境变量、配置）没有值。',
      en: 'The header is there, but its value is empty: the variable or setting from which the server takes the origin has no value.',
    },
  },
  {
    id: 'value-pattern',
    applies: mismatch(value => !!value && value !== '*' && value.includes('*')),
    text: {
      zh: '值里有 *，但只有单独一个 * 才有意义，https://*.example.com 这样的通配不起作用：服务器要按名单检查 Origin，再原样写回。',
      en: 'The value has a * in it. Only a lone * means anything; a pattern such as https://*.example.com doesn’t work: the server must check Origin itself and write it back.',
    },
  },
  {
    id: 'no-scheme',
    applies: mismatch(
      value =>
        !!value && !value.includes('://') && value !== 'null' && !OF_CODE.test(value) && !value.includes('*'),
    ),
    text: {
      zh: '这个值没有协议：源要从 http:// 或 https:// 写起。',
      en: 'The value has no scheme: an origin begins with http:// or https://.',
    },
  },
  {
    id: 'case',
    applies: mismatch((value, page) => value !== page && value?.toLowerCase() === page),
    text: {
      zh: '只差大小写：浏览器的源总是小写。',
      en: 'Only the case is wrong: a browser’s origin is in lower case.',
    },
  },
  {
    id: 'scheme-differs',
    applies: mismatchOf(
      (found, wanted) => found.hostname === wanted.hostname && found.protocol !== wanted.protocol,
    ),
    text: {
      zh: '协议不同：http 与 https 是两个源。',
      en: 'The schemes differ: http and https are two origins.',
    },
  },
  {
    id: 'loopback-names',
    applies: mismatchOf(
      ({ hostname: found }, { hostname: wanted }) =>
        found !== wanted && LOOPBACK.test(found) && LOOPBACK.test(wanted),
    ),
    text: {
      zh: 'localhost、127.0.0.1 和 [::1] 是同一台机器，却是不同的源（而且不同站）。',
      en: 'localhost, 127.0.0.1 and [::1] are one machine and yet different origins (and different sites).',
    },
  },
  {
    id: 'port-differs',
    applies: mismatchOf(
      (found, wanted) =>
        found.hostname === wanted.hostname &&
        found.protocol === wanted.protocol &&
        found.port !== wanted.port,
    ),
    text: {
      zh: '只差端口：端口也是源的一部分。开发服务器的端口被占用时会自动换一个。',
      en: 'Only the port differs, and the port is part of an origin. A development server whose port is taken moves to the next.',
    },
  },
  {
    id: 'value-null',
    applies: mismatch(value => value === 'null'),
    text: {
      zh: '服务器写的是 null：不要这样写，任何沙箱 iframe 和本地文件的源都是 null。',
      en: 'The server says null: never do, for every sandboxed frame and local file has the origin null.',
    },
  },
  {
    id: 'page-null',
    applies: (failure, { page }) => page === 'null' && fits(failure, 'null-page'),
    text: {
      zh: '页面的源是 null：它是本地文件、沙箱 iframe 或 data: 页面。不要让服务器允许 null，而要让页面从 http 服务器打开。',
      en: 'The origin of the page is null: a local file, a sandboxed frame or a data: page. Do not let the server allow null; serve the page over http.',
    },
  },
  {
    id: 'doubled-same',
    applies: ({ cause, value }) => {
      const parts = partsOf(value);
      return cause === 'allow-origin-multiple' && parts.length > 1 && new Set(parts).size === 1;
    },
    text: {
      zh: '两个值一样：响应头被加了两次，几乎总是应用加一次、nginx 或网关又加一次。',
      en: 'Both values are the same: the header was added twice, almost always once by the application and once by nginx or a gateway.',
    },
  },
  {
    id: 'doubled-differently',
    applies: ({ cause, value }) => {
      const parts = partsOf(value);
      return cause === 'allow-origin-multiple' && new Set(parts).size > 1 && parts.includes('*');
    },
    text: {
      zh: '一个是 *，一个是写明的源：两处配置各说各的，例如应用写明了源，代理又加上 *。',
      en: 'One is * and one names an origin: two places configure it, such as an application that names it and a proxy that adds *.',
    },
  },
];
