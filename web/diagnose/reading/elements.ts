import { type Sentence, sentence } from './sentence.ts';

const QUOTED = { measured: false } as const;

/** What browsers say of elements, frames, workers and cookies; read as people quote it. */
export const elements: readonly Sentence[] = [
  // Canvas
  sentence('chromium', /Tainted canvases may not be exported/i, 'tainted-canvas', QUOTED),
  sentence('webkit', /Unable to get image data from canvas because/i, 'tainted-canvas'),
  sentence('unknown', /canvas has been tainted by cross-origin data/i, 'tainted-canvas', QUOTED),
  sentence('unknown', /(?:image|video) element contains cross-origin data/i, 'tainted-canvas', QUOTED),
  sentence(
    'unknown',
    /(?:toDataURL|toBlob|getImageData|drawImage|HTMLCanvasElement|CanvasRenderingContext2D)\b.{0,200}The operation is insecure|The operation is insecure.{0,200}(?:toDataURL|toBlob|getImageData|canvas)/i,
    'tainted-canvas',
    QUOTED,
  ),
  sentence(
    'webkit',
    /Unable to get image data from canvas|SecurityError.{0,80}\bcanvas\b/i,
    'tainted-canvas',
  ),
  // Server-sent events
  sentence(
    'unknown',
    /EventSource's response has a MIME type \("?(?<value>[^")\n]{0,100})"?\) that is not "text\/event-stream"/,
    'event-source-type',
    QUOTED,
  ),
  sentence(
    'unknown',
    /EventSource's response has a charset \("?(?<value>[^")\n]{0,100})"?\) that is not UTF-8/,
    'event-source-type',
    QUOTED,
  ),
  sentence(
    'webkit',
    /EventSource's response has a MIME type that is not "text\/event-stream"|EventSource cannot load .{0,300}MIME type/,
    'event-source-type',
  ),
  // Frames
  sentence(
    'unknown',
    /Refused to display '(?<url>[^'\n]{0,2048})' in a frame because it set '(?:X-Frame-Options|multiple)/i,
    'frame-refused',
    QUOTED,
  ),
  sentence(
    'unknown',
    /Refused to display '?(?<url>[^'\s]{0,2048})'? in a frame because/i,
    'frame-refused',
    QUOTED,
  ),
  sentence(
    'unknown',
    /(?:Refused to frame|Framing|Refused to load) '?(?<url>[^'\s]{0,2048})'? (?:because (?:an ancestor violates|it does not appear in the frame-ancestors)|violates the following Content Security Policy directive: "frame-ancestors)/i,
    'frame-refused',
    QUOTED,
  ),
  sentence(
    'firefox',
    /The loading of "(?<url>[^"\s]{0,2048})" in a frame is denied by "X-Frame-Options/i,
    'frame-refused',
    QUOTED,
  ),
  sentence('firefox', /Load denied by X-Frame-Options: (?<url>\S{0,2048})/, 'frame-refused', QUOTED),
  sentence('firefox', /\(frame-ancestors\) at (?<url>\S{1,2048})/, 'frame-refused', QUOTED),
  sentence('unknown', /frame-ancestors\b.{0,200}\b(?:blocked|violat)/i, 'frame-refused', QUOTED),
  sentence(
    'unknown',
    /Blocked a frame with origin ["'](?<page>[^"'\n]{0,300})["'] from accessing/,
    'frame-blocked',
    QUOTED,
  ),
  sentence('unknown', /Blocked a restricted frame with origin/, 'frame-blocked', QUOTED),
  sentence(
    'firefox',
    /Permission denied to (?:access property|get property)\b.{0,120}\bcross-origin object/,
    'frame-blocked',
    QUOTED,
  ),
  // Windows and messages
  sentence(
    'unknown',
    /Failed to execute 'postMessage' on '(?:DOM)?Window': The target origin (?:provided )?\('(?<value>[^'\n]{0,300})'\) does not match/,
    'message-target',
    QUOTED,
  ),
  sentence(
    'chromium',
    /Failed to execute 'postMessage' on '(?:DOM)?Window': Invalid target origin '(?<value>[^'\n]{0,300})'/,
    'message-target',
    QUOTED,
  ),
  sentence(
    'webkit',
    /Unable to post message to (?<value>\S{1,300}?)\. Recipient has origin/,
    'message-target',
  ),
  sentence('chromium', /Cross-Origin-Opener-Policy policy would block/, 'opener-policy', QUOTED),
  sentence('unknown', /Cross-Origin-Opener-Policy header has been ignored/, 'opener-policy', QUOTED),
  sentence(
    'unknown',
    /SharedArrayBuffer (?:is not defined|will require cross-origin isolation|is not available)|crossOriginIsolated (?:is|=) ?false|can't find variable: SharedArrayBuffer/i,
    'not-isolated',
    QUOTED,
  ),
  // MIME types
  sentence(
    'unknown',
    /Refused to (?:execute script|apply style) from '(?<url>[^'\n]{0,2048})' because its MIME type/,
    'mime-blocked',
    QUOTED,
  ),
  sentence(
    'webkit',
    /Refused to execute (?<url>\S{1,2048}) as script because "?X-Content-Type-Options/,
    'mime-blocked',
  ),
  sentence(
    'unknown',
    /(?:Failed to load module script: Expected a JavaScript(?:-or-Wasm)? module script|Failed to load module script)\b/,
    'mime-blocked',
    QUOTED,
  ),
  sentence(
    'firefox',
    /Loading module from "(?<url>[^"\s]{0,2048})" was blocked because of a disallowed MIME type/,
    'mime-blocked',
    QUOTED,
  ),
  sentence('webkit', /'text\/html' is not a valid JavaScript MIME type/, 'mime-blocked'),
  sentence(
    'firefox',
    /The (?:stylesheet|script) (?:from )?"?(?<url>https?:[^"\s]{0,2048})"? was (?:not )?(?:loaded|blocked)[^\n]{0,80}MIME type/i,
    'mime-blocked',
    QUOTED,
  ),
  sentence('unknown', /strict MIME (?:type )?checking is e(?:nabled|nforced)/i, 'mime-blocked', QUOTED),
  // ORB and CORB, CORP and COEP
  sentence(
    'chromium',
    /Cross-Origin Read Blocking \(CORB\) blocked cross-origin response (?<url>\S{0,2048})/,
    'orb',
    QUOTED,
  ),
  sentence('firefox', /blocked by OpaqueResponseBlocking/i, 'orb', QUOTED),
  sentence('unknown', /Response was blocked by (?:ORB|CORB)|blocked by (?:ORB|CORB)\b/, 'orb', QUOTED),
  sentence(
    'webkit',
    /Cancelled load to (?<url>\S{1,2048}) because it violates the resource's Cross-Origin-Resource-Policy/,
    'corp',
  ),
  sentence(
    'unknown',
    /(?:because of|due to|by|violates).{0,80}Cross-Origin-(?:Resource|Embedder)-Policy/i,
    'corp',
    QUOTED,
  ),
  // Workers
  sentence(
    'chromium',
    /Failed to construct '(?:Shared)?Worker': Script at '(?<url>[^'\n]{0,2048})' cannot be accessed from origin/,
    'worker-origin',
    QUOTED,
  ),
  sentence(
    'unknown',
    /Failed to register a ServiceWorker.{0,80}The origin of the provided scriptURL|Script origin does not match the registering client's origin/,
    'worker-origin',
    QUOTED,
  ),
  sentence(
    'chromium',
    /The FetchEvent for "(?<url>[^"\n]{0,2048})" resulted in a network error response/,
    'worker-response',
    QUOTED,
  ),
  sentence(
    'firefox',
    /Failed to load '(?<url>[^'\n]{0,2048})'\. A ServiceWorker (?:passed|intercepted)/,
    'worker-response',
    QUOTED,
  ),
  sentence(
    'webkit',
    /FetchEvent\.respondWith received an error|Response served by service worker/,
    'worker-response',
  ),
  // Scripts and documents
  sentence(
    'script',
    /^(?:Uncaught )?Script error\.?(?: \(?:0\)?)?$|["'\s]Script error\.["'\s]/,
    'script-error',
    QUOTED,
  ),
  sentence(
    'unknown',
    /Failed to (?:read|set) the '(?:localStorage|sessionStorage|cookie|indexedDB)' property from '(?:Window|Document)'/,
    'document-origin',
    QUOTED,
  ),
  sentence(
    'chromium',
    /Failed to execute '(?:pushState|replaceState)' on 'History': A history state object with URL/,
    'document-origin',
    QUOTED,
  ),
  // Cookies
  sentence(
    'unknown',
    /cookie\b.{0,200}\bSameSite=None\b.{0,200}(?:without|did not have the|missing).{0,20}Secure/i,
    'cookie-secure',
    QUOTED,
  ),
  sentence(
    'firefox',
    /Cookie "(?<value>[^"\n]{0,200})" (?:has been|will be soon) rejected because it has the "SameSite" attribute set to "None"/,
    'cookie-secure',
    QUOTED,
  ),
  sentence(
    'firefox',
    /Cookie "(?<value>[^"\n]{0,200})" has been rejected because a non-HTTPS cookie can't be set as "secure"/,
    'cookie-secure',
    QUOTED,
  ),
  sentence(
    'unknown',
    /Set-Cookie\b.{0,120}blocked because it (?:had the "?Secure"? attribute but was not received over a secure|wasn't received over a secure)/i,
    'cookie-secure',
    QUOTED,
  ),
  sentence(
    'firefox',
    /Cookie "(?<value>[^"\n]{0,200})" has been rejected because it is in a cross-site context/,
    'cookie-samesite',
    QUOTED,
  ),
  sentence(
    'chromium',
    /A cookie associated with (?:a|the) (?:cross-site )?resource at (?<url>\S{1,2048}) was set without the `?SameSite`? attribute/,
    'cookie-samesite',
    QUOTED,
  ),
  sentence(
    'unknown',
    /Set-Cookie\b.{0,160}blocked because it (?:had the "?SameSite=|did(?:n't| not) specify a "?SameSite)/i,
    'cookie-samesite',
    QUOTED,
  ),
  sentence(
    'unknown',
    /Indicate whether (?:to send )?a cookie (?:in a cross-site|is intended)/i,
    'cookie-samesite',
    QUOTED,
  ),
  sentence('firefox', /Cookie "(?<value>[^"\n]{0,200})" has been rejected\b/, 'cookie-refused', QUOTED),
  sentence(
    'unknown',
    /(?:attempt to set a cookie via a )?Set-Cookie\b.{0,40}\bwas blocked\b/i,
    'cookie-refused',
    QUOTED,
  ),
  // Policies of the page
  sentence(
    'unknown',
    /(?<!\[Report Only\] )Refused to (?:load|apply|execute|frame|create|send|run|prefetch|evaluate)\b[^\n]{0,200}because it (?:violates the following Content Security Policy|violates the document's Content Security Policy|does not appear in the (?!connect-src)[\w-]{3,30} directive)/,
    'csp-element',
    QUOTED,
  ),
  sentence(
    'chromium',
    /(?<!\[Report Only\] )(?:Loading|Applying|Executing|Framing) [^\n]{0,200}violates the following Content Security Policy directive/,
    'csp-element',
    QUOTED,
  ),
  sentence(
    'firefox',
    /Content-Security-Policy: .{0,80}blocked .{0,120}?\((?!connect-src)[\w-]{3,30}\) (?:at|from) (?<url>\S{1,2048})/,
    'csp-element',
    QUOTED,
  ),
];
