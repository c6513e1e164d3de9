import type { OriginName } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { CALLBACK_NAME } from '../../../server/protocol/words.ts';
import type { Disagreement } from '../../rules/core/disagreement.ts';
import type { Exchange } from '../../rules/core/exchange.ts';
import type { WireOutcome } from '../../rules/core/observed.ts';
import { NOTHING } from '../../rules/core/step.ts';
import type { Verdict } from '../../rules/core/verdict.ts';
import { judgeJsonp } from '../../rules/jsonp/jsonp.ts';
import { type JsonpResult, SIGNED_IN } from '../../stage/jsonp.ts';
import type { Evidence, Judgement } from '../experiment.ts';
import { recorded } from '../shared/recorded.ts';
import { CALLBACKS, FUNCTION, type KNOBS } from './knobs.ts';

/** What the page with the script element was told. */
export interface Learned extends JsonpResult {
  readonly origin: string;
}

/** Holds the rule of JSONP against what its page was told, and against what the script made the page send. */
export function judge(evidence: Evidence<typeof KNOBS, Learned>): Judgement {
  const { knobs, origins, certificate, learned, exchanges } = evidence;
  const [told] = learned;
  const seen = exchanges.flatMap(view => {
    const exchange = recorded(view);
    return exchange ? [{ exchange, body: view.response?.body?.text ?? null }] : [];
  });
  const [first, ...others] = seen;
  const verdict = judgeJsonp({
    url: origins[knobs.target as OriginName] + LAB_PATHS.jsonp,
    origin: told?.origin ?? origins[knobs.stageOn as OriginName],
    certificate,
    exchange: first?.exchange ?? null,
    body: first?.body ?? null,
    callback: CALLBACKS[knobs.callback as keyof typeof CALLBACKS],
    // A crash comes before the check.
    pattern: knobs.check === 'on' && knobs.dies === 'off' ? CALLBACK_NAME : null,
    waiting: knobs.waits === 'on' ? FUNCTION : null,
  });
  return {
    verdict,
    outcome: outcomeOf(first?.exchange),
    disagreements: told
      ? differences(
          verdict,
          told,
          others.map(({ exchange }) => exchange),
        )
      : [],
  };
}

function outcomeOf(exchange: Exchange | undefined): WireOutcome {
  if (!exchange) return 'nothing';
  if (!exchange.response) return 'unanswered';
  return exchange.response.status >= 400 ? 'refused' : 'acted';
}

/** The event of the element, what nobody caught, and what the script sent away. */
function differences({ steps }: Verdict, told: Learned, others: readonly Exchange[]): Disagreement[] {
  const ran = steps.some(({ id }) => id === 'jsonp-runs');
  const thrown = steps.find(({ id }) => id === 'jsonp-no-function');
  const spied = steps.some(({ id }) => id === 'jsonp-more');
  // A browser may send a request again whose connection was lost.
  const sent = others.flatMap(
    ({ request }) => new URL(request.target, told.origin).searchParams.get('seen') ?? [],
  );
  const rows: readonly Disagreement[] = [
    {
      what: { zh: '元素的事件', en: 'event of the element' },
      rule: ran ? 'load' : 'error',
      seen: told.event,
    },
    {
      what: { zh: '没有捕获的异常', en: 'exception that nobody caught' },
      rule: !thrown ? NOTHING : thrown.wanted === NOTHING ? 'ReferenceError' : 'Script error.',
      // Whoever may read the message of an exception reads in it what it was.
      seen: told.uncaught?.replace(/^.*(ReferenceError).*$/, '$1') ?? NOTHING,
    },
    {
      what: { zh: '脚本送出的内容', en: 'what the script sent away' },
      rule: spied ? SIGNED_IN : NOTHING,
      seen: sent.join(', ') || NOTHING,
    },
  ];
  return rows.filter(({ rule, seen }) => rule !== seen);
}
