import { LAB_PATHS } from '../../server/protocol/paths.ts';
import type { WireRecord } from '../../server/protocol/records.ts';
import { Sessions } from './engine-io/sessions.ts';
import { ExchangeDecoder } from './http/exchange.ts';
import type { ExchangeView } from './views.ts';

export type * from './views.ts';

export interface LayersOptions {
  /** Paths that speak Engine.IO; below any other an upgraded connection is plain WebSocket. */
  readonly engineIoPaths: readonly string[];
}

/** The lab's own paths. */
const LAB_LAYERS: LayersOptions = {
  engineIoPaths: [
    LAB_PATHS['socket-io'],
    LAB_PATHS['socket-io-polling-only'],
    LAB_PATHS['socket-io-websocket-only'],
    LAB_PATHS['socket-io-no-upgrade'],
  ],
};

/**
 * What the records of the wire mean, layer by layer. Records come in their order and are decoded once; a view is the
 * same object as before where nothing of it changed, so that a picture redraws only what is new.
 */
export class Layers {
  private readonly exchanges = new Map<string, ExchangeDecoder>();
  private readonly sessions: Sessions;

  constructor(options: LayersOptions = LAB_LAYERS) {
    this.sessions = new Sessions(options.engineIoPaths);
  }

  /** Takes the next records, of one run or of several. Never throws, whatever the bytes are. */
  push(records: readonly WireRecord[]): void {
    for (const record of records) {
      const key = `${record.run} ${record.connection} ${record.exchange}`;
      let exchange = this.exchanges.get(key);
      if (exchange === undefined) {
        exchange = new ExchangeDecoder(record, this.sessions);
        this.exchanges.set(key, exchange);
      }
      exchange.push(record);
    }
  }

  /** Records were dropped before they could be read: all that is unfinished stays so, and says it. */
  lose(): void {
    for (const exchange of this.exchanges.values()) exchange.lose();
  }

  /** Every exchange so far, in the order of their first records. */
  view(): readonly ExchangeView[] {
    return [...this.exchanges.values()].map(exchange => exchange.view());
  }
}

/** The same, at once. */
export function decodeLayers(
  records: readonly WireRecord[],
  options?: LayersOptions,
): readonly ExchangeView[] {
  const layers = new Layers(options);
  layers.push(records);
  return layers.view();
}
