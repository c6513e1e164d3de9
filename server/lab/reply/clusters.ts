/**
 * Asks the browser not to give the page's origin an agent cluster of its own, so that document.domain may still do something:
 * https://html.spec.whatwg.org/#origin-keyed-agent-clusters
 */
export const SITE_KEYED = ['Origin-Agent-Cluster', '?0'] as const;
