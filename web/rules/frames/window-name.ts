import type { RuleBrowser } from '../core/browser.ts';
import { type Check, decide } from '../core/decide.ts';
import { step } from '../core/step.ts';
import type { Verdict } from '../core/verdict.ts';
import { keepsName } from './browsers.ts';
import { readingCheck } from './reading.ts';
import * as frameSteps from './steps.ts';

/** Data in the name of a window, and a page that wants it. */
export interface NameRun {
  /** The origin of the page that set the name. */
  readonly writer: string;
  /** Of the page that reads it. */
  readonly reader: string;
  readonly data: string;
  /** Null: the window is a top-level one, which goes on to the reader’s page; else, the origin of the frame’s page when its name is read. */
  readonly frame: string | null;
  /** Whether a top-level window still has its opener. */
  readonly hasOpener: boolean;
  readonly browser: RuleBrowser;
}

/** Whether a page gets what another left in the name of a window. */
export function judgeName(run: NameRun): Verdict {
  return decide(nameChecks(run));
}

function* nameChecks({ writer, reader, data, frame, hasOpener, browser }: NameRun): Generator<Check> {
  const goes = { found: writer, wanted: frame ?? reader };
  if (frame !== null) {
    if (frame !== writer) yield readingCheck(step(frameSteps.nameCleared, true, goes), null);
    const compared = { found: frame, wanted: reader };
    yield readingCheck(step(frameSteps.windowSameOrigin, frame === reader, compared), 'SecurityError');
    return;
  }
  const kept = hasOpener || writer === reader;
  const tolerated = keepsName(browser) ? ({ tolerated: 'browser' } as const) : {};
  yield readingCheck(step(frameSteps.nameCleared, kept, goes, tolerated), null);
  yield readingCheck(step(frameSteps.nameLeft, true, { found: JSON.stringify(data), wanted: reader }), null);
}
