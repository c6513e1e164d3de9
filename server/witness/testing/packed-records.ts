import type { PackedRecords } from '../../protocol/records.ts';
import type { PackedLog } from '../packed-log.ts';

/** The pieces of `since` as they travel. */
export function packedRecords({ first, pieces }: ReturnType<PackedLog['since']>): PackedRecords {
  return { first, packed: Buffer.concat(pieces) };
}
