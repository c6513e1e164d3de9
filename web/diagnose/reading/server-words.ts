import { said } from './pasted.ts';
import { fieldsOf, type Sentence, sentence } from './sentence.ts';

const O = '[\'"`]?(?<origin>[a-z][a-z-]{1,30}://[^\\s\'"`,;)]{1,300})[\'"`]?';

const words = (
  source: string,
  cause: Parameters<typeof sentence>[2],
  more: Parameters<typeof sentence>[3] = {},
): Sentence => sentence('server', new RegExp(source, 'i'), cause, more);

/** A line of an access log: `"OPTIONS /x HTTP/1.1" 405`, in the form that nearly all servers write, that of Gin and that of morgan. */
const accessLog: readonly Sentence[] = [
  /"(?<method>[A-Z]{3,10}) (?<target>\S{1,2048}) HTTP\/[\d.]{1,3}" (?<status>[1-5]\d\d)\b/,
  /\[GIN\] [^\n|]{1,60}\| (?<status>[1-5]\d\d) \|[^\n]{1,120}\| (?<method>[A-Z]{3,10})\s{1,10}"(?<target>[^"\n]{1,2048})"/,
  /^(?:[^\n]{0,60}\s)?(?<method>GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (?<target>\/\S{0,2048}) (?<status>[1-5]\d\d) \d{1,8}(?:\.\d{1,6})? ?ms\b/,
].map(pattern => ({
  by: 'server',
  pattern,
  means: ({ method = '', target = '', status = '' }) => {
    if (Number(status) < 400) return null;
    const told = { ...fieldsOf({ status }), value: 'access-log' };
    if (method === 'OPTIONS') return said('preflight-status', 'server', { ...told, at: 'preflight' });
    if (status === '400' && /\/(?:socket|engine)\.io\//.test(target))
      return said('engine-refused', 'server', told);
    return said('status-readable', 'server', { ...told, method });
  },
}));

/** Logs of servers and proxies, and the bodies of their responses. The stack that speaks is the message’s `value`, where its words tell. */
export const serverWords: readonly Sentence[] = [
  // Lists of origins of servers for WebSockets and Socket.IO
  words(`${O} is not an accepted origin`, 'origin-refused', { value: 'python-socketio' }),
  words(`Request (?:to )?origin not allowed:? ?${O}`, 'origin-refused', { value: 'rails' }),
  words('Request (?:to )?origin not allowed:', 'origin-refused', { value: 'rails' }),
  words('request origin not allowed by Upgrader\\.CheckOrigin', 'origin-refused', { value: 'gorilla' }),
  words('websocket: .{0,40}origin not allowed', 'origin-refused', { value: 'gorilla' }),
  words('request Origin .{1,300} is not (?:authorized|allowed) for Host', 'origin-refused', {
    value: 'go-websocket',
  }),
  words(`Handshake request rejected, Origin header value ${O} not allowed`, 'origin-refused', {
    value: 'spring',
  }),
  words('Could not check origin for Phoenix\\.Socket transport', 'origin-refused', { value: 'phoenix' }),
  words(
    'Cross origin websockets not allowed|Blocking Cross Origin (?:WebSocket Attempt|API request)',
    'origin-refused',
    {
      value: 'tornado',
    },
  ),
  words('WebSocket REJECT \\S{1,300}', 'handshake-refused-by-server', { value: 'channels' }),
  words('"WebSocket (?:/\\S{0,300})" 403', 'handshake-refused-by-server', { value: 'uvicorn', status: 403 }),
  words('No route found for path .{1,200}|Invalid(?:\\s|-)?HTTP_HOST header', 'handshake-refused-by-server', {
    value: 'channels',
  }),
  words(
    'Failed to upgrade to WebSocket \\(REQUEST_METHOD: \\w{1,10}, HTTP_CONNECTION: (?![^,)]{0,40}Upgrade)',
    'upgrade-lost',
    { value: 'rails' },
  ),
  words('Failed to upgrade to WebSocket \\(REQUEST_METHOD', 'handshake-refused-by-server', {
    value: 'rails',
  }),
  words(
    "websocket: the client is not using the websocket protocol|'upgrade' token not found in 'Connection' header",
    'upgrade-lost',
    { value: 'gorilla' },
  ),
  words(
    'Can (?:"|.)?Upgrade(?:"|.)? only to (?:"|.)?WebSocket|WebSocket protocol violation: Connection header|No "Connection: upgrade" header|Handshake failed due to invalid Upgrade header',
    'upgrade-lost',
  ),
  // Socket.IO and Engine.IO
  words('unsupported version of the Socket\\.IO or Engine\\.IO protocols', 'engine-protocol'),
  words('trying to reach a Socket\\.IO server in v2\\.x with a v3\\.x client', 'engine-protocol'),
  words(
    'Invalid session [\\w-]{0,60} \\(further occurrences|Invalid session (?:id|sid)\\b',
    'engine-session',
  ),
  // CORS filters
  words('Invalid CORS request', 'cors-filter', { value: 'spring' }),
  words(`Reject: ${O}? ?origin is not allowed`, 'cors-filter', { value: 'spring' }),
  words('Disallowed CORS (?:origin|method|headers)', 'cors-filter', { value: 'starlette' }),
  words(
    'CORSResponse: (?:This CORS request is not allowed|CORS is not enabled|Bucket not found)',
    'cors-filter',
    { value: 's3' },
  ),
  words('This CORS request is not allowed', 'cors-filter', { value: 's3' }),
  words(
    'CORS policy execution failed|Request origin .{0,300} does not have permission to access',
    'cors-filter',
    {
      value: 'aspnet',
    },
  ),
  words(
    '(?<!new Error\\([\'"`])(?:Error: )?(?:Origin )?Not allowed by CORS\\b|blocked by CORS: origin|CORS (?:error|policy): ?(?:this )?origin',
    'cors-filter',
    { value: 'express' },
  ),
  words(
    'CORS error: (?:Origin not allowed|Missing|Some headers)|(?<![\'"`])The CORS policy for this site does not allow access from the specified Origin',
    'cors-filter',
    { value: 'express' },
  ),
  words('origin (?:is )?not allowed by (?:the )?(?:cors|CORS)\\b', 'cors-filter'),
  // Contradictions in settings
  words('When allowCredentials is true, allowedOrigins cannot contain the special value', 'cors-settings', {
    value: 'spring',
  }),
  words(
    'CORS protocol does not allow specifying a wildcard \\(any\\) origin and credentials',
    'cors-settings',
    {
      value: 'aspnet',
    },
  ),
  words("\\[CORS\\] Insecure setup, 'AllowCredentials'", 'cors-settings', { value: 'fiber' }),
  words(
    '(?:corsheaders\\.E01\\d|in CORS_(?:ALLOWED_ORIGINS|ORIGIN_WHITELIST) (?:is missing scheme|should not have path))',
    'cors-settings',
    {
      value: 'django',
    },
  ),
  words('bad origin: origins must contain|conflict settings: all origins', 'cors-settings', { value: 'gin' }),
  // Checks against forged requests
  words(`Origin checking failed - ${O} does not match any trusted origins`, 'csrf-origin', {
    value: 'django',
  }),
  words('Origin checking failed|Referer checking failed', 'csrf-origin', { value: 'django' }),
  words("HTTP Origin header \\(.{1,300}\\) didn't match request\\.base_url", 'csrf-origin', {
    value: 'rails-csrf',
  }),
  words('Cross-site (?:POST|PUT|PATCH|DELETE) form submissions are forbidden', 'csrf-origin', {
    value: 'sveltekit',
  }),
  // Development servers and their proxies
  words('Blocked request\\. This host \\(.{1,300}\\) is not allowed', 'dev-server-host', { value: 'vite' }),
  words('Invalid Host(?:/Origin)? header', 'dev-server-host', { value: 'webpack' }),
  words(
    'Blocked cross-origin request (?:from|to) .{0,200}|Cross origin request detected from',
    'dev-server-host',
    { value: 'next' },
  ),
  words('\\[vite\\] (?:http|ws) proxy (?:socket )?error(?:: ?| at )', 'proxy-upstream', { value: 'vite' }),
  words('(?:\\[HPM\\] )?Error occurr?ed while (?:trying to )?proxy(?:ing)?(?: request)?', 'proxy-upstream', {
    value: 'webpack',
  }),
  words('Proxy error: Could not proxy request', 'proxy-upstream', { value: 'webpack' }),
  words(
    '(?:connect\\(\\) (?:to .{1,200} )?failed \\(\\d+: .{1,60}\\)|upstream (?:prematurely closed|timed out)|no live upstreams|recv\\(\\) failed \\(104).{0,200}',
    'proxy-upstream',
    {
      value: 'nginx',
    },
  ),
  words('host not found in upstream', 'proxy-upstream', { value: 'nginx' }),
  words('proxy: error reading from remote server|AH01114|AH00957', 'proxy-upstream', { value: 'apache' }),
  // Before the server
  words(
    'Error 1015|error code: 1015|You are being rate limited|You have been rate limited|Rate limit exceeded',
    'rate-limited',
  ),
  words(
    'error code: 10(?:10|20)|Error 1020|Attention Required! \\| Cloudflare|Checking your browser before accessing|cf-mitigated: ?challenge|Just a moment\\.\\.\\.',
    'edge-refused',
  ),
  words('"message": ?"Missing Authentication Token"', 'route-missing', { value: 'api-gateway' }),
  ...accessLog,
  words('<title>(?<status>[45]\\d\\d) [A-Z][^<\\n]{0,60}</title>', 'status-readable', {
    value: 'error-page',
  }),
];
