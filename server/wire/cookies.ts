/** Cookies remembered per panel; the oldest goes first. */
export const ISSUED_COOKIES = 64;

/** The cookies that the lab issued to one panel, by name and value. */
export class IssuedCookies {
  #pairs = new Set<string>();

  /** @param header the value of one Set-Cookie field (RFC 6265, section 4.1) */
  add(header: string): void {
    const pair = (header.split(';', 1)[0] ?? '').trim();
    this.#pairs.delete(pair);
    this.#pairs.add(pair);
    const [oldest] = this.#pairs;
    if (this.#pairs.size > ISSUED_COOKIES && oldest !== undefined) this.#pairs.delete(oldest);
  }

  /** @param pair `name=value` */
  has(pair: string): boolean {
    return this.#pairs.has(pair);
  }
}
