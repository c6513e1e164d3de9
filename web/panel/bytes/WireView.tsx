import type { Origins } from '../../../server/protocol/origins.ts';
import type { ExchangeView } from '../../decode/views.ts';
import type { Language } from '../../language.ts';
import { fill, panelWords } from '../../run/words.ts';
import type { Reveal } from '../Fold.tsx';
import { AcceptSteps } from './AcceptSteps.tsx';
import { FrameDetails } from './FrameDetails.tsx';
import { HeadDetails } from './HeadDetails.tsx';

interface Props {
  readonly exchanges: readonly ExchangeView[];
  readonly language: Language;
  readonly origins: Origins;
  readonly reveal: Reveal | null;
}

/** Every exchange of the run with its bytes; the items carry the keys of the picture's arrows. */
export function WireView({ exchanges, language, origins, reveal }: Props) {
  const words = panelWords(language);
  return exchanges.map(view => {
    const { request, response, upgraded, exchange, connection } = view;
    const key = `x${exchange}`;
    return (
      <section key={key} className="exchange">
        <h4>{fill(words.connection, { n: connection })}</h4>
        {request && (
          <HeadDetails
            id={`${key}:request`}
            head={request.head}
            stretch={request.headBytes}
            body={request.body}
            origin={originOf(view, origins)}
            language={language}
            reveal={reveal}
          />
        )}
        {response && (
          <HeadDetails
            id={`${key}:response`}
            head={response.head}
            stretch={response.headBytes}
            body={response.body}
            origin={null}
            language={language}
            reveal={reveal}
          />
        )}
        <AcceptSteps view={view} language={language} />
        {upgraded && <FrameDetails id={key} upgraded={upgraded} language={language} reveal={reveal} />}
      </section>
    );
  });
}

/** The lab's origin that the request went to: the one whose host it names. */
function originOf({ request }: ExchangeView, origins: Origins): string {
  const host = request?.head.fields.find(field => field.name.text.toLowerCase() === 'host')?.value.text;
  return Object.values(origins).find(origin => new URL(origin).host === host) ?? origins.lab;
}
