import type { PageEvent } from '../experiments/experiment.ts';
import type { Language } from '../language.ts';
import type { Run } from '../run/run.ts';
import { panelWords } from '../run/words.ts';

interface Props {
  readonly run: Run;
  readonly language: Language;
}

/** What a script can tell its user of a run: after a failure every event that it got, else the newest value. */
function outcomeOf({ events, result }: Run): readonly PageEvent[] {
  if (result === 'error') return events.filter(({ kind }) => kind === 'event' || kind === 'throw');
  const newest =
    events.findLast(({ kind }) => kind === 'receive') ?? events.findLast(({ kind }) => kind === 'event');
  return newest ? [newest] : [];
}

/** The run as the page saw it, and nothing of what only the server or the rule knows. */
export function Outcome({ run, language }: Props) {
  const events = outcomeOf(run);
  return (
    <section className="outcome" data-outcome={run.result ?? ''}>
      <h4>{panelWords(language).pageSaw}</h4>
      {events.map(event => (
        <p key={`${event.name}:${event.at}`} data-event={event.name}>
          <b>{event.name}</b>
          {event.facts.map(([name, value]) => (
            <span key={name} className="fact">
              {name} <code>{value}</code>
            </span>
          ))}
        </p>
      ))}
    </section>
  );
}
