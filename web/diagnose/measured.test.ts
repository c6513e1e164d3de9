import { describe, expect, test } from 'vitest';
import { MEASURED_BROWSERS } from '../rules/core/browser.ts';
import { isCompared } from '../rules/testing/said.ts';
import { UNTOLD } from './causes/compared.ts';
import { diagnose } from './diagnose.ts';
import { MEASURED_REQUESTS } from './testing/measured.ts';
import { PAGE, verdictOf } from './testing/server.ts';
import { NOTHING_TYPED } from './typed.ts';

/** Measured in Firefox 153: of a preflight's redirect it names the missing field first, and of one redirect it gives no reason. */
const NAMED_OTHERWISE: Readonly<Record<string, string | undefined>> = {
  'firefox p-307': 'allow-origin-present',
  'firefox redir-cred': undefined,
};
const CASES = MEASURED_BROWSERS.flatMap(browser =>
  MEASURED_REQUESTS.filter(request => request[browser].length > 0).map(
    request => [`${browser} ${request.name}`, browser, request] as const,
  ),
);

describe('lines that browsers printed name the step that the rule finds', () => {
  test.each(CASES)('%s', (name, browser, request) => {
    const { failure, known } = diagnose(request[browser].join('\n'), NOTHING_TYPED);
    const verdict = verdictOf(request, browser);
    expect(failure?.step?.id).toBe(name in NAMED_OTHERWISE ? NAMED_OTHERWISE[name] : verdict.because);
    expect(failure?.said).toMatchObject({ by: browser, measured: true });
    // One line of Firefox does not tell a preflight from its request.
    const open = browser === 'firefox' && request.firefox.length === 1;
    expect(failure?.stops).toBe(open ? null : verdict.stops);
    expect(failure?.basis).toBe(name === 'firefox redir-cred' ? 'symptom' : 'browser');
    if (browser === 'chromium') expect(known.page).toBe(PAGE);
    // Of a redirect Firefox names the address where it failed alone.
    if (!name.startsWith('firefox redir-') && !name.startsWith('firefox p-redir-')) {
      expect(failure?.said?.from ?? failure?.said?.url).toBe(request.url);
    }
  });
});

test.each(CASES)(
  '%s: two values stand beside each other only where the message tells both',
  (_, browser, request) => {
    const { step } = diagnose(request[browser].join('\n'), NOTHING_TYPED).failure ?? {};
    if (!step) return;
    expect(isCompared(step)).toBe(true);
    if (step.compared) expect([step.found, step.wanted]).not.toContain(UNTOLD);
  },
);
