import { getDomain } from 'tldts';
import type { Evidence } from '../../../web/experiments/experiment.ts';
import { addressIn } from '../../../web/experiments/shared/url-route.ts';
import type { StepDefinition } from '../../../web/rules/core/definition.ts';
import type { Verdict } from '../../../web/rules/core/verdict.ts';
import * as siteSteps from '../../../web/rules/origin/site-steps.ts';
import * as originSteps from '../../../web/rules/origin/steps.ts';
import type { Difference } from '../search/difference.ts';

const PARTS: readonly StepDefinition[] = [
  originSteps.originTuple,
  originSteps.originScheme,
  originSteps.originHost,
  originSteps.originPort,
];

/**
 * Holds what the rule says of two addresses against the URL parser's own `origin` and the Public Suffix List's own answer,
 * also where no request can be made between them.
 */
export function addressDifferences({ knobs, origins }: Evidence, { steps }: Verdict): readonly Difference[] {
  const [a, b] = [addressIn(knobs.a ?? '', origins), addressIn(knobs.b ?? '', origins)];
  const differences: Difference[] = [];
  const hold = (what: string, rule: unknown, seen: unknown) => {
    if (rule !== seen) differences.push({ what, rule: String(rule), seen: String(seen) });
  };
  const parsed = steps.filter(({ definition }) => definition === originSteps.originsAddress);
  hold(
    'both are addresses',
    parsed.length === 2 && parsed.every(({ passed }) => passed),
    a !== null && b !== null,
  );
  if (!a || !b) return differences;

  const parts = steps.filter(({ definition }) => PARTS.includes(definition));
  hold(
    'the origins are the same',
    parts.every(({ passed }) => passed),
    a.origin === b.origin && a.origin !== 'null',
  );
  for (const { definition, found, passed } of steps) {
    if (found === undefined) continue;
    const name = found === '—' ? '' : found;
    if (definition === siteSteps.publicSuffix)
      hold(`${name} is a name`, passed, name !== '' && !isAddress(name));
    if (definition === siteSteps.registrableDomain)
      hold(`${name} has a registrable domain`, passed, domainOf(name) !== null);
  }
  return differences;
}

function isAddress(host: string): boolean {
  return /^[\d.]+$|:/.test(host);
}

function domainOf(host: string): string | null {
  return getDomain(host, { allowPrivateDomains: true });
}
