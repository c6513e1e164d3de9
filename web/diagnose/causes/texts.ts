import { beforeSendingCauses } from './before-sending.ts';
import { corsCauses } from './cors.ts';
import type { CauseId } from './ids.ts';
import { networkCauses } from './network.ts';
import { socketCauses } from './sockets.ts';
import { symptomCauses } from './symptoms.ts';
import type { CauseText } from './text.ts';

/** The words for every cause. */
export const CAUSES: Readonly<Record<CauseId, CauseText>> = {
  ...corsCauses,
  ...beforeSendingCauses,
  ...networkCauses,
  ...socketCauses,
  ...symptomCauses,
};
