import { type Sentence, sentence } from './sentence.ts';

/** Safari's sentences as people quote them; none was measured here. */
export const safari: readonly Sentence[] = [
  sentence(
    'webkit',
    /Origin (?<origin>\S{1,300}) is not allowed by Access-Control-Allow-Origin\.(?: Status code: (?<status>\d{3}))?/,
    'allow-origin-missing',
  ),
  sentence(
    'webkit',
    /Preflight response is not successful\.?(?: Status code: (?<status>\d{3}))?/,
    'preflight-status',
    { at: 'preflight' },
  ),
  sentence(
    'webkit',
    /Request header field (?<header>\S{1,200}) is not allowed by Access-Control-Allow-Headers\b/,
    'preflight-header',
    { at: 'preflight' },
  ),
  sentence(
    'webkit',
    /Method (?<method>\S{1,40}) is not allowed by Access-Control-Allow-Methods\b/,
    'preflight-method',
    { at: 'preflight' },
  ),
  sentence(
    'webkit',
    /Cannot use wildcard in Access-Control-Allow-Origin when (?:credentials flag is true|request credentials mode)/,
    'wildcard-with-credentials',
  ),
  sentence(
    'webkit',
    /Access-Control-Allow-Origin cannot contain more than one origin/,
    'allow-origin-multiple',
  ),
  sentence(
    'webkit',
    /Credentials flag is true, but Access-Control-Allow-Credentials is not "?true/,
    'credentials-not-allowed',
  ),
  sentence(
    'webkit',
    /(?<what>Fetch API|XMLHttpRequest) cannot load (?<url>\S{1,2048}) due to access control checks/,
    'failed-to-fetch',
  ),
  sentence(
    'webkit',
    /The page at (?<page>\S{1,2048}) (?:was not allowed to display|requested) insecure content from (?<url>\S{1,2048}?)\.?(?=\s|$)/,
    'mixed-content',
  ),
  sentence(
    'webkit',
    /Refused to connect to (?<url>\S{1,2048}) because it (?:does not appear in|appears in neither) the connect-src directive/,
    'csp',
  ),
  sentence('webkit', /Not allowed to use restricted network port \d{1,5}: (?<url>\S{1,2048})/, 'bad-port'),
];
