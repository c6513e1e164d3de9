import type { StopPlace, Subject } from '../experiments/experiment.ts';
import type { Bilingual } from '../language.ts';
import type { Stop } from '../rules/core/stop.ts';
import { fill, STOP_WORDS } from './words.ts';

/** One stop, short for a comparison and as a sentence. */
interface StopText {
  readonly short: Bilingual;
  readonly long: Bilingual;
}

interface SubjectText {
  /** What the prediction answers. */
  readonly question: Bilingual;
  /** The stops that make sense for it: only those are offered as predictions, and only those may be claimed. */
  readonly stops: Readonly<Partial<Record<Stop, StopText>>>;
}

/** Where a run may stop, in the words of its far actor: a server refuses a request, a receiver ignores a message. */
const SUBJECT_WORDS: Readonly<Record<Subject, SubjectText>> = {
  request: { question: { zh: '会停在哪里？', en: 'Where does it stop?' }, stops: STOP_WORDS },
  cookie: {
    question: { zh: '请求会带上 cookie 吗？', en: 'Does the request carry the cookie?' },
    stops: {
      'before-sending': {
        short: { zh: '没有带上', en: 'without the cookie' },
        long: { zh: '请求发出了，没有带上 cookie', en: 'the request is sent without the cookie' },
      },
      nowhere: {
        short: { zh: '带上了', en: 'with the cookie' },
        long: { zh: '请求带上了 cookie', en: 'the request carries the cookie' },
      },
    },
  },
  message: {
    question: { zh: '会停在哪里？', en: 'Where does it stop?' },
    stops: {
      'before-sending': {
        short: { zh: '调用抛出异常', en: 'the call throws' },
        long: { zh: '调用抛出异常，没有发送', en: 'the call throws, nothing is sent' },
      },
      browser: {
        short: { zh: '浏览器没有送达', en: 'the browser doesn’t deliver it' },
        long: { zh: '没有异常，浏览器没有送达', en: 'nothing throws, and the browser doesn’t deliver it' },
      },
      server: {
        short: { zh: '接收方没有采用', en: 'the receiver ignores it' },
        long: { zh: '接收方收到了，没有采用', en: 'the receiver gets it and ignores it' },
      },
      nowhere: {
        short: { zh: '接收方采用了', en: 'the receiver uses it' },
        long: { zh: '接收方收到并采用', en: 'the receiver gets it and uses it' },
      },
    },
  },
};

/** Of a request that is not sent although something was sent before it: a preflight, what a redirect answered, an earlier call. */
const NEXT_NOT_SENT: Bilingual = {
  zh: '浏览器没有发出下一个请求',
  en: 'the browser does not send the next request',
};

const LEFT_BEHIND: Readonly<Record<StopPlace['half'], Bilingual>> = {
  response: { zh: '浏览器没有保存 {what}', en: 'the browser does not keep {what}' },
  request: { zh: '浏览器没有带上 {what}', en: 'the browser does not send {what}' },
};

export function questionOf(about: Subject): Bilingual {
  return SUBJECT_WORDS[about].question;
}

/** In the order in which they are offered. */
export function stopsOf(about: Subject): readonly Stop[] {
  return Object.keys(SUBJECT_WORDS[about].stops) as Stop[];
}

/** A stop that makes no sense for a subject can still be observed; it is a request's then. */
export function stopWords(about: Subject, stop: Stop): StopText {
  return SUBJECT_WORDS[about].stops[stop] ?? STOP_WORDS[stop];
}

/** Where a run stopped, as far as its words depend on it. */
export interface Stopped {
  readonly about: Subject;
  readonly stop: Stop;
  readonly place: StopPlace | null;
  /** Whether the server saw anything of the run. */
  readonly arrived: boolean;
}

/** Where a run stopped, as a sentence of its own. */
export function stopSentence({ about, arrived, stop }: Stopped): Bilingual {
  const next = about === 'request' && stop === 'before-sending' && arrived;
  return next ? NEXT_NOT_SENT : stopWords(about, stop).long;
}

/** The same at its place in the picture, where it says of several things which. */
export function stopMark(stopped: Stopped): Bilingual {
  const { place } = stopped;
  if (!place) return stopSentence(stopped);
  const { half, what } = place;
  return { zh: fill(LEFT_BEHIND[half].zh, { what }), en: fill(LEFT_BEHIND[half].en, { what }) };
}
