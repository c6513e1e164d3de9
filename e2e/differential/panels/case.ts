import type { Origins } from '../../../server/protocol/origins.ts';
import type { WireRecord } from '../../../server/protocol/records.ts';
import { decodeLayers } from '../../../web/decode/layers.ts';
import type { Evidence, PageEvent } from '../../../web/experiments/experiment.ts';
import type { CertificateTrust, RuleBrowser } from '../../../web/rules/core/browser.ts';
import type { PageResult } from '../../../web/rules/core/observed.ts';

/** One case: an experiment with all its knobs. */
export interface PanelCase {
  readonly experiment: string;
  readonly knobs: Readonly<Record<string, string>>;
}

/** Everything that was seen of one case in a browser, as JSON takes it. */
export interface PanelRecorded {
  readonly case: PanelCase;
  readonly run: string;
  /** Why Chromium failed the run's last request, in its own word (`Network.CorsError`, `Network.BlockedReason`); absent where it gave none. */
  readonly reason?: string;
  readonly events: readonly PageEvent[];
  readonly learned: readonly unknown[];
  readonly result: PageResult | null;
  readonly certificate: CertificateTrust;
  /** Whether the witness said that nothing is missing. */
  readonly complete: boolean;
  readonly records: readonly PortableRecord[];
}

/** A record of the wire with its bytes in base64. */
export type PortableRecord = Portable<WireRecord>;
type Portable<R> = R extends { readonly bytes: Uint8Array }
  ? Omit<R, 'bytes'> & { readonly bytes: string }
  : R;

function portable(record: WireRecord): PortableRecord {
  if (record.kind !== 'bytes') return record;
  return { ...record, bytes: btoa(String.fromCharCode(...record.bytes)) };
}

function fromPortable(record: PortableRecord): WireRecord {
  if (record.kind !== 'bytes') return record;
  return { ...record, bytes: Uint8Array.from(atob(record.bytes), character => character.charCodeAt(0)) };
}

export function portableRecords(records: readonly WireRecord[]): readonly PortableRecord[] {
  return records.map(portable);
}

/**
 * What a rule is given.
 * @throws Error for a run that has no result, or of which the witness could not say that nothing is missing: such a run
 *   says nothing of a rule
 */
export function evidenceOf(recorded: PanelRecorded, origins: Origins, browser: RuleBrowser): Evidence {
  const { case: asked, events, learned, result, certificate, complete, records } = recorded;
  if (result === null || !complete) throw new Error(`no complete run: ${JSON.stringify(asked)}`);
  const exchanges = decodeLayers(records.map(fromPortable));
  return { knobs: asked.knobs, origins, events, learned, result, exchanges, browser, certificate };
}
