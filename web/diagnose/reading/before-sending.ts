import { type Sentence, sentence } from './sentence.ts';

/** What Chromium says of requests that it never sent. */
export const beforeSending: readonly Sentence[] = [
  sentence(
    'chromium',
    /(?<!\[Report Only\] )Connecting to ['"]?(?<url>[^'"\s]{0,2048})['"]? violates the following Content Security Policy directive: "(?<value>[^"\n]{0,1000})"/,
    'csp',
  ),
  sentence(
    'unknown',
    /(?<!\[Report Only\] )Refused to connect to ['"]?(?<url>[^'"\s]{0,2048})['"]? because it violates the (?:following|document's) Content Security Policy(?: directive: ['"](?<value>[^"\n]{0,1000})['"])?/,
    'csp',
    { measured: false },
  ),
  sentence(
    'chromium',
    /Fetch API cannot load (?<url>\S{1,2048})\. Refused to connect because it violates the document's Content Security Policy/,
    'csp',
    { api: 'fetch' },
  ),
  sentence(
    'chromium',
    /Mixed Content: The (?:page|site) at ['"]?(?<page>[^'"\s]{0,2048})['"]? was loaded over (?:HTTPS|a secure connection), but (?:the file at|requested an insecure [\w ]{1,40}|attempted to connect to the insecure WebSocket endpoint|contains a form that targets an insecure endpoint) ['"]?(?<url>[^'"\s]{0,2048})/,
    'mixed-content',
    { measured: false },
  ),
  sentence(
    'chromium',
    /An insecure WebSocket connection may not be initiated from a page loaded over HTTPS/,
    'mixed-content',
  ),
  sentence('unknown', /An insecure WebSocket connection may not be initiated/, 'mixed-content', {
    measured: false,
  }),
];
