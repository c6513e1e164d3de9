import type { Origins } from '../../../server/protocol/origins.ts';
import type { ExchangeView } from '../../decode/views.ts';
import type { Language } from '../../language.ts';
import { runWords } from '../../run/run-words.ts';
import { fill } from '../../run/words.ts';
import { AcceptSteps } from './AcceptSteps.tsx';
import { FrameDetails } from './FrameDetails.tsx';
import { HeadDetails } from './HeadDetails.tsx';

interface Props {
  readonly exchanges: readonly ExchangeView[];
  readonly language: Language;
  readonly origins: Origins;
}

/** Every exchange of the run with its bytes; the items carry the keys of the picture’s arrows. */
export function WireView({ exchanges, language, origins }: Props) {
  const words = runWords(language);
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
            view={view}
            origins={origins}
            language={language}
          />
        )}
        {response && (
          <HeadDetails
            id={`${key}:response`}
            head={response.head}
            stretch={response.headBytes}
            body={response.body}
            view={view}
            origins={origins}
            language={language}
          />
        )}
        <AcceptSteps view={view} language={language} />
        {upgraded && <FrameDetails id={key} upgraded={upgraded} language={language} />}
      </section>
    );
  });
}
