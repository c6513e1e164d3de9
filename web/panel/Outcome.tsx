import type { Actors, PageEvent } from '../experiments/experiment.ts';
import type { Language } from '../language.ts';
import type { Run } from '../run/run.ts';
import { fill, panelWords } from '../run/words.ts';

interface Props {
  readonly run: Run;
  readonly actors: Actors;
  readonly language: Language;
}

/** What a script can tell its user of a run: after a failure every event that it got, else the newest value. */
function outcomeOf({ events, result }: Run): readonly PageEvent[] {
  const own = events.filter(({ by }) => by !== 'far');
  if (result === 'error') return own.filter(({ kind }) => kind === 'event' || kind === 'throw');
  const newest =
    own.findLast(({ kind }) => kind === 'receive') ?? own.findLast(({ kind }) => kind === 'event');
  return newest ? [newest] : [];
}

/** The run as each page saw it, and nothing of what only the server or the rule knows. */
export function Outcome({ run, actors: [near, , far], language }: Props) {
  const words = panelWords(language);
  if (far.kind !== 'page') {
    return (
      <section className="outcome" data-outcome={run.result ?? ''}>
        <h4>{words.pageSaw}</h4>
        <Events events={outcomeOf(run)} />
      </section>
    );
  }
  const farEvents = run.events.filter(({ by }) => by === 'far');
  return (
    <section className="outcome" data-outcome={run.result ?? ''}>
      <h4>{fill(words.actorSaw, { actor: near.name[language] })}</h4>
      <Events events={outcomeOf(run)} />
      <h4>{fill(words.actorSaw, { actor: far.name[language] })}</h4>
      <Events events={farEvents} />
      {run.phase === 'done' && farEvents.length === 0 && <p>{words.sawNothing}</p>}
    </section>
  );
}

function Events({ events }: { readonly events: readonly PageEvent[] }) {
  return events.map(event => (
    <p key={`${event.name}:${event.at}`} data-event={event.name}>
      <b>{event.name}</b>
      {event.facts.map(([name, value]) => (
        <span key={name} className="fact">
          {name} <code>{value}</code>
        </span>
      ))}
    </p>
  ));
}
