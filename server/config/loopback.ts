/** Whether a name means this machine: loopback addresses and `localhost` with everything below it (RFC 6761 §6.3). */
export function isLoopbackName(name: string): boolean {
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '[::1]' ||
    /^127(?:\.(?:0|[1-9]\d{0,2})){3}$/.test(name)
  );
}

/**
 * The reader's own address for a request that came under another loopback name of the same port. Under such a name
 * every fact about sites that the lessons state would turn round.
 *
 * @param host value of Host, in lower case
 * @param target the request's target, beginning with a slash; it is appended to the origin, so it can lead nowhere else
 * @returns an absolute URL, or undefined when the name is not a loopback name on this port
 */
export function onReaderOrigin(
  origin: string,
  port: number,
  host: string,
  target: string,
): string | undefined {
  const [, name = '', given] = /^(.*?)(?::(\d+))?$/.exec(host) ?? [];
  if (!isLoopbackName(name) || Number(given ?? 80) !== port) return undefined;
  // A target may hold bytes that a header may not.
  return origin + target.replace(/[^\x21-\x7e]/g, byte => encodeURIComponent(byte));
}
