/** Fields whose values prove who somebody is; lower case. */
export const CREDENTIALS: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'api-key',
  'apikey',
  'x-api-key',
  'x-apikey',
  'x-access-token',
  'x-auth-token',
  'x-amz-security-token',
  'x-csrf-token',
  'x-goog-api-key',
  'x-xsrf-token',
]);
