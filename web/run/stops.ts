import type { StopPlace, Subject } from '../experiments/experiment.ts';
import type { Bilingual } from '../language.ts';
import type { Stop } from '../rules/core/stop.ts';
import type { Verdict } from '../rules/core/verdict.ts';
import { type Answer, isRelation, type Relation } from './answers.ts';
import { fill } from './words.ts';

/** One stop: a few letters for the picture, a prediction, and what a run that ended there did. */
export interface StopText {
  readonly short: Bilingual;
  readonly long: Bilingual;
  readonly done: Bilingual;
}

interface SubjectText {
  /** What the prediction answers. */
  readonly question: Bilingual;
  /** What makes sense for it: only that is offered as a prediction, and only such a stop may be claimed. */
  readonly stops: Readonly<Partial<Record<Answer, StopText>>>;
}

const WHERE: Bilingual = { zh: '会停在哪里？', en: 'Where does it stop?' };

const REQUEST: Readonly<Record<Stop, StopText>> = {
  'before-sending': {
    short: { zh: '没有发出', en: 'never sent' },
    long: { zh: '浏览器不发送', en: 'the browser doesn’t send it' },
    done: { zh: '浏览器没有发出请求。', en: 'The request is never sent.' },
  },
  preflight: {
    short: { zh: '预检没有通过', en: 'preflight fails' },
    long: { zh: '预检请求没有通过', en: 'the preflight fails' },
    done: { zh: '预检请求没有通过。', en: 'The preflight fails.' },
  },
  server: {
    short: { zh: '服务器拒绝', en: 'server refuses' },
    long: { zh: '服务器拒绝', en: 'the server refuses it' },
    done: { zh: '服务器拒绝了。', en: 'The server refuses it.' },
  },
  'no-response': {
    short: { zh: '没有响应', en: 'no response' },
    long: { zh: '服务器没有响应', en: 'the server sends no response' },
    done: { zh: '服务器没有响应。', en: 'The server sends no response.' },
  },
  browser: {
    short: { zh: '响应被拦下', en: 'response blocked' },
    long: {
      zh: '服务器返回了响应，浏览器拦下',
      en: 'the server responds, the browser blocks the response',
    },
    done: { zh: '浏览器拦下了响应。', en: 'The browser blocks the response.' },
  },
  nowhere: {
    short: { zh: '页面拿到结果', en: 'page gets it' },
    long: { zh: '页面拿到结果', en: 'the page gets the response' },
    done: { zh: '没有停：页面拿到了结果。', en: 'It stops nowhere: the page gets the response.' },
  },
};

const RELATION: Readonly<Record<Relation, StopText>> = {
  'origins-same': {
    short: { zh: '同源', en: 'same origin' },
    long: { zh: '同源，也就同站', en: 'one origin, and so one site' },
    done: { zh: '同源，也就同站。', en: 'One origin, and so one site.' },
  },
  'origins-same-site': {
    short: { zh: '跨源但同站', en: 'same site, another origin' },
    long: { zh: '两个源，同一个站', en: 'two origins of one site' },
    done: { zh: '跨源，但同站。', en: 'Two origins, one site.' },
  },
  'origins-cross-site': {
    short: { zh: '跨源也跨站', en: 'another site' },
    long: { zh: '两个源，两个站', en: 'two origins of two sites' },
    done: { zh: '跨源，也跨站。', en: 'Two origins, two sites.' },
  },
};

/** Where a run may stop, in the words of its far actor: a server refuses a request, a receiver ignores a message. */
const SUBJECT_WORDS: Readonly<Record<Subject, SubjectText>> = {
  request: { question: WHERE, stops: REQUEST },
  // No preflight precedes a handshake, nor what a Socket.IO client polls with (Fetch, CORS-safelisted methods and headers).
  connection: {
    question: WHERE,
    stops: {
      'before-sending': {
        ...REQUEST['before-sending'],
        done: { zh: '浏览器没有发起连接。', en: 'The browser never connects.' },
      },
      server: {
        ...REQUEST.server,
        long: { zh: '服务器拒绝连接', en: 'the server refuses the connection' },
        done: { zh: '服务器拒绝了连接。', en: 'The server refuses the connection.' },
      },
      'no-response': REQUEST['no-response'],
      browser: {
        short: { zh: '连接被拦下', en: 'connection blocked' },
        long: {
          zh: '服务器接受了，浏览器拦下',
          en: 'the server accepts, the browser blocks the connection',
        },
        done: { zh: '浏览器拦下了连接。', en: 'The browser blocks the connection.' },
      },
      nowhere: {
        short: { zh: '连上了', en: 'connected' },
        long: { zh: '页面连上了', en: 'the page is connected' },
        done: { zh: '没有停：页面连上了。', en: 'It stops nowhere: the page is connected.' },
      },
    },
  },
  // A form is never preceded by a preflight, and whether its response can be read does not matter.
  action: {
    question: { zh: '服务器会执行吗？', en: 'Does the server do it?' },
    stops: {
      'before-sending': {
        ...REQUEST['before-sending'],
        long: { zh: '浏览器不发送表单', en: 'the browser doesn’t send the form' },
        done: { zh: '浏览器没有发出表单。', en: 'The form is never sent.' },
      },
      server: REQUEST.server,
      'no-response': REQUEST['no-response'],
      nowhere: {
        short: { zh: '执行了', en: 'done' },
        long: { zh: '服务器执行', en: 'the server does it' },
        done: { zh: '没有停：服务器执行了。', en: 'It stops nowhere: the server does it.' },
      },
    },
  },
  // One that a page reads by fetch may be asked for with a header of its own.
  stream: {
    question: WHERE,
    stops: {
      ...REQUEST,
      browser: {
        short: { zh: '页面没收到消息', en: 'no message' },
        long: {
          zh: '服务器返回了响应，页面没有收到消息',
          en: 'the server responds, the page gets no message',
        },
        done: {
          zh: '服务器返回了响应，页面没有收到消息。',
          en: 'The server responds, and the page gets no message.',
        },
      },
      nowhere: {
        short: { zh: '页面收到消息', en: 'page gets them' },
        long: { zh: '页面收到消息', en: 'the page gets the messages' },
        done: { zh: '没有停：页面收到了消息。', en: 'It stops nowhere: the page gets the messages.' },
      },
    },
  },
  cookie: {
    question: { zh: '请求会带上 cookie 吗？', en: 'Does the request carry the cookie?' },
    stops: {
      'before-sending': {
        short: { zh: '没有带上', en: 'without it' },
        long: { zh: '请求发出了，没有带上 cookie', en: 'the request is sent without the cookie' },
        done: { zh: '请求没有带上它。', en: 'The request is sent without it.' },
      },
      nowhere: {
        short: { zh: '带上了', en: 'with it' },
        long: { zh: '请求带上了 cookie', en: 'the request carries the cookie' },
        done: { zh: '请求带上了它。', en: 'The request carries it.' },
      },
    },
  },
  // What an element asks for is never preceded by a preflight.
  script: {
    question: WHERE,
    stops: {
      'before-sending': REQUEST['before-sending'],
      server: REQUEST.server,
      'no-response': REQUEST['no-response'],
      browser: {
        short: { zh: '脚本被拦下', en: 'script blocked' },
        long: { zh: '服务器返回了响应，浏览器不执行', en: 'the server responds, the browser doesn’t run it' },
        done: { zh: '浏览器没有执行这个响应。', en: 'The browser doesn’t run the response.' },
      },
      nowhere: {
        short: { zh: '脚本执行了', en: 'the script runs' },
        long: { zh: '脚本在页面里执行', en: 'the script runs in the page' },
        done: { zh: '没有停：脚本执行了。', en: 'It stops nowhere: the script runs.' },
      },
    },
  },
  message: {
    question: WHERE,
    stops: {
      'before-sending': {
        short: { zh: '调用抛出异常', en: 'the call throws' },
        long: { zh: '调用抛出异常，没有发送', en: 'the call throws, nothing is sent' },
        done: { zh: '调用抛出异常，没有发送。', en: 'The call throws, and nothing is sent.' },
      },
      browser: {
        short: { zh: '浏览器没有送达', en: 'not delivered' },
        long: { zh: '没有异常，浏览器没有送达', en: 'nothing throws, and the browser doesn’t deliver it' },
        done: { zh: '浏览器没有送达。', en: 'The browser doesn’t deliver it.' },
      },
      server: {
        short: { zh: '接收方没有采用', en: 'receiver ignores it' },
        long: { zh: '接收方收到了，没有采用', en: 'the receiver gets it and ignores it' },
        done: { zh: '接收方收到了，没有采用。', en: 'The receiver ignores it.' },
      },
      nowhere: {
        short: { zh: '接收方采用了', en: 'receiver uses it' },
        long: { zh: '接收方收到并采用', en: 'the receiver gets it and uses it' },
        done: { zh: '没有停：接收方采用了它。', en: 'It stops nowhere: the receiver uses it.' },
      },
    },
  },
  reading: {
    question: WHERE,
    stops: {
      'before-sending': {
        short: { zh: '赋值抛出异常', en: 'the assignment throws' },
        long: { zh: '赋值就抛出异常', en: 'the assignment throws' },
        done: { zh: '赋值抛出异常。', en: 'The assignment throws.' },
      },
      browser: {
        short: { zh: '浏览器不让读', en: 'can’t read it' },
        long: { zh: '浏览器不让页面读到', en: 'the browser keeps the page from reading it' },
        done: { zh: '浏览器没有让页面读到。', en: 'The browser keeps the page from reading it.' },
      },
      nowhere: {
        short: { zh: '页面读到了', en: 'page reads it' },
        long: { zh: '页面读到了', en: 'the page reads it' },
        done: { zh: '没有停：页面读到了。', en: 'It stops nowhere: the page reads it.' },
      },
    },
  },
  relation: {
    question: { zh: '同源吗？同站吗？', en: 'Same origin? Same site?' },
    stops: RELATION,
  },
};

/** What a run, or a claim of it, answers: of two URLs the step that says what they are, else the stop. */
export function answerOf(about: Subject, { stops, because }: Pick<Verdict, 'stops' | 'because'>): Answer {
  return about === 'relation' && isRelation(because) ? because : stops;
}

/** Of a request that is not sent although something was sent before it: a preflight, what a redirect answered, an earlier call. */
const NEXT_NOT_SENT: Bilingual = {
  zh: '浏览器没有发出下一个请求。',
  en: 'The next request is never sent.',
};

const LEFT_BEHIND: Readonly<Record<StopPlace['half'], Bilingual>> = {
  response: { zh: '浏览器没有保存 {what}。', en: 'The browser doesn’t keep {what}.' },
  request: { zh: '浏览器没有带上 {what}。', en: 'The browser doesn’t send {what}.' },
};

export function questionOf(about: Subject): Bilingual {
  return SUBJECT_WORDS[about].question;
}

/** In the order in which they are offered. */
export function answersOf(about: Subject): readonly Answer[] {
  return Object.keys(SUBJECT_WORDS[about].stops) as Answer[];
}

/** Where a lesson may claim that a run stops. */
export function stopsOf(about: Subject): readonly Stop[] {
  return about === 'relation' ? ['nowhere'] : answersOf(about).filter(answer => !isRelation(answer));
}

/** A stop that makes no sense for a subject can still be observed; it is a request's then. */
export function stopWords(about: Subject, answer: Answer): StopText {
  return SUBJECT_WORDS[about].stops[answer] ?? (isRelation(answer) ? RELATION[answer] : REQUEST[answer]);
}

/** Where a run stopped, as far as its words depend on it. */
export interface Stopped {
  readonly about: Subject;
  readonly stop: Answer;
  readonly place: StopPlace | null;
  /** Whether the server saw anything of the run. */
  readonly arrived: boolean;
}

/** Where a run stopped, as a sentence; of several things it says which. */
export function stopSentence({ about, arrived, place, stop }: Stopped): Bilingual {
  if (place) {
    const { half, what } = place;
    return { zh: fill(LEFT_BEHIND[half].zh, { what }), en: fill(LEFT_BEHIND[half].en, { what }) };
  }
  const next = about === 'request' && stop === 'before-sending' && arrived;
  return next ? NEXT_NOT_SENT : stopWords(about, stop).done;
}
