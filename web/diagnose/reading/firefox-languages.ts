import type { CauseId } from '../causes/index.ts';
import { type PastedMessage, said } from './pasted.ts';
import { fieldsOf, notHttp, type Sentence } from './sentence.ts';

/**
 * Firefox’s sentences in the languages that it ships, by what no translation changes: the address, the names of headers, the values in
 * quotes and their order, the status. Where that doesn’t decide, by the stem of one word (security.properties and appstrings.properties of
 * the language packs, Firefox ESR 153).
 */

/** Words of English prose: somebody writes about CORS, or the English sentence was not read for another reason. */
const ENGLISH = /\b(?:the|has|blocked|with|my|when|this|not|allowed|from|failed|cannot|load)\b/i;
const QUOTED = /«\s?([^»]{0,300}?)\s?»|「([^」]{0,300})」|"([^"]{0,300})"|(?<!\p{L})'([^']{0,300})'/gu;
const HEADER = /Access-Control-Allow-(Origin|Credentials|Methods|Headers)/i;
/** What follows the reason: `(null)`, or three digits behind a colon. */
const STATUS = /[:：]\s?\(?(null|\d{3})\)?[.。]?\s*$|[:：]\s?\(?(null|\d{3})\)?[.。]?(?=\s)/;
const PREFLIGHT =
  /preflight|pré-vérification|verificación previa|preliminar|comprovação|预检|預檢|プリフライト|사전|OPTIONS|предварит/i;
const MISSING =
  /fehlt|falta|manquant|mancante|足りない|없음|brak|отсутств|缺少|ausente|ontbreekt|saknas|mangler|puuttuu|hiányzik|chybí|eksik/i;
const TOKEN = /token|jeton|令牌|トークン|토큰|токен/i;
const REDIRECT = /redire[ck]|weiterleitung|重定向|重導|リダイレクト|리다이렉트|przekierowanie|перенаправлен/i;

/** Everything between quotes but the names of the headers themselves. */
function valuesIn(reason: string): readonly string[] {
  return [...reason.matchAll(QUOTED)]
    .map(match => (match[1] ?? match[2] ?? match[3] ?? match[4] ?? '').trim())
    .filter(value => !HEADER.test(value) && !/^preflight$/i.test(value));
}

type Read = Partial<PastedMessage> & { readonly cause: CauseId };

function ofOrigin(reason: string, values: readonly string[], status: string | undefined): Read {
  const [value] = values;
  if (value === '*') return { cause: 'wildcard-with-credentials' };
  if (value !== undefined)
    return { cause: value.includes(',') ? 'allow-origin-multiple' : 'allow-origin-mismatch', value };
  return {
    cause: MISSING.test(reason) || status !== undefined ? 'allow-origin-missing' : 'allow-origin-multiple',
  };
}

function ofHeaders(reason: string, [value]: readonly string[]): Read {
  const at = 'preflight' as const;
  return value !== undefined && (PREFLIGHT.test(reason) || !TOKEN.test(reason))
    ? { cause: 'preflight-header', at, header: value }
    : { cause: 'preflight-unreadable', at, value: 'Access-Control-Allow-Headers' };
}

function ofNoHeader(reason: string, status: string | undefined): Read {
  if (PREFLIGHT.test(reason)) {
    const redirected = status?.startsWith('3');
    return { cause: redirected ? 'preflight-redirect' : 'preflight-status', at: 'preflight' };
  }
  if (status !== undefined) return { cause: 'did-not-succeed' };
  if (/\bhttp(?!s?:)/i.test(reason)) return { cause: 'not-http' };
  if (REDIRECT.test(reason)) return { cause: 'preflight-redirect', at: 'preflight' };
  return { cause: 'cors-unnamed' };
}

function reasonIn(reason: string, status: string | undefined): Read {
  const values = valuesIn(reason);
  switch (HEADER.exec(reason)?.[1]?.toLowerCase()) {
    case 'origin':
      return ofOrigin(reason, values, status);
    case 'credentials':
      // One translation names this header in the sentence about the wildcard.
      return { cause: values.includes('*') ? 'wildcard-with-credentials' : 'credentials-not-allowed' };
    case 'methods':
      return values.length > 0
        ? { cause: 'preflight-unreadable', at: 'preflight', value: 'Access-Control-Allow-Methods' }
        : { cause: 'preflight-method', at: 'preflight' };
    case 'headers':
      return ofHeaders(reason, values);
    default:
      return ofNoHeader(reason, status);
  }
}

/** The address of a sentence, without the quotes and the full stop behind it. */
function trimmed(url: string): string {
  return url.replace(/['"».,)]+$/, '');
}

function cors({ url = '', reason = '' }: Readonly<Record<string, string | undefined>>, before: string) {
  // The address stands behind a heading with a colon.
  if (
    !/[:：][^\n]{5,200}$/.test(before) ||
    ENGLISH.test(before) ||
    ENGLISH.test(reason) ||
    /-Control-Allow-|CORS/.test(before)
  )
    return null;
  // And the reason behind a bracket, or a heading of its own.
  if (!/^[^\n]{0,200}?[(（:：][^\n]{0,200}?(?:CORS|Access-Control)/.test(reason)) return null;
  const match = STATUS.exec(reason);
  const status = match?.[1] ?? match?.[2];
  const read = reasonIn(match ? reason.slice(0, match.index) : reason, status);
  const address = trimmed(url);
  return said(read.cause, 'firefox', {
    ...fieldsOf({ url: address, status }),
    measured: false,
    ...read,
    ...(read.cause === 'not-http' && notHttp(address)),
  });
}

const URL_ = String.raw`["']?(?<url>(?:wss?|https?):\/\/[\x21-\x7e]{1,2048})`;
/** “Firefox can’t establish a connection to the server at …”, around the address. */
const UNCONNECTED = [
  `Firefox kann keine Verbindung zu dem Server unter ${URL_}`,
  `Firefox no puede establecer una conexión con el servidor en ${URL_}`,
  `Firefox ne peut établir de connexion avec le serveur à l'adresse ${URL_}`,
  `Firefox non può stabilire una connessione con il server ${URL_}`,
  `Firefox nie może nawiązać połączenia z serwerem ${URL_}`,
  `Firefox não conseguiu estabelecer uma conexão com o servidor ${URL_}`,
  `Firefox не может установить соединение с сервером ${URL_}`,
  `Firefox 无法建立到 ?${URL_}`,
  `Firefox 無法與伺服器 ?${URL_}`,
  `Firefox가 ?${URL_} ?서버에 연결할 수 없`,
  `${URL_} のサーバーへの接続を確立できません`,
];
/** “The connection to … was interrupted while the page was loading.” */
const INTERRUPTED = [
  `Die Verbindung zu ${URL_} wurde unterbrochen, während`,
  `La conexión a ${URL_} fue interrumpida mientras`,
  `La connexion avec ${URL_} a été interrompue pendant`,
  `La connessione con ${URL_} è stata interrotta durante`,
  `Połączenie z ${URL_} zostało przerwane podczas`,
  `A conexão com ${URL_} foi interrompida durante`,
  `Во время загрузки страницы соединение с ${URL_}`,
  `加载页面时与 ?${URL_} ?的连接中断`,
  `載入頁面時與 ?${URL_} ?的連線中斷`,
  `페이지 로드 중 ${URL_} ?에 대한 연결이 중단`,
  `ページの読み込み中に ?${URL_} への接続が切断`,
];
const MIXED =
  /(?:gemischten (?:aktiven|Ansichts)|(?:activo|visual) mixto|contenu mixte|contenuto misto|混在(?:アクティブ|表示)|混合(?:活动|内容)|混[合和]的|혼합된|mieszanych treści|conteúdo misto|смешанного)[^\n]{0,80}?["'«「]\s?(?<url>(?:http|ws):\/\/[^\s"'»」]{1,2048})/;

/** Sentences in other languages than English. */
export const firefoxLanguages: readonly Sentence[] = [
  {
    by: 'firefox',
    pattern:
      /(?<![\w.-])(?<url>[\w.-]{2,253}:(?=[/\d])[\x21-\x7e]{1,2048})(?<reason>[^\n]{0,200}?(?:CORS|Access-Control-Allow-)[^\n]{0,1000})/,
    means: cors,
  },
  ...UNCONNECTED.map(source => ({
    by: 'firefox' as const,
    pattern: new RegExp(source),
    means: (groups: Readonly<Record<string, string | undefined>>) => {
      const url = trimmed(groups.url ?? '');
      return said(/^http/.test(url) ? 'event-source-failed' : 'socket-failed', 'firefox', {
        measured: false,
        ...fieldsOf({ url }),
      });
    },
  })),
  ...INTERRUPTED.map(source => ({
    by: 'firefox' as const,
    pattern: new RegExp(source),
    means: (groups: Readonly<Record<string, string | undefined>>) =>
      said('closed-by-page', 'firefox', { measured: false, ...fieldsOf({ url: trimmed(groups.url ?? '') }) }),
  })),
  {
    by: 'firefox',
    pattern: MIXED,
    means: groups => said('mixed-content', 'firefox', { measured: false, ...fieldsOf(groups) }),
  },
  {
    by: 'firefox',
    pattern: /[(（](?<directive>[a-z]{3,20}-src(?:-[a-z]{4})?)[)）](?<after>[^\n]{0,2300})/,
    means: ({ directive, after = '' }, before) => {
      if (before.trim().length < 10) return null;
      if (ENGLISH.test(before) || ENGLISH.test(after) || /Report-Only/.test(before)) return null;
      const url = /(?:https?|wss?):\/\/[\x21-\x7e]{1,2048}/.exec(`${after} ${before}`)?.[0];
      if (url === undefined) return null;
      const cause = directive === 'connect-src' ? 'csp' : 'csp-element';
      return said(cause, 'firefox', { measured: false, ...fieldsOf({ url: trimmed(url) }) });
    },
  },
];
