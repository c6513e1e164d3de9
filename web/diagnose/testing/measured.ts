/**
 * Lines that browsers printed for requests of a page at http://localhost:4101 to a server at http://localhost:4102 that answers as
 * the query says: `acao`, `acac`, `acam`, `acah` are the values of its Access-Control-Allow fields, `on` which answers have
 * them, `preflight` and `status` the statuses, `location` the Location of a redirect. Measured in Chromium 156.0.8078.79 and
 * Firefox ESR 153.7.0 on Linux.
 */
export interface MeasuredRequest {
  readonly name: string;
  readonly api: 'fetch' | 'xhr';
  readonly url: string;
  readonly init: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly credentials?: string;
  };
  readonly chromium: readonly string[];
  readonly firefox: readonly string[];
}

export const MEASURED_REQUESTS: readonly MeasuredRequest[] = [
  {
    name: 'missing',
    api: 'fetch',
    url: 'http://localhost:4102/?x=1&n=missing',
    init: {},
    chromium: [
      "Access to fetch at 'http://localhost:4102/?x=1&n=missing' from origin 'http://localhost:4101' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?x=1&n=missing. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.',
    ],
  },
  {
    name: 'mismatch',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Fother.example&n=mismatch',
    init: {},
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Fother.example&n=mismatch' from origin 'http://localhost:4101' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value 'http://other.example' that is not equal to the supplied origin. Have the server send the header with a valid value.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Fother.example&n=mismatch. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘http://other.example’).',
    ],
  },
  {
    name: 'slash',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101%2F&n=slash',
    init: {},
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101%2F&n=slash' from origin 'http://localhost:4101' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value 'http://localhost:4101/' that is not equal to the supplied origin. Have the server send the header with a valid value.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101%2F&n=slash. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘http://localhost:4101/’).',
    ],
  },
  {
    name: 'noscheme',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=localhost:4101&n=noscheme',
    init: {},
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=localhost:4101&n=noscheme' from origin 'http://localhost:4101' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value 'localhost:4101' that is not equal to the supplied origin. Have the server send the header with a valid value.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=localhost:4101&n=noscheme. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘localhost:4101’).',
    ],
  },
  {
    name: 'bare',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=localhost&n=bare',
    init: {},
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=localhost&n=bare' from origin 'http://localhost:4101' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header contains the invalid value 'localhost'. Have the server send the header with a valid value.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=localhost&n=bare. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘localhost’).',
    ],
  },
  {
    name: 'nullvalue',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=null&n=nullvalue',
    init: {},
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=null&n=nullvalue' from origin 'http://localhost:4101' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value 'null' that is not equal to the supplied origin. Have the server send the header with a valid value.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=null&n=nullvalue. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘null’).',
    ],
  },
  {
    name: 'emptyvalue',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=&n=emptyvalue',
    init: {},
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=&n=emptyvalue' from origin 'http://localhost:4101' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header contains the invalid value ''. Have the server send the header with a valid value.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=&n=emptyvalue. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘’).',
    ],
  },
  {
    name: 'twice',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acao=http%3A%2F%2Fother.example&n=twice',
    init: {},
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acao=http%3A%2F%2Fother.example&n=twice' from origin 'http://localhost:4101' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header contains multiple values 'http://localhost:4101, http://other.example', but only one is allowed. Have the server send the header with a valid value.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acao=http%3A%2F%2Fother.example&n=twice. (Reason: Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).',
    ],
  },
  {
    name: 'list',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101%2C%20http%3A%2F%2Fother.example&n=list',
    init: {},
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101%2C%20http%3A%2F%2Fother.example&n=list' from origin 'http://localhost:4101' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header contains multiple values 'http://localhost:4101, http://other.example', but only one is allowed. Have the server send the header with a valid value.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101%2C%20http%3A%2F%2Fother.example&n=list. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘http://localhost:4101, http://other.example’).',
    ],
  },
  {
    name: 'twicesame',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acao=http%3A%2F%2Flocalhost%3A4101&n=twicesame',
    init: {},
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acao=http%3A%2F%2Flocalhost%3A4101&n=twicesame' from origin 'http://localhost:4101' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header contains multiple values 'http://localhost:4101, http://localhost:4101', but only one is allowed. Have the server send the header with a valid value.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acao=http%3A%2F%2Flocalhost%3A4101&n=twicesame. (Reason: Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).',
    ],
  },
  {
    name: 'starstar',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=*&acao=*&n=starstar',
    init: {},
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=*&acao=*&n=starstar' from origin 'http://localhost:4101' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header contains multiple values '*, *', but only one is allowed. Have the server send the header with a valid value.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=*&acao=*&n=starstar. (Reason: Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).',
    ],
  },
  {
    name: 'star-include',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=*&n=star-include',
    init: {
      credentials: 'include',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=*&n=star-include' from origin 'http://localhost:4101' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘http://localhost:4102/?acao=*&n=star-include’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).',
    ],
  },
  {
    name: 'noacac',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=noacac',
    init: {
      credentials: 'include',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=noacac' from origin 'http://localhost:4101' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=noacac. (Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).',
    ],
  },
  {
    name: 'True',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acac=True&n=True',
    init: {
      credentials: 'include',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acac=True&n=True' from origin 'http://localhost:4101' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Credentials' header in the response is 'True' which must be 'true' when the request's credentials mode is 'include'.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acac=True&n=True. (Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).',
    ],
  },
  {
    name: 'falsecred',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acac=false&n=falsecred',
    init: {
      credentials: 'include',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acac=false&n=falsecred' from origin 'http://localhost:4101' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Credentials' header in the response is 'false' which must be 'true' when the request's credentials mode is 'include'.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acac=false&n=falsecred. (Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).',
    ],
  },
  {
    name: 'p-missing',
    api: 'fetch',
    url: 'http://localhost:4102/?on=request&acao=*&acam=PUT&n=p-missing',
    init: {
      method: 'PUT',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?on=request&acao=*&acam=PUT&n=p-missing' from origin 'http://localhost:4101' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?on=request&acao=*&acam=PUT&n=p-missing. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 204.',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?on=request&acao=*&acam=PUT&n=p-missing. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'p-404',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PUT&preflight=404&n=p-404',
    init: {
      method: 'PUT',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PUT&preflight=404&n=p-404' from origin 'http://localhost:4101' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: It does not have HTTP ok status.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PUT&preflight=404&n=p-404. (Reason: CORS preflight response did not succeed). Status code: 404.',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PUT&preflight=404&n=p-404. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'p-401',
    api: 'fetch',
    url: 'http://localhost:4102/?preflight=401&n=p-401',
    init: {
      method: 'PUT',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?preflight=401&n=p-401' from origin 'http://localhost:4101' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?preflight=401&n=p-401. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 401.',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?preflight=401&n=p-401. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'p-302',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PUT&preflight=302&n=p-302',
    init: {
      method: 'PUT',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PUT&preflight=302&n=p-302' from origin 'http://localhost:4101' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: Redirect is not allowed for a preflight request.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PUT&preflight=302&n=p-302. (Reason: CORS request external redirect not allowed).',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PUT&preflight=302&n=p-302. (Reason: CORS preflight response did not succeed). Status code: 302.',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PUT&preflight=302&n=p-302. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'p-307',
    api: 'fetch',
    url: 'http://localhost:4102/?preflight=307&n=p-307',
    init: {
      method: 'PUT',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?preflight=307&n=p-307' from origin 'http://localhost:4101' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: Redirect is not allowed for a preflight request.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?preflight=307&n=p-307. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 307.',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?preflight=307&n=p-307. (Reason: CORS request did not succeed). Status code: (null).',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?preflight=307&n=p-307. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'p-mismatch',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Fother.example&acam=PUT&n=p-mismatch',
    init: {
      method: 'PUT',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Fother.example&acam=PUT&n=p-mismatch' from origin 'http://localhost:4101' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header has a value 'http://other.example' that is not equal to the supplied origin. Have the server send the header with a valid value.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Fother.example&acam=PUT&n=p-mismatch. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘http://other.example’).',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Fother.example&acam=PUT&n=p-mismatch. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'p-multi',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101%2C%20http%3A%2F%2Fo.example&acam=PUT&n=p-multi',
    init: {
      method: 'PUT',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101%2C%20http%3A%2F%2Fo.example&acam=PUT&n=p-multi' from origin 'http://localhost:4101' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header contains multiple values 'http://localhost:4101, http://o.example', but only one is allowed. Have the server send the header with a valid value.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101%2C%20http%3A%2F%2Fo.example&acam=PUT&n=p-multi. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘http://localhost:4101, http://o.example’).',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101%2C%20http%3A%2F%2Fo.example&acam=PUT&n=p-multi. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'p-star-include',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=*&acam=PUT&n=p-star-include',
    init: {
      method: 'PUT',
      credentials: 'include',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=*&acam=PUT&n=p-star-include' from origin 'http://localhost:4101' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘http://localhost:4102/?acao=*&acam=PUT&n=p-star-include’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=*&acam=PUT&n=p-star-include. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'p-noacac',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PUT&n=p-noacac',
    init: {
      method: 'PUT',
      credentials: 'include',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PUT&n=p-noacac' from origin 'http://localhost:4101' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PUT&n=p-noacac. (Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PUT&n=p-noacac. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'p-method',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=GET&n=p-method',
    init: {
      method: 'PUT',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=GET&n=p-method' from origin 'http://localhost:4101' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=GET&n=p-method. (Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=GET&n=p-method. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'p-method-none',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=p-method-none',
    init: {
      method: 'PUT',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=p-method-none' from origin 'http://localhost:4101' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=p-method-none. (Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=p-method-none. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'p-patch',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PATCH&n=p-patch',
    init: {
      method: 'patch',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PATCH&n=p-patch' from origin 'http://localhost:4101' has been blocked by CORS policy: Method patch is not allowed by Access-Control-Allow-Methods in preflight response.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PATCH&n=p-patch. (Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PATCH&n=p-patch. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'p-method-star',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acac=true&acam=*&n=p-method-star',
    init: {
      method: 'PUT',
      credentials: 'include',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acac=true&acam=*&n=p-method-star' from origin 'http://localhost:4101' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acac=true&acam=*&n=p-method-star. (Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acac=true&acam=*&n=p-method-star. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'p-header',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=p-header',
    init: {
      headers: {
        'x-a': '1',
      },
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=p-header' from origin 'http://localhost:4101' has been blocked by CORS policy: Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=p-header. (Reason: header ‘x-a’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=p-header. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'p-header2',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acah=x-a&n=p-header2',
    init: {
      method: 'POST',
      headers: {
        'x-a': '1',
        'X-B': '2',
        'content-type': 'application/json',
      },
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acah=x-a&n=p-header2' from origin 'http://localhost:4101' has been blocked by CORS policy: Request header field content-type is not allowed by Access-Control-Allow-Headers in preflight response.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acah=x-a&n=p-header2. (Reason: header ‘content-type’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acah=x-a&n=p-header2. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'p-header-star',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acac=true&acah=*&n=p-header-star',
    init: {
      headers: {
        'x-a': '1',
      },
      credentials: 'include',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acac=true&acah=*&n=p-header-star' from origin 'http://localhost:4101' has been blocked by CORS policy: Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acac=true&acah=*&n=p-header-star. (Reason: header ‘x-a’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acac=true&acah=*&n=p-header-star. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'p-badmethods',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PUT%3BGET&n=p-badmethods',
    init: {
      method: 'PUT',
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PUT%3BGET&n=p-badmethods' from origin 'http://localhost:4101' has been blocked by CORS policy: Cannot parse Access-Control-Allow-Methods response header field in preflight response.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PUT%3BGET&n=p-badmethods. (Reason: invalid token ‘PUT;GET’ in CORS header ‘Access-Control-Allow-Methods’).',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acam=PUT%3BGET&n=p-badmethods. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'p-badheaders',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acah=x%20a&n=p-badheaders',
    init: {
      headers: {
        'x-a': '1',
      },
    },
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acah=x%20a&n=p-badheaders' from origin 'http://localhost:4101' has been blocked by CORS policy: Cannot parse Access-Control-Allow-Headers response header field in preflight response.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acah=x%20a&n=p-badheaders. (Reason: invalid token ‘x a’ in CORS header ‘Access-Control-Allow-Headers’).',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&acah=x%20a&n=p-badheaders. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: '500',
    api: 'fetch',
    url: 'http://localhost:4102/?status=500&n=500',
    init: {},
    chromium: [
      "Access to fetch at 'http://localhost:4102/?status=500&n=500' from origin 'http://localhost:4101' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?status=500&n=500. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 500.',
    ],
  },
  {
    name: '413',
    api: 'fetch',
    url: 'http://localhost:4102/?status=413&n=413',
    init: {},
    chromium: [
      "Access to fetch at 'http://localhost:4102/?status=413&n=413' from origin 'http://localhost:4101' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?status=413&n=413. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 413.',
    ],
  },
  {
    name: '502',
    api: 'fetch',
    url: 'http://localhost:4102/?status=502&n=502',
    init: {},
    chromium: [
      "Access to fetch at 'http://localhost:4102/?status=502&n=502' from origin 'http://localhost:4101' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?status=502&n=502. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 502.',
    ],
  },
  {
    name: '401',
    api: 'fetch',
    url: 'http://localhost:4102/?status=401&n=401',
    init: {},
    chromium: [
      "Access to fetch at 'http://localhost:4102/?status=401&n=401' from origin 'http://localhost:4101' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?status=401&n=401. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 401.',
    ],
  },
  {
    name: 'redir-noacao',
    api: 'fetch',
    url: 'http://localhost:4102/?status=302&n=redir-noacao',
    init: {},
    chromium: [
      "Access to fetch at 'http://localhost:4102/?status=302&n=redir-noacao' from origin 'http://localhost:4101' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?status=302&n=redir-noacao. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 302.',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?status=302&n=redir-noacao. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'redir-null',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&status=302&location=http%3A%2F%2F127.0.0.1%3A4102%2F%3Facao%3Dhttp%253A%252F%252Flocalhost%253A4101&n=redir-null',
    init: {},
    chromium: [
      "Access to fetch at 'http://127.0.0.1:4102/?acao=http%3A%2F%2Flocalhost%3A4101' (redirected from 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&status=302&location=http%3A%2F%2F127.0.0.1%3A4102%2F%3Facao%3Dhttp%253A%252F%252Flocalhost%253A4101&n=redir-null') from origin 'http://localhost:4101' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value 'http://localhost:4101' that is not equal to the supplied origin. Have the server send the header with a valid value.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://127.0.0.1:4102/?acao=http%3A%2F%2Flocalhost%3A4101. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘http://localhost:4101’).',
    ],
  },
  {
    name: 'redir-cred',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&status=302&location=http%3A%2F%2Fu%3Ap%40127.0.0.1%3A4102%2F%3Facao%3D*&n=redir-cred',
    init: {},
    chromium: [
      "Access to fetch at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&status=302&location=http%3A%2F%2Fu%3Ap%40127.0.0.1%3A4102%2F%3Facao%3D*&n=redir-cred' from origin 'http://localhost:4101' has been blocked by CORS policy: Redirect location '' contains a username and password, which is disallowed for cross-origin requests.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&status=302&location=http%3A%2F%2Fu%3Ap%40127.0.0.1%3A4102%2F%3Facao%3D*&n=redir-cred. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'redir-to-missing',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&status=302&location=http%3A%2F%2Flocalhost%3A4102%2F%3Fx%3D2&n=redir-to-missing',
    init: {},
    chromium: [
      "Access to fetch at 'http://localhost:4102/?x=2' (redirected from 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&status=302&location=http%3A%2F%2Flocalhost%3A4102%2F%3Fx%3D2&n=redir-to-missing') from origin 'http://localhost:4101' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?x=2. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.',
    ],
  },
  {
    name: 'p-redir-cross',
    api: 'fetch',
    url: 'http://localhost:4102/?acao=*&acam=PUT&acah=*&status=307&location=http%3A%2F%2F127.0.0.1%3A4102%2F%3Facao%3Dhttp%253A%252F%252Flocalhost%253A4101&n=p-redir-cross',
    init: {
      method: 'PUT',
    },
    chromium: [
      "Access to fetch at 'http://127.0.0.1:4102/?acao=http%3A%2F%2Flocalhost%3A4101' (redirected from 'http://localhost:4102/?acao=*&acam=PUT&acah=*&status=307&location=http%3A%2F%2F127.0.0.1%3A4102%2F%3Facao%3Dhttp%253A%252F%252Flocalhost%253A4101&n=p-redir-cross') from origin 'http://localhost:4101' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header has a value 'http://localhost:4101' that is not equal to the supplied origin. Have the server send the header with a valid value.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://127.0.0.1:4102/?acao=http%3A%2F%2Flocalhost%3A4101. (Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://127.0.0.1:4102/?acao=http%3A%2F%2Flocalhost%3A4101. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'xhr-missing',
    api: 'xhr',
    url: 'http://localhost:4102/?y=1&n=xhrmissing',
    init: {
      method: 'GET',
      credentials: 'same-origin',
    },
    chromium: [
      "Access to XMLHttpRequest at 'http://localhost:4102/?y=1&n=xhrmissing' from origin 'http://localhost:4101' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?y=1&n=xhrmissing. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.',
    ],
  },
  {
    name: 'xhr-mismatch',
    api: 'xhr',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Fother.example&n=xhrmismatch',
    init: {
      method: 'GET',
      credentials: 'same-origin',
    },
    chromium: [
      "Access to XMLHttpRequest at 'http://localhost:4102/?acao=http%3A%2F%2Fother.example&n=xhrmismatch' from origin 'http://localhost:4101' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value 'http://other.example' that is not equal to the supplied origin.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Fother.example&n=xhrmismatch. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘http://other.example’).',
    ],
  },
  {
    name: 'xhr-multi',
    api: 'xhr',
    url: 'http://localhost:4102/?acao=a%2C%20b&n=xhrmulti',
    init: {
      method: 'GET',
      credentials: 'same-origin',
    },
    chromium: [
      "Access to XMLHttpRequest at 'http://localhost:4102/?acao=a%2C%20b&n=xhrmulti' from origin 'http://localhost:4101' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header contains multiple values 'a, b', but only one is allowed.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=a%2C%20b&n=xhrmulti. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘a, b’).',
    ],
  },
  {
    name: 'xhr-star',
    api: 'xhr',
    url: 'http://localhost:4102/?acao=*&n=xhrstar',
    init: {
      method: 'GET',
      credentials: 'include',
    },
    chromium: [
      "Access to XMLHttpRequest at 'http://localhost:4102/?acao=*&n=xhrstar' from origin 'http://localhost:4101' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'. The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘http://localhost:4102/?acao=*&n=xhrstar’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).',
    ],
  },
  {
    name: 'xhr-noacac',
    api: 'xhr',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=xhrnoacac',
    init: {
      method: 'GET',
      credentials: 'include',
    },
    chromium: [
      "Access to XMLHttpRequest at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=xhrnoacac' from origin 'http://localhost:4101' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'. The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=xhrnoacac. (Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).',
    ],
  },
  {
    name: 'xhr-method',
    api: 'xhr',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=xhrmethod',
    init: {
      method: 'PUT',
      credentials: 'same-origin',
    },
    chromium: [
      "Access to XMLHttpRequest at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=xhrmethod' from origin 'http://localhost:4101' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=xhrmethod. (Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=xhrmethod. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'xhr-header',
    api: 'xhr',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=xhrheader',
    init: {
      method: 'GET',
      headers: {
        'x-a': '1',
      },
      credentials: 'same-origin',
    },
    chromium: [
      "Access to XMLHttpRequest at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=xhrheader' from origin 'http://localhost:4101' has been blocked by CORS policy: Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=xhrheader. (Reason: header ‘x-a’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&n=xhrheader. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'xhr-p404',
    api: 'xhr',
    url: 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&preflight=404&n=xhrp404',
    init: {
      method: 'PUT',
      credentials: 'same-origin',
    },
    chromium: [
      "Access to XMLHttpRequest at 'http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&preflight=404&n=xhrp404' from origin 'http://localhost:4101' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: It does not have HTTP ok status.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&preflight=404&n=xhrp404. (Reason: CORS preflight response did not succeed). Status code: 404.',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?acao=http%3A%2F%2Flocalhost%3A4101&preflight=404&n=xhrp404. (Reason: CORS request did not succeed). Status code: (null).',
    ],
  },
  {
    name: 'xhr-502',
    api: 'xhr',
    url: 'http://localhost:4102/?status=502&n=xhr502',
    init: {
      method: 'GET',
      credentials: 'same-origin',
    },
    chromium: [
      "Access to XMLHttpRequest at 'http://localhost:4102/?status=502&n=xhr502' from origin 'http://localhost:4101' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'Failed to load resource: net::ERR_FAILED',
    ],
    firefox: [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4102/?status=502&n=xhr502. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 502.',
    ],
  },
];
