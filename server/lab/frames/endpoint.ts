import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Origins } from '../../protocol/origins.ts';
import { LAB_PATHS } from '../../protocol/paths.ts';
import { FRAME_PAGES, type FramePage, labSources, RELAYS } from '../../protocol/words.ts';
import type { Endpoint, LabSettings } from '../endpoint.ts';
import { oneOf, onOff } from '../knobs/knobs.ts';
import { Refused, readKnobs } from '../knobs/policy.ts';
import { checkMethod, type Reply } from '../reply/answers.ts';
import { SITE_KEYED } from '../reply/clusters.ts';
import { answering } from '../reply/endpoint.ts';

const METHODS = ['GET', 'HEAD'];
const TABLE = { keyed: onOff, relay: oneOf(RELAYS), sets: oneOf(['own', 'parent']) };

// #region listing
/** Framed by the reader and by pages of the lab; it loads its own script and, in a frame, other pages of the lab. */
function policyOf(origins: Origins): string {
  const lab = labSources(origins).join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    `frame-src ${lab}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${origins.reader} ${lab}`,
  ].join('; ');
}

const pageOf = (name: FramePage, reader: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Frame: ${name}</title>
<script src="${LAB_PATHS.stage}frame.js" data-page="${name}" data-reader="${reader}" defer></script>
${name === 'domain' ? '<p>account 4711</p>\n' : ''}</html>
`;
// #endregion

/** Pages whose data another page wants, and the pages that help it; on every origin of the lab. */
export function createFrames({ origins }: LabSettings): Endpoint {
  async function answer(
    { method = '', url = '' }: IncomingMessage,
    response: ServerResponse,
  ): Promise<Reply> {
    const path = url.split('?', 1)[0] ?? '';
    const name = FRAME_PAGES.find(one => path === LAB_PATHS.frames + one);
    if (name === undefined) throw new Refused(404, 'There is no page of this name.');
    checkMethod(method, METHODS); // or 405
    const { keyed = true } = readKnobs(url, TABLE); // or 400; the others are for the page's script
    response.setHeader('Content-Security-Policy', policyOf(origins));
    response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
    if (!keyed) response.setHeader(...SITE_KEYED);
    // The reader that opens a window must be able to speak with the page in it.
    response.removeHeader('Cross-Origin-Opener-Policy');
    return {
      status: 200,
      fields: [['Cache-Control', 'no-store']],
      content: { type: 'text/html; charset=utf-8', bytes: Buffer.from(pageOf(name, origins.reader)) },
    };
  }
  return answering(origins, answer);
}
