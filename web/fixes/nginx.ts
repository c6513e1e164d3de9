/** nginx in front of a server that is left as it is: a file for `conf.d`, which stands inside `http { … }`. */

import type { Comments } from './comments.ts';
import type { CorsNeeds } from './cors-needs.ts';
import { DOLLAR_BLOCK, nginx } from './literal.ts';
import { APP_PORT, type Lines, PROXY_PORT, textOf } from './program.ts';

/** Statuses whose responses `add_header` adds to where it doesn’t say `always` (ngx_http_headers_filter_module.c). */
export const ADD_HEADER_STATUSES: readonly number[] = [200, 201, 204, 206, 301, 302, 303, 304, 307, 308];

const compared = (text: string) => nginx(text, { takesVariables: false });
const given = (text: string) => nginx(text, { takesVariables: true });

function block(head: string, lines: Lines): Lines {
  return [`${head} {`, ...lines.map(line => line && `    ${line}`), '}'];
}

/** Fields for whoever is allowed, as variables that are empty for everyone else. */
function corsMaps({ origins, credentials, preflight, exposed }: CorsNeeds, says: Comments): Lines {
  /** A variable with a value where another matches. */
  const when = (source: string, name: string, value: string, matches: string) =>
    block(`map ${source} $${name}`, [`${matches} ${given(value)};`]);
  const whenAllowed = (name: string, value: string) => when('$cors_origin', name, value, '"~."');
  const whenAsked = (name: string, value: string) =>
    when('"$cors_preflight $cors_origin"', name, value, '"~^1 ."');
  return [
    `# ${says.origins}`,
    ...block('map $http_origin $cors_origin', [
      // Written out and not reflected: nginx compares without regard to case.
      ...origins.map(origin => `${compared(origin)} ${given(origin)};`),
    ]),
    ...(credentials ? whenAllowed('cors_credentials', 'true') : []),
    ...(exposed.length > 0 ? whenAllowed('cors_expose', exposed.join(', ')) : []),
    ...block('map "$request_method $http_access_control_request_method" $cors_preflight', [
      'default 0;',
      '"~^OPTIONS ." 1;',
    ]),
    ...(preflight.methods.length > 0 ? whenAsked('cors_methods', preflight.methods.join(', ')) : []),
    ...(preflight.headers.length > 0 ? whenAsked('cors_headers', preflight.headers.join(', ')) : []),
    ...(preflight.maxAge === null ? [] : whenAsked('cors_max_age', String(preflight.maxAge))),
    '',
  ];
}

/** The fields themselves, and the preflight. */
function corsAnswers({ credentials, preflight, exposed }: CorsNeeds, says: Comments): Lines {
  const add = (name: string, value: string) => `add_header ${name} ${value} always;`;
  return [
    `# ${says.always} ${says.empty}`,
    add('Vary', 'Origin'),
    add('Access-Control-Allow-Origin', '$cors_origin'),
    credentials ? add('Access-Control-Allow-Credentials', '$cors_credentials') : null,
    exposed.length > 0 ? add('Access-Control-Expose-Headers', '$cors_expose') : null,
    preflight.methods.length > 0 ? add('Access-Control-Allow-Methods', '$cors_methods') : null,
    preflight.headers.length > 0 ? add('Access-Control-Allow-Headers', '$cors_headers') : null,
    preflight.maxAge === null ? null : add('Access-Control-Max-Age', '$cors_max_age'),
    '',
    `# ${says.isPreflight}`,
    'if ($cors_preflight) {',
    '    return 204;',
    '}',
  ];
}

function hideDoubles(says: Comments): Lines {
  const names = ['Allow-Origin', 'Allow-Credentials', 'Expose-Headers'];
  return [`# ${says.doubled}`, ...names.map(name => `proxy_hide_header Access-Control-${name};`)];
}

function upgrade(says: Comments): Lines {
  return [
    `# ${says.upgrade}`,
    'proxy_http_version 1.1;',
    'proxy_set_header Upgrade $http_upgrade;',
    'proxy_set_header Connection $connection_upgrade;',
  ];
}

const UPGRADE_MAP: Lines = [
  ...block('map $http_upgrade $connection_upgrade', ['"" "";', 'default upgrade;']),
  '',
];

/** The whole file; `gate` stands before everything else of the server. */
function file(
  { origins, preflight, exposed }: CorsNeeds,
  maps: Lines,
  gate: Lines,
  location: Lines,
  says: Comments,
): string {
  const names = [...origins, ...exposed, ...preflight.headers, ...preflight.methods];
  const dollar = names.some(name => name.includes('$')) ? [`# ${says.dollar}`, DOLLAR_BLOCK] : [];
  return textOf([
    ...dollar,
    ...maps,
    ...block('server', [
      `listen ${PROXY_PORT};`,
      '',
      ...gate,
      '',
      ...block('location /', [
        `# ${says.yours}`,
        '',
        ...location,
        'proxy_set_header Host $host;',
        `proxy_pass http://127.0.0.1:${APP_PORT};`,
      ]),
    ]),
  ]);
}

export function nginxFetch(needs: CorsNeeds, says: Comments): string {
  return file(needs, corsMaps(needs, says), corsAnswers(needs, says), hideDoubles(says), says);
}

/** `1` for an Origin that is not on the list; what has none is foreign where every handshake of a browser has one. */
function foreignMap({ origins }: CorsNeeds, none: 0 | 1): Lines {
  return block('map $http_origin $foreign', [
    'default 1;',
    none === 0 ? '"" 0;' : null,
    ...origins.map(origin => `${compared(origin)} 0;`),
  ]);
}

export function nginxSocket(needs: CorsNeeds, says: Comments): string {
  const maps = [
    `# ${says.origins}`,
    ...foreignMap(needs, 1),
    ...block('map "$http_upgrade $foreign" $refused', ['default 0;', '"~. 1$" 1;']),
    ...UPGRADE_MAP,
  ];
  const gate = [
    `# ${says.varies}`,
    'add_header Vary Origin always;',
    '',
    `# ${says.foreignHandshake}`,
    'if ($refused) {',
    '    return 403;',
    '}',
  ];
  return file(needs, maps, gate, upgrade(says), says);
}

export function nginxSocketIo(needs: CorsNeeds, says: Comments): string {
  const maps = [...corsMaps(needs, says).slice(0, -1), ...foreignMap(needs, 0), ...UPGRADE_MAP];
  const gate = [
    `# ${says.foreign} ${says.noOrigin}`,
    'if ($foreign) {',
    '    return 403;',
    '}',
    '',
    ...corsAnswers(needs, says),
  ];
  return file(needs, maps, gate, [...hideDoubles(says), ...upgrade(says)], says);
}
