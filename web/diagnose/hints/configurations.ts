import { unsafeHeaderNames } from '../../rules/cors/safelist.ts';
import { CAUSES } from '../causes/index.ts';
import type { Known } from '../known.ts';
import type { NamedFailure } from '../named-failure.ts';
import type { PastedConfiguration } from '../reading/configuration.ts';
import type { Hint } from './hint.ts';

function isChecked({ cause }: NamedFailure): boolean {
  return CAUSES[cause].stops === 'cors-check' || CAUSES[cause].stops === 'preflight';
}

const ofConfiguration =
  (is: (one: PastedConfiguration, known: Known) => boolean): Hint['applies'] =>
  (failure, known) =>
    isChecked(failure) && known.configurations.some(one => is(one, known));

const allowsAny = ({ origins }: PastedConfiguration) =>
  origins?.some(value => value === '*' || value === 'true') ?? false;

function lacksName(list: readonly string[] | null, names: readonly string[]): boolean {
  if (list === null || list.length === 0 || list.includes('*') || list.includes('true')) return false;
  const known = list.map(name => name.toLowerCase());
  return names.some(name => !known.includes(name.toLowerCase()));
}

/** What a pasted configuration lacks for the request that failed. */
export const configurationHints: readonly Hint[] = [
  {
    id: 'configured-slash',
    applies: ofConfiguration(
      ({ origins }, { page }) =>
        page !== null && (origins ?? []).some(value => value !== page && value.replace(/\/+$/, '') === page),
    ),
    text: {
      zh: '粘贴的配置里，页面的源末尾多了一个斜杠：去掉它。',
      en: 'In the configuration that you pasted the page’s origin ends with a slash: remove it.',
    },
  },
  {
    id: 'configured-origin',
    applies: ofConfiguration(
      (one, { page }) =>
        page !== null &&
        one.origins !== null &&
        !allowsAny(one) &&
        one.origins.every(value => /^(?:null|[a-z][a-z+.-]*:\/\/\S*|[\w.-]+(?::\d+)?)$/i.test(value)) &&
        !one.origins.some(value => value.replace(/\/+$/, '') === page),
    ),
    text: {
      zh: '粘贴的配置里没有页面的源：把它原样加进名单（协议、主机、端口）。',
      en: 'The configuration that you pasted doesn’t have the page’s origin: add it as it is (scheme, host and port).',
    },
  },
  {
    id: 'configured-star-credentials',
    applies: ofConfiguration(
      (one, { credentials }) =>
        allowsAny(one) &&
        one.origins?.includes('*') === true &&
        (one.credentials === true || credentials === 'include'),
    ),
    text: {
      zh: '粘贴的配置用 * 允许任何源，而请求带凭据：浏览器不接受，要把源一个个写明。',
      en: 'The configuration that you pasted allows any origin with *, and the request carries credentials: browsers don’t accept that, so name each origin.',
    },
  },
  {
    id: 'configured-credentials',
    applies: ofConfiguration(
      ({ credentials, origins }, known) =>
        known.credentials === 'include' && credentials !== true && origins !== null,
    ),
    text: {
      zh: '请求带凭据，粘贴的配置里没有允许凭据：加上 credentials（Access-Control-Allow-Credentials: true）。',
      en: 'The request carries credentials, and the configuration that you pasted doesn’t allow them: add credentials (Access-Control-Allow-Credentials: true).',
    },
  },
  {
    id: 'configured-method',
    applies: ofConfiguration(
      ({ methods }, { method }) =>
        method !== null && !['GET', 'HEAD', 'POST'].includes(method) && lacksName(methods, [method]),
    ),
    text: {
      zh: '粘贴的配置里，允许的方法没有这次请求用的：加进去。',
      en: 'The methods in the configuration that you pasted don’t include the one of this request: add it.',
    },
  },
  {
    id: 'configured-header',
    applies: ofConfiguration(({ headers }, known) => lacksName(headers, unsafeHeaderNames(known.headers))),
    text: {
      zh: '粘贴的配置里，允许的请求头没有这次请求用的：加进去。',
      en: 'The headers in the configuration that you pasted don’t include one of this request: add it.',
    },
  },
  {
    id: 'configured-twice',
    applies: (failure, { configurations }) =>
      isChecked(failure) &&
      new Set(configurations.filter(({ origins }) => origins !== null).map(({ how }) => how)).size > 1,
    text: {
      zh: '粘贴的配置在两处写 Access-Control-Allow-Origin（CORS 库，和手写的响应头或 nginx）：响应里会有两个值，浏览器一个也不认。只留一处。',
      en: 'The configuration that you pasted writes Access-Control-Allow-Origin in two places (a CORS library, and by hand or in nginx): the response then has two values, and browsers accept neither. Keep one.',
    },
  },
  {
    id: 'configured-always',
    applies: ofConfiguration(({ nginx, always }) => nginx && !always),
    text: {
      zh: '粘贴的 nginx 配置里 add_header 没有写 always：出错的响应（4xx、5xx）就没有这些响应头。',
      en: 'In the nginx configuration that you pasted add_header lacks always: error responses (4xx, 5xx) don’t get these headers.',
    },
  },
  {
    id: 'configured-options',
    applies: (failure, { configurations }) =>
      failure.stops === 'preflight' && configurations.some(({ nginx, options }) => nginx && !options),
    text: {
      zh: '粘贴的 nginx 配置没有单独处理 OPTIONS：预检请求会转给应用。用 if ($request_method = OPTIONS) 返回 204，响应头在那个块里再写一遍（if 里有 add_header，就不再继承外面的）。',
      en: 'The nginx configuration that you pasted doesn’t handle OPTIONS, so preflights reach the application. Return 204 with if ($request_method = OPTIONS), and repeat the headers in that block: one with an add_header inherits none from outside.',
    },
  },
];
