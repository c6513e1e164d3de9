import { createPrivateKey, X509Certificate } from 'node:crypto';

const DAY_MS = 86_400_000;
/** Days that a certificate is valid; short, because people are asked to trust it for one tab. */
const DAYS = 30;
/** A certificate with less than this left is made anew, in milliseconds. */
const RENEW_MS = DAY_MS;
/** How far the clock of a browser in a virtual machine may lag behind, in milliseconds. */
const LAG_MS = 3_600_000;

/** A private key and its certificate, both PEM. */
export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

/**
 * A fresh key (P-256) and a certificate that it signed itself, for the names of this machine. It is a leaf: not a CA
 * (RFC 5280 §4.2.1.9), good for TLS servers alone, so that whoever trusts it has trusted nothing else.
 *
 * @param now milliseconds since the Unix epoch
 */
export async function makeCertificate(now = Date.now()): Promise<KeyPair> {
  // Needed once a month, and slow to load.
  const { generate } = await import('selfsigned');
  const made = await generate([{ name: 'commonName', value: 'Cross-Domain Lab' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - LAG_MS),
    notAfterDate: new Date(now + DAYS * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 2, value: '*.localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { key: made.private, cert: made.cert };
}

/** Whether a pair parses, belongs together, is valid now and still has a day. @param now milliseconds since the Unix epoch */
export function isUsable({ key, cert }: KeyPair, now = Date.now()): boolean {
  try {
    const certificate = new X509Certificate(cert);
    return (
      certificate.checkPrivateKey(createPrivateKey(key)) &&
      Date.parse(certificate.validFrom) <= now &&
      Date.parse(certificate.validTo) - now >= RENEW_MS
    );
  } catch {
    return false;
  }
}
