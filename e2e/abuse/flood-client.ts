/** Floods one server with events, in a process of its own. Arguments: port, connections, events on each. */
import WebSocket from 'ws';
import { LAB_PATHS } from '../../server/protocol/paths.ts';

const [port = '', connections = '', events = ''] = process.argv.slice(2);
/** Bytes that may wait in this process before it goes on. */
const AHEAD = 1_000_000;

function flood(): void {
  const url = `ws://127.0.0.1:${port}${LAB_PATHS['socket-io']}?EIO=4&transport=websocket`;
  const ws = new WebSocket(url, { headers: { Host: `localhost:${port}` } });
  let left = Number(events);
  const more = () => {
    while (left > 0 && ws.bufferedAmount < AHEAD && ws.readyState === ws.OPEN) {
      left -= 1;
      ws.send('42["message","flood"]');
    }
    if (left > 0 && ws.readyState === ws.OPEN) setTimeout(more, 1);
  };
  ws.on('error', () => {});
  ws.on('message', data => {
    const packet = String(data);
    if (packet.startsWith('0')) ws.send('40');
    else if (packet.startsWith('40')) {
      process.send?.('begins');
      more();
    } else if (packet === '2') ws.send('3');
  });
}

for (let connection = 0; connection < Number(connections); connection++) flood();
process.once('disconnect', () => process.exit());
