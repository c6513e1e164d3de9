import { Suspense, use, useEffect } from 'react';
import type { Origins } from '../../../server/protocol/origins.ts';
import type { Language } from '../../language.ts';
import { sleeper } from '../../lesson/wake.ts';

interface Props {
  readonly language: Language;
  readonly origins: Origins;
}

/** The live call's code comes when the page is there; until then its panel is the server's HTML. */
export const LIVE = sleeper(() => import('../../panel/live/LiveCall.tsx'));

export function LiveSlot(props: Props) {
  useEffect(LIVE.wake, []);
  return (
    <Suspense>
      <Awake {...props} />
    </Suspense>
  );
}

function Awake(props: Props) {
  const { default: LiveCall } = use(LIVE.awake);
  return <LiveCall {...props} />;
}
