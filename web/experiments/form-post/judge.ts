import type { OriginName } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import type { ExchangeView } from '../../decode/views.ts';
import type { Disagreement } from '../../rules/core/disagreement.ts';
import { wireOutcome } from '../../rules/core/observed.ts';
import { NOTHING } from '../../rules/core/step.ts';
import { addressee, judgeForm } from '../../rules/forms/form-post.ts';
import type { Client, FormResult } from '../../stage/messages.ts';
import type { Evidence, Judgement } from '../experiment.ts';
import { comparedHeaders } from '../shared/form-headers.ts';
import { recorded } from '../shared/recorded.ts';
import type { KNOBS } from './knobs.ts';

/** What the page with the form was told. */
export interface Learned extends FormResult {
  readonly client: Client;
}

/** How the lab's responses call postMessage. */
const CALL = /parent\.postMessage\(\{.*?\}, (document\.referrer|".*?")\)/;

/** Holds the rule of a form and its frame against what the page was told, and what the browser sent with the form. */
export function judge(evidence: Evidence<typeof KNOBS, Learned>): Judgement {
  const { browser, certificate, exchanges, knobs, learned, origins, result } = evidence;
  const [told] = learned;
  const posted = exchanges.find(view => view.request?.head.method?.text === 'POST');
  const exchange = posted ? recorded(posted) : null;
  const target = origins[knobs.target as OriginName];
  const url = target + LAB_PATHS.form;
  const origin = told?.client.origin ?? origins[knobs.stageOn as OriginName];
  const written = targetIn(posted);
  const stray = knobs.ad === 'none' ? null : origins[knobs.ad as OriginName];
  const expects = knobs.check === 'on' ? target : null;
  const verdict = judgeForm({
    url,
    origin,
    certificate,
    exchange,
    target: written,
    expects,
    stray,
  });
  const status = exchange?.response?.status ?? null;
  const outcome = wireOutcome(result, {
    exchanges: exchange ? [{ method: 'POST', status }] : [],
    refusedByPacket: false,
    closedByServer: false,
  });
  if (!told || !exchange) return { verdict, outcome };

  const to = written && addressee(written, exchange.request);
  const reaches = to === '*' || to === origin;
  const wanted = [...(stray === null ? [] : [stray]), ...(reaches ? [target] : [])];
  const form = {
    browser,
    page: told.client,
    url,
    enctype: knobs.enctype,
    referrer: knobs.referrer === 'none' ? 'none' : 'default',
    into: 'frame',
  } as const;
  const rows: readonly Disagreement[] = [
    ...comparedHeaders(exchange.request, form),
    {
      what: { zh: '页面收到的消息来自', en: 'origins of the messages that the page gets' },
      rule: wanted.join(', ') || NOTHING,
      seen: told.heard.map(one => one.origin).join(', ') || NOTHING,
    },
    {
      what: { zh: '采用的消息', en: 'the message that it uses' },
      rule: wanted.find(sender => expects === null || sender === expects) ?? NOTHING,
      seen: told.heard.find(one => one.used)?.origin ?? NOTHING,
    },
    {
      what: { zh: '脚本能读 iframe', en: 'a script can read the iframe' },
      rule: String(origin === target),
      seen: String(told.reads),
    },
  ];
  return { verdict, outcome, disagreements: rows.filter(({ rule, seen }) => rule !== seen) };
}

/** The targetOrigin in a recorded response; null: nothing in it calls postMessage. */
function targetIn(view: ExchangeView | undefined): string | null {
  const [, target] = CALL.exec(view?.response?.body?.text ?? '') ?? [];
  if (target === undefined) return null;
  return target.startsWith('"') ? JSON.parse(target) : target;
}
