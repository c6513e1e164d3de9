import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { UPSTREAM_PATHS } from '../../../server/protocol/words.ts';
import type { Code, CodeOf } from '../code.ts';
import { allowLines, PROXY, rewriteOptions } from '../proxy/code.ts';
import { callWith, PAGE, quoted, SERVER, token } from '../shared/code.ts';
import type { KNOBS } from './knobs.ts';

export function code(of: CodeOf<typeof KNOBS>): Code {
  const { knobs, origins } = of;
  const path = LAB_PATHS.api + UPSTREAM_PATHS.websocket.slice(1);
  const options = [
    [`target: ${quoted(origins.partner)}`],
    ...(knobs.ws === 'on' ? [['ws: ', token('ws', 'true')]] : []),
    ...rewriteOptions(of),
  ];
  const allow = allowLines(of);
  return [
    { who: PAGE, lines: [[`new WebSocket(${quoted(origins.lab.replace(/^http/, 'ws') + path)})`]] },
    { who: PROXY, lines: callWith(["proxy('/api'"], options) },
    { who: SERVER, lines: allow.length > 0 ? allow : [["ws.on('message', data => ws.send(data))"]] },
  ];
}
