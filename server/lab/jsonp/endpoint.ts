import type { IncomingMessage } from 'node:http';
import { CALLBACK_CODE, CALLBACK_NAME, JSONP_ANSWERS, STATUSES } from '../../protocol/words.ts';
import type { Endpoint, LabSettings } from '../endpoint.ts';
import { foreign, type Knob, oneOf, oneOfNumbers, onOff } from '../knobs/knobs.ts';
import { Refused, readKnobs } from '../knobs/policy.ts';
import { type Content, checkMethod, type Reply, sentence } from '../reply/answers.ts';
import { FIXED } from '../reply/bodies.ts';
import { answering, Died } from '../reply/endpoint.ts';

const METHODS = ['GET', 'HEAD'];

/** Without a check in the lesson's sense: even then nothing is repeated that was not known before. */
const callback: Knob<string> = {
  takes: `a name of up to 64 letters, digits, _, $ and ., or ${CALLBACK_CODE}`,
  read: text => (CALLBACK_NAME.test(text) || text === CALLBACK_CODE ? text : undefined),
};
const TABLE = {
  callback,
  body: oneOf(JSONP_ANSWERS),
  status: oneOfNumbers(STATUSES),
  check: onOff,
  dies: onOff,
  /** What `spy` sends away; the lab does nothing with it. */
  seen: foreign,
};

// #region listing
const ITEMS = { items: ['tea', 'cups'] };

/** Behind the call: whatever runs in a page may read all of it, and send it anywhere that the page's policy allows. */
const SPY = `
const url = new URL(document.currentScript.src);
url.searchParams.set('seen', document.body.innerText);
document.body.append(Object.assign(new Image(), { src: url }));
`;

function contentOf(body: (typeof JSONP_ANSWERS)[number], callback: string): Content {
  if (body === 'html') return FIXED.html;
  const json = JSON.stringify(ITEMS);
  if (body === 'json') return { type: 'application/json', bytes: Buffer.from(`${json}\n`) };
  // The comment keeps the name from being the first bytes, which some file formats are known by.
  const call = `/**/${callback}(${json});\n${body === 'spy' ? SPY : ''}`;
  return { type: 'text/javascript; charset=utf-8', bytes: Buffer.from(call) };
}
// #endregion

async function answer(
  { method = '', url = '' }: IncomingMessage,
  { isOpenPanel }: LabSettings,
): Promise<Reply> {
  checkMethod(method, METHODS); // or 405
  const knobs = readKnobs(url, TABLE); // or 400
  const { body = 'call', callback, check = true, status = 200, token = '' } = knobs;
  if (!isOpenPanel(token))
    throw new Refused(403, 'This address needs the token of an open panel, and this request has none.');
  if (callback === undefined)
    throw new Refused(400, 'The knob callback must name the function that the response is to call.');
  if (knobs.dies) throw new Died();
  const fields = [['Cache-Control', 'no-store']] as const;
  if (knobs.seen !== undefined) return { status: 204, fields };
  if (check && !CALLBACK_NAME.test(callback)) {
    const refused = 'The lab refused this request: its callback is no name of a function.';
    return { status: 400, fields, content: sentence(refused) };
  }
  return { status, fields, content: contentOf(body, callback) };
}

/** Answers with a script that calls the function which the query names. */
export function createJsonp(settings: LabSettings): Endpoint {
  return answering(settings.origins, request => answer(request, settings));
}
