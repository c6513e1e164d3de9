import { step } from '../core/step.ts';
import type { Step } from '../core/verdict.ts';
import { type Origin, sameOrigin, serialise, type TupleOrigin } from './origin.ts';
import * as originSteps from './steps.ts';

/** https://url.spec.whatwg.org/#default-port */
const DEFAULT_PORTS: Readonly<Record<string, number>> = { ftp: 21, http: 80, https: 443, ws: 80, wss: 443 };

function portOf({ port, scheme }: TupleOrigin): string {
  return String(port ?? DEFAULT_PORTS[scheme] ?? '');
}

/** Whether two origins are the same, part by part: https://html.spec.whatwg.org/#same-origin. No step ends anything. */
export function compareOrigins(
  a: Origin,
  b: Origin,
): { readonly same: boolean; readonly steps: readonly Step[] } {
  const tolerated = { tolerated: 'next-step' } as const;
  const whole = { found: serialise(a), wanted: serialise(b) };
  if (a.kind === 'opaque' || b.kind === 'opaque') {
    return { same: sameOrigin(a, b), steps: [step(originSteps.originTuple, false, whole, tolerated)] };
  }
  const ports = { found: portOf(a), wanted: portOf(b) };
  const steps = [
    step(originSteps.originTuple, true, whole),
    step(originSteps.originScheme, a.scheme === b.scheme, { found: a.scheme, wanted: b.scheme }, tolerated),
    step(originSteps.originHost, a.host === b.host, { found: a.host, wanted: b.host }, tolerated),
    step(originSteps.originPort, ports.found === ports.wanted, ports, tolerated),
  ];
  return { same: steps.every(({ passed }) => passed), steps };
}
