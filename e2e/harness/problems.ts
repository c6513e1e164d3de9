import type { BrowserContext } from '@playwright/test';
import { badPortOrigin, COOKIE_PREFIX } from '../../server/protocol/words.ts';
import { FUNCTION } from '../../web/experiments/jsonp/knobs.ts';
import type { App } from './app.ts';

/** Something that went wrong in a page and was not asked for. */
export interface Problem {
  readonly kind: 'console' | 'exception' | 'csp';
  readonly text: string;
}

const CSP = 'securitypolicyviolation';
/** A stage has its policy to be stopped by it. */
const ON_A_STAGE = / at https?:\/\/[^/ ]+\/stage\//;

/**
 * Gathers console errors, uncaught exceptions and CSP violations of all pages of a context, from now on.
 * @param isProvoked tells from its text and its address whether a console error is what an experiment is about; an
 *   exception never is, but for the call of a JSONP response and of a form’s without a referrer, nor a CSP violation but on a stage
 */
export async function gatherProblems(
  context: BrowserContext,
  isProvoked: (text: string) => boolean,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  await context.addInitScript(name => {
    addEventListener(name, event => {
      const { violatedDirective, blockedURI, sourceFile, lineNumber } = event as SecurityPolicyViolationEvent;
      // After a redirect no source is named (https://w3c.github.io/webappsec-csp/#create-violation-for-request).
      const at = sourceFile || location.href;
      console.error(`${name}: ${violatedDirective} ${blockedURI} at ${at}:${lineNumber}`);
    });
  }, CSP);
  context.on('console', message => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const text = `${message.text()} (${message.location().url})`;
    if (text.startsWith(CSP)) {
      if (!ON_A_STAGE.test(text)) problems.push({ kind: 'csp', text });
    } else if (!isProvoked(text)) problems.push({ kind: 'console', text });
  });
  context.on('weberror', error => {
    const text = error.error().stack ?? error.error().message;
    if (![CALLED_NOBODY, NO_TARGET].some(known => known.test(text)))
      problems.push({ kind: 'exception', text: `${text} (${error.page()?.url()})` });
  });
  return problems;
}

/** A script of the lab that takes its targetOrigin from a referrer which the experiment left out. */
const NO_TARGET =
  /Failed to execute 'postMessage' on 'Window': Invalid target origin ''|SyntaxError: An invalid or illegal string was specified/;

/** A script of the lab that calls a function which the experiment left out. */
const CALLED_NOBODY = new RegExp(`ReferenceError: ${FUNCTION} is not defined`);

/** Firefox says of each cookie that it throws away which one, and not from where it came. */
const LAB_COOKIE = new RegExp(`Cookie “(?:__Secure-|__Http-|__Host-(?:Http-)?)?${COOKIE_PREFIX}`);

/** A message for another origin than its receiver's, of which browsers tell nobody but the console. */
const UNDELIVERED = /Failed to execute ['‘]postMessage['’] on ['‘]DOMWindow['’]: The target origin provided/;

/** A stream that the lab declares otherwise, of which Chromium says nothing but that. */
const NO_STREAM = /^EventSource's response has a (?:MIME type|charset) /;

/** What an experiment provokes is a console error about an address of the lab, about its bad port, a cookie of its, a message, a stream, or a call of nobody. */
export function provokedAt({ origins, publicPorts: { lab, lab2, labTls } }: App): (text: string) => boolean {
  const { port } = new URL(badPortOrigin(origins));
  const address = new RegExp(`:(?:${lab}|${lab2}|${labTls}|${port})/`);
  const known = [address, LAB_COOKIE, UNDELIVERED, NO_STREAM, CALLED_NOBODY, NO_TARGET];
  return text => known.some(pattern => pattern.test(text));
}
