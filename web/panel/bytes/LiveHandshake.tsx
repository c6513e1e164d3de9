import { useEffect, useMemo } from 'react';
import type { Origins } from '../../../server/protocol/origins.ts';
import { latin1 } from '../../decode/bytes.ts';
import { decodeLayers } from '../../decode/layers.ts';
import experiment from '../../experiments/websocket/index.ts';
import type { Language } from '../../language.ts';
import { actorsOf, lifelinesOf, routeOf } from '../../run/actors.ts';
import { lessonValues } from '../../run/knobs.ts';
import { fill, panelWords, troubleWords } from '../../run/words.ts';
import { arrowsOf } from '../picture/arrows.ts';
import { Picture } from '../picture/Picture.tsx';
import { linesOf } from '../picture/picture.ts';
import { useRun } from '../useRun.ts';
import { withoutSessions } from './copy.ts';
import { wireItems } from './wire-items.ts';

interface Props {
  readonly language: Language;
  readonly origins: Origins;
}

/** One real handshake, made once by this very visit: its picture up to `open`, and both heads as they crossed the wire. */
export default function LiveHandshake({ language, origins }: Props) {
  const words = panelWords(language);
  const { run, trouble, start } = useRun(experiment, origins);
  useEffect(() => start(lessonValues(experiment.knobs, {}), null), [start]);

  const [view] = useMemo(() => decodeLayers(run?.records ?? []), [run?.records]);
  if (!run) return null;
  if (run.witness === 'unreachable')
    return <p role="alert">{troubleWords(trouble, window.location.hostname, language)}</p>;

  const events = run.events.filter(({ name }) => name === 'new WebSocket' || name === 'open');
  const items = view ? wireItems([view], null, 'new WebSocket').filter(({ layer }) => layer === 'http') : [];
  const heads = [view?.request?.headBytes, view?.response?.headBytes].flatMap(stretch => stretch ?? []);
  return (
    <div className="live-handshake">
      <Picture
        language={language}
        lines={linesOf(arrowsOf(events, items, run.clock), null, null)}
        lifelines={lifelinesOf(actorsOf(experiment, run.knobs), routeOf(experiment, run.knobs, origins))}
        why={null}
        details={null}
      />
      {heads.map(stretch => (
        <pre key={stretch.direction}>{withoutSessions(latin1(stretch.bytes)).trimEnd()}</pre>
      ))}
      <p className="fine">
        {fill(words.thisVisit, { time: new Date(events[0]?.at ?? 0).toLocaleTimeString(language) })}
      </p>
    </div>
  );
}
