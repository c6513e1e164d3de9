import { IncomingMessage } from 'node:http';

/** Whether a value of Upgrade, a list of protocols, names the one that is spoken here. */
export const namesWebSocket = (upgrade = '') =>
  upgrade.split(',').some(protocol => protocol.trim().toLowerCase() === 'websocket');

/**
 * A request that counts as an upgrade only where it asks for WebSocket; any other, such as the h2c of HTTP/2, is served as if
 * it asked for none (RFC 9110 §7.8). Node's parser writes `upgrade` and its server then reads it; its own option for this,
 * `shouldUpgradeCallback`, came with Node 24.
 */
export class WebSocketOrPlainRequest extends IncomingMessage {
  declare parserSaysUpgrade: boolean | null;

  get upgrade(): boolean {
    return (
      this.parserSaysUpgrade === true && (this.method === 'CONNECT' || namesWebSocket(this.headers.upgrade))
    );
  }

  set upgrade(value: boolean | null) {
    this.parserSaysUpgrade = value;
  }
}
