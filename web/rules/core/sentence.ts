import type { Bilingual } from '../../language.ts';
import type { Consequence, Help, PageGets } from './consequence.ts';
import type { StepDefinition, StoppedPart } from './definition.ts';
import type { Step } from './verdict.ts';

const OBJECTS: Readonly<Record<Exclude<StoppedPart, 'nobody' | 'unseen' | 'silence'>, Bilingual>> = {
  call: { zh: '这次调用', en: 'the call' },
  request: { zh: '请求', en: 'the request' },
  response: { zh: '响应', en: 'the response' },
  redirect: { zh: '重定向', en: 'the redirect' },
  connection: { zh: '连接', en: 'the connection' },
  handshake: { zh: '握手', en: 'the handshake' },
  namespace: { zh: '命名空间的连接', en: 'the connection to the namespace' },
  cookie: { zh: '这个 cookie', en: 'the cookie' },
  'set-cookie': { zh: '这个 Set-Cookie', en: 'the Set-Cookie header' },
  message: { zh: '这条消息', en: 'the message' },
  reading: { zh: '这次读取', en: 'the access' },
  assignment: { zh: '这次赋值', en: 'the assignment' },
  display: { zh: '显示', en: 'the display' },
  script: { zh: '脚本', en: 'the script' },
};
const EITHER: Bilingual = { zh: '请求或它的响应', en: 'the request or its response' };
const IGNORED: Bilingual = { zh: '接收方没有采用这条消息', en: 'The receiver ignored the message' };
const REFUSING: Readonly<Record<'server' | 'proxy', Bilingual>> = {
  server: { zh: '服务器', en: 'The server' },
  proxy: { zh: '代理', en: 'The proxy' },
};
const SILENCE: Bilingual = { zh: '没有响应', en: 'There was no response' };

/** Who stopped what: the beginning of what a failed step says; null where nobody did. */
export function headOf(
  by: StepDefinition['by'],
  stopped: StoppedPart | undefined,
  consequence: Consequence | undefined,
): Bilingual | null {
  if (stopped === 'nobody' || stopped === 'unseen') return null;
  if (stopped === 'silence') return SILENCE;
  if (by === 'receiver') return IGNORED;
  if (by === 'server' || by === 'proxy') {
    const { en, zh } = OBJECTS[stopped ?? 'request'];
    const who = REFUSING[by];
    return { zh: `${who.zh}拒绝了${zh}`, en: `${who.en} refused ${en}` };
  }
  const { en, zh } = stopped ? OBJECTS[stopped] : objectOf(consequence);
  return { zh: `浏览器拦下了${zh}`, en: `The browser blocked ${en}` };
}

/** A request that was sent can no longer be blocked; its response can. */
function objectOf(consequence: Consequence | undefined): Bilingual {
  if (!consequence) return EITHER;
  const { sent, server } = consequence;
  return sent === 'request' || server === 'cached' ? OBJECTS.response : OBJECTS.request;
}

/** What had happened by then, as sentences of their own; that the far actor refused or ignored it, the first sentence says already. */
export function consequenceSentences(
  by: StepDefinition['by'],
  consequence: Consequence,
): readonly Bilingual[] {
  const { page, server } = consequence;
  const said = by !== 'browser' && server === 'refused';
  return [said ? null : happened(consequence), page && GETS[page]].filter(one => one !== null);
}

const AT_TARGET: Bilingual = {
  zh: '前面的请求已经发出，得到的响应是重定向；重定向的目标没有收到请求。',
  en: 'The request before it was sent, and the response was a redirect; the redirect’s target received nothing.',
};

function happened({ redirects, sent, server, status }: Consequence): Bilingual | null {
  switch (server) {
    case 'nothing':
      if (sent === 'unknown' || sent === 'reading') return null;
      if (sent === 'message') return { zh: '接收方没有得到任何事件。', en: 'The receiver gets no event.' };
      return redirects > 0 ? AT_TARGET : { zh: '什么也没有发送。', en: 'Nothing was sent.' };
    case 'answered-preflight':
      return {
        zh: '发出的只有预检请求，请求本身没有发出。',
        en: 'Only the preflight was sent; the request itself never was.',
      };
    case 'unknown':
      return sent === 'preflight'
        ? {
            zh: '发出的只有预检请求，服务器没有响应；请求本身没有发出。',
            en: 'Only the preflight was sent, and the server didn’t respond to it; the request itself was never sent.',
          }
        : {
            zh: '服务器处理了没有，从外面看不出来。',
            en: 'Whether the server acted on it can’t be seen from outside.',
          };
    case 'cached':
      return {
        zh: '响应来自 HTTP 缓存，这一次没有向服务器发请求。',
        en: 'The response came from the HTTP cache; this time no request was sent to the server.',
      };
    case 'redirected':
      return {
        zh: `服务器收到了请求，返回了重定向（${status}）。`,
        en: `The server had received the request and responded with a redirect (${status}).`,
      };
    case 'acted':
      return {
        zh: `服务器收到了请求，已经处理，返回了 ${status}。`,
        en: `The server had received the request, handled it and responded with ${status}.`,
      };
    case 'refused':
      return {
        zh: `服务器收到了请求，返回了 ${status}。`,
        en: `The server had received the request and responded with ${status}.`,
      };
    case 'answered':
      return {
        zh: '服务器收到了请求，并返回了响应。',
        en: 'The server had received the request and responded.',
      };
  }
}

const got = (name: string): Bilingual => ({ zh: `页面得到 ${name}。`, en: `The page gets a ${name}.` });
const GETS: Readonly<Record<PageGets, Bilingual>> = {
  TypeError: got('TypeError'),
  SecurityError: got('SecurityError'),
  SyntaxError: got('SyntaxError'),
  DataCloneError: got('DataCloneError'),
  'no-error': { zh: '发送方没有得到任何错误。', en: 'The sender gets no error.' },
  error: { zh: '页面得到 error 事件。', en: 'The page gets an error event.' },
  opaque: {
    zh: '页面得到不透明（opaque）的响应：状态码是 0，没有响应头，也没有内容。',
    en: 'The page gets an opaque response: status 0, no headers, no body.',
  },
  opaqueredirect: {
    zh: '页面得到 opaqueredirect 响应：状态码是 0，没有响应头，也看不到 Location。',
    en: 'The page gets an opaqueredirect response: status 0, no headers, not even Location.',
  },
  unfilled: { zh: '页面得到 load 事件，状态码是 0。', en: 'The page gets a load event with status 0.' },
  response: { zh: '页面读得到这个响应。', en: 'The page can read that response.' },
};

const STAR: Bilingual = {
  zh: '内容公开、请求不带凭据时，也可以写 *。',
  en: 'For public content requested without credentials, * works too.',
};

const DIRECTLY: Bilingual = {
  zh: '页面还要直接请求重定向的目标，不然跨源重定向又会让 Origin 变成 null。',
  en: 'It also has to request the redirect’s target directly, or the redirect makes its origin null again.',
};

/** The response that a CORS check looked at. */
export function responseOf(consequence: Consequence | undefined): Bilingual {
  return consequence?.sent === 'preflight' && consequence.server !== 'cached' ? PREFLIGHT_RESPONSE : RESPONSE;
}

const RESPONSE: Bilingual = { zh: '响应', en: 'the response' };
const PREFLIGHT_RESPONSE: Bilingual = { zh: '预检请求的响应', en: 'the response to the preflight' };
/** What the response to the request itself needs as well. */
const IN_BOTH = ['Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials'];

/** Where a cookie was left. */
export const LEFT: Readonly<Record<NonNullable<Step['left']>, Bilingual>> = {
  response: { zh: '浏览器没有存它。', en: 'It was not stored.' },
  request: { zh: '请求发出时没有带它。', en: 'The request was sent without it.' },
};

/** What happens with what would have helped: the run passes the step; the cookie is stored, or sent. */
const HELPED: Readonly<Record<NonNullable<Step['left']> | 'run', Bilingual>> = {
  run: { zh: '就能通过这一步', en: 'this check passes' },
  response: { zh: '就能存下', en: 'it is stored' },
  request: { zh: '就会带上', en: 'it is sent' },
};

/**
 * What would have let the run pass this step, or the cookie come through.
 *
 * @param left where the cookie was left that the step is about; absent: it is about a run
 */
export function helpSentences(
  help: Help,
  consequence: Consequence | undefined,
  left?: Step['left'],
): readonly Bilingual[] {
  const helped = HELPED[left ?? 'run'];
  switch (help.kind) {
    case 'header': {
      const { en, zh } = responseOf(consequence);
      const too = en === PREFLIGHT_RESPONSE.en && IN_BOTH.includes(help.name);
      return [
        {
          zh: `${zh}里写 ${help.name}: ${help.value}，就能通过这一步${too ? '；请求本身的响应里也要写' : ''}。`,
          en: `With ${help.name}: ${help.value} in ${en}, this check passes${too ? '; the response to the request itself needs it as well' : ''}.`,
        },
      ];
    }
    case 'own-origin':
      return [
        {
          zh: '页面的源不透明，Origin 是 null；谁都能发出 null，所以不要允许它。让页面有自己的源（不用 sandbox，或加上 allow-same-origin），再允许那个源。',
          en: 'The page’s origin is opaque and is sent as null, which any page can send: don’t allow it. Give the page an origin of its own (no sandbox, or one with allow-same-origin), and allow that.',
        },
        ...(help.redirected ? [DIRECTLY] : []),
        ...(help.star ? [STAR] : []),
      ];
    case 'direct':
      return [
        {
          zh: `跨源重定向之后，Origin 变成了 null；谁都能发出 null，所以不要允许它。让页面直接请求重定向的目标，再允许 ${help.page}。`,
          en: `After redirects across origins the request’s Origin is null, which any page can send: don’t allow it. Let the page request the redirect’s target directly, and allow ${help.page}.`,
        },
        ...(help.star ? [STAR] : []),
      ];
    case 'scheme':
      return [
        {
          zh: `改用 ${help.scheme} ${helped.zh}。`,
          en: `Over ${help.scheme} ${helped.en}.`,
        },
      ];
    case 'credentials':
      return [
        {
          zh: `写 credentials: "include"，${helped.zh}。`,
          en: `With credentials: "include" ${helped.en}.`,
        },
      ];
    case 'same-site':
      return [
        {
          zh: `页面和请求的目标同站时，${helped.zh}。`,
          en: `From a page of the same site ${helped.en}.`,
        },
      ];
    case 'attributes':
      return [attributesSentence(help.write.join('; '), help.noDomain, helped)];
  }
}

function attributesSentence(write: string, noDomain: boolean, helped: Bilingual): Bilingual {
  const written = { zh: `写上 ${write}`, en: `With ${write}` };
  const [zh, en] = !noDomain
    ? [written.zh, written.en]
    : write === ''
      ? ['去掉 Domain', 'Without Domain']
      : [`${written.zh}、不写 Domain`, `${written.en} and without Domain`];
  return { zh: `Set-Cookie 里${zh}，${helped.zh}。`, en: `${en} in Set-Cookie, ${helped.en}.` };
}
