import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Origins } from '../../protocol/origins.ts';
import { FORM_TARGETS } from '../../protocol/words.ts';
import type { Endpoint, LabSettings } from '../endpoint.ts';
import { oneOf, onOff } from '../knobs/knobs.ts';
import { readKnobs } from '../knobs/policy.ts';
import { type Content, checkMethod, dropBody, type Reply } from '../reply/answers.ts';
import { json } from '../reply/bodies.ts';
import { clusterFields } from '../reply/clusters.ts';
import { answering } from '../reply/endpoint.ts';

const METHODS = ['GET', 'HEAD', 'POST'];
/** `ad`: the page of somebody who says the same with another number. */
const TABLE = { target: oneOf(FORM_TARGETS), ad: onOff };

/** Framed by pages of ours; nothing in it runs but this script. */
function policyOf(script: string, origins: Origins): string {
  const hash = createHash('sha256').update(script).digest('base64');
  const ancestors = Object.values(origins).join(' ');
  return `default-src 'none'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors ${ancestors}`;
}

// #region listing
const ACCOUNT = { balance: 4711 };
const INVENTED = { balance: 0 };

/** The second argument of postMessage, as code. */
function targetOf(word: (typeof FORM_TARGETS)[number], origins: Origins): string | null {
  if (word === 'none') return null;
  if (word === 'referrer') return 'document.referrer';
  return JSON.stringify(word === 'any' ? '*' : origins[word]);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { limits, origins }: LabSettings,
): Promise<Reply> {
  const { method = '', url = '' } = request;
  checkMethod(method, METHODS); // or 405
  const { ad = false, target: word = 'none' } = readKnobs(url, TABLE); // or 400
  await dropBody(request, limits.bodyBytes); // or 413
  const data = ad ? INVENTED : ACCOUNT;
  const target = targetOf(word, origins);
  // No header lets the page read it. Where there is a script, it hands over by itself what is in it.
  const script = target === null ? '' : `parent.postMessage(${JSON.stringify(data)}, ${target});`;
  response.setHeader('Content-Security-Policy', policyOf(script, origins));
  const content = script === '' ? json(data) : pageOf(script);
  const fields = [['Cache-Control', 'no-store'], ...clusterFields(origins, request.headers.host)] as const;
  return { status: 200, fields, content };
}

function pageOf(script: string): Content {
  const html = `<!doctype html>\n<title>The lab</title>\n<script>${script}</script>\n`;
  return { type: 'text/html; charset=utf-8', bytes: Buffer.from(html) };
}
// #endregion

/** Answers a form with a page for the frame that it was posted into. */
export function createForm(settings: LabSettings): Endpoint {
  return answering(settings.origins, (request, response) => answer(request, response, settings));
}
