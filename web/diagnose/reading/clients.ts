import { type Sentence, sentence } from './sentence.ts';

const QUOTED = { measured: false } as const;

/** Clients that aren’t browsers: curl, wget, PowerShell, Node, Java, Dart, React Native; and what libraries make of a failure. */
export const clients: readonly Sentence[] = [
  // curl (its exit codes), wget and PowerShell
  sentence(
    'script',
    /curl: \(7\)|\bfailed: Connection refused\b|target machine actively refused it/,
    'connection-refused',
  ),
  sentence('script', /curl: \(6\)|wget: unable to resolve host/, 'name-not-resolved'),
  sentence('script', /curl: \((?:28|52|56|18|92)\)/, 'connection-lost'),
  sentence(
    'script',
    /curl: \((?:51|60|77)\)|Could not establish trust relationship for the SSL/,
    'certificate',
  ),
  sentence('script', /curl: \((?:35|4)\)/, 'tls'),
  // A proxy of a development server says ECONNREFUSED too; its own sentence stands in a table before this one.
  sentence('script', /\bECONNREFUSED\b(?: (?<value>[\w.:[\]]{1,100}))?/, 'native-failed', QUOTED),
  sentence(
    'script',
    /\bgetaddrinfo (?:ENOTFOUND|EAI_AGAIN) (?<value>[\w.-]{1,200})/,
    'native-failed',
    QUOTED,
  ),
  sentence(
    'script',
    /\bTypeError: fetch failed\b|\bFetchError: request to (?<url>\S{1,2048}) failed/,
    'native-failed',
    QUOTED,
  ),
  sentence('script', /\bNetwork request failed\b/, 'native-failed', QUOTED),
  sentence(
    'script',
    /\bSocketException:|\bClientException(?: with SocketException)?\b|java\.net\.(?:UnknownHost|Connect|SocketTimeout)Exception|Failed host lookup|HttpHostConnectException/,
    'native-failed',
    QUOTED,
  ),
  sentence(
    'script',
    /Cleartext HTTP traffic to \S{1,300} not permitted|CLEARTEXT communication (?:to \S{1,300} )?not permitted|App Transport Security (?:policy requires|has blocked)|net::ERR_CLEARTEXT_NOT_PERMITTED/,
    'cleartext-forbidden',
    QUOTED,
  ),
  sentence('script', /\bECONNRESET\b|\bsocket hang up\b/, 'connection-lost', QUOTED),
  sentence(
    'script',
    /\b(?:self[- ]signed certificate|unable to verify the first certificate|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CertPathValidatorException|HandshakeException|CERTIFICATE_VERIFY_FAILED)\b/i,
    'certificate',
    QUOTED,
  ),
  // Libraries for WebSockets and SignalR
  sentence('script', /Unexpected server response: (?<status>\d{3})/, 'socket-refused', QUOTED),
  sentence(
    'script',
    /(?:server rejected WebSocket connection: HTTP|Handshake status|InvalidStatus(?:Code)?:.{0,60}HTTP) (?<status>\d{3})/,
    'socket-refused',
    QUOTED,
  ),
  sentence('script', /was not upgraded to websocket|websocket: bad handshake/i, 'socket-failed', QUOTED),
  sentence('script', /WebSocket was closed before the connection was established/, 'closed-by-page', QUOTED),
  sentence(
    'script',
    /Failed to complete negotiation with the server: .{0,60}(?:[Ss]tatus code '?|: )(?<status>[45]\d\d)/,
    'status-readable',
    QUOTED,
  ),
  sentence(
    'script',
    /WebSocket failed to connect\. The connection could not be found on the server/,
    'signalr-failed',
    QUOTED,
  ),
  // Libraries for HTTP
  sentence(
    'script',
    /Http failure response for (?<url>https?:\/\/\S{1,2048}): (?<status>[1-5]\d\d)\b/,
    'status-readable',
    QUOTED,
  ),
  sentence(
    'script',
    /Http failure response for (?<url>\S{1,2048}): 0 Unknown Error|Http failure response for \(unknown url\): 0/,
    'failed-to-fetch',
    QUOTED,
  ),
  sentence('script', /Request failed with status code (?<status>[1-5]\d\d)\b/, 'status-readable', QUOTED),
  sentence(
    'script',
    /The remote server returned an error: \((?<status>[45]\d\d)\)/,
    'status-readable',
    QUOTED,
  ),
  sentence(
    'script',
    /Unexpected token '?<'?,? (?:in JSON|"<|\.\.\.)|Unexpected token < in JSON|JSON\.parse: unexpected character at line 1 column 1|JSON Parse error: Unrecognized token '<'|is not valid JSON\b/,
    'not-json',
    QUOTED,
  ),
  sentence(
    'script',
    /\bAbortError\b|The (?:user aborted a request|operation was aborted)|net::ERR_ABORTED(?! \d)|NS_BINDING_ABORTED|\bsignal is aborted without reason|\(cancell?ed\)|Fetch is aborted/,
    'request-aborted',
    QUOTED,
  ),
];
