import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Origins } from '../../protocol/origins.ts';
import { LAB_PATHS } from '../../protocol/paths.ts';
import { labSources, STAGE_POLICIES, type StagePolicy, stageConnectSources } from '../../protocol/words.ts';
import type { Endpoint, LabSettings } from '../endpoint.ts';
import { oneOf, onOff } from '../knobs/knobs.ts';
import { Refused, readKnobs } from '../knobs/policy.ts';
import { checkMethod, type Reply } from '../reply/answers.ts';
import { SITE_KEYED } from '../reply/clusters.ts';
import { answering } from '../reply/endpoint.ts';
import type { StageScripts } from './scripts.ts';

const METHODS = ['GET', 'HEAD'];
const TABLE = { csp: oneOf(STAGE_POLICIES), sandbox: onOff, keyed: onOff };

/** `/stage/name` or `/stage/name.js`. */
const PATH = new RegExp(`^${LAB_PATHS.stage}([a-z-]+)(\\.js)?$`);

// #region listing
/** Framed by the reader alone; it may load from every origin of the lab and from nowhere else, and nothing in it is inline. */
function policyOf(csp: StagePolicy, sandbox: boolean, origins: Origins): string {
  const lab = labSources(origins).join(' ');
  return [
    "default-src 'none'",
    `script-src ${lab}`,
    `img-src ${lab}`,
    `frame-src ${lab}`,
    `form-action ${lab}`,
    `connect-src ${stageConnectSources(csp, origins).join(' ')}`,
    "base-uri 'none'",
    `frame-ancestors ${origins.reader}`,
    ...(sandbox ? ['sandbox allow-scripts'] : []),
  ].join('; ');
}

/** Nothing but its script, which learns here whose messages it may listen to. */
const pageOf = (name: string, reader: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Stage: ${name}</title>
<script src="${LAB_PATHS.stage}${name}.js" data-reader="${reader}" defer></script>
</html>
`;
// #endregion

/** Pages that hold one experiment each, on every origin of the lab. */
export function createStage({ origins }: LabSettings, scripts: StageScripts): Endpoint {
  async function answer(
    { method = '', url = '' }: IncomingMessage,
    response: ServerResponse,
  ): Promise<Reply> {
    const [, name = '', extension] = PATH.exec(url.split('?', 1)[0] ?? '') ?? [];
    const script = await scripts(name);
    if (script === undefined) throw new Refused(404, 'There is no stage of this name.');
    checkMethod(method, METHODS); // or 405
    const { csp = 'none', sandbox = false, keyed = true, token } = readKnobs(url, TABLE); // or 400
    if (token !== undefined)
      throw new Refused(400, 'The address of a stage may hold no token: its scripts could read it there.');

    const reply = (type: string, bytes: Buffer): Reply => ({
      status: 200,
      fields: [['Cache-Control', 'no-store']],
      content: { type: `${type}; charset=utf-8`, bytes },
    });
    if (extension !== undefined) return reply('text/javascript', script);
    response.setHeader('Content-Security-Policy', policyOf(csp, sandbox, origins));
    if (!keyed) response.setHeader(...SITE_KEYED);
    // As of a page that says nothing, and as the reader's: what a stage tells with its requests is part of the lessons.
    response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
    // The reader that opens a stage in a window must be able to speak with it.
    response.removeHeader('Cross-Origin-Opener-Policy');
    return reply('text/html', Buffer.from(pageOf(name, origins.reader)));
  }
  return answering(origins, answer);
}
