import { type Sentence, sentence } from './sentence.ts';

/** Safari's sentences as people quote them, beside those of the CORS check; none was measured here. */
export const safari: readonly Sentence[] = [
  sentence(
    'webkit',
    /Cross-origin redirection to (?<url>\S{1,2048}) denied by Cross-Origin Resource Sharing policy/,
    'origin-not-allowed',
  ),
  sentence(
    'webkit',
    /(?<what>Fetch API|XMLHttpRequest) cannot load (?<url>\S{1,2048}?)\.? due to access control checks/,
    'failed-to-fetch',
  ),
  sentence(
    'webkit',
    /EventSource cannot load (?<url>\S{1,2048}?)\.? due to access control checks/,
    'failed-to-fetch',
  ),
  sentence(
    'webkit',
    /Cross-origin (?:script|image|font|stylesheet) load denied by Cross-Origin Resource Sharing policy/,
    'cors-unnamed',
  ),
  sentence(
    'webkit',
    /(?<what>Fetch API|XMLHttpRequest) cannot load (?<url>\S{1,2048}?)\. (?:Could not connect to the server)/,
    'connection-refused',
  ),
  sentence('webkit', /Could not connect to the server\b/, 'connection-refused'),
  sentence('webkit', /A server with the specified hostname could not be found/, 'name-not-resolved'),
  sentence(
    'webkit',
    /The network connection was lost|The request timed out\b|The Internet connection appears to be offline|Socket is not connected/,
    'connection-lost',
  ),
  sentence(
    'webkit',
    /The certificate for this server is invalid|An SSL error has occurred and a secure connection/,
    'certificate',
  ),
  sentence(
    'webkit',
    /The page at (?<page>\S{1,2048}) (?:was not allowed to (?:display|run)|requested|ran|displayed) insecure content from (?<url>\S{1,2048}?)\.?(?=\s|$)/,
    'mixed-content',
  ),
  sentence(
    'webkit',
    /Refused to connect to (?<url>\S{1,2048}) because it (?:does not appear in|appears in neither) the connect-src directive/,
    'csp',
  ),
  sentence('webkit', /Not allowed to use restricted network port \d{1,5}: (?<url>\S{1,2048})/, 'bad-port'),
  sentence('webkit', /Not allowed to request resource\b/, 'not-http'),
  sentence(
    'webkit',
    /\bTypeError: Load failed\b|^(?:Unhandled Promise Rejection: )?Load failed$/,
    'failed-to-fetch',
  ),
];
