/**
 * Origins by name. Lessons and knobs use the names; the running configuration gives each its URL.
 * `lab-2` differs from `lab` in the port alone; `other-site` is the lab under a name of another site; `partner` and `evil` are sites of their own;
 * `sibling-x` and `sibling-y` are two origins of one site.
 */
export const ORIGIN_NAMES = [
  'reader',
  'lab',
  'lab-2',
  'lab-tls',
  'other-site',
  'partner',
  'evil',
  'sibling-x',
  'sibling-y',
] as const;
export type OriginName = (typeof ORIGIN_NAMES)[number];
/** Serialised origins (`http://localhost:3001`), by name. */
export type Origins = Readonly<Record<OriginName, string>>;

/**
 * What pages built ahead write where an origin belongs; the reader server puts the running configuration's there.
 * `.invalid` never resolves (RFC 6761 §6.4), so that a forgotten one fails in sight.
 */
export const PLACEHOLDER_ORIGINS: Origins = {
  reader: 'http://reader.origin.invalid',
  lab: 'http://lab.origin.invalid',
  'lab-2': 'http://lab-2.origin.invalid',
  'lab-tls': 'https://lab-tls.origin.invalid',
  'other-site': 'http://other-site.origin.invalid',
  partner: 'http://partner.origin.invalid',
  evil: 'http://evil.origin.invalid',
  'sibling-x': 'http://sibling-x.origin.invalid',
  'sibling-y': 'http://sibling-y.origin.invalid',
};
