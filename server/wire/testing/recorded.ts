import { type BytesRecord, unpackRecords, type WireRecord } from '../../protocol/records.ts';
import { RawClient } from '../../testing/raw-client.ts';
import { Panels, type PanelsLimits } from '../../witness/panels.ts';
import { packedRecords } from '../../witness/testing/packed-records.ts';
import type { RecordLimits } from '../exchange-record.ts';
import { createRecorder } from '../recorder.ts';
import { tap } from '../tap.ts';
import { RawSink } from './raw-sink.ts';
import { type TestServer, testServer } from './server.ts';

export const LIMITS: PanelsLimits & RecordLimits = {
  panels: 4,
  learners: 4,
  learnersPerAddress: 4,
  records: 10_000,
  recordBytes: 10_000_000,
  totalRecordBytes: 1_000_000_000,
  headBytes: 16_384,
  recordedBodyBytes: 1_000_000,
  upgradedBytes: 1_000_000,
};
const ALL = { records: Number.POSITIVE_INFINITY, recordBytes: Number.POSITIVE_INFINITY };

/** One learner with an open panel, and what the witness holds for it. */
export interface TestLearner {
  readonly token: string;
  /** `token=…&run=…` */
  readonly query: string;
  /** Every record, once all that was sent has been read. */
  records(): Promise<readonly WireRecord[]>;
  /** The records' bytes per part, and their ends. */
  summary(): Promise<readonly string[]>;
  close(): void;
}

/** The test server behind tap, recorder and panels; `sink` sees the same without attribution. */
export async function recordedServer(limits: Partial<typeof LIMITS> = {}, tls = false) {
  const all = { ...LIMITS, ...limits };
  const panels = new Panels(all);
  const recorder = createRecorder(panels, all);
  const sink = new RawSink();
  const server: TestServer = await testServer(
    bare => tap(bare, recorder.observe).subscribe(sink.observe),
    tls,
  );

  function learner(run = 'fedcba9876543210'): TestLearner {
    const feed = { address: undefined, news() {}, left() {} };
    const opened = panels.open(feed);
    if (!opened.ok) throw new Error(opened.error);
    const { token } = opened;
    const records = async () => {
      await recorder.settled();
      const panel = panels.panel(feed, token);
      return panel ? unpackRecords(packedRecords(panel.since(0, ALL))) : [];
    };
    return {
      token,
      query: `token=${token}&run=${run}`,
      records,
      summary: async () => summarise(await records()),
      close: () => panels.close(feed, token),
    };
  }
  return {
    server,
    sink,
    panels,
    learner,
    connect: () => RawClient.connect(server.port, tls),
    close: () => server.close(),
  };
}

/** `exchange part: bytes`; neighbouring records of one part become one. */
function summarise(records: readonly WireRecord[]): readonly string[] {
  const lines: string[] = [];
  let latest: BytesRecord | undefined;
  for (const record of records) {
    if (record.kind === 'bytes') {
      const text = Buffer.from(record.bytes).toString('latin1');
      const continues =
        latest?.part === record.part &&
        latest.exchange === record.exchange &&
        latest.direction === record.direction;
      if (continues) lines[lines.length - 1] += text;
      else lines.push(`${record.exchange} ${record.part}: ${text}`);
      latest = record;
    } else {
      latest = undefined;
      lines.push(
        record.kind === 'cut'
          ? `${record.exchange} ${record.part} cut at ${record.limit}`
          : `${record.exchange} ${record.how}`,
      );
    }
  }
  return lines;
}
